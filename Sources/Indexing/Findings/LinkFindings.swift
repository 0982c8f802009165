import Diagnostics
import GRDB
import NotebookModel

/// What is wrong with the links of a notebook, read from their rows.
struct LinkFindings {
    private let database: Database
    private let displayPrefix: String
    /// For links by name alone, which no style of links changes.
    private let resolver = LinkResolver(style: .absolute, notebookPath: "")

    init(_ database: Database, displayPrefix: String) {
        self.database = database
        self.displayPrefix = displayPrefix
    }

    /// All that is wrong with links alone, in no order.
    ///
    /// - Parameter ofStaleNotes: leaves out the links of notes whose findings are known.
    func findings(_ hints: inout LinkHints, ofStaleNotes: Bool = false) throws -> [LinkFinding] {
        try brokenLinks(&hints, ofStaleNotes) + brokenAnchors(ofStaleNotes) + ambiguousLinks(ofStaleNotes)
    }

    // MARK: Targets

    private func brokenLinks(_ hints: inout LinkHints, _ ofStaleNotes: Bool) throws -> [LinkFinding] {
        let links = try LinkRow.all(.unresolved, ofStaleNotes, in: database)
        if links.isEmpty { return [] }
        var names = NotebookNames(database)
        let sharedAliases = try Set(
            String.fetchAll(database, sql: "SELECT key FROM alias GROUP BY key HAVING count(*) > 1"))
        return try links.map { link in
            // Only an alias can be why a name that several have leads nowhere.
            if sharedAliases.contains(FoldedName.fold(link.target)) {
                let owners = try resolver.resolve(
                    target: link.target, syntax: link.syntax, from: link.source, in: &names
                ).ambiguousPaths
                if !owners.isEmpty { return finding(link, severalOwners(link, owners)) }
            }
            let isAttachment = Self.looksLikeAttachment(NotebookPath(link.target))
            let id: DiagnosticID = isAttachment ? "missing-attachment" : "broken-link"
            let hint = try hints.hint(for: link.target, isAttachment: isAttachment, from: link.source)
            return finding(
                link,
                Diagnostic(
                    id, .warning, at: location(link),
                    "\(isAttachment ? "no file" : "no note") named '\(Self.shown(link.target))'",
                    hint: hint.map { "did you mean '\($0)'?" }))
        }
    }

    private func finding(_ link: LinkRow, _ diagnostic: Diagnostic) -> LinkFinding {
        LinkFinding(source: link.sourceFile, diagnostic: diagnostic)
    }

    private func severalOwners(_ link: LinkRow, _ owners: [NotebookPath]) -> Diagnostic {
        Diagnostic(
            "broken-link", .warning, at: location(link),
            "no note named '\(Self.shown(link.target))', which is an alias of several: \(list(owners))",
            hint: "write the name of one of them")
    }

    /// An ambiguous link was found by the end of its path.
    private func ambiguousLinks(_ ofStaleNotes: Bool) throws -> [LinkFinding] {
        var names = NotebookNames(database)
        return try LinkRow.all(.ambiguous, ofStaleNotes, in: database).map { link in
            let paths = try resolver.resolve(
                target: link.target, syntax: .wikilink, from: link.source, in: &names
            ).ambiguousPaths
            return finding(
                link,
                Diagnostic(
                    "ambiguous-link", .warning, at: location(link),
                    "several files fit '\(Self.shown(link.target))': \(list(paths))",
                    hint: "write more of the path; the first is taken"))
        }
    }

    /// Links that other programs do not follow.
    func aliasedLinks() throws -> [Diagnostic] {
        var names = NotebookNames(database)
        return try LinkRow.all(.alias, in: database).compactMap { link in
            guard let path = link.targetPath else { return nil }
            let stem = String(path.stem)
            let named = try resolver.resolve(target: stem, syntax: .wikilink, from: link.source, in: &names)
            let name =
                named == LinkResolution(.file(link.placeFile)) ? stem : path.parent.appending(path.stem).string
            let fragment = link.fragment.map { "#\($0)" } ?? ""
            let better = "[[\(name)\(fragment)|\(link.target)]]"
            return Diagnostic(
                "alias-resolved", .note, at: location(link),
                "'\(Self.shown(link.target))' is an alias of '\(displayPrefix)\(path)'",
                hint: "write '\(link.isEmbed ? "!" : "")\(better)', which other programs follow too")
        }
    }

    // MARK: Places

    private func brokenAnchors(_ ofStaleNotes: Bool) throws -> [LinkFinding] {
        var known: [FileID: NotePlaces] = [:]
        return try LinkRow.allWithoutPlace(ofStaleNotes, in: database).compactMap { link in
            let fragment = link.fragment ?? ""
            let place = link.target.isEmpty ? "this note" : "'\(Self.shown(link.target))'"
            let places = try known[link.placeFile] ?? NotePlaces(of: link.placeFile, database)
            known[link.placeFile] = places
            return Self.missing(fragment, of: places, in: place, at: location(link)).map { finding(link, $0) }
        }
    }

    /// - Parameter place: what names the note in the message.
    static func missing(
        _ fragment: String, of places: NotePlaces, in place: String, at location: SourceLocation
    ) -> Diagnostic? {
        let summary: String
        let nearest: String?
        switch PlaceName(fragment) {
        case .note: return nil
        case .block(let identifier):
            summary = "no block '^\(shown(identifier))' in \(place)"
            nearest = NearMiss.nearMiss(to: identifier, among: places.blocks).map { "^\($0)" }
        case .headings(let path):
            summary = "no heading '\(shown(fragment))' in \(place)"
            // The heading itself, where only the path to it does not hold; else one that is spelled nearly alike.
            let heading = path.count > 1 ? places.innermostHeading(of: path)?.text : nil
            nearest = heading ?? NearMiss.nearMiss(to: path.last ?? "", among: places.headings.map(\.text))
        }
        return Diagnostic(
            "broken-anchor", .warning, at: location, summary, hint: nearest.map { "did you mean '\($0)'?" })
    }
}

// MARK: - Messages

extension LinkFindings {
    private func location(_ link: LinkRow) -> SourceLocation {
        SourceLocation(path: displayPrefix + link.source.string, position: link.position)
    }

    private func list(_ paths: [NotebookPath]) -> String {
        let shown = paths.prefix(4).map { "'\(displayPrefix)\($0)'" }.joined(separator: ", ")
        return shown + (paths.count > 4 ? " and \(paths.count - 4) more" : "")
    }

    /// A name as a message shows it; a very long one is cut.
    private static func shown(_ text: String) -> String {
        let limit = 200
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + "…"
    }

    /// Whether the target ends in something like an extension: `figure.png`, `song.mp3`, but not `v1.2 of the plan`.
    private static func looksLikeAttachment(_ target: NotebookPath) -> Bool {
        if FileKind(path: target) != .attachment { return false }
        if MediaType.mediaType(of: target) != MediaType.unknown { return true }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let fileExtension = target.pathExtension.utf8
        return (2...5).contains(fileExtension.count) && fileExtension.allSatisfy { letters.contains($0) }
    }
}
