import NotebookModel
import Querying
import Templating

/// Where a view is shown, and how its parts are written there.
package struct ViewLayout {
    let origin: LinkOrigin
    let theme: Theme
    /// Begins every `id` within the view, so that a page may hold several.
    let identifier: String

    /// Renders one of the theme's templates.
    func render(_ template: String, _ fields: [(TemplateKey, TemplateValue)]) throws(TemplateError) -> [UInt8] {
        try theme.render(template, TemplateMap(fields))
    }

    /// For a view that is shown within this one.
    func within(part number: Int) -> ViewLayout {
        ViewLayout(origin: origin, theme: theme, identifier: "\(identifier)-\(number + 1)")
    }

    func href(to address: SiteAddress) -> String { origin.href(to: address) }

    // MARK: Values

    /// A link to the row's page, as HTML.
    func link(to row: ViewRow) -> [UInt8] {
        var output: [UInt8] = []
        PropertyWriter(origin: origin).writeAnchor(row.title, href: href(to: row.address), to: &output)
        return output
    }

    /// What a row shows in a field, as HTML; empty where it has no value.
    func cell(_ field: ViewField, of row: ViewRow) -> [UInt8] {
        if field.field == .title { return link(to: row) }
        if field.field == .tags { return tags(row.tags) }
        return cell(row.value(of: field.field), field, links: row.links)
    }

    /// A value in the format of a field.
    ///
    /// - Parameter links: what wikilinks lead to.
    func cell(_ value: QueryValue, _ field: ViewField, links: [String: PageLink] = [:]) -> [UInt8] {
        var output: [UInt8] = []
        guard let shown = DisplayValue(value, field, links: links) else { return output }
        PropertyWriter(origin: origin).write(shown, to: &output)
        return output
    }

    private func tags(_ tags: [ViewTag]) -> [UInt8] {
        var output: [UInt8] = []
        if tags.isEmpty { return output }
        output.append(markup: "<ul class=\"tags\">")
        for tag in tags {
            output.append(markup: tag.address == nil ? "<li><span class=\"tag\"" : "<li><a class=\"tag\"")
            if let address = tag.address { output.appendAttribute("href", href(to: address)) }
            output.append(markup: ">")
            output.append(escaping: tag.title)
            output.append(markup: tag.address == nil ? "</span></li>" : "</a></li>")
        }
        output.append(markup: "</ul>")
        return output
    }
}
