import NotebookModel
import Querying
import Templating

/// Other views side by side, in rows.
///
/// `rows` holds lists of views. Each is a path, or a map with `view`, `title` in place of the view's own, and `span`, its share of the
/// row's width beside the others; a row may be a map with a `title` and its `views`. Where there is no room they stand below each other.
package struct DashboardDesign: ViewDesign {
    struct Item: Hashable {
        let reference: ConfigReference
        let title: String?
        /// 1 to 12.
        let span: Int
    }

    struct Row: Hashable {
        let title: String?
        let items: [Item]
    }

    let rows: [Row]

    package init(reading config: inout ConfigReader) {
        rows = config.nodes("rows").compactMap { Self.row($0, &config) }
        guard rows.isEmpty, config.node("rows") == nil else { return }
        config.refuse(
            at: config.root.position, "dashboard has no `rows`", hint: "write `rows: [[tasks.cdx, recent.cdx]]`")
    }

    private static func row(_ node: MetadataNode, _ config: inout ConfigReader) -> Row? {
        if case .list(let nodes) = node.content {
            return Row(title: nil, items: nodes.compactMap { item($0, &config) })
        }
        guard let entries = node.entries, entries.contains(where: { $0.key == "views" }) else {
            return item(node, &config).map { Row(title: nil, items: [$0]) }
        }
        guard let map = config.map(node, of: "rows") else { return nil }
        let title = config.text("title", in: map)
        return Row(title: title, items: config.nodes("views", in: map).compactMap { item($0, &config) })
    }

    private static func item(_ node: MetadataNode, _ config: inout ConfigReader) -> Item? {
        if let text = node.propertyValue.scalarText, let target = WikilinkValue.target(ofPathOrLink: text) {
            return Item(reference: ConfigReference(target: target, position: node.position), title: nil, span: 1)
        }
        guard let map = config.map(node, of: "rows") else { return nil }
        let title = config.text("title", in: map)
        let span = config.count("span", 1...12, in: map) ?? 1
        guard let reference = config.references("view", in: map).first else {
            config.refuse(node, "dashboard holds a map without `view`", hint: "add `view: tasks.cdx`")
            return nil
        }
        return Item(reference: reference, title: title, span: span)
    }

    package var reads: ViewReads {
        var reads = ViewReads()
        reads.views = rows.flatMap(\.items).map(\.reference)
        return reads
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        var shown: [TemplateValue] = []
        var number = 0
        for row in rows {
            var items: [TemplateValue] = []
            for item in row.items {
                let view = answer.views.indices.contains(number) ? answer.views[number] : nil
                items.append(try self.item(item, view, layout.within(part: number)))
                number += 1
            }
            shown.append([.title: TemplateValue(row.title), .children: .list(items)])
        }
        return try layout.render("view-dashboard", [(.rows, .list(shown))])
    }

    private func item(
        _ item: Item, _ view: ShownView?, _ layout: ViewLayout
    ) throws(TemplateError) -> TemplateValue {
        let html = try view.map { view throws(TemplateError) in try view.renderWithin(layout) }
        return [
            .title: .text(item.title ?? view?.page?.title ?? item.reference.target),
            .href: TemplateValue(view?.page.map { layout.href(to: $0.address) }),
            .span: .text(String(item.span)), .html: html.map { .bytes($0) } ?? .null,
            .isEmpty: .boolean(html == nil), .anchor: .text("\(layout.identifier).title"),
        ]
    }
}
