import Foundation
import Glibc
import Testing

/// What a run of the program left behind for its caller.
struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// Decodes standard output as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(output.utf8)) }

    func jsonObject() throws -> [String: Any] { try #require(try json() as? [String: Any]) }
}

/// The shipped program, run as a user runs it: the one beside the test bundle, or that of `CODEX_EXECUTABLE`.
enum Program {
    static let path: String = {
        if let given = ProcessInfo.processInfo.environment["CODEX_EXECUTABLE"], !given.isEmpty { return given }
        let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        return folder.appending(path: "codex").path
    }()

    /// Where standard error goes.
    enum Errors {
        case file, terminal
    }

    /// - Parameters:
    ///   - folder: the current folder of the run.
    ///   - environment: beside `PATH` and a terminal 80 columns wide; nothing else of the tests' own reaches the program.
    ///   - launcher: a program with arguments that starts this one.
    ///   - input: what stands on standard input; nothing where it is `nil`.
    static func run(
        _ arguments: [String], in folder: String, environment: [String: String] = [:], errors: Errors = .file,
        launcher: [String] = [], input: String? = nil
    ) throws -> Outcome {
        let scratch = try TemporaryFolder()
        let (outputPath, errorPath) = (scratch.path + "/output", scratch.path + "/errors")
        let terminal = errors == .terminal ? try Terminal() : nil
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input { try scratch.write("input", input) }
        let inputPath = input == nil ? "/dev/null" : scratch.path + "/input"
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, inputPath, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputPath, O_WRONLY | O_CREAT, 0o644)
        posix_spawn_file_actions_addopen(
            &actions, STDERR_FILENO, terminal?.userSide ?? errorPath, O_WRONLY | O_CREAT | O_NOCTTY, 0o644)
        let command = ["env", "-C", folder] + launcher + [path] + arguments
        let process = try spawn(command, environment: environment, actions: &actions)
        let shown = terminal?.readToEnd()
        return Outcome(
            status: wait(for: process), output: try String(contentsOfFile: outputPath, encoding: .utf8),
            errors: try shown ?? String(contentsOfFile: errorPath, encoding: .utf8))
    }

    /// Starts the program, and leaves it running until a body has ended and it is interrupted, as by Ctrl-C.
    ///
    /// - Parameter body: gets the path of a file with all that was printed until then, to either output.
    /// - Returns: all that was printed.
    static func whileRunning(
        _ arguments: [String], in folder: String, _ body: (_ log: String) throws -> Void
    ) throws -> Outcome {
        let scratch = try TemporaryFolder(["log": ""])
        let log = "\(scratch.path)/log"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        let process = try spawn(["env", "-C", folder, path] + arguments, environment: [:], actions: &actions)
        do {
            try body(log)
        } catch {
            kill(process, SIGKILL)
            _ = wait(for: process)
            throw error
        }
        kill(process, SIGINT)
        return Outcome(status: wait(for: process), output: try scratch.text("log"), errors: "")
    }

    private static func spawn(
        _ command: [String], environment: [String: String], actions: inout posix_spawn_file_actions_t
    ) throws -> pid_t {
        var variables = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "COLUMNS": "80", "LC_ALL": "C.UTF-8"]
        variables.merge(environment) { $1 }
        var arguments = command.map { strdup($0) } + [nil]
        var values = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + values { free(text) } }
        // The threads of tests block signals, which a program would inherit.
        var attributes = posix_spawnattr_t()
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var process = pid_t()
        let failure = posix_spawnp(&process, command[0], &actions, &attributes, &arguments, &values)
        try #require(failure == 0, "\(command[0]) does not start: \(String(cString: strerror(failure)))")
        return process
    }

    /// The exit status, or 128 and the number of the signal that ended it.
    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}

/// A pseudo-terminal, from the side of the one who looks at it.
final class Terminal {
    private let descriptor: Int32
    let userSide: String

    init() throws {
        descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (number, isLocked): (CInt, CInt) = (0, 0)
        try #require(descriptor >= 0)
        try #require(ioctl(descriptor, Self.setLock, &isLocked) == 0 && ioctl(descriptor, Self.getNumber, &number) == 0)
        userSide = "/dev/pts/\(number)"
    }

    /// `TIOCSPTLCK` and `TIOCGPTN` of Linux's asm-generic/ioctls.h, which Glibc's module does not pass on; see ioctl_tty(2).
    private static let setLock: UInt = 0x4004_5431
    private static let getNumber: UInt = 0x8004_5430

    deinit { close(descriptor) }

    /// All that is written until the last writer closes it.
    func readToEnd() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
