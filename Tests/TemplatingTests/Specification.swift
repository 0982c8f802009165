import Foundation
import Templating
import Testing

/// The modules of the Mustache specification in the shared folder, one JSON file each.
enum Specification {
    static let modules = [
        "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance", "~dynamic-names",
    ]

    /// `CODEX_SHARED`, else the folder `shared` beside the checkout.
    static let folder: URL = {
        let shared =
            ProcessInfo.processInfo.environment["CODEX_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared").standardizedFileURL
        return shared.appendingPathComponent("conformance/mustache")
    }()

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func cases(of module: String) throws -> [SpecificationCase] {
        let data = try Data(contentsOf: folder.appendingPathComponent("\(module).json"))
        return try JSONDecoder().decode(Contents.self, from: data).tests
    }

    private struct Contents: Decodable {
        let tests: [SpecificationCase]
    }
}

struct SpecificationCase: Decodable {
    let name: String
    let data: JSONValue
    let template: String
    let partials: [String: String]?
    let expected: String

    func rendered() throws -> String {
        var sources = (partials ?? [:]).sorted { $0.key < $1.key }.map { TemplateSource($0.key, $0.value) }
        sources.append(TemplateSource("the template", template))
        let library = try TemplateLibrary(sources, missingPartial: .rendersNothing)
        return try library.rendered("the template", data.templateValue)
    }
}

/// JSON with booleans told from numbers, which `JSONSerialization` doesn't do on every system.
enum JSONValue: Decodable {
    case null
    case boolean(Bool)
    case number(String)
    case text(String)
    case list([JSONValue])
    case map([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int.self) {
            self = .number(String(value))
        } else if let value = try? container.decode(Double.self) {
            self = .number(String(value))
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .list(value)
        } else {
            self = .map(try container.decode([String: JSONValue].self))
        }
    }

    var templateValue: TemplateValue {
        switch self {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .number(let text), .text(let text): .text(text)
        case .list(let values): .list(values.map(\.templateValue))
        case .map(let entries): .map(TemplateMap(entries.map { (TemplateKey($0.key), $0.value.templateValue) }))
        }
    }
}
