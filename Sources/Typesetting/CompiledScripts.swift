/// The scripts that the build compiled: KaTeX and those of `Scripts`.
///
/// They are part of the program's own read-only data.
struct CompiledScripts: Sendable {
    static let all = CompiledScripts()

    private let places: [String: Range<Int>]

    private init() {
        let rows = ArchiveTable.rows("\(ScriptArchive.table)")
        places = Dictionary(uniqueKeysWithValues: rows.map { ($0.text, $0.bytes) })
    }

    /// What a script's engine takes; valid as long as the program runs.
    func code(named name: String) -> UnsafeBufferPointer<UInt8>? {
        places[name].map { ArchiveTable.bytes($0, of: ScriptArchive.content) }
    }
}

/// The table of an archive, as the plugin's `Archive` describes it.
enum ArchiveTable {
    /// - Returns: of each line the bytes of the archive that it is about, and its text.
    static func rows(_ table: String) -> [(bytes: Range<Int>, text: String)] {
        var end = 0
        return table.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t", maxSplits: 1)
            guard fields.count == 2, let byteCount = Int(fields[0]) else { return nil }
            end += byteCount
            return (end - byteCount..<end, String(fields[1]))
        }
    }

    static func bytes(_ range: Range<Int>, of content: StaticString) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: content.utf8Start + range.lowerBound, count: range.count)
    }
}
