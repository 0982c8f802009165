import Diagnostics

extension QueryResult {
    /// What only the answer tells to be wrong with the question.
    ///
    /// - Parameter path: names the question's file.
    package func findings(of query: QueryDefinition, path: String) -> [Diagnostic] {
        let place = { SourceLocation(path: path, position: query.places[$0]) }
        return unknownNames.map { name in
            Diagnostic(
                "broken-link", .warning, at: place(name),
                "no published file is called '\(name)', so that no links to it or from it are found",
                hint: "write its path, or as much of its end as no other path has")
        }
            + exhaustedPatterns.map { pattern in
                Diagnostic(
                    "exhausted-pattern", .warning, at: place(pattern),
                    "pattern `\(pattern)` takes too long for some files, which count as not matching",
                    hint: "write a simpler one")
            }
    }
}
