import NotebookModel
import TestRandomness
import Testing

@testable import Indexing

extension RandomNotebook {
    /// What a scan would find changed since another state.
    ///
    /// A file that took the place of a deleted one is a move onto it, or new content where it has no origin.
    func changes(since before: RandomNotebook) -> (
        written: [SampleFile], origins: [NotebookPath: NotebookPath], deleted: [String]
    ) {
        let oldPaths = Dictionary(uniqueKeysWithValues: before.entries.map { ($0.value.number, $0.key) })
        let numbers = Set(entries.values.map(\.number))
        var written: [SampleFile] = []
        var origins: [NotebookPath: NotebookPath] = [:]
        for (path, entry) in entries {
            let oldPath = oldPaths[entry.number]
            if oldPath == path, before.entries[path]?.file == entry.file { continue }
            written.append(entry.file)
            if let oldPath, oldPath != path { origins[path] = oldPath }
        }
        let deleted = before.entries.filter { path, entry in
            !numbers.contains(entry.number) && (entries[path] == nil || origins[path] != nil)
        }
        return (written, origins, deleted.keys.map(\.string))
    }

    var files: [SampleFile] { entries.values.map(\.file) }
}

@Suite("Series of random edits")
struct UpdatePropertyTests {
    private static let roundCount = PropertyRun.rounds(default: 3)
    private static let stepCount = 30

    private func options(_ random: inout SeededGenerator) -> IndexingOptions {
        let isOneOfSeveral = Bool.random(using: &random)
        return IndexingOptions(
            policy: Int.random(in: 0..<4, using: &random) == 0 ? .explicit : .all,
            linkStyle: LinkStyle.allCases.randomElement(using: &random) ?? .shortest,
            addressPrefix: isOneOfSeveral ? "lab" : "",
            addressStyle: AddressStyle.allCases.randomElement(using: &random) ?? .slug,
            notebookPath: isOneOfSeveral ? "lab" : "")
    }

    @Test("leave the same index as one whole update, and marks on every page that shows something else")
    func incrementalEqualsWhole() throws {
        let first = SeededGenerator.forTests().seed
        for round in 0..<UInt64(Self.roundCount) {
            var random = SeededGenerator(seed: first &+ round)
            let options = options(&random)
            if let failure = try failure(random: random, options: options) {
                Issue.record("CODEX_PROPERTY_SEED=\(first &+ round) \(options)\n\(failure)")
                return
            }
        }
    }

    private func failure(random: SeededGenerator, options: IndexingOptions) throws -> String? {
        var notebook = RandomNotebook(random: random)
        var paths: Set<NotebookPath> = []
        let sample = try SampleIndex(options: options)
        try sample.trustDisk()
        try sample.write()
        var shown = try ShownPages(sample.index, paths: [])
        var reached: Set<NotebookPath> = []
        for step in 0..<Self.stepCount {
            let before = notebook
            for _ in 0...(notebook.chance(5) ? 12 : 2) { notebook.edit() }
            if notebook.chance(4) {
                reached = Set(notebook.files.map(\.path).filter { $0.pathExtension == "png" }.prefix(2))
            }
            paths.formUnion(notebook.entries.keys)
            let all = paths.sorted()
            try sample.index.clearStale(sample.index.stalePages())
            let changes = notebook.changes(since: before)
            try sample.write(changes.written, origins: changes.origins, deleted: changes.deleted)
            try sample.index.setReachedFromOutside(reached)

            let whole = try SampleIndex(options: options, isInMemory: true)
            try whole.write(notebook.files)
            try whole.index.setReachedFromOutside(reached)
            let described = """
                step \(step): \(changes.written.map { "\($0.path)" }.sorted()) moved \(changes.origins) deleted \(changes.deleted)
                """
            let snapshot = try IndexSnapshot(sample.index, paths: all)
            if let difference = snapshot.difference(from: try IndexSnapshot(whole.index, paths: all)) {
                return "\(described)\n\(difference)"
            }
            let now = try ShownPages(sample.index, paths: all)
            let marks = try sample.index.stalePages()
            let forgotten = now.forgotten(since: shown, marks: marks)
            if !forgotten.isEmpty {
                return "\(described)\n\(forgotten.joined(separator: "\n"))\nmarks: \(marks.map(\.encoded).sorted())"
            }
            shown = now
        }
        return try rewriteFailure(sample, notebook, paths: paths.sorted())
    }

    /// Other options write every row anew; back with the old ones the index is as it was.
    private func rewriteFailure(
        _ sample: SampleIndex, _ notebook: RandomNotebook, paths: [NotebookPath]
    ) throws -> String? {
        let before = try IndexSnapshot(sample.index, paths: paths)
        var others = sample.options
        others.policy = others.policy == .all ? .explicit : .all
        others.addressPrefix = "elsewhere"
        others.addressStyle = others.addressStyle == .plain ? .slug : .plain
        others.linkStyle = others.linkStyle == .relative ? .shortest : .relative
        try sample.write(notebook.files, isWhole: true, options: others)
        try sample.write(notebook.files, isWhole: true)
        return try IndexSnapshot(sample.index, paths: paths).difference(from: before).map { "rewritten:\n\($0)" }
    }
}
