/// One template as it was written.
package struct TemplateSource: Hashable, Sendable {
    /// What `{{>name}}` and `{{<name}}` call it: `page`, `partials/nav`.
    package var name: String
    /// Where it stands, for messages.
    package var path: String
    /// Mustache in UTF-8.
    package var bytes: [UInt8]

    package init(name: String, path: String, bytes: [UInt8]) {
        self.name = name
        self.path = path
        self.bytes = bytes
    }
}

extension TemplateSource {
    /// Some editors begin a file with a byte order mark, which would end up inside the page.
    var withoutByteOrderMark: TemplateSource {
        guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return self }
        return TemplateSource(name: name, path: path, bytes: Array(bytes.dropFirst(3)))
    }
}
