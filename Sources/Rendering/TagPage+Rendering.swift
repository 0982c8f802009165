import NotebookModel
import Templating

extension TagPage: SitePage {
    package func render(with theme: Theme, site: SiteFrame) throws(TemplateError) -> [UInt8] {
        let layout = PageLayout(frame, kind: "tag", site: site, theme: theme)
        return try layout.render(
            "tag",
            PageLayout.counts(notes: notes.count) + [
                (.name, .text(name)),
                (.hasTagLinks, .boolean(!children.isEmpty)),
                (.tagLinks, layout.tags(children)),
                (.hasNotes, .boolean(!notes.isEmpty)),
                (.notes, layout.notes(notes)),
            ])
    }
}
