import NotebookModel
import Parsing

/// Reads files and holds what they say against the schemas of the workspace; for one thread.
struct NoteReader {
    private let parser: DocumentParser
    private let validation: SchemaValidation
    private let vaultTypes: VaultTypeCheck

    init(options: MarkdownOptions, schemas: [PropertySchema], vaultTypes: [String: VaultPropertyType] = [:]) {
        self.vaultTypes = VaultTypeCheck(types: vaultTypes)
        parser = DocumentParser(options: options)
        validation = SchemaValidation(schemas)
    }

    /// The document, with what is wrong with its properties among its findings.
    func read(_ file: SourceFile) -> ParsedDocument {
        var document = parser.parse(file)
        document.diagnostics += validation.findings(in: document, of: file)
        document.diagnostics += vaultTypes.findings(in: document, of: file)
        return document
    }
}
