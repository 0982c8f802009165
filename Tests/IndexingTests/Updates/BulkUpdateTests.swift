import NotebookModel
import Testing

@testable import Indexing

@Suite("The first update of a large notebook")
struct BulkUpdateTests {
    private func note(_ number: Int) -> SampleFile {
        .note(
            "\(number % 7)/note \(number).md", [.wiki("note \((number + 1) % 600)"), .wiki("nothing \(number % 3)")],
            tags: ["t\(number % 5)"], text: "alpha \(number)")
    }

    @Test("leaves all indexes of the schema, and rows as many small updates do")
    func equalsSmallUpdates() throws {
        let files = (0..<600).map(note)
        let whole = try SampleIndex(files)
        let stepwise = try SampleIndex(isInMemory: true)
        for start in stride(from: 0, to: files.count, by: 200) { try stepwise.write(Array(files[start..<start + 200])) }
        let indexes = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
        #expect(try whole.strings(indexes) == SampleIndex().strings(indexes))
        let paths = files.map(\.path)
        let difference = try IndexSnapshot(whole.index, paths: paths)
            .difference(from: try IndexSnapshot(stepwise.index, paths: paths))
        #expect(difference == nil)
    }
}
