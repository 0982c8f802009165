import Diagnostics
import NotebookModel

/// Turns the markdown of notes into HTML pieces, headings, links, tags and text.
///
/// Keeps its buffers from note to note. Each thread has its own; different parsers may work at the same time.
package final class MarkdownParser {
    package let options: MarkdownOptions
    private var renderer: BodyRenderer

    package init(options: MarkdownOptions) {
        self.options = options
        renderer = BodyRenderer(options: options)
    }

    /// - Parameters:
    ///   - content: the file behind its front matter.
    ///   - firstLine: the line of the file that `content` begins with.
    ///   - path: the file, for diagnostics.
    package func parse(_ content: ArraySlice<UInt8>, firstLine: Int, path: String) -> MarkdownBody {
        content.withUnsafeBufferPointer { parse($0, firstLine: firstLine, path: path) }
    }

    package func parse(_ content: UnsafeBufferPointer<UInt8>, firstLine: Int, path: String) -> MarkdownBody {
        guard let invalid = UTF8Check.firstInvalidOffset(in: content) else {
            return parseValid(content, firstLine: firstLine, path: path)
        }
        let diagnostic = UTF8Check.diagnostic(at: invalid, in: content, firstLine: firstLine, path: path)
        var body = Array(String(decoding: content, as: UTF8.self).utf8).withUnsafeBufferPointer {
            parseValid($0, firstLine: firstLine, path: path)
        }
        body.diagnostics.insert(diagnostic, at: 0)
        return body
    }

    private func parseValid(_ content: UnsafeBufferPointer<UInt8>, firstLine: Int, path: String) -> MarkdownBody {
        SyntaxTree.read(content, extensions: options.extensions) { document in
            renderer.render(document, source: content, firstLine: firstLine)
        }
        renderer.startTextBlock()
        return MarkdownBody(
            body: HTMLPieces(bytes: renderer.html.array(), gaps: renderer.gaps),
            headings: renderer.headings, links: renderer.links, tags: renderer.tags,
            text: renderer.text.string(0..<renderer.text.count), summary: renderer.summary.text, diagnostics: [])
    }
}
