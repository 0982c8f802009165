import Glibc
import NotebookModel
import Parsing

/// Reads one file and its sidecars outside of a scan.
enum NoteSource {
    /// - Throws: `BuildError.file` when the file cannot be read.
    static func read(_ path: NotebookPath, of notebook: WorkspaceNotebook) throws(BuildError) -> SourceFile {
        let content = try bytes(of: path, notebook)
        let folder = NotebookPath(notebook.root).appending(path.parent.string)
        let names = FilePlace.names(in: path.parent.isRoot ? notebook.root : folder.string) ?? []
        var sidecars: [SourceSidecar] = []
        for name in names {
            guard let sidecar = Sidecar(name: name), sidecar.ownerName.utf8.elementsEqual(path.name.utf8) else {
                continue
            }
            let sidecarPath = path.parent.appending(name)
            sidecars.append(
                SourceSidecar(
                    displayPath: notebook.displayPrefix + sidecarPath.string, format: sidecar.format,
                    content: try bytes(of: sidecarPath, notebook)))
        }
        return SourceFile(
            path: path, displayPath: notebook.displayPrefix + path.string, kind: FileKind(path: path), content: content,
            sidecars: sidecars)
    }

    private static func bytes(of path: NotebookPath, _ notebook: WorkspaceNotebook) throws(BuildError) -> [UInt8] {
        do {
            return try FileBytes.read("\(notebook.root)/\(path)")
        } catch {
            let number = (error as? FileBytes.Failure)?.errorNumber ?? EIO
            throw .file(path: notebook.displayPrefix + path.string, action: "read the note", errorNumber: number)
        }
    }
}
