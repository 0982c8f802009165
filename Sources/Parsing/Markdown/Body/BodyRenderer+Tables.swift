import CCmarkGFM

/// The table at hand; tables do not nest.
struct TableState {
    var hasOpenBody = false
    var isInHeader = false
    /// The number of cells of the row that the walk has entered.
    var column = 0
    var cursor = CellCursor()
    var alignments: UnsafeMutablePointer<UInt8>?
}

extension BodyRenderer {
    mutating func enterTable(_ node: SyntaxNode) {
        html.startLine()
        let block = beginBlock(node)
        html.append("<table")
        writeIdentifier(of: block)
        html.append(">")
        table = TableState(alignments: cmark_gfm_extensions_get_table_alignments(node))
    }

    mutating func leaveTable(_ node: SyntaxNode) {
        if table.hasOpenBody {
            html.startLine()
            html.append("</tbody>\n")
        }
        table = TableState()
        html.startLine()
        html.append("</table>\n")
        endBlock(node)
    }

    mutating func enterTableRow(_ node: SyntaxNode) {
        startTextBlock()
        html.startLine()
        table.column = 0
        if cmark_gfm_extensions_get_table_row_is_header(node) != 0 {
            table.isInHeader = true
            html.append("<thead>\n")
        } else if !table.hasOpenBody {
            table.hasOpenBody = true
            html.append("<tbody>\n")
        }
        html.append("<tr>")
    }

    mutating func leaveTableRow() {
        html.startLine()
        html.append("</tr>")
        if table.isInHeader {
            html.append("\n</thead>")
            table.isInHeader = false
        }
    }

    mutating func enterTableCell(_ node: SyntaxNode) {
        if table.column > 0, let last = text.bytes.last, last != 0x20, last != 0x0A { text.append(0x20) }
        scanInlines(of: node, InlineScope(syntax: noteSyntax))
        paragraph = .untagged
        html.startLine()
        html.append(table.isInHeader ? "<th" : "<td")
        switch table.alignments?[table.column] {
        case UInt8(ascii: "l"): html.append(" align=\"left\">")
        case UInt8(ascii: "c"): html.append(" align=\"center\">")
        case UInt8(ascii: "r"): html.append(" align=\"right\">")
        default: html.append(UInt8(ascii: ">"))
        }
        table.column += 1
    }

    mutating func leaveTableCell() {
        closeInlineBlock()
        html.append(table.isInHeader ? "</th>" : "</td>")
    }
}
