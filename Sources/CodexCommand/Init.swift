import ArgumentParser
import Publishing

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a folder a workspace.",
        discussion: """
            Writes codex.yml with every setting and its default, a .gitignore for what builds make, and a first note where \
            there is none. Files that exist stay as they are. A folder of notes can be built without all this.
            """)

    @Argument(help: ArgumentHelp("The folder; made when it is missing.", valueName: "dir"))
    var folder = "."

    func run() throws {
        let made = try NewWorkspace.make(at: folder)
        for path in made { Console.write("Wrote \(path)\n") }
        let shown = folder == "." ? "" : " \(Self.shellWord(folder))"
        Console.write("Publish it with: codex build\(shown)\n")
    }

    /// As a person types it in a shell: in quotes where the shell would read something else.
    private static func shellWord(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "+")...UInt8(ascii: "9")).contains(byte) || byte >= 0x80 || byte == UInt8(ascii: "_")
        }
        if plain, !text.hasPrefix("-") { return text }
        let quoted = "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
        return text.hasPrefix("-") ? "-- \(quoted)" : quoted
    }
}
