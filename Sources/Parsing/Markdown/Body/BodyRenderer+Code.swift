import CCmarkGFM
import Typesetting

extension BodyRenderer {
    mutating func writeCodeBlock(_ node: SyntaxNode) {
        html.startLine()
        let block = beginBlock(node)
        let info = node.pointee.as.code.info.buffer
        let end = info.firstIndex { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? info.count
        let language = UnsafeBufferPointer(rebasing: info[..<end])
        let masks = masks
        masks.withOriginal(of: node.pointee.as.code.literal.buffer) { code in
            writeCode(code, language, block)
            startTextBlock()
            text.append(code)
        }
        endBlock(node)
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
