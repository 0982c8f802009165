import Diagnostics
import Glibc
import NotebookModel
import Versioning

/// A build that a Git hook asks for: it runs on its own, and several that are asked for at once become one.
package struct HookRun {
    private let request: BuildRequest
    private let clock: () throws -> BuildClock
    private let state: String

    /// - Parameter clock: asked at each build.
    package init(_ request: BuildRequest, clock: @escaping () throws -> BuildClock) throws(BuildError) {
        guard let root = FilePlace.resolved(request.folder) else { throw .workspaceMissing(path: request.folder) }
        state = "\(root)/.codex"
        try StateFolder.make(state)
        self.request = request
        self.clock = clock
    }

    /// Builds until nothing more was asked for; returns at once where another run does so.
    package func run() throws {
        try ask()
        // Whoever asks while the last build ends, and finds the lock held, is seen here after it was given back.
        while FilePlace.exists("\(state)/hook.pending") {
            guard let lock = try BuildLock.acquireIfFree(at: "\(state)/hook.lock") else { return }
            while unlink("\(state)/hook.pending") == 0 { build() }
            withExtendedLifetime(lock) {}
        }
    }

    /// A build that fails is logged and ends nothing: what is committed while it runs may be the remedy.
    private func build() {
        var request = request
        request.changedSince = "HEAD"
        guard let clock = try? clock() else { return }
        let log = HookLog(state: state)
        do {
            let report = try Build(request, clock: clock, observer: SilentBuild()).run()
            let counts = report.publication
            let problems = SeverityCounts(report.diagnostics)
            log.append(
                "built: \(counts.written) files written, \(counts.pruned) removed, "
                    + "\(problems.errors) errors, \(problems.warnings) warnings, "
                    + "\(Int((report.totalSeconds * 1000).rounded())) ms", at: clock)
        } catch let error as BuildError {
            let found = error.diagnostics.map { "\($0.location?.path ?? ""): \($0.summary) [\($0.id.rawValue)]" }
            log.append("failed: \(found.joined(separator: "; "))", at: clock)
        } catch {
            log.append("failed: \(error)", at: clock)
        }
    }

    private func ask() throws(BuildError) {
        let path = "\(state)/hook.pending"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(path: path, action: "ask for a build", errorNumber: errno) }
        close(descriptor)
    }

    private struct SilentBuild: BuildObserver {
        func began(_ step: BuildStep) {}
        func published(_ count: Int, of total: Int) {}
        func scansAll(because reason: String) {}
        func waits(for holder: Int32?) {}
    }
}

/// What builds that hooks asked for have come to: a line each, in `.codex/hook.log`.
package struct HookLog {
    private let path: String

    /// When the file is longer, its older half goes.
    private static let byteLimit = 128 << 10

    /// - Parameter state: the workspace's folder for databases.
    package init(state: String) { path = "\(state)/hook.log" }

    func append(_ text: String, at clock: BuildClock) {
        var bytes = (try? FileBytes.read(path)) ?? []
        if bytes.count > Self.byteLimit {
            let half = bytes[(bytes.count / 2)...]
            bytes = Array(half.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
        }
        bytes += "\(clock.timestamp) \(text.split(separator: "\n").joined(separator: " "))\n".utf8
        let temporary = "\(path).\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return }
        let isWritten = (try? FileBytes.write(bytes, to: descriptor)) != nil
        if close(descriptor) == 0, isWritten, rename(temporary, path) == 0 { return }
        unlink(temporary)
    }

    /// The last line: a time, and what came of the build; `nil` before the first.
    package var last: String? {
        guard let bytes = try? FileBytes.read(path) else { return nil }
        return bytes.split(separator: UInt8(ascii: "\n")).last.map { String(decoding: $0, as: UTF8.self) }
    }
}
