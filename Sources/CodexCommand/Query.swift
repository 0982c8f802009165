import ArgumentParser
import Diagnostics
import Publishing
import Querying

struct Query: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Print what the query of a view finds.",
        discussion: """
            A view is a .cdx file with a query in its front matter; - reads one, or the YAML of a query alone, from standard \
            input:

              echo 'query: {tags: [task], sort: created desc}' | codex query - --csv

            Only what is published is found. Exits with 1 when the query has errors, and then prints no rows.
            """)

    @Argument(help: ArgumentHelp("A .cdx file, or - for standard input.", valueName: "file"))
    var file: String

    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
    var folder = "."

    @Flag(help: "Print rows, groups and aggregates as JSON.")
    var json = false

    @Flag(help: "Print the rows as CSV (RFC 4180).")
    var csv = false

    @Flag(help: "Print the plan of the query and the SQL that it runs.")
    var explain = false

    func validate() throws {
        if [json, csv, explain].count(where: \.self) > 1 {
            throw ValidationError("--json, --csv and --explain print the same in different ways; choose one")
        }
    }

    func run() throws {
        let text = file == "-" ? QueryText(bytes: Console.readInput(), path: "<stdin>") : try QueryText.read(file)
        let clock = try Surroundings.clock()
        let (session, _) = try IndexSession.upToDate(
            folder, clock: clock, threadCount: Surroundings.threadCount, waiting: .never)
        defer { session.close() }
        let (view, diagnostics) = session.workspace.definition(text, clock: clock)
        Console.report(diagnostics, limitPerID: nil)
        if diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.findings }
        guard view.asks else {
            let finding = Diagnostic(
                "invalid-query", .error, at: SourceLocation(path: text.path), "view has no query of its own",
                hint: "ask the views or files that it shows; what they say stands beside its page as JSON and CSV")
            Console.report([finding], limitPerID: nil)
            throw ExitStatus.findings
        }
        let plan = view.query.plan
        if explain { return Console.write(Self.explanation(view.query, try session.explain(plan))) }
        let result = try session.query(plan)
        Console.report(text.quoting(result.findings(of: view.query, path: text.path)), limitPerID: nil)
        if json {
            Console.write(result.json(of: plan) + [UInt8(ascii: "\n")])
        } else if csv {
            Console.write(result.csv(of: plan))
        } else {
            Console.write(QueryListing(result, of: plan).text)
        }
    }

    private static func explanation(_ query: QueryDefinition, _ statements: [String]) -> String {
        let moments = query.moments.map { "moment      \($0.expression.shown) = \($0.value.plainText)\n" }.joined()
        return "\(query.plan)\(moments)\n\(statements.joined(separator: "\n\n"))\n"
    }
}
