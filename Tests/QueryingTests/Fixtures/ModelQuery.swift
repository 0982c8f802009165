import NotebookModel
import TestRandomness

/// A random query twice: as people write it, and as a plain filter over plain files. Nothing here is shared with what it tests.
struct ModelQuery {
    private(set) var lines: [String] = []
    private(set) var filters: [(ModelFile, _ notebook: Model) -> Bool] = []
    private(set) var sorts: [(key: (ModelFile) -> ModelFile.Value?, isDescending: Bool)] = []
    private(set) var notebook: String?
    private(set) var offset = 0
    private(set) var limit: Int?
    private(set) var groupKey: String?

    /// The files of one notebook.
    struct Model {
        let slug: String
        var files: [ModelFile]

        /// The published file at the path, else the shortest and then first path that ends so.
        func file(named name: String) -> ModelFile? {
            let published = files.filter(\.isPublished)
            if let exact = published.first(where: { $0.path == name }) { return exact }
            return published.filter { ("/" + $0.path.lowercased()).hasSuffix("/" + name.lowercased()) }
                .min { ($0.path.utf8.count, $0.path) < ($1.path.utf8.count, $1.path) }
        }
    }

    var yaml: String { lines.joined(separator: "\n") + "\n" }

    init(_ random: inout SeededGenerator, paths: [String]) {
        for _ in 0..<Int.random(in: 0...3, using: &random) { addCondition(&random, paths: paths) }
        if random.isOne(in: 2) { addSort(&random) }
        if random.isOne(in: 4) {
            let count = Int.random(in: 0..<6, using: &random)
            limit = count
            lines.append("limit: \(count)")
        }
        if random.isOne(in: 6) {
            offset = Int.random(in: 0..<6, using: &random)
            lines.append("offset: \(offset)")
        }
        if random.isOne(in: 3) {
            groupKey = random.pick(["status", "rank"])
            lines.append("group_by: \(groupKey ?? "")")
        }
        if lines.isEmpty { lines.append("offset: 0") }
    }

    private mutating func addCondition(_ random: inout SeededGenerator, paths: [String]) {
        let kind = Int.random(in: 0..<12, using: &random)
        guard kind == 3 || kind == 4 || !lines.contains(where: { $0.hasPrefix(Self.names[kind] + ":") }) else { return }
        switch kind {
        case 0: addTags(random.pick(SeededGenerator.modelTags), random.pick(SeededGenerator.modelTags), any: false)
        case 1: addTags(random.pick(SeededGenerator.modelTags), random.pick(SeededGenerator.modelTags), any: true)
        case 2: addPath(random.pick(Self.globs))
        case 3, 4: addProperty(&random)
        case 5:
            let key = random.pick(SeededGenerator.modelKeys)
            lines.append("properties_exists: \(key)")
            filters.append { file, _ in Self.present(file.properties[key]) != nil }
        case 6: addDate(&random, "created_after") { $0 >= $1 }
        case 7: addDate(&random, "created_before") { $0 < $1 }
        case 8:
            let word = random.pick(SeededGenerator.modelWords)
            lines.append("content_search: \(word)")
            filters.append { file, _ in file.words.contains(word) }
        case 9:
            let target = random.pick(paths)
            lines.append("links_to: '\(target)'")
            filters.append { file, notebook in
                notebook.file(named: target).map { file.links.contains($0.path) && file.path != $0.path } ?? false
            }
        case 10:
            let source = random.pick(paths)
            lines.append("linked_from: '\(source)'")
            filters.append { file, notebook in
                notebook.file(named: source).map { $0.links.contains(file.path) && file.path != $0.path } ?? false
            }
        default:
            let slug = random.pick(["first", "second"])
            notebook = slug
            lines.append("notebooks: \(slug)")
        }
    }

    private static let names = [
        "tags", "tags_any", "paths", "", "", "properties_exists", "created_after", "created_before", "content_search",
        "links_to", "linked_from", "notebooks",
    ]

    private mutating func addTags(_ first: String, _ second: String, any isAny: Bool) {
        lines.append("\(isAny ? "tags_any" : "tags"): [\(first), \(second)]")
        filters.append { file, _ in
            let has = { (wanted: String) in
                file.tags.contains {
                    $0.lowercased() == wanted.lowercased() || $0.lowercased().hasPrefix(wanted.lowercased() + "/")
                }
            }
            return isAny ? has(first) || has(second) : has(first) && has(second)
        }
    }

    // MARK: Paths

    private static let globs = [
        "**/*.md", "*.md", "one/**", "one/*", "**/two/*", "one/", "**/[nm]*.md", "one/**/n*", "One/n?.md", "one/two",
    ]

