import NotebookModel
import Templating

extension NotePage: SitePage {
    package func render(with theme: Theme, site: SiteFrame) throws(TemplateError) -> [UInt8] {
        let layout = PageLayout(frame, kind: "note", site: site, theme: theme, showsViews: body.showsViews)
        let leadingTitle = LeadingTitle(of: body, title: frame.title)
        let contents = TableOfContents(body.headings.dropFirst(leadingTitle == nil ? 0 : 1))
        let updated = updated.flatMap { day in date.map { day > $0 } ?? true ? day : nil }
        return try layout.render(
            "note", classes: cssClasses,
            try titleFields(leadingTitle, layout) + [
                (.date, TemplateValue(date?.description)),
                (.updated, TemplateValue(updated?.description)),
                (.hasTags, .boolean(!tags.isEmpty)),
                (.pageTags, layout.links(tags)),
                (.hasFacts, .boolean(date != nil || updated != nil || !tags.isEmpty)),
                (.hasProperties, .boolean(!properties.isEmpty)),
                (.properties, .bytes(propertyRows(layout))),
                (.hasMargin, .boolean(contents.isWorthShowing || !backlinks.isEmpty)),
                (.hasContents, .boolean(contents.isWorthShowing)),
                (.contents, contents.value),
                (.hasBacklinks, .boolean(!backlinks.isEmpty)),
                (.backlinks, layout.backlinks(backlinks)),
            ])
    }

    private func titleFields(
        _ leading: LeadingTitle?, _ layout: PageLayout
    ) throws(TemplateError) -> [(TemplateKey, TemplateValue)] {
        guard let leading else {
            var title: [UInt8] = []
            title.append(escaping: frame.title)
            return [
                (.titleHTML, .bytes(title)), (.titleAnchor, .null), (.body, .bytes(try body.compose(for: layout))),
            ]
        }
        return [
            (.titleHTML, .bytes(try body.compose(leading.content, for: layout))),
            (.titleAnchor, .text(leading.anchor)),
            (.body, .bytes(try body.compose(leading.rest, for: layout))),
        ]
    }

    private func propertyRows(_ layout: PageLayout) -> [UInt8] {
        var rows: [UInt8] = []
        PropertyWriter(origin: layout.origin).write(properties, to: &rows)
        return rows
    }
}
