import NotebookModel
import Querying
import TestRandomness
import Testing

@Suite("Random queries")
struct RandomQueryTests {
    private static let queriesPerRound = 50

    @Test("find what a plain filter over the same files finds")
    func agreement() throws {
        var random = SeededGenerator.forTests()
        var matchCount = 0
        for round in 0..<PropertyRun.rounds(default: 40) {
            let models = [
                ModelQuery.Model(slug: "first", files: random.modelFiles()),
                ModelQuery.Model(slug: "second", files: random.modelFiles()),
            ]
            let notebooks = try models.map { model in
                try SampleNotebook(
                    Dictionary(uniqueKeysWithValues: model.files.map { ($0.path, $0.text) }), slug: model.slug,
                    path: model.slug)
            }
            let shared = QuerySession(notebooks.map(\.queried), calendar: .standard)
            for number in 0..<Self.queriesPerRound {
                let query = ModelQuery(&random, paths: (models[0].files + models[1].files).map(\.path))
                let question = Question(query.yaml, notebooks: ["first", "second"])
                try #require(question.problems == [], "seed \(random.seed)\n\(query.yaml)")
                let expected = query.answer(models)
                // What other queries read before must not matter.
                let isFirst = random.isOne(in: 3)
                let session = isFirst ? QuerySession(notebooks.map(\.queried), calendar: .standard) : shared
                let answer = Self.answer(try session.execute(question.plan))
                try #require(answer == expected, "seed \(random.seed), round \(round), query \(number)\n\(query.yaml)")
                matchCount += expected.total
            }
        }
        #expect(matchCount > 100, "the queries ask for what no file has")
    }

    private static func answer(_ result: QueryResult) -> ModelQuery.Answer {
        ModelQuery.Answer(
            rows: result.rows.map { "\($0.notebook)/\($0.path)" }, total: result.total,
            groups: result.groups.map { "\($0.key.plainText): \($0.total)" })
    }
}
