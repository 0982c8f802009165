import Indexing
import NotebookModel
import Querying
import Scanning

// Measures 50 queries over 10,000 notes in a database that is open and just written, and searches of the texts of a folder:
//
//     swift run -c release QueryingBenchmark [notes] [rounds] [folder]

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let noteCount = arguments.first ?? 10_000
let roundCount = arguments.dropFirst().first ?? 7

let index = try NotebookIndex.open(at: ":memory:", displayPath: "notebook.db")
try index.update(
    NotebookChanges(sources: (0..<noteCount).map(sampleNote), scannedAtNanoseconds: 1),
    options: IndexingOptions(policy: .all, linkStyle: .shortest, addressPrefix: "", notebookPath: ""), isWhole: true,
    recipe: "benchmark", now: BuildClock(unixMilliseconds: 1_750_000_000_000))

let notebook = QueryNotebook(slug: "journal", path: "", index: index)
let plans = samplePlans()
let clock = ContinuousClock()

func show(_ name: String, _ durations: [Duration], _ rows: Int) {
    let sorted = durations.sorted()
    print("\(name): \(sorted[sorted.count / 2]) (least \(sorted[0])), \(rows) matches")
}

var durations: [Duration] = []
var matchCount = 0
for _ in 0..<roundCount {
    matchCount = 0
    durations.append(
        try clock.measure {
            let session = QuerySession([notebook], calendar: .standard)
            session.prepare(for: plans)
            for plan in plans { matchCount += try session.execute(plan).total }
        })
}
show("\(plans.count) queries, each with all rows and properties", durations, matchCount)

for (name, plan) in zip(["tag", "path", "property", "dates", "search"], plans) {
    var durations: [Duration] = []
    var matches = 0
    for _ in 0..<roundCount {
        durations.append(
            try clock.measure { matches = try QuerySession([notebook], calendar: .standard).execute(plan).total })
    }
    show("one query by \(name), alone", durations, matches)
}

if let folder = CommandLine.arguments.dropFirst().first(where: { Int($0) == nil }) {
    try measureSearches(in: folder, rounds: roundCount)
}
