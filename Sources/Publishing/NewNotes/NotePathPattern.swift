import Diagnostics
import NotebookModel

/// The path of new notes, as a template names it: `daily/{yyyy}-{mm}-{dd}.md`.
struct NotePathPattern: Sendable {
    /// What is wrong with a path.
    struct Problem: Error {
        /// Scalars of the pattern's text before the place.
        var offset = 0
        let summary: String
        let hint: String
    }

    private enum Piece: Sendable {
        case text(String)
        case variable(String, offset: Int)
        /// Between folders.
        case slash
    }

    private let pieces: [Piece]

    init(_ text: String) throws(Problem) {
        var pieces: [Piece] = []
        var plain = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        func endPlain() {
            if !plain.isEmpty { pieces.append(.text(String(plain))) }
            plain.removeAll()
        }
        while index < scalars.count {
            switch scalars[index] {
            case "/":
                endPlain()
                pieces.append(.slash)
            case "{":
                guard let end = scalars[index...].firstIndex(of: "}") else {
                    throw Problem(offset: index, summary: "`{` is not closed", hint: "write it as in `{yyyy}`")
                }
                endPlain()
                var name = String.UnicodeScalarView()
                name.append(contentsOf: scalars[(index + 1)..<end])
                pieces.append(.variable(String(name), offset: index))
                index = end
            default: plain.append(scalars[index])
            }
            index += 1
        }
        endPlain()
        self.pieces = pieces
    }

    /// Whether it gives another path for another title or for other values of the caller.
    var hangsOnTheDateAlone: Bool {
        pieces.allSatisfy { piece in
            guard case .variable(let name, _) = piece else { return true }
            return NoteValues.pathNames.contains(name) && !NoteValues.titleNames.contains(name)
        }
    }

    /// The path from where the template begins, each name in it usable.
    func path(_ values: NoteValues, extension pathExtension: String) throws(Problem) -> NotebookPath {
        var parts = [""]
        for piece in pieces {
            switch piece {
            case .text(let text): parts[parts.count - 1] += text
            case .slash: parts.append("")
            case .variable(let name, let offset):
                let value = FileNameText.name(try value(of: name, at: offset, values))
                guard !value.isEmpty else {
                    throw Problem(
                        offset: offset, summary: "`{\(name)}` holds nothing that a file's name can be made of",
                        hint: "give it a value with letters or digits")
                }
                parts[parts.count - 1] += value
            }
        }
        let path = NotebookPath(try checked(parts).joined(separator: "/"))
        return FileKind(path: path) == .attachment ? NotebookPath("\(path).\(pathExtension)") : path
    }

    private func value(of name: String, at offset: Int, _ values: NoteValues) throws(Problem) -> String {
        if let value = values.pathValue(name) { return value }
        if NoteValues.titleNames.contains(name) {
            throw Problem(
                offset: offset, summary: "file is named by its title, and there is none",
                hint: "write one behind the template's name, as in `codex new idea A better stop rule`")
        }
        let known = NoteValues.pathNames + values.variables.keys.sorted()
        let bare = name.hasPrefix("{") ? String(name.dropFirst()) : name
        let near = known.contains(bare) ? bare : NearMiss.nearMiss(to: bare, among: known)
        throw Problem(
            offset: offset, summary: "variable `{\(name)}` is not known",
            hint: near.map { "write `{\($0)}`" }
                ?? "give it a value with `--var \(name)=…`, or use one of \(known.map { "`{\($0)}`" }.joined(separator: ", "))"
        )
    }

    /// The names of folders and of the file; none is empty, climbs, or is longer than file systems allow.
    private func checked(_ parts: [String]) throws(Problem) -> [String] {
        if parts.contains("..") || parts.count > 1 && parts[0].isEmpty {
            throw Problem(
                summary: "path leads out of the notebook", hint: "write it from the notebook's root, without `..`")
        }
        for part in parts {
            if part == "." || part.allSatisfy(\.isWhitespace) {
                throw Problem(summary: "path has a part without a name", hint: "give each folder and the file a name")
            }
            if part.utf8.count > Self.nameByteLimit {
                throw Problem(summary: "name of \(part.utf8.count) bytes is too long", hint: "shorten it")
            }
            if part.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                throw Problem(summary: "path has a control character", hint: "remove it")
            }
        }
        return parts
    }

    /// File systems take 255 bytes, of which an extension and a temporary name need some.
    private static let nameByteLimit = 240
}
