import Diagnostics
import Foundation
import Glibc
import NotebookModel
import TestRandomness
import Testing

@testable import Scanning

/// Random edits of a notebook's folder.
private struct RandomEditor {
    let fixture: NotebookFixture
    var random: SeededGenerator
    private var writeCount = 0

    private static let names = [
        "a.md", "b.md", "é.md", "c.cdx", "d.png", "e.bin", "d.png.json", ".d.png.xml", "a.md.md", ".a.md.json",
        "d.png.md.xml",
        ".hidden.md", "Makefile", "x.tmp",
    ]
    private static let folders = ["f", "g", "h h", ".dot", "a.md.d", "build"]

    init(fixture: NotebookFixture, random: SeededGenerator) {
        self.fixture = fixture
        self.random = random
    }

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    mutating func pick(_ list: [String]) -> String? { list.randomElement(using: &random) }

    /// Relative paths of everything, links and dotfiles too, but none outside.
    func all() -> [String] {
        (FileManager.default.enumerator(atPath: fixture.root)?.compactMap { $0 as? String } ?? []).sorted()
    }

    func isFolder(_ path: String) -> Bool {
        var status = Glibc.stat()
        return lstat(fixture.absolute(path), &status) == 0 && status.isFolder
    }

    mutating func folder() -> String? { pick([""] + all().filter { isFolder($0) }) }

    mutating func newPath(_ names: [String]) -> String? {
        guard let folder = folder(), let name = pick(names) else { return nil }
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        var status = Glibc.stat()
        return lstat(fixture.absolute(path), &status) == 0 ? nil : path
    }

    mutating func file() -> String? {
        pick(
            all().filter { path in
                var status = Glibc.stat()
                return lstat(fixture.absolute(path), &status) == 0 && status.isRegularFile
            })
    }

    /// Few different texts, so that equal files are frequent.
    mutating func text() -> String { chance(6) ? "" : "text \(Int.random(in: 0..<6, using: &random))" }

    /// Now, or long ago but never twice the same: an old stamp that comes again hides a change, as it should.
    mutating func age() -> Int {
        writeCount += 1
        return chance(2) ? 0 : 3600 + writeCount
    }

    mutating func edit() throws {
        switch Int.random(in: 0..<12, using: &random) {
        case 0...3: try newPath(Self.names).map { try fixture.write($0, text(), secondsAgo: age()) }
        case 4, 5: try file().map { try fixture.write($0, text(), secondsAgo: age()) }
        case 6: try sameSize()
        case 7: try newPath(Self.folders).map { try fixture.makeFolder($0) }
        case 8: try move()
        case 9: try pick(all()).map { try fixture.remove($0) }
        case 10: try link()
        default: try ignoreFile()
        }
    }

    /// Other bytes of the same number at the same time: only the racy rule can see it.
    private mutating func sameSize() throws {
        guard let path = file() else { return }
        let stamp = try fixture.stamp(path)
        guard stamp.byteCount > 0, stamp.modifiedNanoseconds > FileClock.nowNanoseconds - 500_000_000 else { return }
        try fixture.write(
            path, bytes: (0..<stamp.byteCount).map { _ in UInt8.random(in: 97...122, using: &random) }, secondsAgo: 0)
        try fixture.setTime(
            path, secondsSince1970: Int(stamp.modifiedNanoseconds / 1_000_000_000),
            nanoseconds: Int(stamp.modifiedNanoseconds % 1_000_000_000))
    }

    private mutating func move() throws {
        guard let path = pick(all()), let target = newPath(isFolder(path) ? Self.folders : Self.names),
            !NotebookPath(target).isWithin(NotebookPath(path))
        else { return }
        try fixture.move(path, to: target)
    }

    private mutating func link() throws {
        guard let path = newPath(Self.names), let target = chance(4) ? "/etc" : pick(all() + ["none"]) else { return }
        try fixture.link(path, to: target.hasPrefix("/") ? target : fixture.absolute(target))
    }

