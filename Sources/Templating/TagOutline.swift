/// Which tag closes which, checked.
struct TagOutline {
    /// The most sections and blocks within each other in one source, and the most sections, blocks and partials within
    /// each other while rendering. Rendering recurses: the limit takes less than 1 MiB of stack, also in a debug build.
    static let nestingLimit = 400

    let tags: [Tag]
    /// For an opening tag the index of its closing tag, for a closing tag that of its opening tag, else its own.
    private(set) var partner: [Int]
    /// The index of the innermost opening tag around a tag, or `nil` at the top level.
    private(set) var enclosing: [Int?]

    private let source: TemplateSource

    init(of source: TemplateSource) throws(TemplateError) {
        self.source = source
        tags = try TagScanner.tags(of: source)
        partner = Array(tags.indices)
        enclosing = Array(repeating: nil, count: tags.count)
        try pair()
    }

    /// Whether the tag is a block that a parent tag passes on, or closes one.
    func isArgument(_ index: Int) -> Bool {
        guard tags[min(index, partner[index])].kind == .block, let outer = enclosing[index] else { return false }
        return tags[outer].kind == .parent
    }

    private mutating func pair() throws(TemplateError) {
        var open: [Int] = []
        for (index, tag) in tags.enumerated() {
            if tag.kind == .close {
                guard let opening = open.popLast() else {
                    throw TemplateError(.strayClose(spelling(of: tag)), in: source, at: tag.range.lowerBound)
                }
                try checkClose(tag, of: tags[opening])
                partner[opening] = index
                partner[index] = opening
            }
            enclosing[index] = open.last
            try checkPlace(of: tag, in: open.last)
            if tag.kind.opens { open.append(index) }
            if open.count > Self.nestingLimit {
                throw TemplateError(.nestedTooDeep(limit: Self.nestingLimit), in: source, at: tag.range.lowerBound)
            }
        }
        guard let unclosed = open.last.map({ tags[$0] }) else { return }
        throw TemplateError(
            .unclosedSection(opening: spelling(of: unclosed), closing: closing(of: unclosed)), in: source,
            at: unclosed.range.lowerBound)
    }

    private func checkClose(_ close: Tag, of opening: Tag) throws(TemplateError) {
        let isSame = source.bytes[close.name].elementsEqual(source.bytes[opening.name])
        if isSame, close.isDynamic == opening.isDynamic { return }
        let problem = TemplateProblem.mismatchedClose(
            found: spelling(of: close), expected: closing(of: opening),
            openedOnLine: source.bytes[..<opening.range.lowerBound].count { $0 == .newline } + 1)
        throw TemplateError(problem, in: source, at: close.range.lowerBound)
    }

    private func checkPlace(of tag: Tag, in enclosing: Int?) throws(TemplateError) {
        guard let enclosing, tags[enclosing].kind == .parent else { return }
        switch tag.kind {
        case .block, .close, .comment, .delimiters: return
        default:
            throw TemplateError(
                .tagOutsideBlock(spelling(of: tag), parent: spelling(of: tags[enclosing])), in: source,
                at: tag.range.lowerBound)
        }
    }

    private func spelling(of tag: Tag) -> String { String(decoding: source.bytes[tag.range], as: UTF8.self) }

    /// As it would be written with the usual delimiters.
    private func closing(of tag: Tag) -> String {
        "{{/\(tag.isDynamic ? "*" : "")\(String(decoding: source.bytes[tag.name], as: UTF8.self))}}"
    }
}
