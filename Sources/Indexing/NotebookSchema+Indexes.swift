import GRDB

extension NotebookSchema {
    /// `file_scan` covers what a scan compares, in path order.
    static let fileIndexes = [
        TableIndex(
            name: "file_scan",
            definition: """
                file_metadata(path, size, modified_nanoseconds, inode, content_hash, deleted_at) WHERE deleted_at IS NULL
                """),
        TableIndex(name: "file_name", definition: "file_metadata(name_key, folder) WHERE deleted_at IS NULL"),
        TableIndex(
            name: "file_folder", definition: "file_metadata(folder, kind, is_published) WHERE deleted_at IS NULL"),
        TableIndex(name: "file_address", definition: "file_metadata(natural_address, path) WHERE deleted_at IS NULL"),
        TableIndex(
            name: "file_date",
            definition: """
                file_metadata(date DESC, path)
                WHERE deleted_at IS NULL AND is_published AND kind = 'note' AND date IS NOT NULL
                """),
        TableIndex(name: "file_tag_tag", definition: "file_tag(tag_id, file_id)"),
    ]

    /// What is wrong is asked for in every run and is little: each holds the few rows that a finding is made from. A query uses
    /// one only when it states the condition word for word.
    static let findingIndexes = [
        TableIndex(name: "link_doubt", definition: "link(state) WHERE state = 0 OR state = 5 OR state = 6"),
        TableIndex(name: "link_without_place", definition: "link(state) WHERE \(withoutPlace)"),
        TableIndex(name: "link_embed", definition: "link(source) WHERE \(embed)"),
        TableIndex(name: "file_unlinkable", definition: "file_metadata(path) WHERE \(unlinkable)"),
        TableIndex(name: "file_readdressed", definition: "file_metadata(path) WHERE \(readdressed)"),
        TableIndex(name: "redirect_collision", definition: "redirect(state) WHERE state = 3 OR state = 4"),
    ]

    static let withoutPlace = "fragment IS NOT NULL AND anchor IS NULL"
    static let embed = "is_embed AND fragment IS NULL"
    static let unlinkable =
        "deleted_at IS NULL AND (\(unlinkableSigns.map { "instr(name_key, '\($0)')" }.joined(separator: " OR ")))"
    static let readdressed = "deleted_at IS NULL AND is_published AND file_metadata.address <> natural_address"

    /// What ends the target of a link in some program; see <https://help.obsidian.md/links>.
    static let unlinkableSigns = ["#", "|", "^", ":", "%%", "[[", "]]"]

    /// The first update of a large notebook makes them after the rows: sorting all once is faster than finding a place for each.
    static let linkIndexes = [
        TableIndex(name: "link_key", definition: "link(target_key)"),
        TableIndex(name: "link_file", definition: "link(target_file) WHERE target_file IS NOT NULL"),
        TableIndex(name: "link_path", definition: "link(target_path) WHERE target_path IS NOT NULL"),
    ]
}

/// An index that is made apart from its table.
struct TableIndex {
    let name: String
    /// What follows `ON`.
    let definition: String

    func make(_ database: Database) throws { try database.execute(sql: "CREATE INDEX \(name) ON \(definition)") }
    func drop(_ database: Database) throws { try database.execute(sql: "DROP INDEX \(name)") }
}
