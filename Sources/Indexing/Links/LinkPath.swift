import NotebookModel

/// Paths as links write them, compared with paths of the notebook. All by bytes: a part may begin with a combining mark, which
/// would make one `Character` with the `/` before it.
enum LinkPath {
    private static let slash = UInt8(ascii: "/")

    /// Where a target is to be read from.
    enum Start {
        /// It begins with `/`.
        case root
        /// It is or begins with `.` or `..`.
        case sourceFolder
        /// The style of links says it.
        case open

        init(of target: String) {
            if target.utf8.first == LinkPath.slash {
                self = .root
            } else {
                let first = target.utf8.prefix { $0 != LinkPath.slash }
                self = first.elementsEqual(".".utf8) || first.elementsEqual("..".utf8) ? .sourceFolder : .open
            }
        }
    }

    static func parts(of path: String) -> [Substring] { path.utf8.split(separator: slash).map { Substring($0) } }

    /// Resolves `.` and `..` parts; `nil` when the path climbs above the root.
    static func normalize(_ target: String, from folder: NotebookPath) -> NotebookPath? {
        var normal = parts(of: folder.string)
        for part in parts(of: target) {
            switch part {
            case ".": continue
            case "..":
                guard normal.popLast() != nil else { return nil }
            default: normal.append(part)
            }
        }
        return NotebookPath(normal.joined(separator: "/"))
    }

    /// The path of the same bytes, else the first of the same characters, else the first.
    static func placeOfMostAlike(to path: String, among paths: [NotebookPath]) -> Int? {
        if paths.count < 2 { return paths.indices.first }
        return paths.firstIndex(of: NotebookPath(path)) ?? paths.firstIndex { $0.string == path } ?? paths.startIndex
    }

    /// Whether the path's last parts are those of `end`; both folded.
    static func path(_ path: String, endsWith end: String) -> Bool {
        let own = path.utf8, other = end.utf8
        guard own.count > other.count else { return own.elementsEqual(other) }
        let start = own.index(own.endIndex, offsetBy: -other.count)
        return own[own.index(before: start)] == slash && own[start...].elementsEqual(other)
    }

    /// Whether the path's last parts, or those with `.md`, are those of `end` in the same case.
    static func path(_ path: NotebookPath, endsInCaseOf end: NotebookPath) -> Bool {
        let count = parts(of: end.string).count
        let own = parts(of: path.string).suffix(count).joined(separator: "/")
        return own == end.string || own == end.string + ".md"
    }

    /// The order of fitting paths: below the folder, then short, then by bytes.
    static func isNearer(_ left: NotebookPath, _ right: NotebookPath, to folder: NotebookPath) -> Bool {
        let leftIsBelow = left.isWithin(folder), rightIsBelow = right.isWithin(folder)
        if leftIsBelow != rightIsBelow { return leftIsBelow }
        let leftCount = left.string.utf8.count, rightCount = right.string.utf8.count
        return leftCount != rightCount ? leftCount < rightCount : left < right
    }

    /// Whether nothing but their bytes puts one before the other.
    static func isAsNear(_ left: NotebookPath, _ right: NotebookPath, to folder: NotebookPath) -> Bool {
        left.isWithin(folder) == right.isWithin(folder) && left.string.utf8.count == right.string.utf8.count
    }
}
