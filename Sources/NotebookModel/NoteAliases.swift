/// A name by which a note may be linked besides its own.
package struct NoteAlias: Hashable, Sendable {
    /// As written, without white space around it.
    package let name: String
    /// What links are compared with.
    package let key: String

    /// `nil` for a name of white space.
    package init?(_ name: String) {
        var scalars = name.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        if scalars.isEmpty { return nil }
        self.name = String(scalars)
        key = FoldedName.fold(self.name)
    }
}

extension Properties {
    /// The names in `aliases` and `alias`, in their order, each once; a text holds several between commas.
    package var aliases: [NoteAlias] {
        var seen: Set<String> = []
        return filter { ["aliases", "alias"].contains(FoldedName.fold($0.key)) }
            .flatMap { Self.names(in: $0.value).compactMap { NoteAlias($0) } }
            .filter { seen.insert($0.key).inserted }
    }

    private static func names(in value: PropertyValue) -> [String] {
        if case .list(let items) = value { return items.compactMap(\.scalarText) }
        return value.scalarText.map { $0.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) } } ?? []
    }
}
