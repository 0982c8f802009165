import CCmarkGFM

/// The first line of a callout: `[!type|metadata]- title`.
struct CalloutHead {
    enum Fold {
        case none, open, closed
    }

    /// As written, in lower case.
    let type: [UInt8]
    let fold: Fold
    /// In bytes of the content, with the spaces before the title.
    let markerLength: Int
    let hasTitle: Bool

    /// Of the content of a quote's first paragraph.
    ///
    /// A type may hold anything but brackets and line ends; Obsidian gives those that it does not know the look of a note.
    init?(_ content: UnsafeBufferPointer<UInt8>) {
        guard content.count > 3, content[0] == UInt8(ascii: "["), content[1] == UInt8(ascii: "!") else { return nil }
        var index = 2
        var typeEnd: Int?
        scan: while true {
            guard index < content.count else { return nil }
            switch content[index] {
            case UInt8(ascii: "]"): break scan
            case UInt8(ascii: "["), 0x0A: return nil
            case UInt8(ascii: "|"): typeEnd = typeEnd ?? index
            default: break
            }
            index += 1
        }
        let written = content[2..<(typeEnd ?? index)]
        let trimmed = written.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()
        guard !trimmed.isEmpty else { return nil }
        type = trimmed.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
        index += 1
        let sign = index < content.count ? content[index] : 0
        fold = sign == UInt8(ascii: "-") ? .closed : sign == UInt8(ascii: "+") ? .open : .none
        if fold != .none { index += 1 }
        while index < content.count, content[index] == 0x20 || content[index] == 0x09 { index += 1 }
        markerLength = index
        hasTitle = index < content.count && content[index] != 0x0A
    }

    /// The look that a type has: one of Obsidian's thirteen (<https://help.obsidian.md/callouts>).
    var family: StaticString {
        switch String(decoding: type, as: UTF8.self) {
        case "abstract", "summary", "tldr": "abstract"
        case "info": "info"
        case "todo": "todo"
        case "tip", "hint", "important": "tip"
        case "success", "check", "done": "success"
        case "question", "help", "faq": "question"
        case "warning", "caution", "attention": "warning"
        case "failure", "fail", "missing": "failure"
        case "danger", "error": "danger"
        case "bug": "bug"
        case "example": "example"
        case "quote", "cite": "quote"
        default: "note"
        }
    }
}

/// A callout that the walk is in.
struct CalloutState {
    let quote: SyntaxNode
    let head: CalloutHead
    /// The paragraph whose first line is the title.
    let titleParagraph: SyntaxNode
    var hasOpenTitle = false
    var hasOpenContent = false
}

extension BodyRenderer {
    mutating func enterQuote(_ node: SyntaxNode) {
        html.startLine()
        let block = beginBlock(node)
        guard options.syntax.contains(.callouts), let first = node.firstChild, first.kind == CMARK_NODE_PARAGRAPH,
            let head = CalloutHead(first.content)
        else {
            html.append("<blockquote")
            writeIdentifier(of: block)
            html.append(">\n")
            return
        }
        callouts.append(CalloutState(quote: node, head: head, titleParagraph: first))
        html.append(head.fold == .none ? "<div class=\"callout callout-" : "<details class=\"callout callout-")
        html.append(head.family)
        html.append("\" data-callout=\"")
        head.type.withUnsafeBufferPointer { html.appendEscaped($0) }
        html.append(UInt8(ascii: "\""))
        if head.fold == .open { html.append(" open=\"\"") }
        writeIdentifier(of: block)
        html.append(">\n")
    }

    mutating func leaveQuote(_ node: SyntaxNode) {
        closeSections(in: node)
        html.startLine()
        if let callout = callouts.last, callout.quote == node {
            if callout.hasOpenContent { html.append("</div>\n") }
            html.append(callout.head.fold == .none ? "</div>\n" : "</details>\n")
            callouts.removeLast()
        } else {
            html.append("</blockquote>\n")
        }
        endBlock(node)
    }

    /// Whether the walk is in the title's line of this paragraph.
    func isCalloutTitle(_ paragraph: SyntaxNode) -> Bool {
        guard let callout = callouts.last else { return false }
        return callout.titleParagraph == paragraph && !callout.hasOpenContent
    }

    mutating func beginCalloutTitle() {
        guard let callout = callouts.last else { return }
        callouts[callouts.count - 1].hasOpenTitle = true
        html.append(
            callout.head.fold == .none ? "<div class=\"callout-title\">" : "<summary class=\"callout-title\">")
        if !callout.head.hasTitle { writeDefaultTitle(callout.head.type) }
    }

    /// The type in title case: `custom-question-type` → `Custom Question Type`.
    private mutating func writeDefaultTitle(_ type: [UInt8]) {
        var title = type.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") ? 0x20 : $0 }
        for index in title.indices where index == 0 || title[index - 1] == 0x20 {
            if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(title[index]) { title[index] &= 0xDF }
        }
        title.withUnsafeBufferPointer { html.appendEscaped($0) }
    }

    /// The line end behind the title: what follows is the content.
    mutating func breakCalloutTitle() {
        closeTags()
        writeEndOfCalloutTitle()
        openCalloutContent()
        paragraph = .pending(block: nil)
    }

    mutating func endCalloutTitle(of node: SyntaxNode) {
        writeEndOfCalloutTitle()
        if node.next != nil { openCalloutContent() }
    }

    private mutating func writeEndOfCalloutTitle() {
        guard let callout = callouts.last, callout.hasOpenTitle else { return }
        callouts[callouts.count - 1].hasOpenTitle = false
        html.append(callout.head.fold == .none ? "</div>\n" : "</summary>\n")
    }

    private mutating func openCalloutContent() {
        callouts[callouts.count - 1].hasOpenContent = true
        html.append("<div class=\"callout-content\">\n")
    }
}
