import CCmarkGFM
import Diagnostics

/// From offsets in a block's content back to lines and columns of the file.
extension BodyRenderer {
    /// Where a markdown link, an image or raw HTML in a line of text begins.
    mutating func position(of node: SyntaxNode) -> SourcePosition {
        guard let block = inlineBlock else { return lines.position(line: 1, byteColumn: 0) }
        // cmark gives a link of several lines the last of them; its first child knows better.
        var line = node.pointee.start_line
        if let child = node.firstChild?.pointee.start_line, child > 0 { line = min(line, child) }
        let contentLine = Int(line - block.pointee.start_line)
        let column = Int(node.pointee.start_column - block.pointee.start_column - block.pointee.internal_offset)
        return position(contentLine: max(0, contentLine), byteColumn: max(0, column), in: block)
    }

    /// - Parameter offset: into the content of the block whose spans the scanner holds.
    mutating func position(of offset: Int, in block: SyntaxNode) -> SourcePosition {
        let line = scanner.line(of: offset)
        return position(contentLine: line, byteColumn: offset - scanner.lineStarts[line], in: block)
    }

    /// - Parameters:
    ///   - contentLine: from 0.
    ///   - byteColumn: in that line, from 0.
    private mutating func position(contentLine: Int, byteColumn: Int, in block: SyntaxNode) -> SourcePosition {
        if block.pointee.type == kinds.tableCell { return position(byteColumn: byteColumn, inCell: block) }
        if location.block != block || location.contentLine != contentLine { locate(contentLine, in: block) }
        return lines.position(line: location.line, byteColumn: location.byteColumn + byteColumn)
    }

    /// How many lines of link definitions are looked through for the text that they stand above.
    private static let definitionLineLimit = 256

    /// Finds a line of the content in the file.
    private mutating func locate(_ contentLine: Int, in block: SyntaxNode) {
        // Lines are asked for from top to bottom, so that a long paragraph is stepped through once.
        let known = location.block == block && location.contentLine <= contentLine ? location : LocationCache()
        let content = ContentLine(
            block.content, lineCount: contentLine - known.contentLine, behind: known.contentOffset)
        // Text that runs into a table has no position of its own; the table begins where the text does.
        let place = block.pointee.start_line > 0 ? block : block.next ?? block
        let expected =
            known.block == nil
            ? Int(place.pointee.start_line) + contentLine : known.line + contentLine - known.contentLine
        let first = max(1, expected)
        location = LocationCache(
            block: block, contentLine: contentLine, contentOffset: content.offset, line: first, byteColumn: 0)
        // Link definitions at a paragraph's start are no longer in its content, so the line may stand further down.
        let last = min(Int(place.pointee.end_line), first + Self.definitionLineLimit)
        for candidate in first...max(first, last) {
            guard let start = content.start(in: lines.line(candidate)) else { continue }
            location.line = candidate
            location.byteColumn = start
            return
        }
    }

    /// A cell's content has lost the backslashes before its bars, so it is stepped through beside the line.
    private mutating func position(byteColumn: Int, inCell cell: SyntaxNode) -> SourcePosition {
        guard let row = cell.parent, let table = row.parent else { return lines.position(line: 1, byteColumn: 0) }
        var line = Int(row.pointee.start_line)
        if row == table.firstChild, let second = row.next {
            // Text before a table without a blank line makes the header's line wrong, but not that of the first row.
            line = Int(second.pointee.start_line) - 2
        }
        let bytes = lines.line(line)
        var index = self.table.cursor.start(ofCell: self.table.column - 1, in: bytes, line: line)
        var remaining = byteColumn
        while remaining > 0, index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "|") {
                index += 1
            }
            index += 1
            remaining -= 1
        }
        return lines.position(line: line, byteColumn: index)
    }
}

/// Where the line of content stands that a position was last asked for.
struct LocationCache {
    var block: SyntaxNode?
    var contentLine = 0
    /// Where the line begins in the content.
    var contentOffset = 0
    /// Of the source, from 1.
    var line = 1
    var byteColumn = 0
}

/// How far into a table's row the search for its cells has come.
struct CellCursor {
    private var line = 0
    private var cell = 0
    private var index = 0

    /// Where the text of a cell begins in its line, in bytes.
    mutating func start(ofCell sought: Int, in bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Int {
        let bar = UInt8(ascii: "|")
        if line != self.line || sought < cell {
            self.line = line
            cell = 0
            index = bytes.firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">") } ?? bytes.count
            if index < bytes.count, bytes[index] == bar { index += 1 }
        }
        while index < bytes.count, cell < sought {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 1
            } else if bytes[index] == bar {
                cell += 1
            }
            index += 1
        }
        var start = index
        while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        return start
    }
}

/// One line of a block's content, to be found again in the file.
private struct ContentLine {
    private let bytes: UnsafeBufferPointer<UInt8>

    /// Where it begins in the content.
    let offset: Int

    /// - Parameters:
    ///   - lineCount: how many lines lie between `origin` and this one.
    ///   - origin: the beginning of a line.
    init(_ content: UnsafeBufferPointer<UInt8>, lineCount: Int, behind origin: Int) {
        var start = origin
        for _ in 0..<lineCount {
            start = (content[start...].firstIndex(of: UInt8(ascii: "\n")) ?? content.count - 1) + 1
        }
        offset = start
        var end = content[start...].firstIndex(of: UInt8(ascii: "\n")) ?? content.count
        while end > start, content[end - 1] == 0x20 || (0x09...0x0D).contains(content[end - 1]) { end -= 1 }
        bytes = UnsafeBufferPointer(rebasing: content[start..<end])
    }

    /// The byte of a file's line at which it begins: the last place, since markers and indentation stand before it.
    func start(in line: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count <= line.count else { return nil }
        for start in stride(from: line.count - bytes.count, through: 0, by: -1)
        where UnsafeBufferPointer(rebasing: line[start..<start + bytes.count]).elementsEqual(bytes) {
            return start
        }
        return nil
    }
}
