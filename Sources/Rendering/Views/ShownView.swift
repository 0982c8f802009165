import Diagnostics
import NotebookModel
import Querying
import Templating

/// A view with its answer, ready to be shown on its own page or within others.
package struct ShownView: Sendable {
    /// The view's own page; `nil` for a block in a note.
    package var page: PageLink?
    package var design: any ViewContent
    package var answer: ViewAnswer
    /// What is wrong with the definition, as readers see it.
    package var problems: [String]
    /// Stands for all that the HTML of the view hangs on beside the theme.
    package let digest: ContentHash

    package init(
        page: PageLink?, design: any ViewContent, answer: ViewAnswer, problems: [String] = [], digest: ContentHash
    ) {
        self.page = page
        self.design = design
        self.answer = answer
        self.problems = problems
        self.digest = digest
    }
}

extension ShownView: Hashable {
    package static func == (left: ShownView, right: ShownView) -> Bool {
        left.digest == right.digest && left.page == right.page
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

extension ShownView: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(page)
        hasher.add(digest)
    }
}

extension ShownView {
    /// The view alone, below what is wrong with it.
    func render(_ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        var output: [UInt8] = []
        writeProblems(to: &output)
        output += try design.render(answer, layout)
        return output
    }

    /// The same among other things, with the day that it is of where it hangs on one: the page around it may be of any.
    func renderWithin(_ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let html = try render(layout)
        guard let day = answer.today else { return html }
        return try html + layout.render("view-date", [(.date, .text(day.description))])
    }

    /// What stands between backquotes is code.
    private static func write(_ problem: String, to output: inout [UInt8]) {
        let parts = problem.split(separator: "`", omittingEmptySubsequences: false)
        for (number, part) in parts.enumerated() {
            // A last one has no end.
            let isCode = number % 2 == 1 && number < parts.count - 1
            output.append(markup: isCode ? "<code>" : number % 2 == 1 ? "`" : "")
            output.append(escaping: String(part))
            if isCode { output.append(markup: "</code>") }
        }
    }

    /// A damaged table may have hundreds, which are the writer's matter and not the readers'.
    private static let shownProblemCount = 8

    private func writeProblems(to output: inout [UInt8]) {
        if problems.isEmpty { return }
        let shown = problems.prefix(Self.shownProblemCount)
        output.append(
            markup: "<div class=\"view-problems\" role=\"note\"><p>This view is not shown as it was meant:</p><ul>\n")
        let further = problems.count - shown.count
        for problem in shown + (further > 0 ? ["And \(further) more; `codex check` lists all."] : []) {
            output.append(markup: "<li>")
            Self.write(problem, to: &output)
            output.append(markup: "</li>\n")
        }
        output.append(markup: "</ul></div>\n")
    }
}
