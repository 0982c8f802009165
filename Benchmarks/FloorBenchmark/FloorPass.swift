import Diagnostics
import Glibc
import NotebookModel
import ReferenceMarkdown

/// Reads, hashes, parses and renders, and writes each note once, and keeps the time of each part.
struct FloorPass {
    private(set) var noteCount = 0
    private(set) var byteCount = 0
    private(set) var writtenByteCount = 0
    private(set) var reading = Duration.zero
    private(set) var hashing = Duration.zero
    private(set) var markdown = Duration.zero
    private(set) var writing = Duration.zero
    /// The hash of all hashes: what was computed cannot be left out.
    private(set) var digest = ""

    private let clock = ContinuousClock()
    private var folders: Set<String> = []

    init(_ paths: [String], from source: String, to output: String) throws {
        ReferenceMarkdown.prepare()
        let hasher = ContentHasher()
        let all = ContentHasher()
        try makeFolder("", below: output)
        for path in paths {
            let begin = clock.now
            let content = try NoteFiles.read("\(source)/\(path)")
            let afterReading = clock.now
            all.update(hasher.hash(content))
            let afterHashing = clock.now
            let written = try ReferenceMarkdown.render(ReferenceMarkdown.body(of: content)) { html in
                let rendered = clock.now
                try write(html, path, below: output)
                return clock.now - rendered
            }
            reading += afterReading - begin
            hashing += afterHashing - afterReading
            // Freeing what was parsed is part of it.
            markdown += clock.now - afterHashing - written
            writing += written
            byteCount += content.count
        }
        noteCount = paths.count
        digest = all.finish().description
    }

    private mutating func write(_ html: UnsafeRawBufferPointer, _ path: String, below output: String) throws {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        try makeFolder(folder, below: output)
        try NoteFiles.write(html, to: "\(output)/\(path.dropLast(".md".count)).html")
        writtenByteCount += html.count
    }

    private mutating func makeFolder(_ folder: String, below output: String) throws {
        guard folders.insert(folder).inserted else { return }
        if let slash = folder.lastIndex(of: "/") { try makeFolder(String(folder[..<slash]), below: output) }
        let path = folder.isEmpty ? output : "\(output)/\(folder)"
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw SystemFailure(action: "create", path: path) }
    }

    var json: [UInt8] {
        JSONWriter.bytes(.pretty) { json in
            json.object { json in
                json.member("notes", noteCount)
                json.member("bytes", byteCount)
                json.member("written_bytes", writtenByteCount)
                json.member("digest", digest)
                json.member("seconds") { json in
                    json.object { json in
                        let parts = [
                            ("read", reading), ("hash", hashing), ("markdown", markdown), ("write", writing),
                            ("total", reading + hashing + markdown + writing),
                        ]
                        for (name, time) in parts { json.member(name, time / .seconds(1)) }
                    }
                }
            }
        }
    }
}
