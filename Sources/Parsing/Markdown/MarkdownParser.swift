import Diagnostics
import NotebookModel

/// Turns the markdown of notes into HTML pieces, headings, links, tags and text.
///
/// Keeps its buffers from note to note. Each thread has its own; different parsers may work at the same time.
package final class MarkdownParser {
    package let options: MarkdownOptions
    private var renderer: BodyRenderer
    private var cleaner = HTMLCleaner()
    private var masked = MaskedSource()

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
        masked.mask(content, options.syntax)
        let text = masked.isMasked ? masked.text : content
        let source = BodyRenderer.RenderedSource(
            text: text,
            lines: masked.isMasked
                ? SourceLines(text, firstLine: firstLine, map: masked.map, original: content)
                : SourceLines(text, firstLine: firstLine),
            masks: masked.isMasked ? MaskTable(masked.masks, source: content) : MaskTable())
        var problems = MarkdownProblems(path: path)
        SyntaxTree.read(text, extensions: options.extensions) { document, definitions in
            renderer.options = options
            renderer.render(document, definitions, of: source)
            guard renderer.needsCleaning, !HTMLNesting.isBounded(renderer.html.bytes) else { return }
            problems.addDeepNesting(at: renderer.rawHTML.first?.position ?? renderer.unpairedTag)
            renderer.options.html = .escape
            renderer.render(document, definitions, of: source)
        }
        if let position = renderer.overlongLink { problems.addOverlongLink(at: position) }
        for problem in renderer.formulaProblems { problems.addFormula(problem) }
        if let offset = masked.unclosedComment {
            problems.addUnclosedComment(at: renderer.lines.originalPosition(of: offset))
        }
        return body(problems.found)
    }

    /// What the renderer has gathered, cleaned where there is raw HTML to clean.
    private func body(_ diagnostics: [Diagnostic]) -> MarkdownBody {
        var links = renderer.links
        var pieces =
            renderer.needsCleaning
            ? cleaner.clean(renderer.html.bytes, gaps: renderer.gaps, pieces: renderer.rawHTML, links: &links)
            : HTMLPieces(bytes: renderer.html.array(), gaps: renderer.gaps)
        pieces.fragments = renderer.fragments
        return MarkdownBody(
            body: pieces, headings: renderer.headings, blocks: renderer.blocks, fields: renderer.sortedFields,
            links: links, queries: renderer.queries, tasks: renderer.tasks, tags: renderer.tags,
            text: renderer.plainText, summary: renderer.summary.text, diagnostics: diagnostics)
    }
}
