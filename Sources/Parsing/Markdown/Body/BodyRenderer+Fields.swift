import CCmarkGFM
import Diagnostics
import NotebookModel

/// Properties in the text.
extension BodyRenderer {
    /// Writes the start of a field's element; its value follows as the walk meets it.
    mutating func writeFieldStart(_ index: Int, in block: SyntaxNode) {
        let field = scanner.fields[index]
        html.append("<span class=\"field\">")
        if field.showsKey {
            let key = UnsafeBufferPointer(rebasing: block.content[field.key])
            html.append("<span class=\"field-key\">")
            html.appendEscaped(key)
            html.append("</span> ")
            text.append(key)
            text.append(UInt8(ascii: " "))
        }
        html.append("<span class=\"field-value\">")
        gather(field, in: block)
    }

    /// Notes the lines of a paragraph that are `Key:: value`; they are shown as they stand.
    mutating func gatherLineFields(of block: SyntaxNode) {
        guard !scanner.fields.isEmpty else { return }
        let shown = Set(
            scanner.spans.compactMap { span -> Int? in
                guard case .fieldStart(let index) = span.kind else { return nil }
                return index
            })
        for (index, field) in scanner.fields.enumerated() where !shown.contains(index) { gather(field, in: block) }
    }

    private mutating func gather(_ field: ScannedField, in block: SyntaxNode) {
        let position = position(of: field.key.lowerBound, in: block)
        let place = block.pointee.start_line > 0 ? block : block.next ?? block
        let blockStart = lines.position(line: itemLines.last ?? max(1, Int(place.pointee.start_line)), byteColumn: 0)
        fields.append(
            InlineField(
                key: original(of: field.key, in: block), value: PlainScalar.value(original(of: field.value, in: block)),
                position: position, blockLine: blockStart.line))
    }

    private func original(of range: Range<Int>, in block: SyntaxNode) -> String {
        let written = masks.original(of: String(decoding: block.content[range], as: UTF8.self))
        // A comment that was left out leaves its spaces.
        let kept = written.utf8.reversed().drop { $0 == 0x20 }.reversed()
        return String(decoding: kept, as: UTF8.self)
    }

    /// The fields in the order of the source: those of lines are found before those within them.
    var sortedFields: [InlineField] {
        fields.sorted { ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column) }
    }
}
