import Diagnostics
import NotebookModel
import Parsing
import Querying
import Rendering

/// A question of a file, read: what it asks and how the answer is shown.
struct ReadView {
    let definition: ViewDefinition
    let design: any ViewDesign
    /// The points in time that the plan and the design were made from.
    let moments: [TemplateMoment]
    /// What is wrong with its YAML.
    let reading: [Diagnostic]
    /// What is wrong with what it says, errors and warnings.
    let diagnostics: [Diagnostic]
    /// Whether a part of the question was not understood.
    let isQueryBroken: Bool
    /// The fields of rows that the design names.
    private let namedFields: Set<QueryField>

    /// - Parameter path: names the file in diagnostics.
    init(_ block: QueryBlock, path: String, context: DefinitionContext) {
        let (entries, reading) = block.readEntries(path: path)
        self.reading = reading
        let (definition, queryDiagnostics) = ViewDefinition.decode(entries, path: path, context: context)
        var config = ConfigReader(definition.config, path: path, context: context)
        if let type = Self.type(definition.viewType, &config) {
            design = type.design.init(reading: &config)
            config.finish()
        } else {
            // What its keys mean, only the type tells.
            var none = ConfigReader(nil, path: path, context: context)
            design = ViewType.standard.design.init(reading: &none)
        }
        self.definition = definition
        isQueryBroken = (reading + queryDiagnostics).contains { $0.severity == .error }
        moments = definition.query.moments + config.moments
        namedFields = config.fields
        diagnostics = (queryDiagnostics + config.diagnostics).map { $0.placed(in: block, path: path) }
    }

    private static func type(_ entry: MetadataEntry?, _ config: inout ConfigReader) -> ViewType? {
        guard let entry, entry.value.content != .null else { return .standard }
        let name = entry.value.propertyValue.scalarText ?? ""
        if let type = ViewType(rawValue: name) { return type }
        let names = ViewType.allCases.map(\.rawValue).sorted()
        let near = NearMiss.nearMiss(to: name, among: names).map { "write `\($0)`; " } ?? ""
        config.refuse(
            entry.value, "view type \(entry.value.shown) is not known",
            hint: "\(near)the choices are \(ConfigReader.listed(names))")
        return nil
    }

    /// Files that it shows beside its rows, in the order in which the file links to them.
    var references: [ConfigReference] { design.reads.files + design.reads.views }

    /// Whether the answer hangs on the day of the build.
    var isDated: Bool { !moments.isEmpty || design.reads.today }

    /// What the answer hangs on beside the files that it names; `nil` where nothing is asked.
    var readSet: ReadSet? {
        guard definition.asks, !isQueryBroken else { return nil }
        let reads = design.reads
        let shown = namedFields.union(reads.summaries ? [.summary] : [])
        return ReadSet(
            definition.query.plan, moments: moments, showing: shown,
            readsContent: reads.tasks || reads.thumbnails != nil)
    }

    /// Whether the first words of files are shown or asked for.
    var readsSummaries: Bool { readSet?.fields.contains(.summary) ?? false }

    /// Whether the sizes of files are asked for. They are told only then: they change with each edit, of which the answer seldom
    /// says more.
    var readsSizes: Bool { readSet?.fields.contains(.size) ?? false }
}

extension Diagnostic {
    /// A finding without a place of its own is about the block as a whole.
    fileprivate func placed(in block: QueryBlock, path: String) -> Diagnostic {
        guard let position = location?.position, position.line < block.position.line else { return self }
        var placed = self
        placed.location = SourceLocation(path: path, position: block.position)
        return placed
    }
}

extension ParsedDocument {
    /// Takes in what is wrong with the file's questions, and the files that they show as links, so that these are resolved,
    /// published and found broken as any other.
    ///
    /// - Parameter path: names the file in diagnostics.
    mutating func readQueries(path: String, context: DefinitionContext) {
        for (number, block) in queries.enumerated() {
            if block.language == .search {
                diagnostics += NoteSearch.parse(block.text, in: path, at: block.position).diagnostics
                continue
            }
            let view = ReadView(block, path: path, context: context)
            queries[number].isDated = view.isDated
            queries[number].readsTexts = view.readSet?.hangsOnTexts ?? false
            // The YAML of a view was read as front matter already.
            diagnostics += (block.language == .block ? view.reading : []) + view.diagnostics
            links += view.references.map { reference in
                LinkReference(
                    syntax: .wikilink, isEmbed: true, target: reference.target, position: reference.position)
            }
        }
    }
}
