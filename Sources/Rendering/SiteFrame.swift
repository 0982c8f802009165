import NotebookModel

/// What all pages of a site have in common; its recipe belongs to the digest that every page shares.
package struct SiteFrame: Hashable, Sendable, RecipeContent {
    package var title: String
    /// The language of the notes as BCP 47 has it: `en`, `de-CH`.
    package var language: String
    /// In the order of the configuration; a single one needs no list.
    package var notebooks: [PageLink]
    /// Where the site will stand, with a `/` at its end; `nil` when nobody said.
    package private(set) var baseURL: String?
    package var home: SiteAddress
    /// The list of tags; `nil` when no published note has one.
    package var tags: SiteAddress?
    /// The Atom feed; `nil` without base URL, since a feed has to name pages absolutely.
    package var feed: SiteAddress?
    /// The version of Codex that wrote the site.
    package var generator: String
    /// Notes may carry scripts of their own (`html: raw`), so pages forbid nothing to the browser.
    package var trustsNotes: Bool

    package init(
        title: String,
        language: String = "en",
        notebooks: [PageLink] = [],
        baseURL: String? = nil,
        home: SiteAddress = SiteAddress("index.html"),
        tags: SiteAddress? = nil,
        feed: SiteAddress? = nil,
        generator: String,
        trustsNotes: Bool = false
    ) {
        self.title = title
        self.language = language
        self.notebooks = notebooks
        self.baseURL = baseURL.map { $0.utf8.last == UInt8(ascii: "/") ? $0 : $0 + "/" }
        self.home = home
        self.tags = tags
        self.feed = feed
        self.generator = generator
        self.trustsNotes = trustsNotes
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(title)
        hasher.add(language)
        hasher.add(notebooks)
        hasher.add(baseURL)
        hasher.add(home)
        hasher.add(tags)
        hasher.add(feed)
        hasher.add(generator)
        hasher.add(trustsNotes)
    }

    /// Whether the language is one that is written from right to left.
    var isRightToLeft: Bool {
        let primary = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
        return ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(primary)
    }

    /// The address of a page on its host, `nil` without base URL.
    package func absoluteURL(of address: SiteAddress) -> String? {
        baseURL.map { AbsoluteURL.make(base: $0, address: address) }
    }
}

/// Addresses as other hosts see them.
enum AbsoluteURL {
    /// A folder's page is named by its folder, since every host answers that with `index.html`.
    ///
    /// - Parameter base: ends with `/`.
    static func make(base: String, address: SiteAddress) -> String {
        let name = "index.html"
        let path = address.path
        let isIndex = path == name || path.hasSuffix("/" + name)
        return base + PercentEncoding.encode(isIndex ? String(path.dropLast(name.count)) : path)
    }
}
