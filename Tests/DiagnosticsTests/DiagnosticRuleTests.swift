import Testing

@testable import Diagnostics

@Suite("The table of diagnostics")
struct DiagnosticRuleTests {
    @Test("names each id once, in kebab case and in order")
    func ids() {
        let ids = DiagnosticRule.all.map(\.id.rawValue)
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(id)") }
        #expect(DiagnosticRule.rule("broken-link")?.subject == .links)
        #expect(DiagnosticRule.rule("unheard-of") == nil)
    }

    @Test("says what is wrong as a headline, and how to mend it as a verb phrase", arguments: DiagnosticRule.all)
    func style(rule: DiagnosticRule) {
        for text in [rule.meaning, rule.remedy] {
            #expect(!text.isEmpty && !text.hasSuffix(".") && !text.contains("\n"), "\(rule.id)")
        }
        #expect(rule.remedy.prefix(1) == rule.remedy.prefix(1).lowercased(), "\(rule.id)")
    }
}
