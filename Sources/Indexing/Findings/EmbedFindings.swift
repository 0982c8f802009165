import Diagnostics
import GRDB
import NotebookModel

/// Notes that embed each other in a circle, read from the rows of links.
///
/// Only embeds of whole notes count: whether a section holds another embed is not in the index.
struct EmbedFindings {
    private struct Embed {
        let source: Int64
        let target: Int64
        let location: SourceLocation
        let written: String
    }

    private let embeds: [Embed]

    init(_ database: Database, displayPrefix: String) throws {
        let sql = """
            SELECT link.source, link.target_file, source.path, link.line, link.column, link.target
            FROM link INDEXED BY link_embed CROSS JOIN file_metadata AS target ON target.row = link.target_file
            JOIN file_metadata AS source ON source.row = link.source
            WHERE \(NotebookSchema.embed) AND target.kind <> 'attachment' AND target.deleted_at IS NULL
            ORDER BY source.path, link.ordinal
            """
        embeds = try Row.fetchAll(database, sql: sql).map { row in
            Embed(
                source: row[0], target: row[1],
                location: SourceLocation(
                    path: displayPrefix + (row[2] as String), position: SourcePosition(line: row[3], column: row[4])),
                written: row[5])
        }
    }

    /// The notes that embed notes.
    var sources: Set<Int64> { Set(embeds.map(\.source)) }

    /// One for each embed that a circle leads back to.
    ///
    /// - Complexity: O(e²) in the embeds of notes that embed notes, of which a notebook has few.
    func all() -> [Diagnostic] {
        let targets = Dictionary(grouping: embeds, by: \.source).mapValues { Set($0.map(\.target)) }
        return embeds.filter { leads(from: $0.target, to: $0.source, targets) }.map { embed in
            Diagnostic(
                "embed-cycle", .warning, at: embed.location,
                embed.source == embed.target
                    ? "note embeds itself" : "note '\(embed.written)' embeds this one again",
                hint: "make one of the embeds a link")
        }
    }

    private func leads(from start: Int64, to end: Int64, _ targets: [Int64: Set<Int64>]) -> Bool {
        var seen: Set<Int64> = [start]
        var pending = [start]
        while let note = pending.popLast() {
            if note == end { return true }
            for next in targets[note] ?? [] where seen.insert(next).inserted { pending.append(next) }
        }
        return false
    }
}
