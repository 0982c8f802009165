import NotebookModel

/// What an answer hangs on: a change that does not touch it cannot alter the answer.
package struct ReadSet: Hashable, Sendable {
    /// Which files were asked.
    package let source: QuerySource
    /// The fields that were read beside the file's place and title, and those that are shown of rows.
    package let fields: Set<QueryField>
    /// Whether rows hold all that is known of their files.
    package let readsWholeRows: Bool
    /// Whether full-text search was asked, or the content of files is shown.
    package let readsText: Bool
    /// Whether the notebook's links were asked.
    package let readsLinks: Bool
    /// Keys of tags that were asked for.
    package let tags: Set<String>
    /// What a file must fulfil to be a row; `nil` for nothing.
    private let condition: Expression?
    /// The points in time that the definition named, with what they were.
    package let moments: [TemplateMoment]

    /// - Parameters:
    ///   - moments: of the definition that the plan was made from.
    ///   - shown: the fields that are shown of rows beside what all rows say. Those that change with each edit of a text count only
    ///     here.
    ///   - readsContent: what the files themselves hold is shown, and not only what the index says of them.
    package init(
        _ plan: QueryPlan, moments: [TemplateMoment] = [], showing shown: Set<QueryField> = [.size, .summary],
        readsContent: Bool = false
    ) {
        let tests = plan.expressions.reduce(into: Set<FileTest>()) { $0.formUnion($1.tests) }
        source = plan.source
        fields = plan.expressions.reduce(into: shown) { $0.formUnion($1.fields) }
        readsWholeRows = plan.projection == .everything
        readsText = readsContent || tests.contains { if case .text = $0 { true } else { false } }
        readsLinks = tests.contains { test in
            switch test {
            case .linksTo, .linkedFrom: true
            case .tag, .text, .path: false
            }
        }
        tags = Set(tests.compactMap { if case .tag(let key) = $0 { key } else { nil } })
        condition = plan.condition
        self.moments = moments
    }

    /// Whether the answer may be another one after a change that alters the text of a file and nothing else that is known of it.
    package var hangsOnTexts: Bool { readsText || fields.contains(.size) }

    /// Whether the answer may be another one at this time.
    package func isTouched(at clock: QueryClock) -> Bool { moments.contains { $0.isAnother(at: clock) } }

    /// Whether the answer, or where its rows stand in the site, may be another one after the change. Never `false` where it is another one; `true` also for many
    /// changes that alter nothing.
    ///
    /// - Parameter evaluator: tells which files are no rows, before and after; `nil` where that would be more work than asking.
    /// - Complexity: O(1) in the notebook; linear in the properties of the file.
    package func isTouched(by change: FileChange, evaluator: ExpressionEvaluator? = nil) -> Bool {
        if change.old == change.new { return false }
        if readsLinks, altersLinks(change) { return true }
        let old = change.old.flatMap { mayHold($0, evaluator) ? $0 : nil }
        let new = change.new.flatMap { mayHold($0, evaluator) ? $0 : nil }
        switch (old, new) {
        case (nil, nil): return false
        case (let old?, let new?): return isRead(old, new)
        default: return true
        }
    }

    /// A file of any notebook may be what a link leads to or comes from, and a name may now mean another file.
    private func altersLinks(_ change: FileChange) -> Bool {
        guard let old = change.old, let new = change.new else { return true }
        return old.path != new.path || old.notebook != new.notebook || old.links != new.links
    }

    /// Whether the file is one that was asked, and may be a row.
    package func mayHold(_ file: FileFacts, _ evaluator: ExpressionEvaluator?) -> Bool {
        if let notebooks = source.notebooks, !notebooks.contains(file.notebook) { return false }
        if let kinds = source.kinds, !kinds.contains(file.kind) { return false }
        if !source.paths.isEmpty, !source.paths.contains(where: { $0.matches(file.path.string) }) { return false }
        let isTagged =
            source.tags.allSatisfy { file.has(tag: $0) }
            && (source.anyTags.isEmpty || source.anyTags.contains { file.has(tag: $0) })
        guard isTagged else { return false }
        guard let evaluator, let condition else { return true }
        evaluator.begin()
        let verdict = condition.verdict(on: file, evaluator)
        return verdict ?? true || !evaluator.exhaustedPatterns.isEmpty
    }

    /// Whether something that was read of the file differs.
    private func isRead(_ old: FileFacts, _ new: FileFacts) -> Bool {
        if old.path != new.path || old.notebook != new.notebook || old.kind != new.kind { return true }
        if old.address != new.address { return true }
        if !ByteOrder.areEqual(old.title, new.title) || old.mediaType != new.mediaType { return true }
        if old.created != new.created || old.modified != new.modified { return true }
        if readsText, old.contentDigest != new.contentDigest || old.tagBytes != new.tagBytes { return true }
        if readsWholeRows {
            if old.tagBytes != new.tagBytes || !ByteOrder.areEqual(old.properties, new.properties) { return true }
        }
        if tags.contains(where: { old.has(tag: $0) != new.has(tag: $0) }) { return true }
        return fields.contains { field in
            switch field {
            case .tags: old.tagBytes != new.tagBytes
            case .size: old.byteCount != new.byteCount
            case .summary: !ByteOrder.areEqual(old.summary, new.summary)
            case .property(let path): old.values(at: path) != new.values(at: path)
            default: false
            }
        }
    }
}

extension FileFacts {
    fileprivate var tagBytes: [[UInt8]] { tags.map { Array($0.name.utf8) } }

    fileprivate func has(tag key: String) -> Bool { tags.contains { $0.isWithin(key) } }

    /// What stands at all keys that the path may be looked up by.
    fileprivate func values(at path: [String]) -> [String: QueryValue] {
        let keys = QueryPlan.keys(of: path).sorted()
        var found: [String: QueryValue] = [:]
        PropertyReader.read(properties, keys: keys[...]) { found[keys[$0]] = $1 }
        return found
    }
}
