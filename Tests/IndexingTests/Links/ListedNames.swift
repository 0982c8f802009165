import NotebookModel

@testable import Indexing

/// The files of a notebook, given as a list; all folders have a page.
struct ListedNames: LinkTargetNames {
    let paths: [NotebookPath]

    /// By note; those of withheld notes begin with `!`.
    let aliases: [String: [String]]

    init(_ paths: [String], aliases: [String: [String]] = [:]) {
        self.paths = paths.map { NotebookPath($0) }.sorted()
        self.aliases = aliases
    }

    private func candidates(where fits: (NotebookPath) -> Bool) -> [LinkCandidate] {
        paths.enumerated().filter { fits($1) }.map { LinkCandidate(file: FileID(row: Int64($0)), path: $1) }
    }

    func files(namedLike key: String) -> [LinkCandidate] { candidates { FoldedName.fold($0.name) == key } }

    func indexNotes(of folder: NotebookPath) -> [LinkCandidate] {
        ["index.md", "readme.md"].flatMap { name in
            candidates { $0.parent == folder && FoldedName.fold($0.name) == name }
        }
    }

    func folders(namedLike key: String) -> [NotebookPath] {
        Set(paths.flatMap(\.ancestors)).filter { FoldedName.fold($0.name) == key }.sorted()
    }

    func notes(aliasedLike key: String) -> [AliasedNote] {
        paths.enumerated().flatMap { row, path in
            (aliases[path.string] ?? []).compactMap { alias in
                let isWithheld = alias.hasPrefix("!")
                guard FoldedName.fold(isWithheld ? alias.dropFirst() : alias[...]) == key else { return nil }
                return AliasedNote(file: FileID(row: Int64(row)), path: path, isPublished: !isWithheld)
            }
        }
    }
}

/// What a link leads to, as one line: `a/n.md`, `folder a`, `outside b/n.md`, `same note` or `unresolved`; what also fitted
/// stands behind `|`.
func resolve(
    _ target: String, from source: String = "n.md", among paths: [String], style: LinkStyle = .shortest,
    syntax: LinkReference.Syntax = .wikilink, notebook: String = "", aliases: [String: [String]] = [:]
) throws -> String {
    var names = ListedNames(paths, aliases: aliases)
    let resolution = try LinkResolver(style: style, notebookPath: notebook)
        .resolve(target: target, syntax: syntax, from: NotebookPath(source), in: &names)
    let chosen =
        switch resolution.target {
        case .sameNote: "same note"
        case .file(let file): names.paths[Int(file.row)].string
        case .alias(let file): "alias of \(names.paths[Int(file.row)])"
        case .folder(let path): "folder \(path)"
        case .outside(let path): "outside \(path)"
        case .unresolved: "unresolved"
        }
    return ([chosen] + resolution.ambiguousPaths.map { "| \($0)" }).joined(separator: " ")
}
