import CCmarkGFM
import Glibc

/// Markdown as cmark-gfm alone parses and renders it, which benchmarks compare with. For one thread only.
package enum ReferenceMarkdown {
    /// Once, before the first note.
    package static func prepare() { cmark_gfm_core_extensions_ensure_registered() }

    /// Gives `use` the HTML of `markdown`, which it may not keep.
    package static func render<Result>(
        _ markdown: ArraySlice<UInt8>, _ use: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES
        let parser = cmark_parser_new(options)
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        markdown.withUnsafeBytes { bytes in
            cmark_parser_feed(parser, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        let document = cmark_parser_finish(parser)
        defer { cmark_node_free(document) }
        let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser))
        defer { free(html) }
        return try use(UnsafeRawBufferPointer(start: html, count: html.map { strlen($0) } ?? 0))
    }

    /// What follows the front matter; all of a note that has none.
    package static func body(of note: [UInt8]) -> ArraySlice<UInt8> {
        let opening = Array("---\n".utf8), closing = Array("\n---\n".utf8)
        guard note.starts(with: opening) else { return note[...] }
        var index = opening.count - 1
        while let newline = note[index...].firstIndex(of: UInt8(ascii: "\n")) {
            if note[newline...].starts(with: closing) { return note[(newline + closing.count)...] }
            index = newline + 1
        }
        return note[...]
    }
}
