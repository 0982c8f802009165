import Glibc
import NotebookModel
import Testing

@testable import Scanning

@Suite("What a scan reads and what it calls changed")
struct ReadingTests {
    @Test("equal stamps are not read again") func unchanged() throws {
        let fixture = try NotebookFixture(["a.md": "1", "f/b.png": "2"])
        let known = KnownNotebook().applying(try fixture.scan())
        let changes = try fixture.scan(known)
        #expect(changes.isEmpty)
        #expect(changes.brief == "")
        #expect(changes.readCount == 0)
        #expect(changes.unchangedCount == 2)
        #expect(changes.fileCount == 2)
        #expect(changes.noteCount == 1)
    }

    @Test("other bytes are a modification, another time alone is a touch") func modifiedAndTouched() throws {
        let fixture = try NotebookFixture(["a.md": "1", "b.md": "2", "c.md": "3"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.write("a.md", "other")
        try fixture.setTime("b.md", secondsSince1970: 1_000_000)
        let changes = try fixture.scan(known)
        #expect(changes.brief == "~a.md ^b.md")
        #expect(changes.modified.first?.content == Array("other".utf8))
        #expect(changes.readCount == 2)
        #expect(changes.unchangedCount == 1)
        #expect(changes.touched.first?.stamp.modifiedNanoseconds == 1_000_000_000_000_000)
        #expect(try fixture.scan(known.applying(changes)).readCount == 0)
    }

    @Test("a change within a second of the scan is found though the stamp is the same") func racyFiles() throws {
        let fixture = try NotebookFixture()
        try fixture.write("a.md", "one", secondsAgo: 0)
        let changes = try fixture.scan()
        let stamp = try #require(changes.created.first?.stamp)
        let known = KnownNotebook().applying(changes)
        try fixture.write("a.md", "two", secondsAgo: 0)
        try fixture.setTime(
            "a.md", secondsSince1970: Int(stamp.modifiedNanoseconds / 1_000_000_000),
            nanoseconds: Int(stamp.modifiedNanoseconds % 1_000_000_000))
        #expect(try fixture.stamp("a.md") == stamp)
        #expect(try fixture.scan(known).brief == "~a.md")
    }

    @Test("the racy rule trusts what is older than a second before the previous scan") func racyBounds() throws {
        let scan: Int64 = 10_000_000_000
        let rule = ReadingRule(previousScanNanoseconds: scan, readsAll: false)
        let needsReading = { (nanoseconds: Int64) in
            let stamp = FileStamp(byteCount: 1, modifiedNanoseconds: nanoseconds, inode: 1)
            return rule.needsReading(stamp, known: stamp)
        }
        #expect(!needsReading(scan - 1_000_000_001))
        #expect(needsReading(scan - 1_000_000_000))
        #expect(needsReading(scan + 1))
    }

    @Test("a same stamp long ago hides a change until all is read") func readsAll() throws {
        let fixture = try NotebookFixture(["a.md": "one"])
        let stamp = try fixture.stamp("a.md")
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.write("a.md", "two")
        try fixture.setTime("a.md", secondsSince1970: Int(stamp.modifiedNanoseconds / 1_000_000_000))
        #expect(try fixture.stamp("a.md") == stamp)
        #expect(try fixture.scan(known).brief == "")
        let changes = try fixture.scan(known, readsAll: true)
        #expect(changes.brief == "~a.md")
        #expect(changes.readCount == 1)
    }

    @Test("without the time of the previous scan everything is read") func noPreviousTime() throws {
        let fixture = try NotebookFixture(["a.md": "one"])
        var known = KnownNotebook().applying(try fixture.scan())
        known.scannedAtNanoseconds = nil
        let changes = try fixture.scan(known)
        #expect(changes.readCount == 1)
        #expect(changes.brief == "")
    }

    @Test("the time of a scan is not after a file written behind it") func scanTime() throws {
        let fixture = try NotebookFixture(["a.md": "one"])
        let changes = try fixture.scan()
        try fixture.write("b.md", "two", secondsAgo: 0)
        #expect(try fixture.stamp("b.md").modifiedNanoseconds >= changes.scannedAtNanoseconds)
    }

    @Test("notes and views are kept whole, images to the end of their header, others not at all") func contents() throws
    {
        let fixture = try NotebookFixture()
        let large = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
        for name in ["a.md", "b.cdx", "c.JPG", "d.png", "e.svg", "f.mp4"] { try fixture.write(name, bytes: large) }
        try fixture.write("g.jpg", bytes: Array(large[..<1000]))
        let changes = try fixture.scan()
        let kept = changes.created.map { $0.content.count }
        #expect(kept == [700_000, 700_000, 262_144, 4096, 262_144, 0, 1000])
        let hash = ContentHasher().hash(large)
        #expect(changes.created.dropLast().allSatisfy { $0.contentHash == hash && large.starts(with: $0.content) })
        #expect(changes.created.allSatisfy { $0.stamp.byteCount == ($0.path.string == "g.jpg" ? 1000 : 700_000) })
    }

    @Test("a file larger than the buffer is hashed in pieces") func streaming() throws {
        let fixture = try NotebookFixture()
        let large = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }
        try fixture.write("a.bin", bytes: large)
        #expect(try fixture.scan().created.first?.contentHash == ContentHasher().hash(large))
    }

    @Test("a file that changes once while it is read is read again", arguments: ["a.md", "a.bin"])
    func changingOnce(name: String) throws {
        let fixture = try NotebookFixture([name: "before"])
        let reader = FileReader(folder: try NotebookFolder(fixture.root))
        let path = NotebookPath(name)
        let reading = try reader.read(path, extent: FileReader.Extent(kind: FileKind(path: path), path: path)) {
            attempt in
            if attempt == 0 { try? fixture.write(name, "behind it", secondsAgo: 60) }
        }
        #expect(reading.contentHash == ContentHasher().hash(Array("behind it".utf8)))
        #expect(try reading.stamp == fixture.stamp(name))
    }

    @Test("a file that never rests is taken as it is, and read again by the next scan") func neverResting() throws {
        let fixture = try NotebookFixture(["a.md": "0"])
        let reader = FileReader(folder: try NotebookFolder(fixture.root))
        var attempts = 0
        let reading = try reader.read(NotebookPath("a.md"), extent: .whole) { attempt in
            attempts += 1
            try? fixture.write("a.md", String(repeating: "x", count: attempt + 2))
        }
        #expect(attempts == FileReader.attemptCount)
        #expect(reading.stamp == .unsettled)
        let known = KnownNotebook(
            files: [KnownFile(path: NotebookPath("a.md"), stamp: reading.stamp, contentHash: reading.contentHash)],
            scannedAtNanoseconds: .max)
        #expect(try fixture.scan(known).brief == "~a.md")
    }

    @Test("a file that disappears after the walk is gone, a pipe in its place as well") func disappearing() throws {
        let fixture = try NotebookFixture()
        try fixture.makePipe("p.md")
        let reader = FileReader(folder: try NotebookFolder(fixture.root))
        for name in ["none.md", "p.md", "none/a.md"] {
            #expect(throws: FileReader.Failure.gone) { _ = try reader.read(NotebookPath(name), extent: .whole) }
        }
    }
}
