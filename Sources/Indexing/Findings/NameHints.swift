import Diagnostics
import NotebookModel

/// What links that lead nowhere were most likely meant to name, as their authors would have to write it.
struct NameHints {
    private let notes: NameList
    private let attachments: NameList

    init(_ paths: [NotebookPath]) {
        notes = NameList(paths.filter { FileKind(path: $0) == .note })
        attachments = NameList(paths.filter { FileKind(path: $0) != .note })
    }

    /// - Parameter folder: of the note with the link.
    /// - Complexity: one look at every name where no other form of the target is found.
    func hint(for target: String, isAttachment: Bool, from folder: NotebookPath) -> String? {
        let path = NotebookPath(LinkPath.parts(of: target).joined(separator: "/"))
        return (isAttachment ? attachments : notes).nearest(to: path, from: folder)
            ?? attachments.file(withStem: isAttachment ? path.stem : path.name, from: folder)
    }
}

/// The names of notes, or of all other files, by the forms in which a link may have missed them.
private final class NameList {
    private let paths: [NotebookPath]
    /// As links write them: a note's without `.md`.
    private lazy var texts = paths.map { Self.withoutExtension($0.name) }
    private lazy var forms = texts.map { WordForms($0) }
    private lazy var byKey = NameTable(texts.map { [Self.key($0)] })
    private lazy var byLetters = NameTable(forms.map { $0.stems.isEmpty ? [] : [$0.letters.value] })
    private lazy var byStem = NameTable(paths.map { [WordForms($0.stem).letters.value] })
    private lazy var byWords = NameTable(forms.map { $0.stems.isEmpty ? [] : [$0.sum] })
    private lazy var byAllWordsButOne = NameTable(
        forms.map { form in form.stems.count < 2 ? [] : form.stems.map { form.sum &- $0 } })
    private lazy var spellings = NearMissCandidates(texts.map { String($0) })

    init(_ paths: [NotebookPath]) { self.paths = paths }

    private static func withoutExtension(_ name: Substring) -> Substring {
        FoldedName.fold(name).utf8.suffix(3).elementsEqual(".md".utf8) ? Substring(name.utf8.dropLast(3)) : name
    }

    private static func key(_ text: Substring) -> UInt64 { TextHash.of(FoldedName.fold(text)) }

    /// The name in another folder, in another spelling, in another number, with a word more or less, or with few other letters.
    func nearest(to target: NotebookPath, from folder: NotebookPath) -> String? {
        let text = Self.withoutExtension(target.name)
        let namesakes = byKey[Self.key(text)]
        if !namesakes.isEmpty { return shown(namesakes, from: folder, byPath: true) }
        let wanted = WordForms(text)
        if wanted.stems.isEmpty { return nil }
        for found in [byLetters[wanted.letters.value], byWords[wanted.sum], withOtherWord(wanted)] where !found.isEmpty
        {
            return shown(found, from: folder)
        }
        return misspelled(text, wanted, from: folder)
    }

    /// A file that is named without its extension, or with another.
    func file(withStem stem: Substring, from folder: NotebookPath) -> String? {
        let wanted = WordForms(Self.withoutExtension(stem))
        return wanted.stems.isEmpty ? nil : shown(byStem[wanted.letters.value], from: folder)
    }

    /// The names that have a word more or less, and two or more in common.
    private func withOtherWord(_ wanted: WordForms) -> [Int] {
        if wanted.stems.count < 2 { return [] }
        var found = byAllWordsButOne[wanted.sum]
        if wanted.stems.count > 2 { for stem in wanted.stems { found += byWords[wanted.sum &- stem] } }
        return found.filter { forms[$0].digits == wanted.digits }
    }

    /// The letters that differ must be few in the words that hold them, however long the words are that both have.
    private func misspelled(_ text: Substring, _ wanted: WordForms, from folder: NotebookPath) -> String? {
        let count = text.unicodeScalars.count
        guard count > 4 else { return nil }
        let spelling = spellings.nearest(to: String(text), within: count / 4) { candidate in
            if WordForms(candidate).digits != wanted.digits { return false }
            let (own, others) = WordForms.difference(text, candidate)
            let least = min(own.unicodeScalars.count, others.unicodeScalars.count)
            return least > 2
                && NearMissCandidates(CollectionOfOne(others)).nearest(to: own, within: max(1, least / 4)) != nil
        }
        return spelling.flatMap { shown(byKey[Self.key($0[...])], from: folder) }
    }

    /// The nearest of the files, by its name, and by its path where the name alone would not do.
    private func shown(_ found: [Int], from folder: NotebookPath, byPath: Bool = false) -> String? {
        guard let nearest = found.min(by: { LinkPath.isNearer(paths[$0], paths[$1], to: folder) }) else { return nil }
        let text = texts[nearest]
        let isUnique = byKey[Self.key(text)].count == 1
        return isUnique && !byPath ? String(text) : paths[nearest].parent.appending(text).string
    }
}

/// The places of names by hashes of theirs.
private struct NameTable {
    private let rows: [(hash: UInt64, index: Int)]

    /// - Parameter hashes: those of each name.
    init(_ hashes: [[UInt64]]) {
        rows = hashes.enumerated().flatMap { index, own in own.map { ($0, index) } }
            .sorted { ($0.hash, $0.index) < ($1.hash, $1.index) }
    }

    /// In ascending order.
    ///
    /// - Complexity: O(log n) and the number found.
    subscript(hash: UInt64) -> [Int] {
        var (start, end) = (0, rows.count)
        while start < end {
            let middle = (start + end) / 2
            if rows[middle].hash < hash { start = middle + 1 } else { end = middle }
        }
        return rows[start...].prefix { $0.hash == hash }.map(\.index)
    }
}
