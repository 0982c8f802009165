import NotebookModel

/// How addresses are made from paths.
///
/// `slug` is Codex's own. The others keep the addresses of a site that another program made, so that what links to it from
/// elsewhere goes on working. In all of them a page is a file `….html`.
package enum AddressStyle: String, Hashable, Sendable, CaseIterable {
    /// `Notes/Q&A: first steps.md` → `notes/q-a-first-steps.html`.
    case slug
    /// As Quartz has it: `notes/q-and-a-first-steps.html`.
    case quartz
    /// As Obsidian Publish has it: `Notes/Q&A:+first+steps.html`.
    case obsidian
    /// The path as it is, which links percent-encode: `Notes/Q&A: first steps.html`.
    case plain

    /// Whether an alias without a slash is an old address at the notebook's root, as it is to Quartz and Obsidian Publish,
    /// and not the name alone that it mostly is in notes.
    var redirectsFromNames: Bool { self == .quartz || self == .obsidian }

    /// The part of an address that stands for a folder.
    func folder(_ name: Substring) -> String {
        if self == .slug { return Slug.slug(name) }
        let part = part(name)
        let folded = FoldedName.fold(part)
        // Where the page of the folder above stands, or the script that lists its notes.
        let isPage = folded.hasPrefix("index") && (folded.hasSuffix(".html") || folded.hasSuffix(".js"))
        return isPage ? part.replacing(".", with: "-") : part
    }

    /// The name of a page.
    func pageName(_ path: NotebookPath) -> String {
        (self == .slug ? Slug.slug(path.stem) : part(path.stem)) + ".html"
    }

    /// The name of a copied file.
    func attachmentName(_ path: NotebookPath) -> String {
        if self == .slug { return "\(Slug.slug(path.stem)).\(Self.sluggedExtension(of: path))" }
        let (stem, end) = Self.splitExtension(path.name)
        return part(stem) + end
    }

    /// Whether a file of the name would take the place of its folder's page. Slugs tell an `index` of any kind from it.
    func isFolderPage(_ name: String) -> Bool {
        self == .slug ? name.hasPrefix("index.") : FoldedName.fold(name) == "index.html"
    }

    // MARK: Parts

    /// Never empty, never hidden, without controls and `\`, at most `Slug.byteLimit` bytes.
    private func part(_ name: Substring) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in (self == .quartz ? name.lowercased()[...] : name).unicodeScalars {
            switch (self, scalar) {
            case (.quartz, "\u{FEFF}"): scalars.append("-")
            case (.quartz, _) where scalar.properties.isWhitespace: scalars.append("-")
            case (.quartz, "&"): scalars.append(contentsOf: "-and-".unicodeScalars)
            case (.quartz, "%"): scalars.append(contentsOf: "-percent".unicodeScalars)
            case (.quartz, _) where Self.quartzDropped.contains(scalar): continue
            case (.obsidian, " "): scalars.append("+")
            case (_, "\\"): scalars.append("-")
            default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
            }
        }
        let part = Self.shortened(String(scalars.drop { $0 == "." }))
        return part.isEmpty ? Slug.unnamed : part
    }

    private static let quartzDropped: Set<Unicode.Scalar> = ["?", "#", "<", ">", ":", "\"", "|", "*"]

    /// Cut between Unicode scalars.
    private static func shortened(_ part: String) -> String {
        guard part.utf8.count > Slug.byteLimit else { return part }
        var end = part.utf8.index(part.startIndex, offsetBy: Slug.byteLimit)
        while UTF8.isContinuation(part.utf8[end]) { end = part.utf8.index(before: end) }
        return String(part[..<end])
    }

    // MARK: Extensions

    /// Letters and digits of ASCII only; `bin` where there are none.
    private static func sluggedExtension(of file: NotebookPath) -> String {
        let kept = file.pathExtension.utf8.filter {
            isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        }
        return kept.isEmpty ? "bin" : String(decoding: kept, as: UTF8.self)
    }

    /// An extension is what follows the last dot when it is short and of letters and digits of ASCII.
    private static func splitExtension(_ name: Substring) -> (stem: Substring, end: Substring) {
        let end = name.utf8.reversed().prefix { isDigit($0) || isLetter($0) }.count
        guard (1...20).contains(end), end + 1 < name.utf8.count else { return (name, "") }
        let dot = name.utf8.index(name.endIndex, offsetBy: -end - 1)
        return name.utf8[dot] == UInt8(ascii: ".") ? (name[..<dot], name[dot...]) : (name, "")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
