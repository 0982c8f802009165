import Diagnostics
import NotebookModel
import Querying
import Templating

/// How the answer of a view is shown, as its `config` asks for it.
///
/// What a design writes hangs on its configuration, the answer and the theme alone, so that a page whose answer is known to be
/// the same is not rendered again.
package protocol ViewDesign: ViewContent {
    /// Reads the `config` of a view; what cannot be used is diagnosed and left out.
    init(reading config: inout ConfigReader)

    /// What it shows beside the rows.
    var reads: ViewReads { get }

    /// What is wrong with the answer as it is to be shown.
    ///
    /// - Parameter path: names the file of the view.
    func findings(in answer: ViewAnswer, path: String) -> [Diagnostic]
}

/// What shows an answer.
package protocol ViewContent: Sendable {
    /// The HTML of the view, to stand on its own page or within a note's.
    func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8]

    /// What it shows that is not in the rows, by its name, for programs.
    func data(of answer: ViewAnswer) -> QueryMapEntry?
}

extension ViewContent {
    package func data(of answer: ViewAnswer) -> QueryMapEntry? { nil }
}

extension ViewDesign {
    package var reads: ViewReads { ViewReads() }

    package func findings(in answer: ViewAnswer, path: String) -> [Diagnostic] { [] }
}

/// What a design wants to know beside the rows of the answer.
package struct ViewReads: Hashable, Sendable {
    /// The tasks within notes: `- [ ]`.
    package var tasks = false
    /// Pictures scaled to fit into so many CSS pixels; `nil` for none.
    package var thumbnails: ThumbnailSize?
    /// Files whose content is shown, as the configuration names them.
    package var files: [ConfigReference] = []
    /// Views that are shown within this one, as the configuration names them.
    package var views: [ConfigReference] = []
    /// Whether the first words of rows are shown where no field names them.
    package var summaries = true
    /// Whether the day of the build is shown.
    package var today = false

    package init() {}
}

/// A file that a configuration names, by a path or as a wikilink.
package struct ConfigReference: Hashable, Sendable {
    /// Without brackets.
    package let target: String
    package let position: SourcePosition

    package init(target: String, position: SourcePosition) {
        self.target = target
        self.position = position
    }
}

/// A box in CSS pixels that a picture is scaled to.
package struct ThumbnailSize: Hashable, Sendable {
    package var width: Int
    package var height: Int
    /// Whether the picture fills the box and is cut; else it is shown whole within it.
    package var isCropped: Bool

    package init(width: Int, height: Int, isCropped: Bool = false) {
        self.width = width
        self.height = height
        self.isCropped = isCropped
    }
}

/// The designs by the names that `view_type` may have.
package enum ViewType: String, Hashable, Sendable, CaseIterable {
    case calendar, chart, corkboard, dashboard, gallery, kanban, list, rollup, runs, table
    case taskList = "task-list"
    case timeline

    /// What a view without `view_type` is.
    package static let standard = ViewType.table

    package var design: any ViewDesign.Type {
        switch self {
        case .calendar: CalendarDesign.self
        case .chart: ChartDesign.self
        case .corkboard: CorkboardDesign.self
        case .dashboard: DashboardDesign.self
        case .gallery: GalleryDesign.self
        case .kanban: KanbanDesign.self
        case .list: ListDesign.self
        case .rollup: RollupDesign.self
        case .runs: RunsDesign.self
        case .table: TableDesign.self
        case .taskList: TaskListDesign.self
        case .timeline: TimelineDesign.self
        }
    }
}
