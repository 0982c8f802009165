import NotebookModel
import Querying
import Templating

extension ViewLayout {
    /// A place on a page.
    func href(to address: SiteAddress, fragment: String?) -> String { origin.href(to: address, fragment: fragment) }

    /// The fields in which a row has a value, as `title` and `html`.
    func facts(_ fields: [ViewField], of row: ViewRow) -> [TemplateValue] {
        fields.compactMap { field in
            let html = cell(field, of: row)
            return html.isEmpty ? nil : [.title: .text(field.label), .html: .bytes(html)]
        }
    }

    /// The row's tags as links; empty without any.
    func tags(of row: ViewRow) -> [UInt8] { cell(ViewField(.tags), of: row) }
}

extension ViewAnswer {
    /// Where a row's file lies: its folder, behind the notebook where the answer is of several.
    func places() -> (ViewRow) -> String {
        let first = rows.first?.notebook
        let areSeveral = rows.contains { $0.notebook != first }
        return { row in
            let folder = row.path.parent.string
            if !areSeveral { return folder }
            return folder.isEmpty ? row.notebook : "\(row.notebook)/\(folder)"
        }
    }
}

extension ViewSection {
    /// Rows that a design has gathered by itself.
    init(title: String?, key: QueryValue?, rows: [Int]) {
        self.init(title: title, key: key, rows: rows, total: rows.count, aggregates: [])
    }
}

extension TableDesign {
    /// - Parameter columns: `nil` for those that a table has by itself.
    init(columns: [ViewField]?) {
        self.columns = columns ?? [ViewField(.title), ViewField(.created), ViewField(.tags)]
    }
}