    private mutating func addPath(_ glob: String) {
        lines.append("paths: ['\(glob)']")
        var parts = glob.split(separator: "/").map(String.init)
        if glob.hasSuffix("/") { parts.append("**") }
        let isPlain = !glob.contains(where: { "*?[".contains($0) })
        filters.append { file, _ in
            let path = file.path.split(separator: "/").map(String.init)
            return Self.matches(parts[...], path[...]) || isPlain && Self.matches((parts + ["**"])[...], path[...])
        }
    }

    private static func matches(_ glob: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
        guard let part = glob.first else { return path.isEmpty }
        if part == "**" {
            if glob.count == 1 { return !path.isEmpty }
            return (0...path.count).contains { matches(glob.dropFirst(), path.dropFirst($0)) }
        }
        guard let name = path.first, matchesName(Array(part.unicodeScalars)[...], Array(name.unicodeScalars)[...])
        else { return false }
        return matches(glob.dropFirst(), path.dropFirst())
    }

    /// The globs here have `?` and sets only where letters are ASCII.
    private static func matchesName(_ glob: ArraySlice<Unicode.Scalar>, _ name: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let sign = glob.first else { return name.isEmpty }
        if sign == "*" { return (0...name.count).contains { matchesName(glob.dropFirst(), name.dropFirst($0)) } }
        guard let letter = name.first else { return false }
        if sign == "[" {
            guard let end = glob.firstIndex(of: "]") else { return false }
            return glob[glob.startIndex + 1..<end].contains(letter) && matchesName(glob[(end + 1)...], name.dropFirst())
        }
        return (sign == "?" || sign == letter) && matchesName(glob.dropFirst(), name.dropFirst())
    }

    // MARK: Properties

    private mutating func addProperty(_ random: inout SeededGenerator) {
        guard !lines.contains(where: { $0.hasPrefix("properties:") }) else { return }
        let isInner = random.isOne(in: 6)
        let key = isInner ? "mixed" : random.pick(SeededGenerator.modelKeys)
        let name = isInner ? "mixed.in" : key
        let value = isInner ? random.modelValue(of: random.pick(["rank", "status"])) : random.modelValue(of: key)
        let stored = { (file: ModelFile) -> ModelFile.Value? in
            guard isInner else { return Self.present(file.properties[key]) }
            if case .map(let entries) = file.properties[key] { return Self.present(entries["in"]) }
            return nil
        }
        let isOrdered =
            switch value {
            case .number, .text, .day, .time: true;
            default: false
            }
        switch Int.random(in: 0..<(isOrdered ? 7 : 2), using: &random) {
        case 0:
            let other = random.modelValue(of: key)
            lines.append("properties: {\(name): [\(value.yaml), \(other.yaml)]}")
            filters.append { file, _ in Self.equals(stored(file), value) || Self.equals(stored(file), other) }
        case 1:
            lines.append("properties: {\(name): {ne: \(value.yaml)}}")
            filters.append { file, _ in !Self.equals(stored(file), value) }
        case 2:
            let isMap = if case .map = value { true } else { false }
            lines.append("properties: {\(name): \(isMap ? "{eq: \(value.yaml)}" : value.yaml)}")
            filters.append { file, _ in Self.equals(stored(file), value) }
        case let number:
            let (word, holds): (String, (Int) -> Bool) = [
                ("gt", { $0 > 0 }), ("gte", { $0 >= 0 }), ("lt", { $0 < 0 }), ("lte", { $0 <= 0 }),
            ][number - 3]
            lines.append("properties: {\(name): {\(word): \(value.yaml)}}")
            filters.append { file, _ in
                Self.items(stored(file)).contains { item in Self.order(item, value).map(holds) ?? false }
            }
        }
    }

    private static func present(_ value: ModelFile.Value?) -> ModelFile.Value? { value == .null ? nil : value }

    private static func items(_ value: ModelFile.Value?) -> [ModelFile.Value] {
        switch value {
        case .list(let items)?: items
        case let value?: [value]
        case nil: []
        }
    }

    private static func equals(_ stored: ModelFile.Value?, _ wanted: ModelFile.Value) -> Bool {
        switch wanted {
        case .null: stored == nil
        case .list(let items): items.contains { equals(stored, $0) }
        default: items(stored).contains { order($0, wanted) == 0 || $0 == wanted }
        }
    }

