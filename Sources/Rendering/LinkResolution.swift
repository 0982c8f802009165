import NotebookModel

/// What a link of a note leads to, once the whole notebook is known.
package enum LinkResolution: Hashable, Sendable {
    /// A page, and there the element with the identifier `fragment`.
    case page(PageLink, fragment: String?)
    /// A copied file; `fragment` as the author wrote it (`page=3`).
    case attachment(SiteAddress, fragment: String?)
    /// An address outside the site, as the author wrote it.
    case external(String)
    /// Nothing of that name, or a note that is withheld: readers can't tell the two apart.
    case unresolved
}

extension LinkResolution: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        switch self {
        case .page(let page, let fragment):
            hasher.add(0)
            hasher.add(page)
            hasher.add(fragment)
        case .attachment(let address, let fragment):
            hasher.add(1)
            hasher.add(address)
            hasher.add(fragment)
        case .external(let url):
            hasher.add(2)
            hasher.add(url)
        case .unresolved:
            hasher.add(3)
        }
    }
}
