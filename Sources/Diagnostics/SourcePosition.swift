/// A place in a text file. Lines and columns count from 1; columns count Unicode scalars.
package struct SourcePosition: Hashable, Comparable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A file, and where known a place in it.
package struct SourceLocation: Hashable, Sendable {
    /// The path as the user would type it: relative to the workspace, `/` between its parts.
    package var path: String
    package var position: SourcePosition?

    package init(path: String, position: SourcePosition? = nil) {
        self.path = path
        self.position = position
    }
}
