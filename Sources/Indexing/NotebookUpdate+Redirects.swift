import GRDB
import NotebookModel

extension NotebookUpdate {
    /// Decides again on the redirects that the changed notes ask for, and on those whose places were left or taken; marks them.
    func updateRedirects(
        _ cards: [ChangedCard], folders: FolderChange, readdressed: [FolderReaddressing]
    ) throws {
        var keys: Set<String> = []
        var addresses = folders.formerAddresses
        for folder in readdressed { addresses.formUnion([folder.origin, folder.address]) }
        for folder in folders.appeared { addresses.formUnion(try address(ofFolder: folder)) }
        for (_, old, new) in cards {
            keys.formUnion((old?.redirects ?? []) + (new?.redirects ?? []))
            if old?.address != new?.address || old?.isPublished != new?.isPublished {
                addresses.formUnion([old, new].compactMap { $0?.address.path })
            }
        }
        let update = RedirectUpdate(database)
        keys.formUnion(try update.keys(around: addresses))
        try update.run(keys)
        try mark(keys.map { .redirect($0) })
    }

    private func address(ofFolder folder: NotebookPath) throws -> [String] {
        let select = try database.cachedStatement(sql: "SELECT address FROM folder WHERE path = ?")
        return try String.fetchAll(select, arguments: [folder.string])
    }
}
