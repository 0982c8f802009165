import NotebookModel
import TestRandomness

/// A made-up notebook that changes at random: few names, so that they meet, and names that are alike.
struct RandomNotebook {
    /// A file with a number that stays when it moves.
    struct Entry {
        let number: Int
        var file: SampleFile
    }

    private(set) var entries: [NotebookPath: Entry] = [:]
    var random: SeededGenerator
    private var nextNumber = 0

    init(random: SeededGenerator) { self.random = random }

    private static let folders = [
        "", "", "a", "a", "A b", "a-b", "a/c", "a/c/d", "a-b/c", "A b/c", "e", "search", "E", "n.html",
    ]
    private static let names = [
        "n.md", "n.md", "N.md", "m.md", "n 2.md", "n-2.md", "n!.md", "index.md", "index.md", "Index.md", "README.md",
        "x.png", "x.png", "X.png", "n-2.png", "c.md", "a.md", "\u{e9}.md", "e\u{301}.md", "v1.2.md", "x.png.md",
        "Makefile", "publish.css", "favicon-32.png", "makefile", "M.md",
        "index 2.md", "q.cdx", "404.md", "\u{301}a.md",
    ]
    private static let targets = [
        "n", "N", "m", "a/n", "c/n", "c/d/n.md", "n.md", "x.png", "X.png", "./n", "../n", "/n", "/a/n", "..", ".",
        "../",
        "a", "c", "A b", "a-b", "a/", "c/", "d", "/", "e", "index", "a/index", "README", "\u{e9}", "e\u{301}", "v1.2",
        "x",
        "../other/p", "../other/x.png", "../lab/n", "../../n", "nothing", "Other", "Other", "OTHER", "other.md",
        "Makefile", "n 2", "", "a/../n", "a/..",
    ]
    private static let headings = ["One", "Two", "two", "One: two"]
    private static let blocks = ["block", "b2"]
    private static let fields = ["Basic Field", "due"]
    private static let permalinks = [
        "n", "a/n", "about", "About", "a/m.html", "x/y/", "a-b", "a-b/", "n-2", "a//b", "../n", "index", "tags/x",
        "v.1/x", "x.png/n", "Makefile/x", "a/c/d/",
    ]
    /// Some are names of files and folders too, some addresses.
    private static let aliases = [
        "Other", "Other", "other", "nothing", "nothing", "m", "E", "n.md", "old/place", "/old/place.html", "/n", "a/n",
        "About", "/about.html", "old/place/", "./m", "../n", "N/o", "x/y/", "x.png/n/o", "tags/x", "/tags/x.html",
        "a / b", "c", "/a/c/d/index",
    ]
    private static let tags = ["t", "T", "t/u", "T/v", "t/u/w", "w", "W"]

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    private mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: list.indices, using: &random)]
    }

    private mutating func path() -> NotebookPath { NotebookPath(pick(Self.folders)).appending(pick(Self.names)) }

    private mutating func existing() -> Entry? {
        let all = entries.values.sorted { $0.file.path < $1.file.path }
        return all.isEmpty ? nil : pick(all)
    }

    mutating func edit() {
        switch Int.random(in: 0..<14, using: &random) {
        case 0...3: create()
        case 4...7: modify()
        case 8: existing().map { _ = entries.removeValue(forKey: $0.file.path) }
        case 9, 10: move()
        case 11: swap()
        case 12: moveFolder()
        default: removeFolder()
        }
    }

    private mutating func create() {
        let path = path()
        if entries[path] != nil { return }
        nextNumber += 1
        entries[path] = Entry(number: nextNumber, file: content(at: path))
    }

    private mutating func modify() {
        guard var entry = existing() else { return }
        let new = content(at: entry.file.path)
        switch Int.random(in: 0..<16, using: &random) {
        case 13: entry.file.blocks = new.blocks
        case 14: entry.file.aliases = new.aliases
        case 15: entry.file.fields = new.fields
        case 0: entry.file.title = new.title
        case 1: entry.file.tags = new.tags
        case 2: entry.file.links = new.links
        case 3: entry.file.headings = new.headings
        case 4: entry.file.text = new.text
        case 5: entry.file.date = new.date
        case 6: entry.file.publish = new.publish
        case 7: entry.file.salt += 1
        case 8: entry.file.permalink = new.permalink
        case 9: entry.file.aliases = new.aliases
        case 10: entry.file.image = new.image
        default: entry.file = new
        }
        entries[entry.file.path] = entry
    }

    /// Sometimes onto another file, which is then gone.
    private mutating func move() {
        guard let entry = existing() else { return }
        let path = path()
        if FileKind(path: path) != FileKind(path: entry.file.path) { return }
        place(entry, at: path)
    }

    private mutating func place(_ entry: Entry, at path: NotebookPath) {
        var moved = entry
        entries[entry.file.path] = nil
        moved.file.path = path
        entries[path] = moved
    }

    private mutating func swap() {
        guard let first = existing(), let second = existing(), first.number != second.number,
            FileKind(path: first.file.path) == FileKind(path: second.file.path)
        else { return }
        place(first, at: second.file.path)
        var other = second
        other.file.path = first.file.path
        entries[first.file.path] = other
    }

    private mutating func moveFolder() {
        let origin = NotebookPath(pick(Self.folders)), target = NotebookPath(pick(Self.folders))
        if origin.isRoot || target.isWithin(origin) || chance(2) { return }
        for (path, entry) in entries.sorted(by: { $0.key < $1.key }) where path.isWithin(origin) {
            let rest = path.string.utf8.dropFirst(origin.string.utf8.count + 1)
            let moved = target.joined(with: NotebookPath(String(Substring(rest))))
            if entries[moved] == nil { place(entry, at: moved) }
        }
    }

    private mutating func removeFolder() {
        let folder = NotebookPath(pick(Self.folders))
        if folder.isRoot { return }
        for path in entries.keys where path.isWithin(folder) { entries[path] = nil }
    }

    private mutating func content(at path: NotebookPath) -> SampleFile {
        var file = SampleFile(path.string)
        file.salt = Int.random(in: 0..<100, using: &random)
        file.title = pick(["n", "Title", "Other title"])
        file.publish = pick([nil, nil, nil, nil, true, false])
        if FileKind(path: path) == .attachment { return file }
        let count = Int.random(in: 0..<5, using: &random)
        file.links = (0..<count).map { _ in link() }
        file.tags = (0..<Int.random(in: 0..<3, using: &random)).map { _ in pick(Self.tags) }
        var seen: Set<Tag> = []
        file.tags = file.tags.filter { Tag($0).map { seen.insert($0).inserted } ?? false }
        file.headings = (0..<Int.random(in: 0..<3, using: &random)).map { _ in pick(Self.headings) }
        file.blocks = Self.blocks.filter { _ in chance(3) }
        file.aliases = (0..<3).filter { _ in chance(2) }.map { _ in pick(Self.aliases) }
        file.fields = Self.fields.filter { _ in chance(4) }
        file.text = pick(["alpha beta", "beta gamma", "alpha"])
        file.permalink = chance(3) ? pick(Self.permalinks) : nil
        file.image = chance(4) ? pick(["x.png", "a/x.png", "https://example.org/x.png", "n"]) : nil
        file.description = chance(6) ? "told" : nil
        file.date = pick([nil, "2026-01-02", "2026-01-03", "2025-05-05"])
        return file
    }

    private mutating func link() -> LinkReference {
        let target = chance(4) ? pick(["Other", "other", "nothing"]) : pick(Self.targets)
        let fragment =
            target.isEmpty || chance(4) ? pick(["One", "two", "Two#One", "^block", "^B2", "One two", "no such"]) : nil
        return chance(3)
            ? .markdown(target, fragment, isEmbed: chance(3)) : .wiki(target, fragment, isEmbed: chance(4))
    }
}
