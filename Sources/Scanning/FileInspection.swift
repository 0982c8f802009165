import Diagnostics
import NotebookModel

/// What one file turned out to be, compared with what is known of it.
struct FileInspection: Sendable {
    enum Verdict: Sendable {
        case unchanged
        case touched(TouchedFile)
        case created(ScannedFile)
        case modified(ScannedFile)
        /// Disappeared since the walk, or new and not to be read: no file of the notebook.
        case absent
    }

    let verdict: Verdict
    let wasRead: Bool
    let diagnostics: [Diagnostic]
}

/// Reads what may have changed and compares bytes; on one thread.
struct FileInspector {
    let reader: FileReader
    let messages: ScanDiagnostics
    let rule: ReadingRule

    func inspect(_ file: WalkedFile, known: KnownFile?) -> FileInspection {
        var task = InspectionTask(reader: reader, messages: messages, rule: rule, file: file, known: known)
        let verdict = task.verdict()
        return FileInspection(verdict: verdict, wasRead: task.wasRead, diagnostics: task.diagnostics)
    }
}

/// One file and its sidecars on their way to a verdict.
private struct InspectionTask {
    let reader: FileReader
    let messages: ScanDiagnostics
    let rule: ReadingRule
    let file: WalkedFile
    let known: KnownFile?
    var wasRead = false
    var diagnostics: [Diagnostic] = []

    /// The file, or a sidecar that is known, cannot be read: all of the file stays as it was.
    private struct Unreadable: Error {}

    private struct Part {
        let stamp: FileStamp
        let contentHash: ContentHash
        /// `nil` where the bytes were not read.
        var content: [UInt8]?

        init(_ reading: FileReader.Reading) {
            stamp = reading.stamp
            contentHash = reading.contentHash
            content = reading.content
        }

        init(stamp: FileStamp, contentHash: ContentHash) {
            self.stamp = stamp
            self.contentHash = contentHash
        }
    }

    mutating func verdict() -> FileInspection.Verdict {
        do {
            guard let owner = try readOwner() else { return .absent }
            let sidecars = try readSidecars()
            guard let known else { return .created(try scanned(owner, sidecars)) }
            let current = KnownFile(
                path: known.path, stamp: owner.stamp, contentHash: owner.contentHash,
                sidecars: sidecars.map { sidecar, part in
                    KnownSidecar(path: sidecar.entry.path, stamp: part.stamp, contentHash: part.contentHash)
                })
            if current == known { return .unchanged }
            if current.hasSameBytes(as: known) {
                return .touched(TouchedFile(path: current.path, stamp: current.stamp, sidecars: current.sidecars))
            }
            return .modified(try scanned(owner, sidecars))
        } catch {
            return known == nil ? .absent : .unchanged
        }
    }

    private mutating func readOwner() throws(Unreadable) -> Part? {
        if let known, !rule.needsReading(file.entry.stamp, known: known.stamp) {
            return Part(stamp: known.stamp, contentHash: known.contentHash)
        }
        let part = try read(file.entry, extent: FileReader.Extent(kind: file.kind, path: file.entry.path))
        wasRead = part != nil
        return part
    }

    private mutating func readSidecars() throws(Unreadable) -> [(WalkedSidecar, Part)] {
        var parts: [(WalkedSidecar, Part)] = []
        for sidecar in file.sidecars {
            let knownSidecar = known?.sidecars.first { $0.path == sidecar.entry.path }
            if let knownSidecar, !rule.needsReading(sidecar.entry.stamp, known: knownSidecar.stamp) {
                parts.append((sidecar, Part(stamp: knownSidecar.stamp, contentHash: knownSidecar.contentHash)))
                continue
            }
            do {
                if let part = try read(sidecar.entry, extent: .whole) { parts.append((sidecar, part)) }
            } catch {
                if knownSidecar != nil { throw error }
            }
        }
        return parts
    }

    /// Reads what is still missing of a file that changed.
    private mutating func scanned(
        _ owner: Part, _ sidecars: [(WalkedSidecar, Part)]
    ) throws(Unreadable) -> ScannedFile {
        var owner = owner
        let extent = FileReader.Extent(kind: file.kind, path: file.entry.path)
        if owner.content == nil, !extent.isNothing {
            guard let read = try read(file.entry, extent: extent) else { throw Unreadable() }
            wasRead = true
            owner = read
        }
        var scannedSidecars: [ScannedSidecar] = []
        for (sidecar, part) in sidecars {
            guard let part = part.content == nil ? try read(sidecar.entry, extent: .whole) : part else { continue }
            scannedSidecars.append(
                ScannedSidecar(
                    path: sidecar.entry.path, format: sidecar.format, stamp: part.stamp,
                    contentHash: part.contentHash, content: part.content ?? []))
        }
        return ScannedFile(
            path: file.entry.path, kind: file.kind, stamp: owner.stamp, contentHash: owner.contentHash,
            content: owner.content ?? [], sidecars: scannedSidecars)
    }

    /// `nil` where it is gone.
    private mutating func read(_ entry: WalkedEntry, extent: FileReader.Extent) throws(Unreadable) -> Part? {
        // The walk has already said why such an entry has no stamp.
        if entry.stamp == nil { throw Unreadable() }
        do {
            return Part(try reader.read(entry.source, extent: extent))
        } catch {
            switch error {
            case .gone: return nil
            case .unreadable(let errorNumber):
                diagnostics.append(messages.unreadableFile(entry.path, errorNumber: errorNumber))
                throw Unreadable()
            }
        }
    }
}

extension FileReader.Extent {
    fileprivate var isNothing: Bool {
        switch self {
        case .whole: false
        case .head(let byteCount): byteCount == 0
        }
    }
}

extension KnownFile {
    fileprivate func hasSameBytes(as other: KnownFile) -> Bool {
        contentHash == other.contentHash
            && sidecars.elementsEqual(other.sidecars) { $0.path == $1.path && $0.contentHash == $1.contentHash }
    }
}
