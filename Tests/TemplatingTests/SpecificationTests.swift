import Testing

@Suite("The Mustache specification")
struct SpecificationTests {
    @Test(
        "Every case of the module renders as the specification says",
        .enabled(if: Specification.isThere, "the folder shared/conformance/mustache is missing"),
        arguments: Specification.modules)
    func moduleConforms(_ module: String) throws {
        let cases = try Specification.cases(of: module)
        #expect(cases.count >= 12, "\(module) has lost cases")
        for specified in cases {
            let rendered = Result { try specified.rendered() }
            guard case .success(let text) = rendered else {
                Issue.record("\(module), \(specified.name): \(rendered)")
                continue
            }
            #expect(text == specified.expected, "\(module), \(specified.name)")
        }
    }
}