    private mutating func ignoreFile() throws {
        guard let folder = folder(), let rule = pick(["*.tmp", "build/", "!a.md\n", "/f\n!/f/a.md", "d.png"]) else {
            return
        }
        try fixture.write(folder.isEmpty ? ".codexignore" : "\(folder)/.codexignore", rule)
    }
}

@Suite("Scans of random edits")
struct ScanPropertyTests {
    @Test("what is known after the changes equals a scan from nothing") func equalsFreshScan() throws {
        var editor = RandomEditor(fixture: try NotebookFixture(), random: .forTests())
        let seed = editor.random.seed
        var known = KnownNotebook()
        for round in 0..<PropertyRun.rounds(default: 150) {
            for _ in 0..<Int.random(in: 0...6, using: &editor.random) { try editor.edit() }
            if editor.chance(5) { try expectKept(editor.fixture, known, &editor, "round \(round), seed \(seed)") }
            let changes = try editor.fixture.scan(known, threadCount: editor.chance(3) ? 2 : 1)
            expectConsistent(changes, known, "round \(round), seed \(seed)")
            known = known.applying(changes)
            let fresh = try editor.fixture.scan()
            #expect(
                known.files == KnownNotebook().applying(fresh).files, "round \(round), seed \(seed): \(changes.brief)")
            #expect(changes.fileCount == known.files.count, "round \(round), seed \(seed)")
            #expect(changes.noteCount == fresh.noteCount, "round \(round), seed \(seed)")
            #expect(changes.findings == fresh.findings, "round \(round), seed \(seed)")
        }
    }

    /// Everything known below a locked folder is still known after a scan that cannot enter it.
    private func expectKept(
        _ fixture: NotebookFixture, _ known: KnownNotebook, _ editor: inout RandomEditor, _ comment: String
    ) throws {
        let folders = editor.all().filter { editor.isFolder($0) && !"/\($0)".contains("/.") }
        guard let folder = editor.pick(folders) else { return }
        try fixture.lock(folder)
        let changes = try withoutPrivileges { try fixture.scan(known) }
        try fixture.unlock(folder)
        guard changes.diagnostics.contains(where: { $0.id == "unreadable-folder" }) else { return }
        let below = { (file: KnownFile) in file.path.isWithin(NotebookPath(folder)) }
        #expect(
            known.applying(changes).files.filter(below) == known.files.filter(below), "\(comment): \(folder) locked")
    }

    private func expectConsistent(_ changes: ChangeSet, _ known: KnownNotebook, _ comment: String) {
        let before = Dictionary(uniqueKeysWithValues: known.files.map { ($0.path, $0) })
        let comment = Comment(rawValue: comment)
        for paths in [
            changes.created.map(\.path), changes.modified.map(\.path), changes.moved.map(\.file.path),
            changes.touched.map(\.path), changes.deleted,
        ] { #expect(paths == paths.sorted(), comment) }
        #expect(changes.created.allSatisfy { before[$0.path] == nil }, comment)
        #expect(changes.modified.allSatisfy { before[$0.path] != nil && before[$0.path] != $0.known }, comment)
        #expect(changes.deleted.allSatisfy { before[$0] != nil }, comment)
        for move in changes.moved {
            #expect(before[move.file.path] == nil, comment)
            #expect(before[move.origin]?.contentHash == move.file.contentHash, comment)
        }
        let hashes = { (files: [ContentHash]) in files.filter { $0 != ContentHasher().finish() } }
        let deletedContents = Set(hashes(changes.deleted.compactMap { before[$0]?.contentHash }))
        for file in changes.created where deletedContents.contains(file.contentHash) {
            // A move that was missed: only files of another kind may have the same bytes.
            let missed = changes.deleted.contains {
                before[$0]?.contentHash == file.contentHash && FileKind(path: $0) == file.kind
            }
            #expect(!missed, comment)
        }
        for file in changes.created + changes.modified where file.kind != .attachment {
            #expect(ContentHasher().hash(file.content) == file.contentHash, comment)
        }
    }
}
