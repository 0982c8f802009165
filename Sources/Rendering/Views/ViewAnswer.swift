import NotebookModel
import Querying

/// What a query found, with all that a page shows of it.
package struct ViewAnswer: Sendable {
    /// In their order, cut by offset and limit.
    package var rows: [ViewRow]
    /// Of all matches, in their order; empty where the query does not group.
    package var groups: [QueryGroup]
    /// Of all matches: names as in `sum(properties.hours)`, with their values.
    package var aggregates: [ViewAggregate]
    /// The number of matches, those aside the limit included.
    package var total: Int
    /// How the workspace compares values and counts days.
    package var calendar: QueryCalendar
    /// The day of the build, where the design or the query asks for it.
    package var today: CalendarDate?
    /// The files that the design names, in its order; `nil` for one that is not there or not published.
    package var files: [ViewFile?]
    /// The views that the design shows within it, in its order; `nil` for one that is not there or not published.
    package var views: [ShownView?]

    package init(
        rows: [ViewRow] = [], groups: [QueryGroup] = [], aggregates: [ViewAggregate] = [], total: Int = 0,
        calendar: QueryCalendar = .standard, today: CalendarDate? = nil, files: [ViewFile?] = [],
        views: [ShownView?] = []
    ) {
        self.rows = rows
        self.groups = groups
        self.aggregates = aggregates
        self.total = total
        self.calendar = calendar
        self.today = today
        self.files = files
        self.views = views
    }
}

package struct ViewAggregate: Hashable, Sendable {
    package let function: QueryAggregate.Function
    /// What is aggregated; `nil` where rows are counted.
    package let expression: Expression?
    package let value: QueryValue

    package init(function: QueryAggregate.Function, expression: Expression?, value: QueryValue) {
        self.function = function
        self.expression = expression
        self.value = value
    }
}

/// A file whose content a view shows.
package struct ViewFile: Hashable, Sendable {
    package let page: PageLink
    /// Names it in findings.
    package let path: String
    package let bytes: [UInt8]
    package let digest: ContentHash

    package init(page: PageLink, path: String, bytes: [UInt8], digest: ContentHash) {
        self.page = page
        self.path = path
        self.bytes = bytes
        self.digest = digest
    }
}

/// A picture that a row shows.
package struct ViewImage: Hashable, Sendable {
    /// Of the picture itself; in the site or elsewhere.
    package var source: PageImage
    /// The scaled one, where there is one.
    package var thumbnail: SiteAddress?
    /// Of the thumbnail, else of the picture itself, in CSS pixels, where they are known.
    package var width: Int?
    package var height: Int?

    package init(source: PageImage, thumbnail: SiteAddress? = nil, width: Int? = nil, height: Int? = nil) {
        self.source = source
        self.thumbnail = thumbnail
        self.width = width
        self.height = height
    }
}
