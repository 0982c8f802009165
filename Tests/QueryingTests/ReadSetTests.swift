import NotebookModel
import TestRandomness
import Testing

@testable import Querying

@Suite("What an answer hangs on")
struct ReadSetTests {
    @Test(
        "a change touches the queries that could see it",
        arguments: [
            ("tags: x", "rank: 1", "rank: 2", false), ("tags: x", "tags: [x]\nrank: 1", "tags: [x]\nrank: 2", true),
            ("tags: x", "rank: 1", "tags: [x/y]", true), ("tags: x", "tags: [x]", "publish: false\ntags: [x]", true),
            ("paths: other/*", "rank: 1", "rank: 2", false), ("file_types: view", "rank: 1", "rank: 2", false),
            ("notebooks: other", "rank: 1", "rank: 2", false), ("content_search: a", "rank: 1", "rank: 2", true),
            ("limit: 1", "rank: 1", "rank: 2", true),
            ("tags: x", "publish: false\ntags: [x]", "publish: false\ntags: [y]", false),
        ])
    func changes(yaml: String, old: String, new: String, isTouched: Bool) throws {
        let notebook = try SampleNotebook(["a.md": note(old)])
        let before = try notebook.queried.facts(at: [NotebookPath("a.md")]).first
        try notebook.write(["a.md": note(new)])
        let after = try notebook.queried.facts(at: [NotebookPath("a.md")]).first
        let readSet = Question(yaml, notebooks: ["lab", "other"]).definition.query.readSet
        #expect(readSet.isTouched(by: FileChange(old: before, new: after)) == isTouched)
    }

    @Test("of named columns only what they read is looked at")
    func columns() throws {
        let notebook = try SampleNotebook(["a.md": note("tags: [x]\nrank: 1\nother: 1")])
        let facts = try #require(try notebook.queried.facts(at: [NotebookPath("a.md")]).first)
        var plan = Question("tags: x\nsort: rank").plan
        plan.projection = .columns([QueryColumn(name: "title", expression: .field(.title))])
        let isTouched = { (change: (inout FileFacts) -> Void) in
            var new = facts
            change(&new)
            return ReadSet(plan).isTouched(by: FileChange(old: facts, new: new))
        }
        #expect(!isTouched { $0.properties = #"{"tags":["x"],"rank":1,"other":2}"# })
        #expect(isTouched { $0.properties = #"{"tags":["x"],"rank":2,"other":1}"# })
        #expect(!isTouched { $0.contentDigest = "other" })
        #expect(isTouched { $0.title = "Other" })
    }

    @Test("a change after which the answer is another one always touches the query")
    func safety() throws {
        var random = SeededGenerator.forTests()
        var (differences, untouched) = (0, 0)
        let evaluator = ExpressionEvaluator(order: ValueOrder(calendar: .standard))
        for round in 0..<PropertyRun.rounds(default: 15) {
            var files = random.modelFiles()
            let notebook = try SampleNotebook(
                Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) }), slug: "first")
            for _ in 0..<5 {
                let old = files
                random.change(&files)
                let queries = (0..<20).map { _ in
                    Question(ModelQuery(&random, paths: old.map(\.path)).yaml, notebooks: ["first", "second"])
                }
                let paths = Set((old + files).map(\.path)).sorted().map { NotebookPath($0) }
                let before = try Self.state(notebook, queries, paths)
                try notebook.write(
                    Dictionary(
                        uniqueKeysWithValues: files.filter { !old.contains($0) }.map { ($0.path, $0.text) }),
                    deleted: old.map(\.path).filter { path in !files.contains { $0.path == path } })
                let after = try Self.state(notebook, queries, paths)
                let changes = paths.map { FileChange(old: before.facts[$0], new: after.facts[$0]) }
                for (number, query) in queries.enumerated() {
                    let readSet = query.definition.query.readSet
                    let isTouched = changes.contains { readSet.isTouched(by: $0, evaluator: evaluator) }
                    if before.answers[number] != after.answers[number] {
                        differences += 1
                        try #require(isTouched, "seed \(random.seed), round \(round)\n\(query.plan)")
                    } else if !isTouched {
                        untouched += 1
                    }
                }
            }
        }
        #expect(differences > 10 && untouched > 10, "\(differences) answers differ, \(untouched) are untouched")
    }

    private static func state(
        _ notebook: SampleNotebook, _ queries: [Question], _ paths: [NotebookPath]
    ) throws -> (facts: [NotebookPath: FileFacts], answers: [[UInt8]]) {
        let session = QuerySession([notebook.queried], calendar: .standard)
        let facts = try notebook.queried.facts(at: paths)
        return (
            Dictionary(uniqueKeysWithValues: facts.map { ($0.path, $0) }),
            try queries.map { try session.execute($0.plan).json(of: $0.plan) }
        )
    }
}

extension SeededGenerator {
    /// One file comes, goes, or says something else.
    fileprivate mutating func change(_ files: inout [ModelFile]) {
        let paths = files.map(\.path)
        switch Int.random(in: 0..<6, using: &self) {
        case 0:
            let path = modelPath()
            files.removeAll { $0.path == path }
            files.append(modelFile(path, among: paths + [path]))
        case 1 where files.count > 5: files.remove(at: Int.random(in: 0..<files.count, using: &self))
        default:
            let place = Int.random(in: 0..<files.count, using: &self)
            switch Int.random(in: 0..<7, using: &self) {
            case 0: files[place].tags = [pick(Self.modelTags)]
            case 1:
                let key = pick(Self.modelKeys)
                files[place].properties[key] = modelValue(of: key)
            case 2: files[place].links = [pick(paths)]
            case 3: files[place].words = [pick(Self.modelWords)]
            case 4: files[place].day = day()
            case 5: files[place].isPublished.toggle()
            default: files[place].title = pick(["Alpha", "Beta"])
            }
        }
    }
}
