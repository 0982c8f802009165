/// The image that previews of a page show elsewhere, as the properties of its note name it: by a wikilink, by the path of a
/// file of the notebook, or by an address on the web.
package enum PreviewImage {
    /// The properties, the strongest first.
    package static let keys = ["image", "cover"]

    /// Whether the text is the address of an image that lies elsewhere.
    package static func isExternal(_ text: String) -> Bool {
        let isWeb = ["https://", "http://"].contains { text.utf8.starts(with: $0.utf8) }
        return isWeb && !text.utf8.contains { $0 <= UInt8(ascii: " ") || $0 == 0x7F }
    }

    /// Whether the text is a path by its end; a property of this name may hold anything else too.
    package static func isPath(_ text: String) -> Bool {
        !isExternal(text) && extensions.contains(NotebookPath(text).pathExtension)
    }

    private static let extensions: Set<String> = ["avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"]
}
