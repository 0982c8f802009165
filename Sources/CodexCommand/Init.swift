import ArgumentParser
import Publishing

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        let shown = folder == "." ? "" : " \(folder)"
        Console.write("Publish it with: codex build\(shown)\n")
    }
}
