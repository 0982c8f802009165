import Glibc
import NotebookModel

/// Folders that the kernel watches by inotify; what is below them is not watched with them.
///
/// See <https://man7.org/linux/man-pages/man7/inotify.7.html>. A folder that is moved or removed is let go, with all below it:
/// who watches looks at the folders that are there now, and follows these.
package final class FolderWatch {
    private var descriptor: Int32
    /// More than one where notebooks lie in each other, or a folder is mounted twice.
    private var foldersOfWatch: [Int32: Set<WatchedFolder>] = [:]
    private var watchOfFolder: [WatchedFolder: Int32] = [:]

    /// - Throws: `WatchError`.
    package init() throws(WatchError) { descriptor = try Self.open() }

    deinit { close(descriptor) }

    /// How many folders are watched.
    package var count: Int { watchOfFolder.count }

    /// Watches these folders and no others.
    ///
    /// - Parameter folders: those that are not there are passed over.
    /// - Returns: those that were not watched before: whatever happened in them until now went unseen.
    /// - Throws: `WatchError` where the system watches no more; what is watched until then stays so.
    /// - Complexity: a system call for each folder that is new or was let go.
    package func follow(_ folders: Set<WatchedFolder>) throws(WatchError) -> Set<WatchedFolder> {
        for folder in Array(watchOfFolder.keys) where !folders.contains(folder) { forget(folder) }
        var new: Set<WatchedFolder> = []
        for folder in folders where watchOfFolder[folder] == nil {
            let watch = inotify_add_watch(descriptor, folder.absolutePath, Self.mask)
            guard watch >= 0 else {
                if [ENOENT, ENOTDIR, EACCES, ELOOP].contains(errno) { continue }
                throw WatchError(errorNumber: errno)
            }
            watchOfFolder[folder] = watch
            foldersOfWatch[watch, default: []].insert(folder)
            new.insert(folder)
        }
        return new
    }

    /// Waits until something happens and has settled.
    ///
    /// - Parameter limit: `nil` waits for ever.
    /// - Returns: nothing when the limit passed.
    package func wait(upTo limit: Duration?, settling: Settling) throws(WatchError) -> FolderChanges {
        var changes = FolderChanges()
        let clock = ContinuousClock()
        let deadline = limit.map { clock.now + $0 }
        // What happens in passing, as an editor's own files, does not end the wait.
        while changes.isEmpty {
            guard isReadable(within: deadline.map { $0 - clock.now }) else { return changes }
            try read(into: &changes)
        }
        let end = clock.now + settling.limit
        while !changes.isOverflown, isReadable(within: min(settling.quiet, end - clock.now)) {
            try read(into: &changes)
        }
        return changes
    }

    // MARK: Events

    /// Files that are closed after writing, not each write: a file that is half written is nobody's to read. What comes by a
    /// link or a rename is never written.
    private static let mask = UInt32(
        IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
            | IN_ONLYDIR | IN_DONT_FOLLOW | IN_EXCL_UNLINK)

    private static func open() throws(WatchError) -> Int32 {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw WatchError(errorNumber: errno) }
        return descriptor
    }

    /// - Parameter limit: in whole milliseconds, rounded up; `nil` waits for ever.
    private func isReadable(within limit: Duration?) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let milliseconds = limit.map { max(0, ($0 + .microseconds(999)) / .milliseconds(1)) } ?? -1
        return poll(&entry, 1, Int32(min(milliseconds, 1e9))) > 0
    }

    private func read(into changes: inout FolderChanges) throws(WatchError) {
        var events: [Event] = []
        let errorNumber = withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 8) { buffer -> Int32 in
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            guard count >= 0 else { return errno }
            events = Event.all(in: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            return 0
        }
        guard errorNumber == 0 else {
            if errorNumber == EAGAIN || errorNumber == EINTR { return }
            throw WatchError(errorNumber: errorNumber)
        }
        for event in events { try take(event, into: &changes) }
    }

    private func take(_ event: Event, into changes: inout FolderChanges) throws(WatchError) {
        if event.has(IN_Q_OVERFLOW) {
            changes.isOverflown = true
            return try restart()
        }
        guard let folders = foldersOfWatch[event.watch] else { return }
        if event.has(IN_IGNORED) || event.has(IN_DELETE_SELF) || event.has(IN_MOVE_SELF) {
            // The folder above says so too, where it is watched; the outermost has none.
            changes.folders.formUnion(folders)
            for folder in folders { forgetAll(within: folder) }
            return
        }
        if event.has(IN_ISDIR), event.has(IN_MOVED_FROM) {
            let name = String(decoding: event.name, as: UTF8.self)
            for folder in folders {
                forgetAll(within: WatchedFolder(root: folder.root, path: folder.path.appending(name)))
            }
        }
        if event.has(IN_ISDIR) || Self.isOfNotebook(event.name) { changes.folders.formUnion(folders) }
    }

    /// Hidden files are no part of a notebook, but for ignore rules and sidecars.
    private static func isOfNotebook(_ name: [UInt8]) -> Bool {
        guard name.first == UInt8(ascii: ".") else { return true }
        return name.elementsEqual(IgnoreScope.fileName.utf8) || SidecarName.mayBe(name)
    }

    // MARK: Letting go

    private func forget(_ folder: WatchedFolder) {
        guard let watch = watchOfFolder.removeValue(forKey: folder) else { return }
        foldersOfWatch[watch]?.remove(folder)
        guard foldersOfWatch[watch]?.isEmpty == true else { return }
        foldersOfWatch[watch] = nil
        // Fails where the kernel has let go already.
        _ = inotify_rm_watch(descriptor, watch)
    }

    private func forgetAll(within outer: WatchedFolder) {
        for folder in Array(watchOfFolder.keys) where folder.isWithin(outer) { forget(folder) }
    }

    /// After events were lost nobody knows which folder a number stands for.
    private func restart() throws(WatchError) {
        let fresh = try Self.open()
        close(descriptor)
        descriptor = fresh
        foldersOfWatch = [:]
        watchOfFolder = [:]
    }
}

/// `struct inotify_event` with its name.
private struct Event {
    let watch: Int32
    let mask: UInt32
    /// Without the zeros behind it.
    let name: [UInt8]

    func has(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }

    static func all(in buffer: UnsafeRawBufferPointer) -> [Event] {
        let headByteCount = MemoryLayout<inotify_event>.size
        var events: [Event] = []
        var offset = 0
        while offset + headByteCount <= buffer.count {
            let head = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            let end = offset + headByteCount + Int(head.len)
            guard end <= buffer.count else { break }
            let name = buffer[(offset + headByteCount)..<end].prefix { $0 != 0 }
            events.append(Event(watch: head.wd, mask: head.mask, name: Array(name)))
            offset = end
        }
        return events
    }
}
