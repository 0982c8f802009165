import Diagnostics
import Indexing
import NotebookModel
import Querying
import Scanning

private let statuses = ["todo", "in-progress", "done", "dropped"]

/// A note of a journal: about 300 bytes of properties, three tags, a date, a link.
func sampleNote(_ number: Int) -> IndexedSource {
    let path = NotebookPath("area\(number % 40)/project\(number % 7)/note \(number).md")
    let hash = ContentHasher().hash(Array(path.string.utf8))
    let file = ScannedFile(
        path: path, kind: .note, stamp: FileStamp(byteCount: 1200, modifiedNanoseconds: 1, inode: UInt64(number)),
        contentHash: hash, content: [])
    let day = CalendarDate(daysSinceEpoch: 20_000 + number % 700)
    let values: [(String, PropertyValue)] = [
        ("date", .date(day)), ("status", .text(statuses[number % 4])), ("priority", .number(numbered(number % 5))),
        ("hours", .number(numbered(number % 23))), ("due", .date(day.adding(days: 14))),
        ("author", .map([PropertyEntry(key: "name", value: .text("Author \(number % 12)"))])),
        ("description", .text("What was measured in run \(number), with what, and what came of it in the end.")),
        ("parameters", .list((0..<4).map { .number(numbered(number % 9 + $0)) })),
    ]
    let document = ParsedDocument(
        title: "Note \(number)",
        properties: Properties(
            values.map { Property(key: $0.0, value: $0.1, origin: .frontMatter, position: nil) }),
        tags: ["topic\(number % 30)", "kind/\(statuses[number % 4])", "year/\(day.year)"].compactMap { Tag($0) },
        links: [
            LinkReference(
                syntax: .wikilink, isEmbed: false, target: "note \(number * 7 % 10_000)",
                position: SourcePosition(line: 9, column: 1))
        ],
        text: "Note \(number) speaks of \(number % 97 == 0 ? "krakens" : "tides") and reefs.", summary: "A note.")
    return IndexedSource(file: file, document: document)
}

private func numbered(_ value: Int) -> NumberValue { NumberValue(value: Double(value), literal: String(value)) }

/// Fifty views as a journal may have them; the first five are of five kinds.
func samplePlans() -> [QueryPlan] {
    (0..<50).map { number in
        var plan = QueryPlan()
        plan.order = [QueryOrder(.field(.created), isDescending: true)]
        let status = Expression.field(.property(["status"]))
        switch number % 5 {
        case 0:
            plan.source.tags = ["topic\(number % 30)"]
            plan.grouping = QueryGrouping(status)
        case 1:
            plan.source.paths = ["area\(number % 40)/**"].compactMap { PathPattern($0) }
            plan.aggregates = [QueryAggregate(.sum, of: .field(.property(["hours"])))]
        case 2:
            let priority = Expression.field(.property(["priority"]))
            plan.predicate = .all([
                .compare(.equal, status, .literal(.text(statuses[number % 4]))),
                .compare(.greater, priority, .literal(.number(2))),
            ])
            plan.limit = 50
        case 3:
            let from = CalendarDate(daysSinceEpoch: 20_000 + number * 10)
            plan.predicate = .all([
                .compare(.greaterOrEqual, .field(.created), .literal(.date(from))),
                .compare(.less, .field(.property(["due"])), .literal(.date(from.adding(days: 30)))),
            ])
            plan.order = [QueryOrder(.field(.property(["due"]))), QueryOrder(.field(.title))]
        default:
            plan.predicate = .test(.text("krakens"))
            plan.source.anyTags = ["kind/\(statuses[number % 4])", "topic\(number % 30)"]
        }
        return plan
    }
}
