import Glibc

/// The files that a Git repository has checked out.
package struct GitWorkTree: Hashable, Sendable {
    /// Absolute, where `.git` is.
    package let root: String

    /// The work tree that holds a folder; `nil` for none.
    ///
    /// - Parameter folder: absolute, without symbolic links.
    package init?(holding folder: String) {
        var current = folder[...]
        while true {
            var status = stat()
            // In a linked work tree and in a submodule it is a file.
            if stat("\(current)/.git", &status) == 0 {
                root = current.isEmpty ? "/" : String(current)
                return
            }
            guard let slash = current.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
            current = current[..<slash]
        }
    }

    /// The path of a folder within it from its root; empty for the root itself.
    package func path(of folder: String) -> String {
        String(decoding: folder.utf8.dropFirst(root == "/" ? 1 : root.utf8.count + 1), as: UTF8.self)
    }

    /// Begins to ask what names stand for: `HEAD^{commit}`, `HEAD:notes`.
    package func beginToAsk(for names: [String]) -> PendingAnswer { PendingAnswer(names, in: root) }

    /// Begins to find the paths whose files differ between two commits, each by any name.
    ///
    /// - Complexity: linear in the folders that differ, whatever lies in the others.
    package func beginToCompare(_ old: String, with new: String) -> PendingPaths {
        PendingPaths(from: old, to: new, in: root)
    }
}

/// The paths that differ between two commits; they are on their way.
package final class PendingPaths {
    private let command: GitCommand?
    private var known: [String]?
    private var isKnown: Bool

    fileprivate init(from old: String, to new: String, in root: String) {
        isKnown = old == new
        known = isKnown ? [] : nil
        command =
            isKnown
            ? nil
            : GitCommand(
                ["diff-tree", "-r", "-z", "--no-renames", "--name-only", "--end-of-options", old, new, "--"], in: root,
                readsIndex: false)
    }

    /// Nobody waited for them.
    deinit { if !isKnown { _ = command?.finish() } }

    /// Waits for them: from the root; `nil` where a commit is not there any more.
    package func paths() -> [String]? {
        if isKnown { return known }
        isKnown = true
        known = command?.finish()?.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        return known
    }
}

extension GitWorkTree {
    /// What the work tree has that the commit has not: paths that are changed or unknown to Git, folders with a `/` at
    /// their end; `nil` where Git does not say.
    ///
    /// - Complexity: linear in the files.
    package func uncommittedPaths() -> [String]? {
        let arguments = [
            "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored=matching",
        ]
        guard let output = GitCommand(arguments, in: root)?.finish() else { return nil }
        // Two letters for the state and a space stand before each path.
        return output.split(separator: 0).map { String(decoding: $0.dropFirst(3), as: UTF8.self) }
    }
}

/// What Git says of some names; it is on its way.
package final class PendingAnswer {
    private let names: [String]
    private let root: String
    private let command: GitCommand?
    private var known: [String: String]?

    init(_ names: [String], in root: String) {
        self.names = names
        self.root = root
        command = Self.begin(names, in: root)
    }

    private static func begin(_ names: [String], in root: String) -> GitCommand? {
        GitCommand(["rev-parse", "--quiet", "--end-of-options"] + names, in: root)
    }

    /// The object of a name as hexadecimal digits; `nil` where the name stands for none, or there is no `git`.
    package func object(named name: String) -> String? { answers()[name] }

    /// Waits for them.
    private func answers() -> [String: String] {
        if let known { return known }
        var answers: [String: String] = [:]
        if let objects = Self.objects(command?.finish()), objects.count == names.count {
            answers = Dictionary(zip(names, objects)) { first, _ in first }
        } else if names.count > 1 {
            // One wrong name spoils the answer to all.
            for name in names { answers[name] = Self.objects(Self.begin([name], in: root)?.finish())?.first }
        }
        known = answers
        return answers
    }

    private static func objects(_ output: [UInt8]?) -> [String]? {
        output.map { String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init) }
            .map { $0.filter { $0 != "--end-of-options" } }
    }
}
