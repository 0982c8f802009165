import ArgumentParser
import Diagnostics
import Foundation
import Glibc
import NotebookModel
import Publishing

/// The process's standard output and standard error.
enum Console {
    static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }
    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }
    static func writeError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

    /// All of standard input.
    static func readInput() -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// See <https://no-color.org>.
    static var isColorWelcome: Bool { getenv("NO_COLOR").map { $0.pointee == 0 } ?? true }

    /// Writes diagnostics for people to standard error, in colour on a terminal unless `NO_COLOR` is set.
    ///
    /// - Parameters:
    ///   - limitPerID: how many of one kind are shown before the rest is counted; `nil` shows all.
    ///   - folder: from which the paths lead, so that source lines can be shown; `nil` where they stand in the findings.
    static func report(_ diagnostics: [Diagnostic], limitPerID: Int?, folder: String? = nil) {
        if diagnostics.isEmpty { return }
        let isColored = errorIsTerminal && isColorWelcome
        let writer = ConsoleDiagnosticWriter(limitPerID: limitPerID, isColored: isColored)
        guard let folder else { return writeError(writer.render(diagnostics)) }
        var quotation = SourceQuotation(folder: folder)
        var counts: [DiagnosticID: Int] = [:]
        var quoted: [Diagnostic] = []
        for diagnostic in diagnostics {
            counts[diagnostic.id, default: 0] += 1
            let isShown = counts[diagnostic.id, default: 0] <= limitPerID ?? .max
            quoted.append(isShown ? quotation.quoting(diagnostic) : diagnostic)
        }
        writeError(writer.render(quoted))
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return }
                offset += count
            }
        }
    }
}

/// What the command takes from its surroundings.
enum Surroundings {
    /// The time of `SOURCE_DATE_EPOCH` (<https://reproducible-builds.org/specs/source-date-epoch/>), else now.
    ///
    /// - Throws: when the variable holds something else than seconds up to the end of the year 9999.
    static func clock() throws -> BuildClock {
        guard let given = getenv("SOURCE_DATE_EPOCH") else {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return BuildClock(unixMilliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
        }
        let text = String(cString: given)
        guard let seconds = Int64(text), (0...lastSecond).contains(seconds) else {
            throw ValidationError("SOURCE_DATE_EPOCH is '\(text)' and not a number of seconds since 1970")
        }
        return BuildClock(unixMilliseconds: seconds * 1000)
    }

    /// 9999-12-31T23:59:59Z.
    private static let lastSecond: Int64 = 253_402_300_799

    /// The absolute path of this program.
    static var program: String {
        guard let path = realpath("/proc/self/exe", nil) else { return "codex" }
        defer { free(path) }
        return String(cString: path)
    }

    /// The processors that this process may use.
    static var threadCount: Int { ProcessInfo.processInfo.activeProcessorCount }
}
