import NotebookModel
import Templating

extension HomePage: SitePage {
    package func render(with theme: Theme, site: SiteFrame) throws(TemplateError) -> [UInt8] {
        let layout = PageLayout(
            frame, kind: "home", site: site, theme: theme, showsViews: view != nil || introduction?.showsViews ?? false)
        let view = try view.map { view throws(TemplateError) in
            try view.renderWithin(ViewLayout(origin: layout.origin, theme: theme, identifier: "view"))
        }
        return try layout.render(
            "home", classes: cssClasses,
            try layout.introduction(introduction) + [
                (.view, view.map { .bytes($0) } ?? .null),
                (.hasSeveralNotebooks, .boolean(site.notebooks.count > 1)),
                (.hasFolders, .boolean(!sections.isEmpty)),
                (.folders, layout.folders(sections)),
                (.hasRecent, .boolean(!recent.isEmpty)),
                (.recent, [.hasNotes: true, .notes: layout.notes(recent)]),
                (.hasNotes, .boolean(!notes.isEmpty)),
                (.notes, layout.notes(notes)),
                (.hasTagLinks, .boolean(!tags.isEmpty)),
                (.tagLinks, layout.tags(tags)),
            ])
    }
}
