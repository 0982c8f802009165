import Foundation
import Glibc
import NotebookModel
import Testing

@testable import Scanning

@Suite("Watching folders")
struct FolderWatchTests {
    private let notebook: NotebookFixture
    private let watch: FolderWatch

    init() throws {
        notebook = try NotebookFixture(["a.md": "A", "in/b.md": "B", "in/deep/c.md": "C"])
        watch = try FolderWatch()
        #expect(try watch.follow(Set(["", "in", "in/deep", "missing"].map(folder))).count == 3)
    }

    private func folder(_ path: String) -> WatchedFolder {
        WatchedFolder(root: notebook.root, path: NotebookPath(path))
    }

    /// The folders in which something happened, until nothing more happens.
    private func seen() throws -> [String] {
        var folders: Set<WatchedFolder> = []
        while true {
            let changes = try watch.wait(upTo: .milliseconds(30), settling: .editors)
            #expect(!changes.isOverflown)
            if changes.isEmpty { return folders.map(\.path.string).sorted() }
            folders.formUnion(changes.folders)
        }
    }

    @Test("tells of files that are written, made, removed, linked and moved")
    func files() throws {
        #expect(try seen() == [])
        try notebook.write("in/b.md", "other")
        #expect(try seen() == ["in"])
        try notebook.write("in/deep/new.md", "N")
        #expect(try seen() == ["in/deep"])
        try notebook.remove("a.md")
        #expect(try seen() == [""])
        try notebook.link("l.md", to: "in/b.md")
        #expect(try seen() == [""])
        try notebook.move("in/b.md", to: "in/deep/b.md")
        #expect(try seen() == ["in", "in/deep"])
        try notebook.setTime("in/deep/b.md", secondsSince1970: 1)
        #expect(try seen() == ["in/deep"])
    }

    @Test("waits until a file that is being written is closed")
    func halfWritten() throws {
        let descriptor = open(notebook.absolute("a.md"), O_WRONLY | O_TRUNC | O_CLOEXEC)
        try #require(descriptor >= 0)
        try #require(write(descriptor, "half", 4) == 4)
        #expect(try seen() == [])
        close(descriptor)
        #expect(try seen() == [""])
    }

    @Test("passes over hidden files, but not over ignore rules and sidecars")
    func hidden() throws {
        try notebook.write(".a.md.swp", "vim", secondsAgo: 0)
        try notebook.write("in/.DS_Store", "x", secondsAgo: 0)
        #expect(try seen() == [])
        try notebook.write("in/.codexignore", "x", secondsAgo: 0)
        #expect(try seen() == ["in"])
        try notebook.write(".pic.png.json", "{}", secondsAgo: 0)
        #expect(try seen() == [""])
    }

    @Test("lets a folder go that is moved or removed, with all below, and takes it up where it is now")
    func movedFolder() throws {
        try notebook.move("in", to: "out")
        #expect(try seen() == [""])
        #expect(watch.count == 1)
        try notebook.write("out/deep/c.md", "unseen")
        #expect(try seen() == [])
        let now = Set(["", "out", "out/deep"].map(folder))
        #expect(try watch.follow(now) == Set(["out", "out/deep"].map(folder)))
        try notebook.write("out/deep/c.md", "seen")
        #expect(try seen() == ["out/deep"])
        try notebook.remove("out")
        _ = try seen()
        #expect(watch.count == 1)
    }

    @Test("watches a folder for two that ask, until neither does")
    func shared() throws {
        let inner = WatchedFolder(root: notebook.absolute("in"), path: .root)
        #expect(try watch.follow([folder("in"), inner]) == [inner])
        try notebook.write("in/b.md", "1")
        let changes = try watch.wait(upTo: .seconds(5), settling: .editors)
        #expect(changes.folders == [folder("in"), inner])
        #expect(try watch.follow([inner]) == [])
        try notebook.write("in/b.md", "2")
        #expect(try watch.wait(upTo: .seconds(5), settling: .editors).folders == [inner])
        #expect(try watch.follow([]) == [])
        try notebook.write("in/b.md", "3")
        #expect(try seen() == [])
    }

    @Test("gathers what happens within the limit, and no longer")
    func settling() throws {
        let root = notebook.root
        let writer = Thread {
            for number in 0..<60 {
                _ = mkdir("\(root)/m\(number)", 0o755)
                usleep(5000)
            }
        }
        writer.start()
        let clock = ContinuousClock()
        let first = try watch.wait(upTo: .seconds(5), settling: Settling(quiet: .seconds(1), limit: .milliseconds(40)))
        let began = clock.now
        #expect(first.folders == [folder("")])
        #expect(try !watch.wait(upTo: .seconds(5), settling: .editors).isEmpty)
        #expect(clock.now - began < .seconds(1))
        while !writer.isFinished { usleep(5000) }
    }

    @Test("says when more happened than the kernel keeps, and begins anew")
    func overflow() throws {
        let text = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
        let limit = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? .max
        guard limit < 100_000 else { return }
        // Equal events in a row would be one.
        for number in 0...limit { try notebook.setTime(number % 2 == 0 ? "a.md" : "in/b.md", secondsSince1970: number) }
        var changes = FolderChanges()
        repeat {
            changes = try watch.wait(upTo: .seconds(5), settling: .editors)
        } while !changes.isOverflown && !changes.isEmpty
        #expect(changes.isOverflown)
        #expect(watch.count == 0)
        #expect(try watch.follow([folder("in")]) == [folder("in")])
        try notebook.write("in/b.md", "again")
        #expect(try seen() == ["in"])
    }
}
