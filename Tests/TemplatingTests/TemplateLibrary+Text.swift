import Templating

extension TemplateSource {
    init(_ name: String, _ text: String) {
        self.init(name: name, path: "templates/\(name).mustache", bytes: Array(text.utf8))
    }
}

extension TemplateLibrary {
    func rendered(_ name: String, _ value: TemplateValue) throws -> String {
        var output: [UInt8] = []
        try render(name, value, into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}

/// The template rendered with partials beside it.
func render(
    _ template: String, _ value: TemplateValue = .null, partials: KeyValuePairs<String, String> = [:]
) throws -> String {
    let sources = partials.map { TemplateSource($0.key, $0.value) } + [TemplateSource("page", template)]
    return try TemplateLibrary(sources).rendered("page", value)
}

/// What is wrong with the template.
func problem(
    _ template: String, partials: KeyValuePairs<String, String> = [:]
) -> TemplateError? {
    do {
        _ = try render(template, partials: partials)
        return nil
    } catch {
        return error as? TemplateError
    }
}
