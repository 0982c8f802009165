import NotebookModel

/// What `search/text-NN.js` knows of one published page: the text a reader sees, without markup.
package struct SearchText: Hashable, Sendable {
    package var address: SiteAddress
    /// Any white space; it is collapsed when written.
    package var text: String

    package init(address: SiteAddress, text: String) {
        self.address = address
        self.text = text
    }
}
