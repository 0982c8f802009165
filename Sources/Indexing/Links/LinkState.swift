/// How a link row was resolved.
package enum LinkState: Int, Hashable, Sendable {
    case unresolved = 0
    /// `target_file` names the file.
    case file = 1
    /// `target_path` names a folder of the notebook.
    case folder = 2
    /// `target_path` names a file of another notebook, from the workspace's root.
    case outside = 3
    /// The note itself; `anchor` holds the place.
    case sameNote = 4
    /// As `file`, but several files fitted equally well.
    case ambiguous = 5
    /// As `file`, but by an alias of the note.
    case alias = 6
}
