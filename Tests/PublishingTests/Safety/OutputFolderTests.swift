import Diagnostics
import Foundation
import Glibc
import NotebookModel
import Testing

@testable import Publishing

@Suite("The output folder")
struct OutputFolderTests {
    @Test("is refused when it holds what Codex did not make")
    func foreign() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", "public/mine.txt": "mine"])
        let error = #expect(throws: BuildError.self) { try workspace.build() }
        #expect(error?.ids == ["foreign-output"])
        #expect(workspace.paths(in: "public") == ["mine.txt"])
    }

    @Test("is refused when it is or holds a notebook", arguments: ["", "/..", "/lab", "/lab/.."])
    func holdsNotes(place: String) throws {
        let workspace = try WorkspaceFixture(["codex.yml": "notebooks: [{path: lab}]", "lab/a.md": "# A"])
        let error = #expect(throws: BuildError.self) { try workspace.build { $0.output = workspace.root + place } }
        #expect(error?.ids == ["output-holds-notes"])
        #expect(!workspace.exists("index.html"))
    }

    @Test("is refused when a link leads to the notes")
    func linkToNotes() throws {
        let workspace = try WorkspaceFixture(["codex.yml": "notebooks: [{path: lab}]", "lab/a.md": "# A"])
        try workspace.link("public", to: "lab")
        let error = #expect(throws: BuildError.self) { try workspace.build() }
        #expect(error?.ids == ["output-holds-notes"])
    }

    @Test("is refused when a notebook is a link into it")
    func linkedNotebook() throws {
        let workspace = try WorkspaceFixture(["codex.yml": "notebooks: [{path: lab}]"])
        try workspace.write(workspace.beside("elsewhere/notes/a.md"), "# A")
        try workspace.link("lab", to: workspace.beside("elsewhere/notes"))
        let error = #expect(throws: BuildError.self) {
            try workspace.build { $0.output = workspace.beside("elsewhere") }
        }
        #expect(error?.ids == ["output-holds-notes"])
    }

    @Test("may be empty, or hold what a killed build left before it had marked the folder")
    func unmarked() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", "public/.codex-tmp/1": "id"])
        #expect(try workspace.build().publication.pages > 0)
        #expect(FilePlace.names(in: workspace.absolute("public"))?.contains(".codex-tmp") == false)
    }

    @Test("keeps the files that Codex did not write, and loses pages with the folders that they leave empty")
    func removal() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", "sub/deep/b.md": "# B", "other/c.md": "# C"])
        try workspace.build()
        try workspace.write("public/CNAME", "example.org")
        try workspace.write("public/other/mine.txt", "mine")
        try workspace.remove("sub")
        try workspace.remove("other")
        let report = try workspace.build { $0.isClean = true }
        #expect(workspace.exists("public/CNAME"))
        #expect(workspace.paths(in: "public/other") == ["mine.txt"])
        #expect(!workspace.exists("public/sub"))
        #expect(!workspace.exists("public/navigation/sub"))
        #expect(report.publication.pruned == 8)
    }

    @Test("is made whole after its owner removed it", arguments: [false, true])
    func removed(wasEmptied: Bool) throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", "sub/b.md": "[[a]]"])
        try workspace.build()
        let site = workspace.site()
        try workspace.remove("public")
        if wasEmptied {
            try FileManager.default.createDirectory(
                atPath: workspace.absolute("public"), withIntermediateDirectories: true)
        }
        try workspace.build()
        #expect(differences(workspace.site(), site) == [])
    }

    @Test("that lacks a single page is found out by a verification and mended by a clean build")
    func singlePage() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", "sub/b.md": "[[a]]"])
        try workspace.build()
        let site = workspace.site()
        try workspace.remove("public/a.html")
        try workspace.write("public/sub/b.html", "changed")
        let found = try workspace.verify()
        #expect(found.count == 2 && found.allSatisfy { $0.contains("verify-mismatch") })
        #expect(try workspace.build { $0.isClean = true }.publication.written == 2)
        #expect(differences(workspace.site(), site) == [])
    }

    @Test("loses the page of a withdrawn note even when all databases are lost")
    func lostDatabases() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", "sub/b.md": "# B", "pic.png": "x", "c.md": "![[pic.png]]"])
        try workspace.build()
        try workspace.write("public/CNAME", "example.org")
        try workspace.remove(".codex")
        try workspace.write("sub/b.md", "---\npublish: false\n---\n# B")
        try workspace.remove("c.md")
        try workspace.build()
        #expect(!workspace.exists("public/sub/b.html"))
        #expect(!workspace.exists("public/pic.png"))
        #expect(workspace.exists("public/CNAME"))
        #expect(try workspace.verify() == [])
    }

    @Test("may change from build to build and back")
    func switched() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", "b.md": "# B"])
        try workspace.build()
        try workspace.remove("b.md")
        let other = workspace.beside("other")
        try workspace.build { $0.output = other }
        #expect(!workspace.paths(in: other).contains("b.html"))
        try workspace.build()
        #expect(differences(workspace.site(), workspace.site(other)) == [])
    }

    @Test("is not left by a marker that names other places")
    func hostileMarker() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A"])
        try workspace.build()
        try workspace.write("keep.txt", "mine")
        try workspace.write("public/.git/config", "mine")
        try workspace.write(
            "public/.codex-site",
            "id: other\n../keep.txt\n\(workspace.absolute("keep.txt"))\n.git/config\nx//../../keep.txt\ngone.html\n")
        try workspace.build()
        #expect(workspace.exists("keep.txt"))
        #expect(workspace.exists("public/.git/config"))
        #expect(try workspace.verify() == [])
    }

    @Test("gets copies of attachments, never links to them")
    func copies() throws {
        let workspace = try WorkspaceFixture(["a.md": "![[data.csv]]", "data.csv": "1,2"])
        try workspace.build()
        var original = stat(), copy = stat()
        #expect(
            lstat(workspace.absolute("data.csv"), &original) == 0
                && lstat(workspace.absolute("public/data.csv"), &copy) == 0)
        #expect(original.st_ino != copy.st_ino && copy.st_nlink == 1 && copy.st_mode & S_IFMT == S_IFREG)
        try workspace.write("data.csv", "3,4")
        #expect(try workspace.page("data.csv") == "1,2")
        try workspace.build()
        #expect(try workspace.page("data.csv") == "3,4")
    }

    @Test("lies in a notebook without being read as notes")
    func insideNotebook() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A\n\n[[index.html]]"])
        let first = try workspace.build()
        let second = try workspace.build()
        #expect(first.files == 1 && second.files == 1 && second.publication.rendered == 0)
    }

    @Test(
        "that cannot be written into is an error that says so",
        .enabled(if: CodexProgram.path != nil, "the program is not built"),
        .enabled(if: geteuid() != 0 || access("/usr/bin/setpriv", X_OK) == 0, "root may write anywhere"))
    func readOnly() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A"])
        let wrapper = geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--clear-groups"] : []
        chmod(workspace.beside(""), 0o755)
        for folder in ["", ".codex", "public"] {
            mkdir(workspace.absolute(folder), 0o777)
            chmod(workspace.absolute(folder), 0o777)
        }
        let first = try CodexProgram.run(["build", workspace.root], wrapper: wrapper)
        #expect(first.status == 0, "\(first.errors)")
        let site = workspace.site()
        try workspace.write("a.md", "# Other")
        chmod(workspace.absolute("public"), 0o555)
        let second = try CodexProgram.run(["build", workspace.root], wrapper: wrapper)
        chmod(workspace.absolute("public"), 0o755)
        #expect(second.status == 2)
        #expect(
            second.errors.contains("[file-error]") && second.errors.contains("Permission denied"), "\(second.errors)")
        #expect(workspace.site() == site)
        #expect(try workspace.build().publication.written > 0)
        #expect(try workspace.verify() == [])
    }

    @Test(
        "on a full disk is an error, and whole again when there is room",
        .enabled(if: TinyDisk.isPossible, "file systems cannot be mounted here"))
    func fullDisk() throws {
        let workspace = try WorkspaceFixture(["a.md": "![[big.bin]]"])
        try workspace.write("big.bin", bytes: [UInt8](repeating: 7, count: 900_000))
        let disk = try TinyDisk(at: workspace.beside("disk"), size: "700k")
        let error = #expect(throws: BuildError.self) { try workspace.build { $0.output = disk.path + "/site" } }
        #expect(error?.ids == ["file-error"])
        #expect(error?.diagnostics.first?.summary.contains("No space left on device") == true)
        try workspace.write("big.bin", "small")
        try workspace.build { $0.output = disk.path + "/site" }
        #expect(try workspace.verify { $0.output = disk.path + "/site" } == [])
    }
}

