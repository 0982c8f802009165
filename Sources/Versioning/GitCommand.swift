import Glibc

/// A run of the `git` program.
///
/// A build asks Git two short questions. Each costs a process of 2 to 3 ms; libgit2 would cost 9 ms before the first answer,
/// as it loads and starts several libraries for the network.
final class GitCommand {
    private let process: pid_t
    private let output: Int32

    /// Begins to run; `nil` when there is no `git`.
    ///
    /// - Parameters:
    ///   - folder: absolute; decides which repository is asked, whatever the environment says of one.
    ///   - readsIndex: whether the answer hangs on the index, which Git reads as a whole even where it does not.
    init?(_ arguments: [String], in folder: String, readsIndex: Bool = true) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var words = (["git", "-C", folder] + arguments).map { strdup($0) } + [nil]
        // A file that is not there is an index without entries.
        let index = readsIndex ? [] : ["GIT_INDEX_FILE=/nonexistent/index"]
        var variables = (Self.environment() + index).map { strdup($0) } + [nil]
        defer { for text in words + variables { free(text) } }
        var process = pid_t()
        guard posix_spawnp(&process, "git", &actions, nil, &words, &variables) == 0 else {
            close(ends[0])
            return nil
        }
        self.process = process
        output = ends[0]
    }

    /// Waits for the end; to be called once.
    ///
    /// - Returns: what was printed; `nil` where the status is not 0.
    func finish() -> [UInt8]? {
        defer { close(output) }
        var printed: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            printed += buffer[..<count]
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0 ? printed : nil
    }

    /// Without what a hook's environment says of the repository that runs it; and nothing is locked or written.
    private static func environment() -> [String] {
        var variables: [String] = []
        var next = environ
        while let entry = next.pointee {
            let variable = String(cString: entry)
            if !variable.hasPrefix("GIT_") { variables.append(variable) }
            next += 1
        }
        return variables + ["GIT_OPTIONAL_LOCKS=0", "GIT_LITERAL_PATHSPECS=1"]
    }
}
