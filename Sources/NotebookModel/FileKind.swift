/// What Codex does with a file.
package enum FileKind: String, Hashable, Sendable, CaseIterable {
    /// Markdown: becomes a page.
    case note
    /// A `.cdx` query.
    case view
    /// Any other file: copied into the site when a published page reaches it.
    case attachment

    /// Whether it becomes a page of its own.
    package var isPage: Bool { self != .attachment }

    package init(path: NotebookPath) {
        var path = path.string
        self = path.withUTF8 { FileKind(name: $0) }
    }

    /// - Parameter name: of the file, or its path: the extension alone decides, in any case of its letters.
    package init(name: UnsafeBufferPointer<UInt8>) {
        self = Self.extensions.first { Self.hasExtension($0.name, name) }?.kind ?? .attachment
    }

    private static let extensions: [(name: StaticString, kind: FileKind)] = [
        ("md", .note), ("cdx", .view), ("markdown", .note),
    ]

    /// A dot at the start of a name begins no extension.
    private static func hasExtension(_ ending: StaticString, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let dot = name.count - ending.utf8CodeUnitCount - 1
        guard dot > 0, name[dot] == UInt8(ascii: "."), name[dot - 1] != UInt8(ascii: "/") else { return false }
        return (0..<ending.utf8CodeUnitCount).allSatisfy { place in
            name[dot + 1 + place] | 0x20 == ending.utf8Start[place]
        }
    }
}
