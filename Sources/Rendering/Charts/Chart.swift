import NotebookModel

/// A picture of numbers, drawn as SVG when the site is built.
///
/// Nothing in it is trusted: texts of any length, numbers that are not finite, and any count of points give a drawing whose
/// size has a limit, and what is not drawn is counted in the text beside it.
package struct Chart: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The points of a series in the order of x, joined; a missing y is a gap.
        case line
        case scatter
        /// A bar for each point, from zero; series stand side by side.
        case bar
        /// How often the x of the points lie in each bin; y is not read.
        case histogram
    }

    package var kind: Kind
    /// Empty for none.
    package var title: String
    package var x: ChartAxis
    /// Without categories. For a histogram, the axis of the counts.
    package var y: ChartAxis
    package var series: [ChartSeries]
    package var size: ChartSize
    /// Of a histogram, 1 to 200; `nil` lets the data decide.
    package var binCount: Int?
    /// Those of the first axis that come first, in their order; others follow as the points name them.
    package var categories: [String]

    package init(
        _ kind: Kind, title: String = "", x: ChartAxis = ChartAxis(), y: ChartAxis = ChartAxis(),
        series: [ChartSeries], size: ChartSize = .wide, binCount: Int? = nil, categories: [String] = []
    ) {
        self.kind = kind
        self.title = title
        self.x = x
        self.y = y
        self.series = series
        self.size = size
        self.binCount = binCount
        self.categories = categories
    }
}

/// Width and height of a drawing in CSS pixels at its natural scale; the legend comes on top.
package struct ChartSize: Hashable, Sendable {
    package let width: Int
    package let height: Int

    /// As wide as the text of a page.
    package static let wide = ChartSize(width: 672, height: 340)
    /// For phones and the columns of a dashboard.
    package static let compact = ChartSize(width: 352, height: 264)

    /// - Parameters: held within 240 to 1,600 and 140 to 1,200.
    package init(width: Int, height: Int) {
        self.width = min(max(width, 240), 1_600)
        self.height = min(max(height, 140), 1_200)
    }
}

/// Points under one name.
package struct ChartSeries: Hashable, Sendable {
    /// Empty where there is only one.
    package var name: String
    package var points: [ChartPoint]

    package init(name: String = "", points: [ChartPoint]) {
        self.name = name
        self.points = points
    }
}

package struct ChartPoint: Hashable, Sendable {
    package var x: ChartValue
    /// `nil` where it is missing.
    package var y: Double?
    /// What the point stands for, most often the title of a note; empty for none.
    package var label: String
    /// Where the point leads, relative to the page.
    package var href: String?

    package init(x: ChartValue, y: Double? = nil, label: String = "", href: String? = nil) {
        self.x = x
        self.y = y
        self.label = label
        self.href = href
    }
}

/// A value along an axis.
package enum ChartValue: Hashable, Sendable {
    case missing
    /// On an axis of dates, seconds since 1970-01-01T00:00:00 on the clock that the chart shows.
    case number(Double)
    /// A category.
    case text(String)

    package static func date(_ date: CalendarDate) -> ChartValue { .number(Double(date.daysSinceEpoch) * 86_400) }

    /// As its clock shows it: the offset is not read, so that whoever mixes offsets brings the times to one zone first.
    package static func time(_ time: Timestamp) -> ChartValue {
        .number(Double(time.date.daysSinceEpoch) * 86_400 + Double(time.secondOfDay) + Double(time.nanosecond) / 1e9)
    }
}
