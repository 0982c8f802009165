extension DiagnosticRule {
    static let workspace: [Row] = [
        (
            "corrupt-database", .warning, "database was damaged and is made anew from the notes",
            "delete the copy that was set aside, or keep it to find out why"
        ),
        (
            "invalid-configuration", .error, "`codex.yml` has a value that cannot be used",
            "write what the message asks for"
        ),
        (
            "missing-home", .warning, "`home` in `codex.yml` names no published note or view",
            "correct the path, which begins at the workspace"
        ),
        ("repeated-notebook-slug", .warning, "two notebooks would have one address", "give each a name of its own"),
        ("unknown-configuration-key", .warning, "`codex.yml` has a key that is not known", "correct or remove it"),
    ]

    static let command: [Row] = [
        ("already-workspace", .error, "folder is a workspace already", "edit its `codex.yml`"),
        ("cannot-watch", .error, "system does not watch folders", "raise the limit that the message names"),
        ("database-failed", .error, "database cannot be used", "delete the file; the next build makes it anew"),
        ("file-error", .error, "file cannot be read or written", "correct the rights, or free some space"),
        (
            "foreign-output", .error, "output folder is not empty and was not made by Codex",
            "choose another folder, or empty this one"
        ),
        ("ignored-path", .error, "new note would be ignored", "choose another folder by `--in`"),
        ("invalid-note-template", .error, "template of notes is not understood", "correct what the message names"),
        ("invalid-template", .error, "template is broken", "correct what the message names"),
        ("locked", .error, "another process works on the workspace", "wait until it has finished, or stop it"),
        ("missing-notebook", .error, "folder of a notebook does not exist", "correct its path in `codex.yml`"),
        ("missing-path", .error, "no such file or folder", "name a folder of notes, or a file in one"),
        ("missing-workspace", .error, "no such folder", "name a folder of notes"),
        ("newer-database", .error, "database is from a newer version of Codex", "install that version, or delete it"),
        ("misplaced-note", .error, "new note would lie in no notebook", "name another folder by `--in`"),
        ("no-repository", .error, "folder is in no Git repository", "make it one by `git init`"),
        ("note-exists", .error, "file of the new note exists", "give it another title"),
        ("not-a-folder", .error, "file is not a folder", "name the folder of its notes"),
        ("output-holds-notes", .error, "output folder holds the notes themselves", "choose another folder"),
        ("output-not-a-folder", .error, "output is a file", "choose another path"),
        ("outside-workspaces", .error, "file lies in no workspace", "build the folder of its notes first"),
        (
            "template-recursion", .error, "partials include each other without an end",
            "put the inner one into a section that comes to an end"
        ),
        ("unknown-commit", .error, "commit is not in the repository of the notes", "name one that `git log` shows"),
        (
            "unknown-file", .error, "file is no note or attachment of the workspace",
            "name one that is neither ignored nor a sidecar"
        ),
        ("unknown-note-template", .error, "no template of notes has the name", "list them by `codex new --list`"),
        ("unknown-template", .error, "template that another names does not exist", "correct the name, or add it"),
        ("unreadable-notebook", .error, "folder of a notebook cannot be read", "give yourself the right to enter it"),
        ("unusable-database", .error, "database cannot be opened", "do what the message says"),
        (
            "verify-mismatch", .error, "site differs from a clean build of the same notes",
            "build with `--clean`, and report how it came about"
        ),
        ("watch-limit", .warning, "folders cannot all be watched", "raise the system's limit that the message names"),
    ]
}
