import CCmarkGFM
import Diagnostics
import NotebookModel

extension BodyRenderer {
    mutating func enterList(_ node: SyntaxNode) {
        html.startLine()
        let block = beginBlock(node)
        let list = node.pointee.as.list
        if list.list_type == CMARK_BULLET_LIST {
            html.append("<ul")
        } else {
            html.append("<ol")
            if list.start != 1 {
                html.append(" start=\"")
                html.append(decimal: Int(list.start))
                html.append(UInt8(ascii: "\""))
            }
        }
        writeIdentifier(of: block)
        html.append(">\n")
    }

    mutating func leaveList(_ node: SyntaxNode) {
        html.append(node.pointee.as.list.list_type == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n")
        endBlock(node)
    }

    mutating func enterItem(_ node: SyntaxNode) {
        html.startLine()
        let block = beginBlock(node)
        itemLines.append(Int(node.pointee.start_line))
        let task = TaskMark(of: node, syntax: options.syntax)
        html.append("<li")
        if let task, options.syntax.contains(.tasks) {
            html.append(" class=\"task\" data-task=\"")
            html.appendEscaped(task.character)
            html.append(UInt8(ascii: "\""))
        }
        writeIdentifier(of: block)
        html.append(">")
        guard let task else { return }
        gather(task, of: node, block)
        html.append(
            task.isChecked
                ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                : "<input type=\"checkbox\" disabled=\"\" /> ")
    }

    private mutating func gather(_ task: TaskMark, of item: SyntaxNode, _ block: Int?) {
        guard options.syntax.contains(.tasks), let paragraph = item.firstChild,
            paragraph.kind == CMARK_NODE_PARAGRAPH
        else { return }
        let end = BlockIdentifier(endOf: paragraph.content)?.start ?? paragraph.content.count
        let content = paragraph.content[min(task.length, end)..<end]
        let text = masks.original(of: String(decoding: content, as: UTF8.self))
            .split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " || $0 == "\t" } }.joined(separator: " ")
        tasks.append(
            NoteTask(
                state: String(decoding: task.character, as: UTF8.self), text: text,
                position: lines.position(
                    line: max(1, Int(item.pointee.start_line)), byteColumn: max(0, Int(item.pointee.start_column) - 1)),
                depth: itemLines.count - 1, block: block.map { blocks[$0].identifier }))
    }

    mutating func leaveItem(_ node: SyntaxNode) {
        itemLines.removeLast()
        html.append("</li>\n")
        endBlock(node)
    }
}

/// The `[c]` at the start of a list item.
struct TaskMark {
    /// What stands between the brackets: one character, `x` for `X`.
    let character: UnsafeBufferPointer<UInt8>
    /// In bytes of the item's content; 0 where cmark has taken it out.
    let length: Int

    var isChecked: Bool { character.first != 0x20 }

    private static let done: StaticString = "x"
    private static let open: StaticString = " "

    init?(of item: SyntaxNode, syntax: NoteSyntax) {
        // The task list extension is the only one that takes over items.
        if item.pointee.extension != nil {
            self.init(item.pointee.as.list.checked ? Self.done : Self.open)
        } else if syntax.contains(.tasks), let paragraph = item.firstChild, paragraph.kind == CMARK_NODE_PARAGRAPH {
            self.init(paragraph.content)
        } else {
            return nil
        }
    }

    private init(_ character: StaticString) {
        self.character = UnsafeBufferPointer(start: character.utf8Start, count: character.utf8CodeUnitCount)
        length = 0
    }

    /// Of the content of an item's first paragraph.
    init?(_ content: UnsafeBufferPointer<UInt8>) {
        guard content.count > 2, content[0] == UInt8(ascii: "["), content[1] > 0x1F, content[1] != UInt8(ascii: "]")
        else { return nil }
        var end = 2
        while end < content.count, content[end] & 0xC0 == 0x80 { end += 1 }
        guard end < content.count, content[end] == UInt8(ascii: "]"), !Placeholder.begins(content, at: 1) else {
            return nil
        }
        let next = end + 1
        guard next == content.count || content[next] == 0x20 || content[next] == 0x0A else { return nil }
        let isDone = content[1] == UInt8(ascii: "X")
        character =
            isDone
            ? UnsafeBufferPointer(start: Self.done.utf8Start, count: 1)
            : UnsafeBufferPointer(rebasing: content[1..<end])
        length = min(next + 1, content.count)
    }
}
