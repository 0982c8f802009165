import NotebookModel
import TestRandomness

/// A file of a random notebook, as plain values: what a query should find is computed from these alone.
struct ModelFile: Equatable {
    enum Value: Equatable {
        case number(Double), text(String), flag(Bool), day(String), time(String), list([Value]), map([String: Value]),
            null

        var yaml: String {
            switch self {
            case .number(let value): value == value.rounded() ? String(Int(value)) : "\(value)"
            case .text(let text): "'\(text)'"
            case .flag(let value): "\(value)"
            case .day(let text), .time(let text): text
            case .list(let items): "[\(items.map(\.yaml).joined(separator: ", "))]"
            case .map(let entries):
                "{\(entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.yaml)" }.joined(separator: ", "))}"
            case .null: "null"
            }
        }
    }

    var path: String
    var properties: [String: Value] = [:]
    var tags: [String] = []
    /// Paths of the same notebook.
    var links: [String] = []
    var words: [String] = []
    var day: String?
    var isPublished = true
    var title: String

    var text: String {
        var lines = ["---", "title: '\(title)'"]
        if !tags.isEmpty { lines.append("tags: [\(tags.joined(separator: ", "))]") }
        if let day { lines.append("date: \(day)") }
        if !isPublished { lines.append("publish: false") }
        lines += properties.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.yaml)" }
        let linked = links.map { "[x](</\($0)>)" }
        return (lines + ["---", words.joined(separator: " "), ""] + linked).joined(separator: "\n") + "\n"
    }
}

extension SeededGenerator {
    static let modelTags = ["a", "a/b", "a/b/c", "ab", "x", "x/y", "Äpfel"]
    static let modelKeys = ["status", "rank", "due", "mixed"]
    static let modelWords = ["kraken", "tide", "reef"]

    mutating func modelPath() -> String {
        let folders = ["", "one/", "one/two/", "One/", "three/two/"]
        return pick(folders) + pick(["n", "m", "k", "ö"]) + "\(Int.random(in: 0..<9, using: &self)).md"
    }

    mutating func day() -> String {
        pick(["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2026-03-09", "2026-03-11"])
    }

    mutating func modelValue(of key: String) -> ModelFile.Value {
        switch key {
        case "status": return .text(pick(["todo", "Todo", "done", "über", "z", ""]))
        case "rank": return .number(pick([-1, 0, 2, 2.5, 9, 10, 100]))
        case "due":
            return isOne(in: 3) ? .time(day() + pick(["T10:00", "T00:00:00Z", "T23:59:59+01:00"])) : .day(day())
        default:
            switch Int.random(in: 0..<7, using: &self) {
            case 0: return .flag(isOne(in: 2))
            case 1: return .number(pick([2, 10]))
            case 2: return .text(pick(["todo", "10"]))
            case 3: return .day(day())
            case 4:
                return .list(
                    (0..<Int.random(in: 0..<4, using: &self)).map { _ in modelValue(of: pick(["rank", "status"])) })
            case 5: return .map(["in": modelValue(of: pick(["rank", "status"]))])
            default: return .null
            }
        }
    }

    mutating func modelFile(_ path: String, among paths: [String]) -> ModelFile {
        var file = ModelFile(
            path: path, title: pick(["Alpha", "alpha", "Beta", "Zeta \(Int.random(in: 0..<4, using: &self))"]))
        for key in Self.modelKeys where !isOne(in: 3) { file.properties[key] = modelValue(of: key) }
        file.tags = (0..<Int.random(in: 0..<3, using: &self)).map { _ in pick(Self.modelTags) }
        file.links = (0..<Int.random(in: 0..<3, using: &self)).map { _ in pick(paths) }
        file.words = (0..<Int.random(in: 0..<3, using: &self)).map { _ in pick(Self.modelWords) }
        file.day = isOne(in: 3) ? nil : day()
        file.isPublished = !isOne(in: 6)
        return file
    }

    mutating func modelFiles() -> [ModelFile] {
        let paths = Array(Set((0..<30).map { _ in modelPath() })).sorted()
        return paths.map { modelFile($0, among: paths) }
    }
}
