/// The row of a file in its notebook's database: small, stable while the database lives, of no meaning outside of it.
package struct FileID: Hashable, Comparable, Sendable {
    package let row: Int64

    package init(row: Int64) { self.row = row }

    package static func < (left: FileID, right: FileID) -> Bool { left.row < right.row }
}
