/// What becomes of HTML that an author writes into a note.
package enum HTMLPolicy: String, Hashable, Sendable, CaseIterable {
    /// Parsed as HTML5 and written anew from an allow list: nothing that runs, loads or submits is left.
    case sanitize
    /// Shown as the text that it is.
    case escape
    /// Published as it stands, for notes whose authors are all trusted.
    case raw
}
