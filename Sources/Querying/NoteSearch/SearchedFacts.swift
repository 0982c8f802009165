import NotebookModel

/// What a search may ask of a note beside its text.
package struct SearchedFacts: Sendable {
    package let path: NotebookPath
    package let tags: [Tag]
    package let properties: [QueryMapEntry]

    package init(path: NotebookPath, tags: [Tag], properties: [QueryMapEntry]) {
        self.path = path
        self.tags = tags
        self.properties = properties
    }

    /// What words are looked for in: an ending that all notes share would be found in all.
    var pathWithoutExtension: Substring {
        let string = path.string
        return FoldedName.fold(string.suffix(3)) == ".md" ? string.dropLast(3) : string[...]
    }
}

/// A note's text for a search.
package struct SearchedText: Sendable {
    package let source: [UInt8]
    /// Sorted, without overlaps: what the note's page does not show. It is neither found nor excerpted.
    package let hidden: [Range<Int>]

    /// - Parameters:
    ///   - source: the file as it is, front matter included.
    ///   - hidden: comments, and whatever else must not be published.
    package init(_ source: [UInt8], hidden: [Range<Int>]) {
        self.source = source
        self.hidden = hidden
    }

    /// Line ends stay, so that lines keep their numbers.
    var shown: [UInt8] {
        guard !hidden.isEmpty else { return source }
        var shown = source
        for range in hidden {
            for index in range.clamped(to: 0..<shown.count) where shown[index] != 0x0A && shown[index] != 0x0D {
                shown[index] = 0x20
            }
        }
        return shown
    }
}
