/// How a notebook is scanned.
package struct ScanOptions: Sendable {
    package var ignore: IgnoreRules
    /// Reads every file whatever its stamp says (`--checksum`).
    package var readsAll: Bool
    /// At least 1.
    package var threadCount: Int
    /// Stands before each path in diagnostics: `lab/` for a notebook in the workspace's folder `lab`.
    package var displayPrefix: String

    package init(
        ignore: IgnoreRules = IgnoreRules(), readsAll: Bool = false, threadCount: Int = 1, displayPrefix: String = ""
    ) {
        self.ignore = ignore
        self.readsAll = readsAll
        self.threadCount = threadCount
        self.displayPrefix = displayPrefix
    }
}
