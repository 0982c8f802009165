import Foundation
import Glibc

/// The program as it is shipped: beside the test bundle, or at `CODEX_EXECUTABLE`.
enum CodexProgram {
    static let path: String? = {
        if let given = ProcessInfo.processInfo.environment["CODEX_EXECUTABLE"] { return given }
        guard let bundle = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(bundle) }
        let folder = URL(fileURLWithPath: String(cString: bundle)).deletingLastPathComponent()
        let beside = folder.appendingPathComponent("codex").path
        return access(beside, X_OK) == 0 ? beside : nil
    }()

    struct Answer {
        let status: Int32
        let output: String
        let errors: String
    }

    /// - Parameter wrapper: a program that starts Codex, with its own arguments.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], wrapper: [String] = []
    ) throws -> Answer {
        let process = try start(arguments, environment: environment, wrapper: wrapper)
        let output = (process.standardOutput as? Pipe)?.fileHandleForReading.readDataToEndOfFile() ?? Data()
        let errors = (process.standardError as? Pipe)?.fileHandleForReading.readDataToEndOfFile() ?? Data()
        process.waitUntilExit()
        return Answer(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            errors: String(decoding: errors, as: UTF8.self))
    }

    static func start(
        _ arguments: [String], environment: [String: String] = [:], wrapper: [String] = []
    ) throws -> Process {
        let command = wrapper + [path ?? "codex"] + arguments
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = Pipe()
        process.standardError = Pipe()
        try process.run()
        return process
    }
}

/// The example that documentation points at.
enum ExampleJournal {
    static let path: String? = {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
        let journal = root.appendingPathComponent("Examples/lab-journal").path
        return access("\(journal)/codex.yml", R_OK) == 0 ? journal : nil
    }()
}
