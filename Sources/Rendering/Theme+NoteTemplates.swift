import CDefaultTheme

extension Theme {
    /// The templates of new notes that are part of the program, by the names of their files; sorted.
    package static let noteTemplates: [(name: String, bytes: [UInt8])] =
        embeddedFiles(default_note_templates).map { ($0.name, $0.bytes) }
}
