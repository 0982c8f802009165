import Diagnostics
import GRDB
import NotebookModel
import Scanning

@testable import Indexing

/// All answers of an index to the questions that publishing asks, by question; rows stand under their paths, since their
/// numbers hang on the order of edits.
struct IndexSnapshot {
    private(set) var answers: [String: String] = [:]
    private let index: NotebookIndex
    private let paths: [FileID: NotebookPath]

    init(_ index: NotebookIndex, paths known: [NotebookPath]) throws {
        self.index = index
        let files = try index.files(at: known)
        paths = Dictionary(uniqueKeysWithValues: files.map { ($0.id, $0.path) })
        try addFiles(files)
        try addLinks(files)
        try addListings()
        try addSearch()
        try addPlaces()
        answers["known"] = "\(try index.knownNotebook().files)"
        answers["findings"] = try index.findings(displayPrefix: "lab/", includesNotes: true, keepsNews: true)
            .map { "\($0)" }.joined(separator: "\n")
    }

    private func describe(_ file: IndexedFile) -> String {
        """
        \(file.path) \(file.kind) '\(file.title)' \(file.address) \(file.isPublished) \(file.date.map { "\($0)" } ?? "-") \
        \(file.updated.map { "\($0)" } ?? "-") '\(file.summary)' \(file.mediaType) \(file.byteCount) \(file.sourceDigest) \
        \(file.imageLink.map { "\($0)" } ?? "-") \(file.imageURL ?? "-")
        """
    }

    private mutating func addFiles(_ files: [IndexedFile]) throws {
        for file in files { answers["file \(file.path)"] = describe(file) }
        answers["published"] = try index.publishedFiles().map(describe).joined(separator: "\n")
        let tags = try index.tags(of: files.map(\.id))
        let texts = try index.searchTexts(of: files.map(\.id))
        for file in files {
            answers["tags \(file.path)"] = tags[file.id].map { "\($0)" }
            answers["text \(file.path)"] = texts[file.id]
        }
    }

    private mutating func addLinks(_ files: [IndexedFile]) throws {
        let links = try index.links(of: files.map(\.id))
        let backlinks = try index.backlinks(to: files.map(\.id))
        let linkers = try index.linkers()
        for file in files {
            answers["links \(file.path)"] = links[file.id]?.map { link in
                """
                \(link.state) #\(link.fragment ?? "-") #\(link.anchor ?? "-") \(link.file.flatMap { paths[$0.id]?.string } ?? "-") \
                \(link.file?.address.path ?? "-") \(link.file?.path.string ?? "-") \(link.file?.isPublished ?? false) \
                '\(link.file?.title ?? "-")' \(link.isEmbed) \(link.path ?? "-") \(link.folderAddress?.path ?? "-")
                """
            }.joined(separator: "\n")
            answers["backlinks \(file.path)"] = backlinks[file.id].map { "\($0)" }
            answers["linkers \(file.path)"] = linkers[file.id].map { "\($0.compactMap { paths[$0] }.sorted())" }
        }
        let outside = try index.outsideTargets()
        answers["outside"] = "\(outside)"
        for path in outside { answers["outside \(path)"] = "\(try index.backlinks(toOutside: [path]))" }
    }

    private mutating func addListings() throws {
        let folders = try index.folders()
        answers["folders"] = "\(folders)"
        answers["redirects"] = "\(try index.redirects(index.redirectKeys()))"
        answers["site files"] = "\(try index.siteFiles().map { "\($0.role) \(describe($0.file))" })"
        answers["counts"] = "\(try index.noteCounts().sorted { $0.key < $1.key })"
        answers["latest"] = try index.latestNotes(limit: 5).map(describe).joined(separator: "\n")
        for folder in folders {
            answers["notes in \(folder.path)"] = try index.notes(in: folder.path).map(describe).joined(separator: "\n")
            answers["index note of \(folder.path)"] = try index.indexNote(of: folder.path).map(describe)
        }
        answers["tag counts"] = "\(try index.tagCounts())"
        answers["has tags"] = "\(try index.hasPublishedTags())"
        let keys = try index.tagKeys()
        answers["tag keys"] = "\(keys)"
        for key in Set(keys.flatMap(TagKeys.withParents)) {
            answers["tagged \(key)"] = try index.notes(taggedWith: key).map(describe).joined(separator: "\n")
        }
    }

    private mutating func addSearch() throws {
        for words in ["alpha", "beta OR n", "title:n", "tags:t"] {
            answers["search \(words)"] = try index.search(words, limit: 50)
                .map { "\($0.path) '\($0.title)' \($0.snippet) \($0.rank)" }.joined(separator: "\n")
        }
    }

    /// Rows that queries and links ask for.
    private mutating func addPlaces() throws {
        for (table, columns) in [
            ("block", "identifier, line, column"), ("field", "key, canonical_key, value, line, column, block_line"),
            ("alias", "key, name"),
        ] {
            let sql = """
                SELECT path, \(columns) FROM \(table) JOIN file_metadata ON row = file
                WHERE deleted_at IS NULL ORDER BY path, \(columns)
                """
            answers[table] = try index.read { try Row.fetchAll($0, sql: sql) }.map { "\($0)" }.joined(separator: "\n")
        }
    }

    /// The questions with two answers, and both; `nil` where there is none.
    func difference(from other: IndexSnapshot) -> String? {
        let differing = Set(answers.keys).union(other.answers.keys).sorted().filter { answers[$0] != other.answers[$0] }
        if differing.isEmpty { return nil }
        return differing.prefix(4).map {
            "\($0):\n  \(answers[$0] ?? "nothing")\n  instead of\n  \(other.answers[$0] ?? "nothing")"
        }.joined(separator: "\n")
    }
}
