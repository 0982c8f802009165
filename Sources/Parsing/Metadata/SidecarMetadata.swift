import Diagnostics
import NotebookModel

/// What a sidecar says about its owner.
package struct SidecarMetadata: Sendable {
    /// In the order of the source, each key once.
    package let properties: [Property]
    package let diagnostics: [Diagnostic]
}

/// Reads a sidecar; a broken one is read as far as it can be and diagnosed.
///
/// - JSON: the keys of the object are properties; those of its `properties` object are lifted beside them. Strings are text.
/// - XML: the same with elements, see `XMLMetadata`.
/// - Markdown: front matter, and the `Key: value` lines below a heading `Metadata`, see `MarkdownMetadata`.
///
/// - Parameter path: names the sidecar in diagnostics.
package func readSidecar(_ content: [UInt8], format: Sidecar.Format, path: String) -> SidecarMetadata {
    var reading =
        switch format {
        case .json: readJSONSidecar(content)
        case .xml: XMLMetadata.read(content)
        case .markdown: readMarkdownSidecar(content)
        }
    reading.checkPublication()
    let source = SourceText(bytes: content, path: path)
    var unique = UniqueEntries()
    for entry in reading.entries { _ = unique.insert(entry) }
    return SidecarMetadata(
        properties: unique.entries.map { $0.property(from: format.origin) },
        diagnostics: reading.problems.map { source.diagnostic($0) })
}

/// The front matter's keys win over those of the section.
private func readMarkdownSidecar(_ content: [UInt8]) -> MetadataReading {
    let repair = UTF8Repair.repair(content[...], firstLine: 1)
    let text = repair?.bytes ?? content
    let (head, bodyOffset, bodyLine) = readFrontMatterEntries(text, FrontMatterBounds(text))
    let section = MarkdownMetadata.read(text, from: bodyOffset, firstLine: bodyLine)
    return MetadataReading(
        entries: head.entries + section.entries,
        problems: (repair.map { [$0.problem] } ?? []) + head.problems + section.problems)
}

private func readJSONSidecar(_ content: [UInt8]) -> MetadataReading {
    var text = content.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(content.dropFirst(3)) : content
    var reading = MetadataReading()
    if let (repaired, problem) = UTF8Repair.repair(text[...], firstLine: 1) {
        reading.problems.append(problem)
        text = repaired
    }
    let json = JSONReader.read(text)
    reading.problems += json.problems
    if reading.isBroken { reading.withhold(ifRefusedIn: text[...], firstLine: 1) }
    guard let root = json.root else { return reading }
    guard let entries = root.entries else {
        reading.problems.append(
            MetadataProblem(
                id: "sidecar-not-a-map", position: root.position, summary: "sidecar holds no object of keys and values",
                remedy: .advice("write `{\"title\": \"…\", \"tags\": [], \"properties\": {}}`")))
        return reading
    }
    lift(entries, into: &reading)
    return reading
}

/// Puts the entries of `properties` beside the others, which win where both have a key.
func lift(_ entries: [MetadataEntry], into reading: inout MetadataReading) {
    reading.entries += entries.filter { $0.key != "properties" }
    for entry in entries where entry.key == "properties" {
        if let lifted = entry.value.entries {
            reading.entries += lifted
        } else if entry.value.content != .null {
            reading.problems.append(
                MetadataProblem(
                    id: "sidecar-properties-not-a-map", position: entry.value.position,
                    summary: "`properties` holds no keys and values", remedy: .advice("give each property a name")))
        }
    }
}

/// The properties of a file from all its sources; where several give a key, the first in the order of `MetadataOrigin` wins, but
/// one that withholds the file wins over all that do not.
///
/// - Parameter sources: in any order; sources of one origin in the order in which they shall win.
package func mergeMetadata(_ sources: [[Property]], imageHeader: ImageHeader? = nil) -> Properties {
    let all = sources.flatMap { $0 } + (imageHeader?.properties ?? [])
    let isAlone = sources.count { !$0.isEmpty } < 2
    let withholding = isAlone ? [] : Set(all.lazy.filter(\.isWithholding).map(\.key))
    var merged = Properties()
    for origin in MetadataOrigin.allCases {
        for property in all where property.origin == origin {
            if withholding.contains(property.key), !property.isWithholding { continue }
            merged.insertIfAbsent(property)
        }
    }
    return merged
}

extension Property {
    /// Whether it keeps its file from being published.
    fileprivate var isWithholding: Bool { PublicationWord(key: key, value: value)?.isWithholding ?? false }
}
