import NotebookModel
import Querying
import Templating

/// Makes what the template shows of a row in a gallery.
struct GalleryTile {
    let design: GalleryDesign
    let layout: ViewLayout

    func value(of row: ViewRow) -> TemplateValue {
        let facts = CameraFact.html(design.exif, of: row)
        let caption = caption(of: row)
        // The page of a note; a picture has none but itself.
        let note = row.kind == .attachment ? nil : layout.href(to: row.address)
        let image = row.image.flatMap { self.image($0, of: row, note: note) }
        return [
            .image: image ?? .null, .title: .text(row.title), .href: .text(layout.href(to: row.address)),
            .summary: image == nil ? .text(row.summary) : .null,
            .hasCaption: .boolean(!caption.isEmpty || !facts.isEmpty), .caption: .list(caption),
            .facts: .bytes(facts),
        ]
    }

    /// `nil` for a picture whose address browsers must not follow.
    private func image(_ image: ViewImage, of row: ViewRow, note: String?) -> TemplateValue? {
        let full: String
        switch image.source {
        case .attachment(let address): full = layout.href(to: address)
        case .external(let url):
            if ExternalURL.isActive(url) { return nil }
            full = url
        }
        let alternative = ["alt", "description"].lazy.map { row.value(of: .property([$0])) }
            .compactMap { if case .text(let text) = $0, !text.isEmpty { text } else { nil } }.first
        return [
            .full: .text(full), .source: .text(image.thumbnail.map { layout.href(to: $0) } ?? full),
            .width: TemplateValue(image.width.map { String($0) }),
            .height: TemplateValue(image.height.map { String($0) }),
            .text: .text(alternative ?? row.title), .note: TemplateValue(note),
        ]
    }

    /// The title leads to a note's page; of a picture it is text, since the picture above leads to the same.
    private func caption(of row: ViewRow) -> [TemplateValue] {
        design.caption.compactMap { field in
            let isTitle = field.field == .title
            let html = isTitle && row.kind == .attachment ? Self.escaped(row.title) : layout.cell(field, of: row)
            if html.isEmpty { return nil }
            return [.isTitle: .boolean(isTitle), .label: .text(field.label), .html: .bytes(html)]
        }
    }

    private static func escaped(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        output.append(escaping: text)
        return output
    }
}
