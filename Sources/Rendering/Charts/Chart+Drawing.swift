extension Chart {
    /// From this width on a figure holds a second drawing for narrow columns.
    private static let narrowestWide = 480

    /// The chart at its own size, title and description within: for where it is shown at about that size alone.
    ///
    /// - Parameter identifier: of the page's one chart of this name: letters, digits and hyphens.
    package func svg(identifier: String) -> [UInt8] {
        let prepared = PreparedChart(self)
        let description = ChartDescription(chart: self, prepared: prepared)
        guard let prepared else { return Self.sentence(description.nothing) }
        return drawing(prepared, description, identifier, "chart-alone", size)
    }

    /// The whole chart for a page: title, drawings for wide and for narrow columns, what they leave out, and the data.
    ///
    /// - Parameters:
    ///   - identifier: of the page's one chart of this name: letters, digits and hyphens.
    ///   - rowLimit: of the table.
    package func figure(identifier: String, rowLimit: Int = 200) -> [UInt8] {
        let prepared = PreparedChart(self)
        let description = ChartDescription(chart: self, prepared: prepared)
        var output: [UInt8] = []
        output.append(markup: "<figure class=\"chart\">\n")
        if !title.isEmpty {
            output.append(markup: "<figcaption>")
            output.append(escaping: XMLText.cleaned(title))
            output.append(markup: "</figcaption>\n")
        }
        if let prepared {
            output += drawings(prepared, description, identifier)
        } else {
            output += Self.sentence(description.nothing)
        }
        if !description.notes.isEmpty {
            output.append(markup: "<p class=\"chart-note\">")
            output.append(escaping: description.notes.joined(separator: " "))
            output.append(markup: "</p>\n")
        }
        output += table(rowLimit: rowLimit, prepared)
        output.append(markup: "</figure>\n")
        return output
    }

    private func drawings(_ prepared: PreparedChart, _ description: ChartDescription, _ identifier: String) -> [UInt8] {
        guard size.width >= Self.narrowestWide else {
            return drawing(prepared, description, identifier, "chart-alone", size)
        }
        let narrow = ChartSize(width: ChartSize.compact.width, height: min(size.height, ChartSize.compact.height))
        return drawing(prepared, description, identifier, "chart-wide", size)
            + drawing(prepared, nil, identifier, "chart-narrow", narrow)
    }

    private func drawing(
        _ prepared: PreparedChart, _ description: ChartDescription?, _ identifier: String, _ kind: StaticString,
        _ size: ChartSize
    ) -> [UInt8] {
        var drawing = ChartDrawing(prepared, size: size)
        drawing.draw(
            identifier: identifier, kind: kind, description: description.map { ($0.title, $0.text) })
        return drawing.svg.bytes
    }

    private static func sentence(_ text: String) -> [UInt8] {
        var output: [UInt8] = []
        output.append(markup: "<p class=\"chart-empty\">")
        output.append(escaping: text)
        output.append(markup: "</p>\n")
        return output
    }
}