@Suite("A workspace on a full disk")
struct FullDiskTests {
    @Test(
        "is left as it was at any fill, says what would help, and is whole again when there is room",
        .enabled(if: TinyDisk.isPossible, "file systems cannot be mounted here"))
    func workspaceOnFullDisk() throws {
        let beside = try WorkspaceFixture()
        let disk = try TinyDisk(at: beside.beside("disk"), size: "4m")
        let workspace = try WorkspaceFixture(["first.md": "# First\n"], in: disk.path)
        try workspace.build()
        for number in 0..<40 {
            try workspace.write("in/note \(number).md", "# Note \(number)\n\n" + String(repeating: "word ", count: 200))
        }
        var failures = 0
        for left in stride(from: 0, through: 900, by: 50) {
            try disk.fill(butFor: left << 10)
            do {
                try workspace.build()
            } catch let error as BuildError {
                failures += 1
                #expect(
                    error.diagnostics.map(\.hint) == ["free some space; the next build goes on from here"],
                    "\(left) KiB: \(error.diagnostics.map(\.brief))")
                #expect(try workspace.page("first.html").hasSuffix("</html>\n"))
            }
        }
        #expect(failures > 3)
        try disk.fill(butFor: .max)
        try workspace.build()
        #expect(try workspace.verify() == [])
    }
}

/// A file system in memory that is soon full.
private final class TinyDisk {
    let path: String

    static let isPossible: Bool = {
        let folder = NSTemporaryDirectory() + "/publishing-mount-\(getpid())"
        guard mkdir(folder, 0o755) == 0 else { return false }
        defer { rmdir(folder) }
        guard mount("tmpfs", folder, "tmpfs", 0, "size=64k") == 0 else { return false }
        return umount(folder) == 0
    }()

    init(at path: String, size: String) throws {
        self.path = path
        try check(mkdir(path, 0o755), "mkdir", path)
        try check(mount("tmpfs", path, "tmpfs", 0, "size=\(size)"), "mount", path)
    }

    /// Leaves so many bytes free, by a file that takes the others.
    func fill(butFor byteCount: Int) throws {
        let filler = "\(path)/filler"
        unlink(filler)
        var status = Glibc.statvfs()
        try check(statvfs(path, &status), "statvfs", path)
        let excess = Int(status.f_bavail) * Int(status.f_frsize) - min(byteCount, 1 << 40)
        guard excess > 0 else { return }
        let descriptor = open(filler, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        try check(descriptor, "open", filler)
        defer { close(descriptor) }
        try check(posix_fallocate(descriptor, 0, off_t(excess)) == 0 ? 0 : -1, "posix_fallocate", filler)
    }

    deinit { umount2(path, Int32(MNT_DETACH)) }
}
