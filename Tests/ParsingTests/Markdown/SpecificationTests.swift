import CCmarkGFM
import Foundation
import Testing

@testable import Parsing

@Suite("GitHub Flavored Markdown")
struct SpecificationTests {
    private static let missing: Comment = "the specification is not beside the checkout"

    @Test(
        "gives the HTML of the specification", .enabled(if: SpecificationExamples.areAvailable, missing),
        arguments: SpecificationExamples.all)
    func example(_ example: SpecificationExample) {
        let html = parse(example.markdown, options(for: example)).filledAsWritten
        switch example.exception {
        case nil: #expect(html == example.html)
        case .checkboxSpelling:
            let spelled = example.html
                .replacing("<input checked=\"\" disabled=\"\" type=\"checkbox\">", with: Self.checkedBox)
                .replacing("<input disabled=\"\" type=\"checkbox\">", with: Self.uncheckedBox)
            #expect(html == spelled)
        case .newerFootnotes: #expect(html == reference(example))
        case .noResult: #expect(!html.isEmpty)
        }
    }

    @Test(
        "gives what cmark's own renderer gives", .enabled(if: SpecificationExamples.areAvailable, missing),
        arguments: SpecificationExamples.all)
    func sameAsCmark(_ example: SpecificationExample) {
        var options = options(for: example)
        options.extensions.remove(.tagFilter)
        #expect(parse(example.markdown, options).filledAsWritten == reference(example))
    }

    @Test(
        "are 720 examples, 5 of them with a result of their own",
        .enabled(if: SpecificationExamples.areAvailable, missing))
    func exampleCount() {
        #expect(SpecificationExamples.all.count == 720)
        #expect(SpecificationExamples.all.count { $0.exception != nil } == 5)
    }

    private static let checkedBox = "<input type=\"checkbox\" checked=\"\" disabled=\"\" />"
    private static let uncheckedBox = "<input type=\"checkbox\" disabled=\"\" />"

    private func options(for example: SpecificationExample) -> MarkdownOptions {
        MarkdownOptions(
            html: .raw, strictLineBreaks: true, headingAnchors: false, syntax: [],
            extensions: example.markdownExtensions)
    }

    /// What cmark itself makes of the same tree.
    private func reference(_ example: SpecificationExample) -> String {
        Array(example.markdown.utf8).withUnsafeBufferPointer { source in
            SyntaxTree.read(source, extensions: example.markdownExtensions) { document, _ in
                // The text lies in the memory of the tree, and goes with it.
                cmark_render_html(document, CMARK_OPT_UNSAFE, nil).map { String(cString: $0) } ?? ""
            }
        }
    }
}

extension SpecificationExample {
    /// Why an example's own HTML is not what is asked for.
    enum Exception {
        /// The specification leaves the spelling of checkboxes open, and its own runner skips the two examples.
        case checkboxSpelling
        /// The library is newer than the file: it names footnotes by their labels.
        case newerFootnotes
        /// The example asks only that the parser survives.
        case noResult
    }

    var exception: Exception? {
        if html == "<IGNORE>\n" { return .noResult }
        if html.contains("type=\"checkbox\">") { return .checkboxSpelling }
        if html.contains("class=\"footnotes\"") { return .newerFootnotes }
        return nil
    }

    var markdownExtensions: MarkdownExtensions {
        let names: [String: MarkdownExtensions] = [
            "table": .table, "strikethrough": .strikethrough, "autolink": .autolink, "tagfilter": .tagFilter,
            "footnotes": .footnotes, "disabled": .taskList,
        ]
        // As cmark-gfm runs the file about its extensions: with all of them.
        if file == "extensions.txt" { return [.notes, .tagFilter] }
        return extensions.reduce(into: []) { $0.formUnion(names[$1] ?? []) }
    }
}
