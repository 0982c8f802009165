import Diagnostics
import NotebookModel

/// What links that lead nowhere were most likely meant to name, as their authors would have to write it.
struct NameHints {
    private let notes: NameList
    private let attachments: NameList
    private var known: [Question: String?] = [:]

    private struct Question: Hashable {
        let target: String
        let folder: NotebookPath
    }

    init(_ paths: [NotebookPath]) {
        notes = NameList(paths.filter { FileKind(path: $0) == .note })
        attachments = NameList(paths.filter { FileKind(path: $0) != .note })
    }

    /// - Complexity: one look at every name where no other form of the target is found; each target of a folder is looked up once.
    mutating func hint(for target: String, isAttachment: Bool, from source: NotebookPath) -> String? {
        let question = Question(target: target, folder: source.parent)
        if let hint = known[question] { return hint }
        let path = NotebookPath(LinkPath.parts(of: target).joined(separator: "/"))
        let hint =
            (isAttachment ? attachments : notes).nearest(to: path, from: question.folder)
            ?? attachments.file(withStem: isAttachment ? path.stem : path.name, from: question.folder)
        known[question] = hint
        return hint
    }
}

/// The names of notes, or of all other files, by the forms in which a link may have missed them.
private final class NameList {
    private struct Name {
        let path: NotebookPath
        /// As a link writes it: a note's without `.md`.
        let text: String
        let forms: WordForms
    }

    private let names: [Name]
    private lazy var byKey = indices { FoldedName.fold($0.text) }
    private lazy var byLetters = indices { $0.forms.letters }
    private lazy var byStem = indices { WordForms($0.path.stem).letters }
    private lazy var byWords = indices { $0.forms.stems.joined(separator: " ") }
    private lazy var byAllWordsButOne = allWordsButOne()
    private lazy var spellings = NearMissCandidates(names.map(\.text))

    init(_ paths: [NotebookPath]) {
        names = paths.map { path in
            let text = String(path.name.hasSuffix(".md") ? path.name.dropLast(3) : path.name)
            return Name(path: path, text: text, forms: WordForms(text))
        }
    }

    private func indices(by key: (Name) -> String) -> [String: [Int]] {
        Dictionary(grouping: names.indices) { key(names[$0]) }
    }

    /// The name in another folder, in another spelling, in another number, with a word more or less, or with few other letters.
    func nearest(to target: NotebookPath, from folder: NotebookPath) -> String? {
        let text = Self.withoutExtension(target.name)
        let forms = WordForms(text)
        if let found = byKey[FoldedName.fold(text)] { return shown(found, from: folder, byPath: true) }
        let found =
            forms.letters.isEmpty
            ? nil
            : byLetters[forms.letters] ?? byWords[forms.stems.joined(separator: " ")]
                ?? withOtherWord(forms)
        return found.flatMap { shown($0, from: folder) } ?? misspelled(text, forms, from: folder)
    }

    /// A file that is named without its extension, or with another.
    func file(withStem stem: Substring, from folder: NotebookPath) -> String? {
        let letters = WordForms(Self.withoutExtension(stem)).letters
        return letters.isEmpty ? nil : byStem[letters].flatMap { shown($0, from: folder) }
    }

    private static func withoutExtension(_ name: Substring) -> Substring {
        FoldedName.fold(name).hasSuffix(".md") ? name.dropLast(3) : name
    }

    // MARK: Words

    /// Keyed by what is left, each word left out in turn.
    private func allWordsButOne() -> [String: [Int]] {
        var lists: [String: [Int]] = [:]
        for (index, name) in names.enumerated() {
            for rest in Self.withoutOne(name.forms.stems) { lists[rest, default: []].append(index) }
        }
        return lists
    }

    /// Long names are left out: a word more or less says little there, and copying them costs much.
    private static func withoutOne(_ words: [String]) -> Set<String> {
        guard (2...12).contains(words.count) else { return [] }
        return Set(
            words.indices.map { index in
                (words[..<index] + words[(index + 1)...]).joined(separator: " ")
            })
    }

    /// The names that have a word more or less, and two or more in common.
    private func withOtherWord(_ forms: WordForms) -> [Int]? {
        let stems = forms.stems
        if stems.count < 2 { return nil }
        let longer = byAllWordsButOne[stems.joined(separator: " ")] ?? []
        let shorter = stems.count < 3 ? [] : Self.withoutOne(stems).sorted().flatMap { byWords[$0] ?? [] }
        let found = (longer + shorter).filter { names[$0].forms.digits == forms.digits }
        return found.isEmpty ? nil : found
    }

    // MARK: Letters

    /// The letters that differ must be few in the words that hold them, however long the words are that both have.
    private func misspelled(_ text: Substring, _ forms: WordForms, from folder: NotebookPath) -> String? {
        let count = text.unicodeScalars.count
        guard count > 4 else { return nil }
        let spelling = spellings.nearest(to: String(text), within: count / 4) { candidate in
            let other = WordForms(candidate)
            if other.digits != forms.digits { return false }
            let (own, others) = forms.difference(from: other)
            let least = min(own.unicodeScalars.count, others.unicodeScalars.count)
            return least > 2
                && NearMissCandidates(CollectionOfOne(others)).nearest(to: own, within: max(1, least / 4)) != nil
        }
        guard let spelling else { return nil }
        return byKey[FoldedName.fold(spelling)].flatMap { shown($0, from: folder) } ?? spelling
    }

    /// The nearest of the files, by its name, and by its path where the name alone would not do.
    private func shown(_ found: [Int], from folder: NotebookPath, byPath: Bool = false) -> String? {
        let nearest = found.map { names[$0] }.min { LinkPath.isNearer($0.path, $1.path, to: folder) }
        guard let nearest else { return nil }
        let isUnique = byKey[FoldedName.fold(nearest.text)]?.count == 1
        return isUnique && !byPath ? nearest.text : nearest.path.parent.appending(nearest.text).string
    }
}
