import Publishing
import Synchronization

/// One line on a terminal that says how far a build is; nothing on a pipe.
final class ProgressLine: BuildObserver {
    private let isShown: Bool
    private let shownText = Mutex("")

    private let isQuiet: Bool

    init(isShown: Bool, isQuiet: Bool = false) {
        self.isShown = isShown
        self.isQuiet = isQuiet
    }

    func began(_ step: BuildStep) {
        let number = (BuildStep.allCases.firstIndex(of: step) ?? 0) + 1
        show("[\(number)/\(BuildStep.allCases.count)] \(Self.name(of: step))")
    }

    func published(_ count: Int, of total: Int) {
        show("[\(BuildStep.allCases.count - 1)/\(BuildStep.allCases.count)] Writing pages: \(count) of \(total)")
    }

    /// Said on a pipe too: whoever reads it wonders why nothing happens.
    func waits(for holder: Int32?) {
        clear()
        let name = holder.map { "process \($0)" } ?? "another process"
        Console.writeError("Waiting for \(name), which is working on this workspace\n")
    }

    func scansAll(because reason: String) {
        if isQuiet { return }
        clear()
        Console.writeError("Looking at all files: \(reason)\n")
    }

    func clear() {
        guard isShown else { return }
        let isEmpty = shownText.withLock { text in
            defer { text = "" }
            return text.isEmpty
        }
        if !isEmpty { Console.writeError("\r\u{1B}[K") }
    }

    private func show(_ text: String) {
        guard isShown else { return }
        let isNew = shownText.withLock { shown in
            defer { shown = text }
            return shown != text
        }
        if isNew { Console.writeError("\r\u{1B}[K\(text)") }
    }

    private static func name(of step: BuildStep) -> String {
        switch step {
        case .open: "Opening the workspace"
        case .scan: "Looking for changes"
        case .parse: "Reading notes"
        case .index: "Updating the index"
        case .select: "Choosing pages"
        case .publish: "Writing pages"
        case .check: "Collecting problems"
        }
    }
}
