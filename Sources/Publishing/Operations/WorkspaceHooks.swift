import Versioning

/// The hooks of the repository that holds a workspace.
package struct WorkspaceHooks {
    private let hooks: GitHooks
    /// Absolute.
    private let root: String
    package var folder: String { hooks.folder }

    /// - Throws: where the folder is missing, or in no repository.
    package init(of folder: String) throws(BuildError) {
        guard let root = FilePlace.resolved(folder) else { throw .workspaceMissing(path: folder) }
        guard FilePlace.isFolder(root) else { throw .notAFolder(path: folder) }
        guard let workTree = GitWorkTree(holding: root), let hooks = GitHooks(of: workTree) else {
            throw .noRepository(path: folder)
        }
        self.hooks = hooks
        self.root = root
    }

    /// - Parameter program: absolute path of `codex`.
    package func install(program: String) throws(BuildError) {
        do throws(GitHooks.Failure) {
            try hooks.install(program: program, workspace: root)
        } catch {
            throw .file(path: error.path, action: "write the hook", errorNumber: error.errorNumber)
        }
    }

    /// - Returns: whether there were hooks to take away.
    package func uninstall() throws(BuildError) -> Bool {
        do throws(GitHooks.Failure) {
            return try hooks.uninstall(workspace: root)
        } catch {
            throw .file(path: error.path, action: "restore the hook", errorNumber: error.errorNumber)
        }
    }

    package var installed: [(name: String, isChained: Bool)] { hooks.installed(for: root) }

    /// What came of the last build that a hook asked for.
    package var lastRun: String? { HookLog(state: "\(root)/.codex").last }
}
