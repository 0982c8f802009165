import CCmarkGFM
import NotebookModel
import Typesetting

extension QueryBlock.Language {
    /// `nil` for code that is shown as it is.
    fileprivate init?(fencedAs language: UnsafeBufferPointer<UInt8>, _ syntax: NoteSyntax) {
        guard syntax.contains(.queries) else { return nil }
        if ByteSearch.equals(language, "cdx") {
            self = .block
        } else if ByteSearch.equals(language, "query") {
            self = .search
        } else {
            return nil
        }
    }
}

extension BodyRenderer {
    mutating func writeCodeBlock(_ node: SyntaxNode) {
        html.startLine()
        let block = beginBlock(node)
        let info = node.pointee.as.code.info.buffer
        let end = info.firstIndex { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? info.count
        let language = UnsafeBufferPointer(rebasing: info[..<end])
        let masks = masks
        if let query = QueryBlock.Language(fencedAs: language, options.syntax) {
            masks.withOriginal(of: node.pointee.as.code.literal.buffer) { gather(query, $0, node) }
            return endBlock(node)
        }
        masks.withOriginal(of: node.pointee.as.code.literal.buffer) { code in
            writeCode(code, language, block)
            startTextBlock()
            text.append(code)
        }
        endBlock(node)
    }

    private mutating func gather(
        _ language: QueryBlock.Language, _ text: UnsafeBufferPointer<UInt8>, _ node: SyntaxNode
    ) {
        addGap(.query(queries.count))
        html.append(UInt8(ascii: "\n"))
        queries.append(
            QueryBlock(
                language: language, text: String(decoding: text, as: UTF8.self),
                position: lines.position(
                    line: Int(node.pointee.start_line) + 1, byteColumn: max(0, Int(node.pointee.start_column) - 1))))
    }

    private mutating func writeCode(
        _ code: UnsafeBufferPointer<UInt8>, _ language: UnsafeBufferPointer<UInt8>, _ block: Int?
    ) {
        let isDiagram = options.syntax.contains(.codeLanguages) && ByteSearch.equals(language, "mermaid")
        if isDiagram {
            html.append("<figure class=\"diagram\"")
            writeIdentifier(of: block)
            html.append(">\n<figcaption>Mermaid diagram, as its source</figcaption>\n")
        }
        html.append("<pre")
        if !isDiagram { writeIdentifier(of: block) }
        if language.isEmpty {
            html.append("><code>")
        } else {
            html.append("><code class=\"language-")
            html.appendEscaped(language)
            html.append("\">")
        }
        writeHighlighted(code, language)
        html.append("</code></pre>\n")
        if isDiagram { html.append("</figure>\n") }
    }

    private mutating func writeHighlighted(
        _ code: UnsafeBufferPointer<UInt8>, _ language: UnsafeBufferPointer<UInt8>
    ) {
        var position = 0
        for boundary in boundaries(of: code, language) {
            html.appendEscaped(UnsafeBufferPointer(rebasing: code[position..<boundary.position]))
            position = boundary.position
            if let className = boundary.className {
                html.append("<span class=\"")
                html.append(className)
                html.append("\">")
            } else {
                html.append("</span>")
            }
        }
        html.appendEscaped(UnsafeBufferPointer(rebasing: code[position...]))
    }

    /// None where the code is shown in one colour.
    private func boundaries(
        of code: UnsafeBufferPointer<UInt8>, _ language: UnsafeBufferPointer<UInt8>
    ) -> [CodeBoundary] {
        guard options.syntax.contains(.codeLanguages), !language.isEmpty else { return [] }
        return typesetter.highlight(code, language: String(decoding: language, as: UTF8.self)) ?? []
    }

    mutating func writeCodeSpan(_ node: SyntaxNode) {
        let masks = masks
        masks.withOriginal(of: node.literal) { code in
            html.append("<code>")
            html.appendEscaped(code)
            html.append("</code>")
            text.append(code)
        }
    }
}
