import Diagnostics
import NotebookModel
import Parsing
import Querying

extension ConfigurationDecoder {
    /// A single value, whatever its type, as its author wrote it: a title may well be `2024`.
    mutating func text(_ entry: MetadataEntry) -> String? { text(entry.value, of: entry.key) }

    mutating func text(_ node: MetadataNode, of key: String) -> String? {
        guard let text = node.propertyValue.scalarText, !text.isEmpty else {
            refuse(node, "`\(key)` is \(node.typeName) and not text", hint: "write `\(key): some text`")
            return nil
        }
        return text
    }

    mutating func texts(_ entry: MetadataEntry) -> [String]? {
        guard case .list(let nodes) = entry.value.content else {
            refuse(
                entry.value, "`\(entry.key)` is \(entry.value.typeName) and not a list",
                hint: "write `\(entry.key): [\(entry.value.propertyValue.scalarText ?? "one")]`")
            return nil
        }
        return nodes.compactMap { text($0, of: entry.key) }
    }

    mutating func boolean(_ entry: MetadataEntry) -> Bool? {
        guard let value = entry.value.propertyValue.booleanValue else {
            refuse(
                entry.value, "`\(entry.key)` is \(entry.value.shown) and not a boolean",
                hint: "write `true` or `false`")
            return nil
        }
        return value
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ entry: MetadataEntry) -> Choice? {
        let name = entry.value.propertyValue.scalarText ?? ""
        if let choice = Choice(rawValue: name) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let nearMiss = NearMiss.nearMiss(to: name, among: names).map { "write `\($0)`; " } ?? ""
        refuse(
            entry.value, "`\(entry.key)` cannot be \(entry.value.shown)",
            hint: "\(nearMiss)the choices are \(Self.listed(names))")
        return nil
    }

    /// Without slashes at its end.
    mutating func baseURL(_ entry: MetadataEntry) -> String? {
        guard var url = text(entry) else { return nil }
        while url.hasSuffix("/") { url.removeLast() }
        let scheme = ["https://", "http://"].first { url.lowercased().hasPrefix($0) }
        let rest = url.dropFirst(scheme?.count ?? 0)
        let host = rest.prefix { $0 != "/" && $0 != ":" }
        let isAddress = !rest.unicodeScalars.contains {
            $0.value <= 0x20 || $0 == "?" || $0 == "#" || $0 == "\\" || $0 == "@"
        }
        guard scheme != nil, !host.isEmpty, isAddress else {
            refuse(
                entry.value, "`base_url` is \(entry.value.shown), which is no address of a site",
                hint: "write it as in `https://example.org/notes`")
            return nil
        }
        return url
    }

    mutating func language(_ entry: MetadataEntry) -> String? {
        guard let tag = text(entry) else { return nil }
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy { part in
            (1...8).contains(part.count)
                && part.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
        }
        guard isTag else {
            refuse(
                entry.value, "`language` is \(entry.value.shown), which is no language tag",
                hint: "write it as in `en` or `pt-BR`")
            return nil
        }
        return tag
    }

    mutating func timeZone(_ entry: MetadataEntry) -> String? {
        guard let name = text(entry) else { return nil }
        if QueryCalendar.isTimeZone(name) { return name }
        let near = NearMiss.nearMiss(to: name, among: QueryCalendar.timeZoneNames).map { "write `\($0)`" }
        refuse(
            entry.value, "`time_zone` is \(entry.value.shown), which is no time zone",
            hint: near ?? "write `UTC`, or a name as in `Europe/Berlin`")
        return nil
    }
}
