import NotebookModel
import Querying

/// What stands for the variables of a template.
struct NoteValues {
    /// Local, with its offset.
    let time: Timestamp
    let calendar: QueryCalendar
    /// `nil` until it is known: it may be the name of the file.
    var title: String?
    /// The caller's own, by name.
    let variables: [String: String]

    init(clock: BuildClock, calendar: QueryCalendar, title: String?, variables: [String: String]) {
        time = calendar.time(of: Instant(seconds: clock.unixSeconds))
        self.calendar = calendar
        self.title = title
        self.variables = variables
    }

    // MARK: Names of files

    static let titleNames = ["title", "slug"]
    private static let timeNames = ["yyyy", "yy", "mm", "dd", "hh", "min", "ss", "gggg", "ww", "date", "time"]

    /// What `{name}` may name in a path, the caller's own aside.
    static var pathNames: [String] { titleNames + timeNames }

    /// The value in a path; `nil` for a name that is not known, and for the title where there is none.
    func pathValue(_ name: String) -> String? {
        if let own = variables[name] { return own }
        let format = MomentFormat(time: time, calendar: calendar)
        return switch name {
        case "title": title
        case "slug": title.map { Slug.slug($0) }
        case "yyyy": format.text("YYYY")
        case "yy": format.text("YY")
        case "mm": format.text("MM")
        case "dd": format.text("DD")
        case "hh": format.text("HH")
        case "min": format.text("mm")
        case "ss": format.text("ss")
        case "gggg": format.text("gggg")
        case "ww": format.text("ww")
        case "date": format.text("YYYY-MM-DD")
        case "time": format.text("HHmm")
        default: nil
        }
    }

    // MARK: Text

    /// What `{{name}}` stands for in text, as in Obsidian's templates; `nil` where it stands for nothing and stays.
    ///
    /// - Parameter expression: what stands between the braces: `title`, `date:YYYY-MM-DD`, a name of the caller's.
    func textValue(_ expression: Substring) -> String? {
        let parts = expression.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = Self.trimmed(parts[0])
        if parts.count == 1, let own = variables[String(name)] { return own }
        let format = parts.count > 1 ? Self.trimmed(parts[1]) : nil
        let moment = MomentFormat(time: time, calendar: calendar)
        switch (name.lowercased(), format) {
        case ("title", nil): return title
        case ("slug", nil): return title.map { Slug.slug($0) }
        case ("date", let format): return moment.text(format.flatMap { $0.isEmpty ? nil : $0 } ?? "YYYY-MM-DD")
        case ("time", let format): return moment.text(format.flatMap { $0.isEmpty ? nil : $0 } ?? "HH:mm")
        default: return nil
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
