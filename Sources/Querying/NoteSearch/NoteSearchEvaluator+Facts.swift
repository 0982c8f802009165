import NotebookModel

// Conditions on what is known of a note beside its text.
extension NoteSearchEvaluator {
    /// What words are compared with.
    enum Place {
        /// Path and text.
        case note
        case name, path, text
    }

    /// `nil` where only the text can tell.
    func verdict(
        _ condition: SearchCondition, _ facts: SearchedFacts, place: Place
    ) throws(ExhaustedSearchPattern) -> Bool? {
        switch condition {
        case .text, .pattern: return try verdict(word: condition, facts, place)
        case .not(let inner): return try verdict(inner, facts, place: place).map { !$0 }
        case .all(let inner): return try verdict(of: inner, facts, place, isAll: true)
        case .any(let inner): return try verdict(of: inner, facts, place, isAll: false)
        case .within(.file, let inner): return try verdict(inner, facts, place: .name)
        case .within(.path, let inner): return try verdict(inner, facts, place: .path)
        case .within(.content, let inner): return try verdict(inner, facts, place: .text)
        case .within(_, let inner):
            // Whether there is such a unit only the text can tell.
            return try verdict(inner, facts, place: .text) == false ? false : nil
        case .tag(let sought): return try holds(sought, facts)
        case .property(let name, let value): return try holds(name, value, facts)
        case .exactly, .null, .compares: return false
        }
    }

    private func verdict(
        of conditions: [SearchCondition], _ facts: SearchedFacts, _ place: Place, isAll: Bool
    ) throws(ExhaustedSearchPattern) -> Bool? {
        var isOpen = false
        for condition in conditions {
            guard let verdict = try verdict(condition, facts, place: place) else {
                isOpen = true
                continue
            }
            if verdict != isAll { return verdict }
        }
        return isOpen ? nil : isAll
    }

    private func verdict(
        word: SearchCondition, _ facts: SearchedFacts, _ place: Place
    ) throws(ExhaustedSearchPattern) -> Bool? {
        switch place {
        case .note: return try holds(word: word, in: facts.pathWithoutExtension, facts.path) ? true : nil
        case .name: return try holds(word: word, in: facts.path.name, facts.path)
        case .path: return try holds(word: word, in: facts.path.string, facts.path)
        case .text:
            if case .text(let sought) = word, sought.isEmpty { return true }
            return nil
        }
    }

    private func holds(
        word: SearchCondition, in text: some StringProtocol, _ note: NotebookPath
    ) throws(ExhaustedSearchPattern) -> Bool {
        switch word {
        case .text(let sought): sought.occurs(in: String(text))
        case .pattern(let pattern): try matches(pattern, text, note)
        default: false
        }
    }

    // MARK: Tags

    private func holds(_ sought: SoughtTag, _ facts: SearchedFacts) throws(ExhaustedSearchPattern) -> Bool {
        switch sought {
        case .any: return !facts.tags.isEmpty
        case .named(let key): return facts.tags.contains { $0.isWithin(key) }
        case .matching(let pattern):
            for tag in facts.tags where try matches(pattern, "#\(tag.name)", facts.path) { return true }
            return false
        }
    }

    // MARK: Properties

    private func holds(
        _ name: SoughtProperty, _ value: SearchCondition?, _ facts: SearchedFacts
    ) throws(ExhaustedSearchPattern) -> Bool {
        for property in facts.properties where try isNamed(property.key, name, facts.path) {
            guard let value else { return true }
            if try holds(value, property.value, facts.path) { return true }
        }
        return false
    }

    private func isNamed(
        _ key: String, _ name: SoughtProperty, _ note: NotebookPath
    ) throws(ExhaustedSearchPattern) -> Bool {
        switch name {
        case .named(let name): FoldedName.fold(key).utf8.elementsEqual(name.utf8)
        case .matching(let pattern): try matches(pattern, key, note)
        }
    }

    /// Of a list some item has to fulfil a condition, each its own.
    private func holds(
        _ condition: SearchCondition, _ value: QueryValue, _ note: NotebookPath
    ) throws(ExhaustedSearchPattern) -> Bool {
        switch condition {
        case .text(let sought): return value.items.contains { sought.occurs(in: $0.plainText) }
        case .exactly(let sought): return value.items.contains { sought.isWhole($0.plainText) }
        case .null: return value.isMissing
        case .compares(let comparison, let other): return value.items.contains { comparison.holds($0, other, order) }
        case .pattern(let pattern):
            for item in value.items where try matches(pattern, item.plainText, note) { return true }
            return false
        case .not(let inner): return try !holds(inner, value, note)
        case .all(let inner):
            for condition in inner where try !holds(condition, value, note) { return false }
            return true
        case .any(let inner):
            for condition in inner where try holds(condition, value, note) { return true }
            return false
        case .within, .tag, .property: return false
        }
    }
}
