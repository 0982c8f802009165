import NotebookModel

/// Gives a folder's sidecars to their owners.
enum SidecarAssignment {
    /// A file is a sidecar where its owner stands beside it and is itself neither a sidecar nor a dotfile. What only
    /// looks like one is a file of its own, or nothing where it is a dotfile.
    ///
    /// - Parameter entries: the files of one folder, ignored ones aside, in the order of their paths.
    /// - Returns: the files in the same order, each with its sidecars.
    static func assign(_ entries: [WalkedEntry]) -> [WalkedFile] {
        let sidecars = sidecars(in: entries)
        var files: [WalkedFile] = []
        files.reserveCapacity(entries.count)
        var places: [NotebookPath: Int] = [:]
        for (index, entry) in entries.enumerated() where sidecars[index] == nil && !isDotfile(entry.path) {
            if !sidecars.isEmpty { places[entry.path] = files.count }
            files.append(WalkedFile(entry: entry, kind: FileKind(path: entry.path)))
        }
        for index in sidecars.keys.sorted() {
            guard let sidecar = sidecars[index] else { continue }
            let entry = entries[index]
            guard let place = places[entry.path.parent.appending(sidecar.ownerName)] else { continue }
            files[place].sidecars.append(WalkedSidecar(entry: entry, format: sidecar.format))
        }
        return files
    }

    /// An owner's name is shorter than its sidecar's, so that the shorter names are decided first.
    private static func sidecars(in entries: [WalkedEntry]) -> [Int: Sidecar] {
        let candidates = entries.indices.filter { SidecarName.mayBe(Array(entries[$0].path.name.utf8)) }
        if candidates.isEmpty { return [:] }
        var places: [NotebookPath: Int] = [:]
        for (index, entry) in entries.enumerated() { places[entry.path] = index }
        var found: [Int: Sidecar] = [:]
        let byteCount = { (index: Int) in entries[index].path.string.utf8.count }
        for index in candidates.sorted(by: { (byteCount($0), $0) < (byteCount($1), $1) }) {
            let path = entries[index].path
            guard let sidecar = Sidecar(name: path.name),
                let owner = places[path.parent.appending(sidecar.ownerName)], found[owner] == nil
            else { continue }
            found[index] = sidecar
        }
        return found
    }

    private static func isDotfile(_ path: NotebookPath) -> Bool { path.name.utf8.first == UInt8(ascii: ".") }
}
