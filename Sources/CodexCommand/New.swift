import ArgumentParser
import Diagnostics
import Publishing

struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a note or a view from a template.",
        discussion: """
            Prints the path of the new file, so that an editor can open it:

              $EDITOR "$(codex new daily)"
              codex new experiment Learning rate sweep --in experiments/training

            No file is ever overwritten. A template that names its notes by the date alone makes one for each day: asked \
            again, its path is printed again.

            Templates are the .md and .cdx files in \(NoteTemplates.folder) of the workspace, and a built-in set; the workspace's \
            win. A template's front matter may hold a map 'template', which new notes do not get, with

              path          where notes go, by default {title}; from the workspace, or
                            where no notebook is there, from its first notebook
              notebook      the notebook that the path leads from instead
              description   what --list says

            A path may hold {title} {slug} {date} {time} {yyyy} {yy} {mm} {dd} {hh} {min} {ss}, {ww} and {gggg} for the week and \
            the year that it belongs to, and names given by --var. Text may hold {{title}}, {{slug}}, {{date}}, {{time}}, dates \
            in a format of Moment.js as in {{date:DD.MM.YYYY}}, and {{name}} for names given by --var; all else stays as it is. \
            Times are in the time zone of codex.yml.
            """)

    @Argument(help: ArgumentHelp("The template's name.", valueName: "template"))
    var template: String?

    @Argument(help: ArgumentHelp("The title, of any number of words.", valueName: "title"))
    var title: [String] = []

    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
    var folder = "."

    @Option(
        name: .customLong("in"),
        help: ArgumentHelp("The note's folder in the workspace, instead of the template's own.", valueName: "folder"))
    var place: String?

    @Option(
        name: .customLong("var"), parsing: .singleValue,
        help: ArgumentHelp("A value for a variable of the template; may be repeated.", valueName: "key=value"))
    var variables: [String] = []

    @Flag(help: "List the templates, and where each stands.")
    var list = false

    @Flag(help: "Print what was made, or the list, as JSON.")
    var json = false

    func validate() throws {
        if list, template != nil { throw ValidationError("--list takes no template") }
        if !list, template == nil { throw ValidationError("Name a template; 'codex new --list' shows them") }
        if title.contains(where: { $0.contains(where: \.isNewline) }) {
            throw ValidationError("<title> holds more than one line")
        }
        _ = try variableValues()
    }

    func run() throws {
        let workspace = try Workspace.open(folder)
        guard let template else {
            let templates = workspace.noteTemplates.all
            return Console.write(json ? TemplateListing.json(templates) : TemplateListing.text(templates))
        }
        let words = title.joined(separator: " ")
        var request = NewNoteRequest(template: template, title: words.allSatisfy(\.isWhitespace) ? nil : words)
        request.folder = place
        request.variables = try variableValues()
        let note = try workspace.makeNote(request, clock: Surroundings.clock())
        Console.report(workspace.diagnostics + note.diagnostics, limitPerID: 5)
        let path = (folder == "." ? "" : folder.hasSuffix("/") ? folder : "\(folder)/") + note.displayPath
        if !note.isNew { Console.writeError("\(VisibleText.escape(path)) was there already\n") }
        Console.write(json ? Self.json(note) : Array("\(path)\n".utf8))
    }

    private func variableValues() throws -> [String: String] {
        var values: [String: String] = [:]
        for text in variables {
            guard let equals = text.firstIndex(of: "="), Self.isName(text[..<equals]) else {
                throw ValidationError("--var is '\(text)' and not as in 'author=Ada'")
            }
            let name = String(text[..<equals])
            if NewNoteRequest.isTaken(name) {
                throw ValidationError("--var cannot set '\(name)', which has a meaning of its own")
            }
            values[name] = String(text[text.index(after: equals)...])
        }
        return values
    }

    /// Letters, digits, `_` and `-`, a letter first.
    private static func isName(_ text: Substring) -> Bool {
        text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    }

    private static func json(_ note: NewNote) -> [UInt8] {
        JSONWriter.bytes(.pretty) { json in
            json.object { json in
                json.member("path", note.displayPath)
                json.member("notebook", note.notebook.slug)
                json.member("title", note.title)
                json.member("template", note.template.name)
                json.member("source", note.template.source)
                json.member("created", note.isNew)
            }
        } + [UInt8(ascii: "\n")]
    }
}

/// The templates that there are.
enum TemplateListing {
    /// A line each: name, description, where it stands.
    static func text(_ templates: [NoteTemplate]) -> [UInt8] {
        let rows = templates.map { [$0.name, $0.source, $0.head.description ?? ""].map { VisibleText.escape($0) } }
        let widths = [0, 1].map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            let cells = zip(row, widths + [0]).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }
            var line = Substring(cells.joined(separator: "  "))
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }
        return Array(lines.joined().utf8)
    }

    static func json(_ templates: [NoteTemplate]) -> [UInt8] {
        JSONWriter.bytes(.pretty) { json in
            json.array(templates) { json, template in
                let head = template.head
                json.object { json in
                    json.member("name", template.name)
                    json.member("kind", template.pathExtension == "cdx" ? "view" : "note")
                    json.member("source", template.source)
                    json.member("description", head.description)
                    json.member("path", head.path)
                }
            }
        } + [UInt8(ascii: "\n")]
    }
}
