import Foundation
import Glibc
import NotebookModel
import TestRandomness
import Testing

@testable import Publishing

@Suite("The same notes give the same site")
struct DeterminismTests {
    private func files() throws -> [(path: String, text: String)] {
        var text = RandomText(generator: SeededGenerator(seed: 11), notebooks: ["lab", "ideas"])
        text.namesMoments = false
        var files = [("codex.yml", "base_url: https://example.org\nnotebooks: [{path: lab}, {path: ideas}]")]
        for notebook in ["lab", "ideas"] {
            for folder in ["", "sub/", "Sub/"] {
                for name in RandomText.noteNames { files.append(("\(notebook)/\(folder)\(name)", text.note())) }
            }
        }
        return files
    }

    private func workspace(_ files: [(path: String, text: String)], in folder: String? = nil) throws -> WorkspaceFixture
    {
        let workspace = try WorkspaceFixture(in: folder)
        for (path, text) in files { try workspace.write(path, text) }
        return workspace
    }

    @Test("on any number of threads", arguments: [2, 3, 8])
    func threads(count: Int) throws {
        let files = try files()
        let one = try workspace(files), many = try workspace(files)
        try one.build()
        try many.build { $0.threadCount = count }
        #expect(differences(many.site(), one.site()) == [])
    }

    @Test("at any place and whatever order folders list their files in")
    func place() throws {
        let files = try files()
        let here = try workspace(files)
        let there = try workspace(files.reversed(), in: FilePlace.isFolder("/dev/shm") ? "/dev/shm" : nil)
        try here.build()
        try there.build { $0.output = there.beside("far/away") }
        #expect(here.root != there.root)
        #expect(differences(there.site(there.beside("far/away")), here.site()) == [])
    }

    @Test("at any time, but for the day that views of tasks and calendars say they are of")
    func time() throws {
        let files = try files()
        let now = try workspace(files), later = try workspace(files)
        later.clock = .init(unixMilliseconds: now.clock.unixMilliseconds + 4_000_000_000)
        try now.build()
        try later.build()
        #expect(differences(undated(later), undated(now)) == [])
    }

    private func undated(_ workspace: WorkspaceFixture) -> [String: [UInt8]] {
        let day = workspace.clock.timestamp.date.description
        return workspace.site().mapValues { bytes in
            let stamp = "As of <time datetime=\"\(day)\">\(day)</time>"
            return Array(String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: stamp, with: "").utf8)
        }
    }

    @Test("in any time zone and locale", .enabled(if: CodexProgram.path != nil, "the program is not built"))
    func surroundings() throws {
        let workspace = try workspace(try files())
        try workspace.build()
        let surroundings = [
            ("Pacific/Kiritimati", "tr_TR.UTF-8"), ("America/Los_Angeles", "C"), ("UTC", "sv_SE.ISO-8859-1"),
        ]
        for (number, (zone, locale)) in surroundings.enumerated() {
            let copy = try workspace.copy(without: "public")
            let answer = try CodexProgram.run(
                ["build", copy.root],
                environment: [
                    "TZ": zone, "LC_ALL": locale, "LANG": locale,
                    "SOURCE_DATE_EPOCH": String(workspace.clock.unixSeconds),
                ])
            #expect(answer.status == 0, "\(number): \(answer.errors)")
            #expect(differences(copy.site(), workspace.site()) == [])
        }
    }
}
