import ArgumentParser
import Diagnostics
import Glibc
import Publishing

struct Hook: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hook",
        abstract: "Build after each commit, by hooks of the Git repository.",
        discussion: """
            The hooks post-commit, post-merge, post-checkout and post-rewrite start a build of what changed and return at \
            once; several commits that come fast share one. What came of it stands in .codex/hook.log, its last line in \
            'codex status'. A hook that is there already runs first, and is restored by 'uninstall'.
            """,
        subcommands: [Install.self, Uninstall.self, HookStatus.self, Run.self])

    struct Install: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "install", abstract: "Write the hooks.")

        @Argument(help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
        var folder = "."

        func run() throws {
            let hooks = try WorkspaceHooks(of: folder)
            try hooks.install(program: Surroundings.program)
            Console.write("The hooks in \(hooks.folder) build this workspace from now on\n")
            for hook in hooks.installed where hook.isChained {
                Console.write("  \(hook.name): the hook that was there runs first\n")
            }
        }
    }

    struct Uninstall: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "uninstall", abstract: "Take the hooks away and restore what was there.")

        @Argument(help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
        var folder = "."

        func run() throws {
            let hooks = try WorkspaceHooks(of: folder)
            let wereThere = try hooks.uninstall()
            Console.write(
                wereThere ? "The hooks in \(hooks.folder) are as they were\n" : "There was no hook of this workspace\n")
        }
    }

    struct HookStatus: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status", abstract: "Show which hooks there are and what came of the last build.")

        @Argument(help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
        var folder = "."

        func run() throws {
            let hooks = try WorkspaceHooks(of: folder)
            let names = hooks.installed.map { $0.isChained ? "\($0.name) (after another)" : $0.name }
            let list = names.isEmpty ? "not installed; run 'codex hook install'" : names.joined(separator: ", ")
            Console.write("Hooks: \(list)\n")
            if let last = hooks.lastRun { Console.write("Last run: \(VisibleText.escape(last))\n") }
        }
    }

    /// What the hooks themselves run.
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Build what changed, and log what came of it.", shouldDisplay: false)

        @Argument(help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
        var folder = "."

        func run() throws {
            // The terminal that the commit came from may close.
            setsid()
            var request = BuildRequest(folder: folder)
            request.threadCount = Surroundings.threadCount
            try HookRun(request, clock: Surroundings.clock).run()
        }
    }
}
