import Diagnostics
import NotebookModel
import Parsing

/// Holds the properties of files against the schemas of the workspace; for one thread.
struct SchemaValidation {
    private let schemas: [PropertySchema]
    private let check = PropertyCheck()

    init(_ schemas: [PropertySchema]) { self.schemas = schemas }

    /// A warning for each property that is missing or is not as its schema wants it, where it stands.
    func findings(in document: ParsedDocument, of file: SourceFile) -> [Diagnostic] {
        schemas.rules(for: file.path, document.properties).compactMap { applied in
            let (property, value) = Self.find(applied.rule.key, in: document.properties)
            if let property, let value, value != .null {
                return check.problem(of: value, applied.rule).map { problem in
                    Self.finding(problem, applied.rule.key, at: Self.location(of: property, in: file))
                }
            }
            guard applied.rule.isRequired else { return nil }
            return Self.missing(applied, property, in: document, of: file)
        }
    }

    /// A property by its key; one whose key has dots itself comes before what lies in maps.
    private static func find(_ key: String, in properties: Properties) -> (property: Property?, value: PropertyValue?) {
        if let property = properties.first(where: { $0.key == key }) { return (property, property.value) }
        let parts = key.split(separator: ".").map(String.init)
        guard parts.count > 1, let property = properties.first(where: { $0.key == parts[0] }) else { return (nil, nil) }
        var value = property.value
        for part in parts.dropFirst() {
            guard case .map(let entries) = value, let entry = entries.first(where: { $0.key == part }) else {
                return (property, nil)
            }
            value = entry.value
        }
        return (property, value)
    }

    private static func finding(_ problem: PropertyProblem, _ key: String, at location: SourceLocation) -> Diagnostic {
        let id: DiagnosticID = problem.kind == .type ? "property-type" : "property-value"
        return Diagnostic(id, .warning, at: location, "`\(key)` \(problem.summary)", hint: problem.hint)
    }

    /// Shown at the property that is empty, else at the one that says of which type the file is, else at the file's beginning.
    private static func missing(
        _ applied: AppliedRule, _ property: Property?, in document: ParsedDocument, of file: SourceFile
    ) -> Diagnostic {
        let key = applied.rule.key
        let type = document.properties.first { $0.key == "type" && applied.scope == .type }
        let place = (property ?? type).map { location(of: $0, in: file) }
        let names = document.properties.map(\.key)
        let hint =
            property == nil
            ? NearMiss.nearMiss(to: key, among: names).map { "rename `\($0)`, if it is meant" } : "give it a value"
        return Diagnostic(
            "missing-property", .warning,
            at: place ?? SourceLocation(path: file.displayPath, position: SourcePosition(line: 1, column: 1)),
            property?.key == key
                ? "`\(key)` is empty, which schema `\(applied.schema)` requires"
                : "`\(key)` is missing, which schema `\(applied.schema)` requires",
            hint: hint ?? "add `\(key): …`")
    }

    /// Where a property stands: in the file's front matter, or in one of its sidecars.
    private static func location(of property: Property, in file: SourceFile) -> SourceLocation {
        let sidecar = file.sidecars.first { $0.format.origin == property.origin }
        return SourceLocation(path: sidecar?.displayPath ?? file.displayPath, position: property.position)
    }
}
