import NotebookModel

/// The image that link previews of a page show.
package enum PageImage: Hashable, Sendable, RecipeContent {
    case attachment(SiteAddress)
    /// An address outside the site.
    case external(String)

    package func addRecipe(to hasher: ContentHasher) {
        switch self {
        case .attachment(let address):
            hasher.add(0)
            hasher.add(address)
        case .external(let url):
            hasher.add(1)
            hasher.add(url)
        }
    }

    /// Where others find it, `nil` for one of the site's own when nobody said where the site stands.
    func absoluteURL(in site: SiteFrame) -> String? {
        switch self {
        case .attachment(let address): site.absoluteURL(of: address)
        case .external(let url): url
        }
    }
}
