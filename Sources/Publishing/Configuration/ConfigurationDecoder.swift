import Diagnostics
import Indexing
import NotebookModel
import Parsing

/// Turns the tree of `codex.yml` into typed values and collects what is wrong with it.
struct ConfigurationDecoder {
    static let keys = [
        "title", "base_url", "language", "home", "notebooks", "output", "theme", "ignore", "links", "addresses",
        "publish",
        "html",
        "strict_line_breaks", "time_zone", "week_start", "schemas",
    ]

    let source: SourceText
    private(set) var diagnostics: [Diagnostic] = []

    init(source: SourceText) { self.source = source }

    mutating func configuration(_ root: MetadataNode?, workspaceFolderName: String) -> WorkspaceConfiguration {
        var configuration = WorkspaceConfiguration(title: workspaceFolderName)
        guard let root, root.content != .null else { return configuration }
        guard let entries = root.entries else {
            refuse(root, "configuration holds no `key: value` lines", hint: "write lines such as `title: My notes`")
            return configuration
        }
        for entry in entries {
            checkKey(entry, known: Self.keys)
            if entry.value.content != .null { decode(entry, into: &configuration) }
        }
        decodeFolders(entries, into: &configuration)
        return configuration
    }

    /// All but `notebooks` and `output`, which depend on others.
    private mutating func decode(_ entry: MetadataEntry, into configuration: inout WorkspaceConfiguration) {
        switch entry.key {
        case "title": configuration.title = text(entry) ?? configuration.title
        case "base_url": configuration.baseURL = baseURL(entry) ?? configuration.baseURL
        case "language": configuration.language = language(entry) ?? configuration.language
        case "theme": configuration.theme = text(entry) ?? configuration.theme
        case "home":
            configuration.home = text(entry).map { HomeFile(path: $0, position: entry.value.position) }
        case "ignore": configuration.ignore = texts(entry) ?? configuration.ignore
        case "links": configuration.links = choice(entry) ?? configuration.links
        case "addresses": configuration.addresses = choice(entry) ?? configuration.addresses
        case "publish": configuration.publish = choice(entry) ?? configuration.publish
        case "html": configuration.html = choice(entry) ?? configuration.html
        case "strict_line_breaks": configuration.strictLineBreaks = boolean(entry) ?? configuration.strictLineBreaks
        case "time_zone": configuration.timeZone = timeZone(entry) ?? configuration.timeZone
        case "schemas": configuration.schemas = schemas(entry)
        case "week_start": configuration.weekStart = choice(entry) ?? configuration.weekStart
        default: break
        }
    }

    /// The notebooks take the title as a default name; the output is held against the notebooks.
    private mutating func decodeFolders(_ entries: [MetadataEntry], into configuration: inout WorkspaceConfiguration) {
        configuration.notebooks = WorkspaceConfiguration(title: configuration.title).notebooks
        if let entry = entries.first(where: { $0.key == "notebooks" }), entry.value.content != .null {
            configuration.notebooks = notebooks(entry, title: configuration.title) ?? configuration.notebooks
        }
        if let entry = entries.first(where: { $0.key == "output" }), entry.value.content != .null {
            configuration.output = output(entry, notebooks: configuration.notebooks) ?? configuration.output
        }
        checkDefaultOutput(configuration, entries)
    }

    private mutating func checkDefaultOutput(_ configuration: WorkspaceConfiguration, _ entries: [MetadataEntry]) {
        let isHolding = configuration.notebooks.contains {
            NotebookPath($0.path).isWithin(NotebookPath(configuration.output))
        }
        guard isHolding, let entry = entries.first(where: { $0.key == "notebooks" }) else { return }
        refuse(
            entry.value, "output `\(configuration.output)` holds a notebook",
            hint: "name another folder by `output`")
    }
}

// MARK: - Findings

extension ConfigurationDecoder {
    mutating func refuse(_ node: MetadataNode, _ summary: String, hint: String) {
        diagnostics.append(source.diagnostic("invalid-configuration", .error, at: node.position, summary, hint: hint))
    }

    mutating func warn(_ id: DiagnosticID, at position: SourcePosition, _ summary: String, hint: String) {
        diagnostics.append(source.diagnostic(id, .warning, at: position, summary, hint: hint))
    }

    mutating func checkKey(_ entry: MetadataEntry, known: [String]) {
        guard !known.contains(entry.key) else { return }
        let hint =
            NearMiss.nearMiss(to: entry.key, among: known).map { "write `\($0)`" }
            ?? "use one of \(Self.listed(known))"
        warn("unknown-configuration-key", at: entry.position, "key `\(entry.key)` is not known", hint: hint)
    }

    static func listed(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
}
