import NotebookModel

extension Feed {
    /// Atom after RFC 4287.
    ///
    /// - Parameter address: where the file stands.
    package func renderAtom(at address: SiteAddress) -> [UInt8] {
        var output: [UInt8] = []
        output.append(markup: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
        output.appendAttribute("xml:lang", language)
        output.append(markup: ">\n")
        output.appendElement("id", AbsoluteURL.make(base: baseURL, address: home))
        output.appendElement("title", title)
        output.append(markup: "\n")
        appendLink("self", to: address, &output)
        appendLink("alternate", to: home, &output)
        output.appendElement("updated", Self.instant(latestUpdate))
        output.append(markup: "<author>")
        output.appendElement("name", author)
        output.append(markup: "</author>")
        output.appendElement("generator", generator)
        output.append(markup: "\n")
        for entry in entries { append(entry, to: &output) }
        output.append(markup: "</feed>\n")
        return output
    }

    /// The start of 1970 for a feed without entries, which has to say a time as well.
    var latestUpdate: Timestamp {
        entries.map(\.updated).max { $0.unixSeconds < $1.unixSeconds } ?? Timestamp(unixSeconds: 0)
    }

    private func append(_ entry: Entry, to output: inout [UInt8]) {
        output.append(markup: "<entry>")
        output.appendElement("id", AbsoluteURL.make(base: baseURL, address: entry.address))
        output.appendElement("title", entry.title)
        appendLink("alternate", to: entry.address, &output)
        if let published = entry.published { output.appendElement("published", Self.instant(published)) }
        output.appendElement("updated", Self.instant(entry.updated))
        for category in entry.categories {
            output.append(markup: "<category")
            output.appendAttribute("term", XMLText.cleaned(category))
            output.append(markup: "/>")
        }
        if !entry.summary.isEmpty { output.appendElement("summary", entry.summary) }
        output.append(markup: "</entry>\n")
    }

    private func appendLink(_ relation: String, to address: SiteAddress, _ output: inout [UInt8]) {
        output.append(markup: "<link")
        output.appendAttribute("rel", relation)
        output.appendAttribute("href", AbsoluteURL.make(base: baseURL, address: address))
        output.append(markup: "/>")
    }

    /// RFC 3339 in Universal Time; Atom knows no time without an offset.
    private static func instant(_ time: Timestamp) -> String { Timestamp(unixSeconds: time.unixSeconds).description }
}
