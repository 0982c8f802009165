import NotebookModel
import Querying
import Templating

extension ViewLayout {
    /// A row as a card of a board: what `view-card` shows.
    ///
    /// - Parameter place: of the row in its answer.
    func card(_ row: ViewRow, at place: Int, _ fields: [ViewField], _ colors: ColorKey) -> TemplateValue {
        let facts = cardFacts(fields, of: row)
        // A field that the card shows anyhow need not be read twice.
        let isShown = colors.field.map { field in fields.contains { $0.field == field.field } } ?? false
        return [
            .title: .text(row.title), .href: .text(href(to: row.address)),
            .hue: TemplateValue(colors.hue(at: place)?.rawValue),
            .colorText: isShown ? .null : TemplateValue(colors.text(at: place)),
            .hasFacts: .boolean(!facts.isEmpty), .facts: .list(facts),
        ]
    }

    /// The fields in which a row has a value.
    func cardFacts(_ fields: [ViewField], of row: ViewRow) -> [TemplateValue] {
        fields.compactMap { field in
            let html = cell(field, of: row)
            if html.isEmpty { return nil }
            return [.title: .text(field.label), .html: .bytes(html), .isProse: .boolean(field.speaksForItself)]
        }
    }

    /// What the colours stand for: what `view-legend` shows.
    func legend(_ colors: ColorKey) -> [(TemplateKey, TemplateValue)] {
        [
            (.hasLegend, .boolean(!colors.legend.isEmpty)), (.legendTitle, TemplateValue(colors.field?.label)),
            (.legend, .list(colors.legend.map { [.title: .text($0.title), .hue: .text($0.hue.rawValue)] })),
        ]
    }
}

extension ViewField {
    /// Whether a card shows the value without a label: words that describe the whole, and tags.
    fileprivate var speaksForItself: Bool {
        switch field {
        case .summary, .tags: true
        case .property(let path): path == ["description"] || path == ["summary"]
        default: false
        }
    }
}
