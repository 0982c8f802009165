import Diagnostics
import Glibc
import NotebookModel

/// A file that is written where none is.
struct NewFile {
    let path: NotebookPath
    let notebook: WorkspaceNotebook

    /// Writes it whole or not at all: under another name first, which is then given to it unless somebody else has it. After
    /// that it survives a loss of power.
    ///
    /// - Returns: `false` when the file exists.
    func write(_ bytes: [UInt8]) throws(BuildError) -> Bool {
        let target = "\(notebook.root)/\(path)"
        if Self.exists(target) { return false }
        try makeFolders()
        let folder = path.parent.isRoot ? notebook.root : "\(notebook.root)/\(path.parent)"
        // With a dot at its start, which every scan passes over.
        let temporary = "\(folder)/.codex-new-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        guard try create(temporary, bytes) else { throw failure("create a file there", EEXIST) }
        defer { unlink(temporary) }
        if link(temporary, target) != 0 {
            if errno == EEXIST { return false }
            // Some file systems have no second names; there it is written in place.
            guard [EPERM, ENOTSUP, ENOSYS, EMLINK].contains(errno) else { throw failure("create the file", errno) }
            guard try create(target, bytes) else { return false }
        }
        Self.synchronize(folder: folder)
        return true
    }

    /// - Returns: `false` when the file exists.
    private func create(_ target: String, _ bytes: [UInt8]) throws(BuildError) -> Bool {
        let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            if errno == EEXIST { return false }
            throw failure("create the file", errno)
        }
        defer { close(descriptor) }
        do {
            try FileBytes.write(bytes, to: descriptor)
        } catch {
            throw failure("write the file", (error as? FileBytes.Failure)?.errorNumber ?? EIO)
        }
        guard fsync(descriptor) == 0 else { throw failure("write the file", errno) }
        return true
    }

    /// Makes those that are missing; none is entered through a symbolic link, by which a scan would not find the file.
    private func makeFolders() throws(BuildError) {
        for folder in (path.parent.ancestors + [path.parent]) where !folder.isRoot {
            let place = "\(notebook.root)/\(folder)"
            var status = stat()
            if lstat(place, &status) != 0 {
                guard errno == ENOENT else { throw failure("create the folder", errno, at: folder) }
                guard mkdir(place, 0o777) == 0 || errno == EEXIST else {
                    throw failure("create the folder", errno, at: folder)
                }
            } else if status.st_mode & S_IFMT == S_IFLNK {
                throw .newNote([
                    Diagnostic(
                        "misplaced-note", .error, at: SourceLocation(path: notebook.displayPrefix + folder.string),
                        "folder is a symbolic link, which is not followed", hint: "name a folder of the notebook")
                ])
            } else if status.st_mode & S_IFMT != S_IFDIR {
                throw failure("create the folder", ENOTDIR, at: folder)
            }
        }
    }

    private func failure(_ action: String, _ number: Int32, at folder: NotebookPath? = nil) -> BuildError {
        .file(path: notebook.displayPrefix + (folder ?? path).string, action: action, errorNumber: number)
    }

    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static func synchronize(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
