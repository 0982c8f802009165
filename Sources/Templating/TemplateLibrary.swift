/// Mustache templates that include each other, compiled once and rendered many times from any thread.
///
/// The language is that of <https://github.com/mustache/spec>: comments, delimiters, interpolation, sections, inverted
/// sections, partials, inheritance and dynamic names, without lambdas.
package struct TemplateLibrary: Sendable {
    /// What a partial or parent tag does whose template doesn't exist.
    package enum MissingPartial: Sendable {
        case isError
        /// As the specification has it. Dynamic names always do so.
        case rendersNothing
    }

    private let sources: [TemplateSource]
    private let names: TemplateNames
    private let program: TemplateProgram

    /// Compiles all sources.
    ///
    /// - Parameter sources: of two with one name the last stands and the other isn't looked at, so that a workspace's own
    ///   templates follow those of the theme.
    /// - Throws: the first problem, in the order of the sources.
    package init(_ sources: [TemplateSource], missingPartial: MissingPartial = .isError) throws(TemplateError) {
        let last = Dictionary(sources.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
        self.sources = sources.enumerated().filter { last[$1.name] == $0 }.map(\.element.withoutByteOrderMark)
        names = TemplateNames(of: self.sources, requiresEveryPartial: missingPartial == .isError)
        var program = TemplateProgram()
        for source in self.sources { try TemplateCompiler.compile(source, names: names, onto: &program) }
        self.program = program
    }

    /// Appends the template, rendered with the value, to the output. What it can't render it appends up to there.
    ///
    /// A name that the value doesn't have renders as nothing. In `{{name}}` the characters `&`, `<`, `>` and `"` are
    /// escaped.
    ///
    /// - Throws: when no template has the name, or when templates include each other without end.
    package func render(
        _ name: String, _ value: TemplateValue, into output: inout [UInt8]
    ) throws(TemplateError) {
        guard let index = names.index(of: name) else {
            throw TemplateError(unknownTemplate: name, nearest: names.nearest(to: name))
        }
        var renderer = TemplateRenderer(program: program, names: names)
        swap(&renderer.output, &output)
        defer { swap(&renderer.output, &output) }
        do throws(NestingFault) {
            try renderer.render(template: index, value)
        } catch {
            throw nestingError(at: error.instruction)
        }
    }

    private func nestingError(at instruction: Int) -> TemplateError {
        let template = program.templates.firstIndex { $0.contains(instruction) } ?? 0
        return TemplateError(
            .nestedTooDeep(limit: TagOutline.nestingLimit), in: sources[template], at: program.offsets[instruction])
    }
}
