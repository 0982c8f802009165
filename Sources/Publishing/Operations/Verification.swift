import Diagnostics
import Glibc
import NotebookModel

/// Proves that a site built step by step equals one built from nothing.
package struct Verification {
    private let request: BuildRequest
    private let clock: BuildClock
    private let observer: any BuildObserver

    package init(_ request: BuildRequest, clock: BuildClock, observer: any BuildObserver) {
        self.request = request
        self.clock = clock
        self.observer = observer
    }

    /// Builds the workspace into a folder beside its databases, without any of them, and compares every byte.
    ///
    /// - Returns: a finding for each file that differs, is missing, or should not be there.
    /// - Complexity: that of a clean build, and of reading both sites.
    package func run() throws -> [Diagnostic] {
        let workspace = try Workspace.open(request.folder, output: request.output)
        try StateFolder.make(workspace.stateFolder)
        let lock = try BuildLock.acquire(at: StateFolder.lock(in: workspace.stateFolder), limit: request.lockLimit) {
            observer.waits(for: $0)
        }
        defer { withExtendedLifetime(lock) {} }
        let state = StateFolder.verification(in: workspace.stateFolder)
        FolderRemoval.remove(state)
        try StateFolder.make(state)
        defer { FolderRemoval.remove(state) }
        var clean = request
        clean.stateFolder = state
        clean.output = "\(state)/site"
        clean.isClean = false
        clean.changedSince = nil
        clean.excludedFolders += workspace.siteFolders
        _ = try Build(clean, clock: clock, observer: observer).run()
        let store = try SiteStore.open(at: "\(workspace.stateFolder)/site.db", displayPath: ".codex/site.db")
        defer { try? store.close() }
        let known = Set(try store.entries().map(\.address))
        let expected = Set(SiteFiles.addresses(in: "\(state)/site"))
        return compare(
            expected.union(known).sorted(), expected: expected, site: workspace.output, clean: "\(state)/site")
    }

    private func compare(
        _ addresses: [SiteAddress], expected: Set<SiteAddress>, site: String, clean: String
    ) -> [Diagnostic] {
        addresses.compactMap { address in
            let found = try? FileBytes.read("\(site)/\(address)")
            let problem: String
            switch (found, expected.contains(address)) {
            case (nil, false): return nil
            case (nil, true): problem = "missing from the site"
            case (_, false): problem = "not in a clean build"
            case (let found, true):
                if found == (try? FileBytes.read("\(clean)/\(address)")) { return nil }
                problem = "differs from a clean build"
            }
            return Diagnostic(
                "verify-mismatch", .error, at: SourceLocation(path: address.path), problem,
                hint: "run 'codex build --clean' and report the difference")
        }
    }
}

/// The files of a written site.
enum SiteFiles {
    /// All but the marker, sorted.
    static func addresses(in site: String) -> [SiteAddress] {
        var found: [SiteAddress] = []
        var pending = [""]
        while let prefix = pending.popLast() {
            for name in FilePlace.names(in: "\(site)/\(prefix)") ?? [] where name != SiteMarker.fileName {
                if FilePlace.isFolder("\(site)/\(prefix)\(name)") {
                    pending.append("\(prefix)\(name)/")
                } else {
                    found.append(SiteAddress(prefix + name))
                }
            }
        }
        return found.sorted()
    }
}

/// Removes folders that Codex itself made and filled.
enum FolderRemoval {
    static func remove(_ folder: String) {
        for name in FilePlace.names(in: folder) ?? [] {
            let path = "\(folder)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { remove(path) } else { unlink(path) }
        }
        rmdir(folder)
    }
}
