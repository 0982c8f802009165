/// What the sign between a task's brackets says, as the themes of Obsidian show it.
enum TaskState: Hashable, Sendable {
    case open, inProgress, important, question, scheduled, deferred, done, cancelled
    case other(Character)

    init(_ sign: Character) {
        switch sign {
        case " ": self = .open
        case "x", "X": self = .done
        case "/": self = .inProgress
        case "-": self = .cancelled
        case ">": self = .deferred
        case "<": self = .scheduled
        case "!": self = .important
        case "?": self = .question
        default: self = .other(sign)
        }
    }

    var label: String {
        switch self {
        case .open: "Open"
        case .inProgress: "In progress"
        case .important: "Important"
        case .question: "Question"
        case .scheduled: "Scheduled"
        case .deferred: "Deferred"
        case .done: "Done"
        case .cancelled: "Cancelled"
        case .other(let sign): "Marked “\(sign)”"
        }
    }

    /// What is to be done comes before what is put off, and that before what is over.
    var rank: Int {
        switch self {
        case .important: 0
        case .inProgress: 1
        case .open: 2
        case .question: 3
        case .other: 4
        case .scheduled: 5
        case .deferred: 6
        case .done: 7
        case .cancelled: 8
        }
    }
}
