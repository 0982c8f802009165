import NotebookModel
import Templating

/// The page of a view: its text above its answer.
package struct ViewPage: Sendable, RecipeContent {
    package var frame: PageFrame
    /// The markdown of the view.
    package var body: NoteBody
    package var view: ShownView
    package var tags: [PageLink]
    /// The answer as files beside the page.
    package var data: [PageLink]
    package var backlinks: [Backlink]

    package init(
        frame: PageFrame, body: NoteBody, view: ShownView, tags: [PageLink] = [], data: [PageLink] = [],
        backlinks: [Backlink] = []
    ) {
        self.frame = frame
        self.body = body
        self.view = view
        self.tags = tags
        self.data = data
        self.backlinks = backlinks
    }

    package var address: SiteAddress { frame.address }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("view")
        hasher.add(frame)
        hasher.add(body)
        hasher.add(view)
        hasher.add(tags)
        hasher.add(data)
        hasher.add(backlinks)
    }
}

extension HTMLPieces {
    /// Whether nothing is written for it.
    fileprivate var isBlank: Bool { gaps.isEmpty && bytes.allSatisfy { $0 <= UInt8(ascii: " ") } }
}

extension ViewPage: SitePage {
    package func render(with theme: Theme, site: SiteFrame) throws(TemplateError) -> [UInt8] {
        let layout = PageLayout(frame, kind: "view", site: site, theme: theme, showsViews: true)
        let html = try view.render(ViewLayout(origin: layout.origin, theme: theme, identifier: "view"))
        return try layout.render(
            "view",
            try layout.introduction(body.pieces.isBlank ? nil : body) + [
                (.view, .bytes(html)),
                (.hasTags, .boolean(!tags.isEmpty)),
                (.pageTags, layout.links(tags)),
                (.date, TemplateValue(view.answer.today?.description)),
                (.data, layout.links(data)),
                (.hasBacklinks, .boolean(!backlinks.isEmpty)),
                (.backlinks, layout.backlinks(backlinks)),
            ])
    }
}
