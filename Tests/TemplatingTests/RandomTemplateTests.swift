import Diagnostics
import Templating
import TestRandomness
import Testing

/// Templates thrown together from pieces, the same for the same seed.
@Suite("Random templates")
struct RandomTemplateTests {
    private static let seeds: [UInt64] = [11, 12, 13, 14]
    private static let value: TemplateValue = [
        "x": "X", "lines": "1\n2\n", "yes": true, "no": false, "items": ["i", ["x": "inner"], "j"], "name": "q",
        "map": ["x": "mapped"],
    ]
    private static let partials: KeyValuePairs = ["q": "q1\n {{x}}\nq2", "r": "{{#items}}\n{{>q}}\n{{/items}}\n"]

    /// The specification defines indentation as a change of the partial's source, which is what this compares with.
    @Test("An indented partial renders as its source does with every line indented", arguments: seeds)
    func indentationIsTextual(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let source = balancedTemplate(depth: 3, using: &random)
            let expected = try rendered("{{>p}}\n", partial: indented(source))
            #expect(
                try rendered(" \t{{>p}}\n", partial: source) == expected, "seed \(seed): \(source.debugDescription)")
        }
    }

    @Test("Any sequence of tags compiles and renders, or is an error with a place", arguments: seeds)
    func noSequenceCrashes(_ seed: UInt64) throws {
        let pieces = [
            "{{", "}}", "{{{", "{{x}}", "{{#items}}", "{{/items}}", "{{^no}}", "{{/no}}", "{{<r}}", "{{/r}}", "{{$x}}",
            "{{/x}}",
            "{{>q}}", "{{>*name}}", "{{=| |=}}", "|={{ }}=|", "|x|", "{{! c\n}}", "\n", "\r\n", "  ", "text", "\t", "ä",
        ]
        var random = SeededGenerator(seed: seed)
        var compiled = 0
        for _ in 0..<500 {
            let template = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            do {
                _ = try rendered(template, partial: "")
                compiled += 1
            } catch let error as TemplateError {
                #expect(error.position.line >= 1 && error.position.column >= 1)
                #expect(error.sourceLine?.isEmpty == false, "\(template.debugDescription)")
            }
        }
        #expect(compiled > 25 && compiled < 475, "seed \(seed) tries only one side")
    }

    private func rendered(_ page: String, partial: String) throws -> String {
        let sources =
            Self.partials.map { TemplateSource($0.key, $0.value) }
            + [TemplateSource("p", partial), TemplateSource("page", page)]
        return try TemplateLibrary(sources).rendered("page", Self.value)
    }

    private func balancedTemplate(depth: Int, using random: inout SeededGenerator) -> String {
        let plain = [
            "text", " ", "\t", "\n", "\n", "\r\n", "{{x}}", "{{{lines}}}", "{{map.x}}", "{{.}}", "{{! note }}",
            "{{!\n}}",
            "{{>q}}", "{{>r}}\n", "\n  {{>q}}\n", "\n{{>*name}}\n",
        ]
        let nests = ["#items", "#yes", "#no", "^no", "#map", "$block"]
        var template = ""
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            if depth > 0, Int.random(in: 0..<3, using: &random) == 0, let tag = nests.randomElement(using: &random) {
                let content = balancedTemplate(depth: depth - 1, using: &random)
                let end = Bool.random(using: &random) ? "\n" : ""
                template += "{{\(tag)}}\(end)\(content)\(end){{/\(tag.dropFirst())}}\(end)"
            } else {
                template += plain.randomElement(using: &random) ?? ""
            }
        }
        return template
    }

    private func indented(_ source: String) -> String {
        var indented = ""
        var isLineStart = true
        for scalar in source.unicodeScalars {
            if isLineStart { indented += " \t" }
            indented.unicodeScalars.append(scalar)
            isLineStart = scalar == "\n"
        }
        return indented
    }
}
