import ArgumentParser
import Diagnostics
import Indexing
import NotebookModel
import Publishing

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find notes by their words.",
        discussion: """
            All words must occur; a match in the title counts more than one in the text. Operators: "a phrase", prefix*, AND, \
            OR, NOT, NEAR(a b), title:word, tags:word. Write -- before words that begin with a hyphen. Exits with 1 when \
            nothing was found.
            """)

    @Argument(help: ArgumentHelp("What to look for.", valueName: "words"))
    var words: [String]

    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
    var folder = "."

    @Flag(help: "Print the hits as JSON.")
    var json = false

    @Option(help: ArgumentHelp("Print at most so many hits.", valueName: "n"))
    var limit = 20

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit is \(limit) and not a number from 1") }
        if words.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { throw ValidationError("<words> holds no word") }
    }

    func run() throws {
        let query = words.joined(separator: " ")
        let (session, _) = try IndexSession.upToDate(
            folder, clock: Surroundings.clock(), threadCount: Surroundings.threadCount, waiting: .never)
        let hits = try session.search(query, limit: limit)
        session.close()
        if json {
            Console.write(Self.json(query, hits) + [UInt8(ascii: "\n")])
        } else if hits.isEmpty {
            Console.writeError("Nothing found for '\(query)'\n")
        } else {
            Console.write(hits.map(Self.text).joined(separator: "\n"))
        }
        if hits.isEmpty { throw ExitStatus.findings }
    }

    private static func json(_ query: String, _ hits: [WorkspaceHit]) -> [UInt8] {
        JSONWriter.bytes(.pretty) { json in
            json.object { json in
                json.member("query", query)
                json.member("hits") { json in
                    json.array(hits) { json, hit in
                        json.object { json in
                            json.member("path", hit.hit.path.string)
                            json.member("notebook", hit.notebook.slug)
                            json.member("title", hit.hit.title)
                            json.member("snippet", plain(hit.hit.snippet))
                            json.member("rank", hit.hit.rank)
                        }
                    }
                }
            }
        }
    }

    /// Path, title and snippet, the matches bold on a terminal.
    private static func text(_ hit: WorkspaceHit) -> String {
        let line = hit.hit.snippet.split { $0.isNewline }.joined(separator: " ")
        let snippet = shown(line, isBold: Console.outputIsTerminal && Console.isColorWelcome)
        return "\(VisibleText.escape(hit.displayPath))\n  \(VisibleText.escape(hit.hit.title))\n  \(snippet)\n"
    }

    private static func shown(_ snippet: String, isBold: Bool) -> String {
        snippet.map { character in
            switch character {
            case Snippet.start: isBold ? "\u{1B}[1m" : ""
            case Snippet.end: isBold ? "\u{1B}[22m" : ""
            default: VisibleText.escape(String(character))
            }
        }.joined()
    }

    private static func plain(_ snippet: String) -> String {
        snippet.filter { $0 != Snippet.start && $0 != Snippet.end }
    }
}
