import NotebookModel

extension FileFacts: QueryableFile {
    package func value(of field: QueryField) -> QueryValue {
        switch field {
        case .path: .text(path.string)
        case .name: .text(String(path.name))
        case .folder: .text(path.parent.string)
        case .pathExtension: .text(path.pathExtension)
        case .title: .text(title)
        case .kind: .text(kind.rawValue)
        case .mediaType: .text(mediaType)
        case .size: .number(Double(byteCount))
        case .created: created.map { .date($0) } ?? .missing
        case .modified: modified.map { .date($0) } ?? .missing
        case .summary: .text(summary)
        case .notebook: .text(notebook)
        case .tags: .list(tags.map { .text($0.name) })
        case .property(let path): QueryValue.map(PropertyReader.all(properties)).value(named: path)
        }
    }

    /// Full text and links are unknown here; see `Expression.verdict`.
    package func passes(_ test: FileTest) -> Bool {
        switch test {
        case .tag(let key): tags.contains { $0.isWithin(key) }
        case .path(let pattern): pattern.matches(path.string)
        case .text, .linksTo, .linkedFrom: false
        }
    }
}

extension Expression {
    /// Whether the file fulfils the condition, as far as its facts tell; `nil` where only the index knows.
    func verdict(on file: FileFacts, _ evaluator: ExpressionEvaluator) -> Bool? {
        switch self {
        case .test(.text), .test(.linksTo), .test(.linkedFrom): return nil
        case .not(let inner): return inner.verdict(on: file, evaluator).map { !$0 }
        case .all(let inner):
            let verdicts = inner.map { $0.verdict(on: file, evaluator) }
            return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
        case .any(let inner):
            let verdicts = inner.map { $0.verdict(on: file, evaluator) }
            return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
        default: return tests.allSatisfy(\.isKnownOfFacts) ? evaluator.isTrue(self, file) : nil
        }
    }
}

extension FileTest {
    fileprivate var isKnownOfFacts: Bool {
        switch self {
        case .tag, .path: true
        case .text, .linksTo, .linkedFrom: false
        }
    }
}
