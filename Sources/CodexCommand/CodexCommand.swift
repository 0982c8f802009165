import ArgumentParser
import Diagnostics
import Glibc
import Publishing

/// The `codex` program: arguments in, exit status out.
package enum CodexCommand {
    /// Parses the arguments of the process, runs the command and exits: 0 fine, 1 findings, 2 it could not run.
    package static func main() -> Never {
        do {
            try checkCommandName(CommandLine.arguments.dropFirst().first)
            var command = try Codex.parseAsRoot()
            try command.run()
            exit(ExitStatus.fine.rawValue)
        } catch let status as ExitStatus {
            exit(status.rawValue)
        } catch let error as BuildError {
            Console.report(error.diagnostics, limitPerID: nil)
            exit(ExitStatus.failed.rawValue)
        } catch {
            let text = Codex.fullMessage(for: error)
            guard Codex.exitCode(for: error).isSuccess else {
                Console.writeError(text + "\n")
                exit(ExitStatus.failed.rawValue)
            }
            if !text.isEmpty { Console.write(text.hasSuffix("\n") ? text : text + "\n") }
            exit(ExitStatus.fine.rawValue)
        }
    }

    /// A first word that is no command is most often a slip of the fingers, or the folder to build.
    private static func checkCommandName(_ word: String?) throws {
        let names = Codex.configuration.subcommands.map { $0._commandName } + ["help"]
        guard let word, !word.hasPrefix("-"), !names.contains(word) else { return }
        var status = stat()
        let isFolder = stat(word, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        let guess = NearMiss.nearMiss(to: word, among: names) ?? (isFolder ? "build \(word)" : nil)
        let question = guess.map { ". Did you mean 'codex \($0)'?" } ?? ""
        throw ValidationError("Unknown command '\(word)'\(question)")
    }
}

/// What the process tells its caller.
enum ExitStatus: Int32, Error {
    case fine = 0
    case findings = 1
    case failed = 2
}

/// The commands. Each lives in a file of its own name, and says it: a name that is made from that of the type costs every start a
/// look through all types.
struct Codex: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codex",
        abstract: "Publish folders of notes as a site that people read and search.",
        discussion: """
            A folder of markdown notes is all it takes:

              codex build ~/notes        writes the site into ~/notes/public
              codex check ~/notes        lists broken links, anchors and front matter
              codex search -C ~/notes attention is all

            A second build does only the work that a change needs. A file codex.yml in the folder sets the title, several \
            notebooks, and more; 'codex init' writes one. Exit status: 0 fine, 1 findings, 2 the command could not run.
            """,
        version: CodexVersion.number,
        subcommands: [Init.self, New.self, BuildSite.self, Status.self, Check.self, Search.self, Query.self, Hook.self])
}