    /// The order of two values of one type; `nil` for others.
    static func order(_ left: ModelFile.Value, _ right: ModelFile.Value) -> Int? {
        func sign<Value: Comparable>(_ left: Value, _ right: Value) -> Int { left < right ? -1 : left > right ? 1 : 0 }
        switch (left, right) {
        case (.number(let left), .number(let right)): return sign(left, right)
        case (.flag(let left), .flag(let right)): return sign(left ? 1 : 0, right ? 1 : 0)
        case (.text(let left), .text(let right)):
            let folded = sign(
                Array(left.lowercased().unicodeScalars.map(\.value)).map { Int($0) }.key,
                Array(right.lowercased().unicodeScalars.map(\.value)).map { Int($0) }.key)
            return folded != 0
                ? folded
                : sign(left.unicodeScalars.map { Int($0.value) }.key, right.unicodeScalars.map { Int($0.value) }.key)
        case (.day, .day), (.day, .time), (.time, .day), (.time, .time): return sign(seconds(left), seconds(right))
        default: return nil
        }
    }

    /// Since some day, in Universal Time: written out here for the few forms that the files hold.
    private static func seconds(_ value: ModelFile.Value) -> Int {
        guard case .day(let text) = value else {
            guard case .time(let text) = value else { return 0 }
            let (day, clock) = (String(text.prefix(10)), text.dropFirst(11))
            let numbers = clock.prefix(8).split { !$0.isNumber }.map { Int($0) ?? 0 }
            let inDay = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
            return seconds(.day(day)) + inDay - (clock.hasSuffix("+01:00") ? 3600 : 0)
        }
        let days = [
            "2025-12-31": 0, "2026-01-01": 1, "2026-01-31": 31, "2026-02-01": 32, "2026-03-09": 68, "2026-03-11": 70,
        ]
        return (days[text] ?? 0) * 86_400
    }

    private mutating func addDate(
        _ random: inout SeededGenerator, _ name: String, _ holds: @escaping (String, String) -> Bool
    ) {
        let day = random.day()
        lines.append("\(name): \(day)")
        filters.append { file, _ in file.day.map { holds($0, day) } ?? false }
    }

    // MARK: Order

    private mutating func addSort(_ random: inout SeededGenerator) {
        var names: [String] = []
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let isDescending = random.isOne(in: 2)
            let name = random.pick(["title", "status", "rank", "due", "created"])
            names.append(name + (isDescending ? " desc" : random.pick(["", " asc"])))
            let key = { (file: ModelFile) -> ModelFile.Value? in
                switch name {
                case "title": .text(file.title)
                case "created": file.day.map { .day($0) }
                default: Self.present(file.properties[name])
                }
            }
            sorts.append((key, isDescending))
        }
        lines.append("sort: [\(names.joined(separator: ", "))]")
    }

    // MARK: Answer

    struct Answer: Equatable {
        var rows: [String]
        var total: Int
        var groups: [String]
    }

    func answer(_ notebooks: [Model]) -> Answer {
        var found: [(notebook: String, file: ModelFile)] = []
        for model in notebooks where notebook == nil || notebook == model.slug {
            let files = model.files.filter { file in file.isPublished && filters.allSatisfy { $0(file, model) } }
            found += files.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }.map {
                (model.slug, $0)
            }
        }
        // One key after the other, the last first: each sort keeps the order of equal rows.
        for sort in sorts.reversed() {
            let missing = found.filter { sort.key($0.file) == nil }
            var present = found.filter { sort.key($0.file) != nil }
            var sorted: [(notebook: String, file: ModelFile)] = []
            while !present.isEmpty {
                var best = 0
                for place in present.indices {
                    let order =
                        Self.order(sort.key(present[place].file) ?? .null, sort.key(present[best].file) ?? .null) ?? 0
                    if sort.isDescending ? order > 0 : order < 0 { best = place }
                }
                sorted.append(present.remove(at: best))
            }
            found = sorted + missing
        }
        let cut = found.dropFirst(offset).prefix(limit ?? found.count)
        return Answer(
            rows: cut.map { "\($0.notebook)/\($0.file.path)" }, total: found.count, groups: groups(found.map(\.file)))
    }

    /// The number of files of each value, in the order of the values.
    private func groups(_ files: [ModelFile]) -> [String] {
        guard let groupKey else { return [] }
        var values: [ModelFile.Value] = []
        for file in files {
            if let value = Self.present(file.properties[groupKey]), !values.contains(value) { values.append(value) }
        }
        values.sort { (Self.order($0, $1) ?? 0) < 0 }
        var groups = values.map { value in
            "\(value.yaml.filter { $0 != "'" }): \(files.count { $0.properties[groupKey] == value })"
        }
        let others = files.count { Self.present($0.properties[groupKey]) == nil }
        if others > 0 { groups.append(": \(others)") }
        return groups
    }
}

extension [Int] {
    /// Compares as the numbers do, one after the other.
    fileprivate var key: ScalarKey { ScalarKey(numbers: self) }
}

private struct ScalarKey: Comparable {
    let numbers: [Int]
    static func < (left: ScalarKey, right: ScalarKey) -> Bool { left.numbers.lexicographicallyPrecedes(right.numbers) }
}
