import NotebookModel
import Templating

extension TagListPage: SitePage {
    package func render(with theme: Theme, site: SiteFrame) throws(TemplateError) -> [UInt8] {
        let layout = PageLayout(frame, kind: "tag-list", site: site, theme: theme)
        return try layout.render(
            "tag-list",
            PageLayout.counts(tags: tags.reduce(0) { $0 + $1.tagCount }) + [
                (.nodes, .list(tags.map { $0.value(from: layout.origin) }))
            ])
    }
}

extension TagListPage.Node {
    /// Tags that have a page: it and those below it.
    fileprivate var tagCount: Int { children.reduce(address == nil ? 0 : 1) { $0 + $1.tagCount } }

    fileprivate func value(from origin: LinkOrigin) -> TemplateValue {
        [
            .title: .text(title), .href: TemplateValue(address.map(origin.href)), .noteCount: .text(String(noteCount)),
            .hasChildren: .boolean(!children.isEmpty), .children: .list(children.map { $0.value(from: origin) }),
        ]
    }
}
