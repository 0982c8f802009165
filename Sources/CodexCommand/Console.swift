import Diagnostics
import Foundation
import Glibc
import NotebookModel

/// The process's standard output and standard error.
enum Console {
    static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }
    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }
    static func writeError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes diagnostics for people to standard error, in colour on a terminal unless `NO_COLOR` is set.
    ///
    /// - Parameter limitPerID: how many of one kind are shown before the rest is counted; `nil` shows all.
    static func report(_ diagnostics: [Diagnostic], limitPerID: Int?) {
        if diagnostics.isEmpty { return }
        let isColored = errorIsTerminal && getenv("NO_COLOR") == nil
        writeError(ConsoleDiagnosticWriter(limitPerID: limitPerID, isColored: isColored).render(diagnostics))
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
    static var clock: BuildClock {
        if let text = getenv("SOURCE_DATE_EPOCH"), let seconds = Int64(String(cString: text)) {
            return BuildClock(unixMilliseconds: seconds * 1000)
        }
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return BuildClock(unixMilliseconds: Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000)
    }

    /// The processors that this process may use.
    static var threadCount: Int { ProcessInfo.processInfo.activeProcessorCount }
}
