/// Which files a scan reads.
struct ReadingRule: Sendable {
    /// Files modified at or after this time are read whatever their stamp says; `nil` for none.
    private let racyFromNanoseconds: Int64?
    private let readsAll: Bool

    /// A file changed twice within one tick of the file system's clock, the second time after it was read, has the stamp
    /// of the first change. Coarse file systems tick once a second, so that all that was modified from a second before
    /// the previous scan on is not trusted. Git has the same rule for its index:
    /// <https://git-scm.com/docs/racy-git>.
    init(previousScanNanoseconds: Int64?, readsAll: Bool) {
        racyFromNanoseconds = previousScanNanoseconds.map(Self.settledBefore)
        self.readsAll = readsAll
    }

    /// What changed before this time will have another stamp when it changes again.
    static func settledBefore(scanNanoseconds: Int64) -> Int64 { scanNanoseconds - 1_000_000_000 }

    /// - Parameter stamp: of the file as it stands now.
    func needsReading(_ stamp: FileStamp?, known: FileStamp) -> Bool {
        guard !readsAll, let stamp, stamp == known, let racyFromNanoseconds else { return true }
        return stamp.modifiedNanoseconds >= racyFromNanoseconds
    }

    /// Whether the file or any of its sidecars has to be looked at.
    func needsInspection(_ file: WalkedFile, known: KnownFile) -> Bool {
        if needsReading(file.entry.stamp, known: known.stamp) || file.sidecars.count != known.sidecars.count {
            return true
        }
        return zip(file.sidecars, known.sidecars).contains { sidecar, knownSidecar in
            sidecar.entry.path != knownSidecar.path || needsReading(sidecar.entry.stamp, known: knownSidecar.stamp)
        }
    }
}
