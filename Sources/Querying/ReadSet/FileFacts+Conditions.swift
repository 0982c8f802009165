import NotebookModel

extension FileFacts: DescribedFile {
    package var tagNames: [String] { tags.map(\.name) }
    package var propertyMap: QueryValue { .map(PropertyReader.all(properties)) }
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
