import NotebookModel
import Templating

extension FolderPage: SitePage {
    package func render(with theme: Theme, site: SiteFrame) throws(TemplateError) -> [UInt8] {
        let layout = PageLayout(
            frame, kind: "folder", site: site, theme: theme, showsViews: introduction?.showsViews ?? false)
        return try layout.render(
            "folder", classes: cssClasses,
            try layout.introduction(introduction) + PageLayout.counts(folders: folders.count, notes: notes.count) + [
                (.hasFolders, .boolean(!folders.isEmpty)),
                (.folders, layout.folders(folders)),
                (.hasNotes, .boolean(!notes.isEmpty)),
                (.notes, layout.notes(notes)),
            ])
    }
}

extension PageLayout {
    /// The text of an index note; a heading that repeats the page's title is left out, its anchor goes to the title.
    func introduction(_ body: NoteBody?) throws(TemplateError) -> [(TemplateKey, TemplateValue)] {
        guard let body else { return [(.hasBody, false), (.body, .null), (.titleAnchor, .null)] }
        let leading = LeadingTitle(of: body, title: frame.title)
        let html = try body.compose(leading?.rest ?? 0..<body.pieces.bytes.count, for: self)
        return [(.hasBody, true), (.body, .bytes(html)), (.titleAnchor, TemplateValue(leading?.anchor))]
    }
}
