import Glibc

/// The hooks by which a repository tells Codex that something was committed, checked out or rewritten.
///
/// A hook that was there before is kept beside, under a name of its own, runs first, and comes back as it was.
package struct GitHooks: Sendable {
    package static let names = ["post-commit", "post-merge", "post-checkout", "post-rewrite"]

    /// Absolute; what `core.hooksPath` says, else `hooks` in the repository.
    package let folder: String

    /// - Returns: `nil` where Git does not say, as outside of a repository.
    package init?(of workTree: GitWorkTree) {
        let arguments = ["rev-parse", "--git-path", "hooks"]
        guard let output = GitCommand(arguments, in: workTree.root)?.finish() else { return nil }
        let path = String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        folder = path.hasPrefix("/") ? path : "\(workTree.root)/\(path)"
    }

    package struct Failure: Error {
        package let path: String
        package let errorNumber: Int32
    }

    /// Makes every hook run a command for a workspace too.
    ///
    /// - Parameters:
    ///   - program: absolute path of `codex`.
    ///   - workspace: absolute path of its folder.
    package func install(program: String, workspace: String) throws(Failure) {
        if mkdir(folder, 0o755) != 0, errno != EEXIST { throw Failure(path: folder, errorNumber: errno) }
        for name in Self.names {
            let path = "\(folder)/\(name)"
            let own = HookScript(try Self.read(path))
            if own == nil, Self.isThere(path) {
                guard !Self.isThere(Self.kept(path)) else { throw Failure(path: Self.kept(path), errorNumber: EEXIST) }
                guard rename(path, Self.kept(path)) == 0 else { throw Failure(path: path, errorNumber: errno) }
            }
            var script = own ?? HookScript(program: program)
            script.program = program
            script.workspaces = (script.workspaces.filter { $0 != workspace } + [workspace]).sorted()
            try Self.write(script.text, to: path)
        }
    }

    /// Takes the workspace out of every hook, and hooks without any away.
    ///
    /// - Returns: whether there was something to take away.
    @discardableResult
    package func uninstall(workspace: String) throws(Failure) -> Bool {
        var wasInstalled = false
        for name in Self.names {
            let path = "\(folder)/\(name)"
            guard var script = HookScript(try Self.read(path)), script.workspaces.contains(workspace) else { continue }
            wasInstalled = true
            script.workspaces.removeAll { $0 == workspace }
            if !script.workspaces.isEmpty {
                try Self.write(script.text, to: path)
            } else if Self.isThere(Self.kept(path)) {
                guard rename(Self.kept(path), path) == 0 else { throw Failure(path: path, errorNumber: errno) }
            } else if unlink(path) != 0 {
                throw Failure(path: path, errorNumber: errno)
            }
        }
        return wasInstalled
    }

    /// The hooks that run for a workspace, and whether each runs another one first.
    package func installed(for workspace: String) -> [(name: String, isChained: Bool)] {
        Self.names.filter { name in
            let text = (try? Self.read("\(folder)/\(name)")) ?? nil
            return HookScript(text)?.workspaces.contains(workspace) == true
        }.map { ($0, Self.isThere(Self.kept("\(folder)/\($0)"))) }
    }

    private static func kept(_ path: String) -> String { path + HookScript.keptSuffix }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// `nil` where there is no such file.
    private static func read(_ path: String) throws(Failure) -> String? {
        guard let file = fopen(path, "re") else {
            if errno == ENOENT { return nil }
            throw Failure(path: path, errorNumber: errno)
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    /// Never leaves half a hook.
    private static func write(_ text: String, to path: String) throws(Failure) {
        let temporary = "\(path).codex-\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o755)
        guard descriptor >= 0 else { throw Failure(path: path, errorNumber: errno) }
        let bytes = Array(text.utf8)
        let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fchmod(descriptor, 0o755) == 0
        guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
            let number = errno
            unlink(temporary)
            throw Failure(path: path, errorNumber: number)
        }
    }
}

/// The shell script that Codex puts in a hook's place.
struct HookScript {
    var program: String
    var workspaces: [String] = []

    static let keptSuffix = ".before-codex"
    private static let mark = "# Written by 'codex hook install'; 'codex hook uninstall' takes it away again."
    private static let programStart = "codex="
    private static let workspaceStart = "build "

    init(program: String) { self.program = program }

    /// - Returns: `nil` for a script of someone else.
    init?(_ text: String?) {
        let lines = (text ?? "").split(separator: "\n").map(String.init)
        guard lines.contains(Self.mark) else { return nil }
        func values(_ start: String) -> [String] {
            lines.filter { $0.hasPrefix(start) }.map { Self.unquoted(String($0.dropFirst(start.count))) }
        }
        program = values(Self.programStart).first ?? "codex"
        workspaces = values(Self.workspaceStart)
    }

    /// A commit must not wait for a build, and not fail with it: it runs on its own, and what it says goes into its log.
    var text: String {
        """
        #!/bin/sh
        \(Self.mark)
        \(Self.programStart)\(Self.quoted(program))
        status=0
        if [ -x "$0\(Self.keptSuffix)" ]; then "$0\(Self.keptSuffix)" "$@" || status=$?; fi
        [ -x "$codex" ] || codex=$(command -v codex) || exit $status
        build() { "$codex" hook run "$1" </dev/null >/dev/null 2>&1 & }
        \(workspaces.map { Self.workspaceStart + Self.quoted($0) }.joined(separator: "\n"))
        exit $status

        """
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    private static func unquoted(_ text: String) -> String {
        let parts = text.dropFirst().dropLast().split(separator: "'\\''", omittingEmptySubsequences: false)
        return parts.joined(separator: "'")
    }
}
