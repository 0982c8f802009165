import NotebookModel

/// Entries as bars and points over the line of time, a band for each lane.
///
/// Places along the line are in percent, so that the chart fills whatever width it is given and its texts keep their size.
struct TimelineChart: Sendable {
    struct Mark: Sendable {
        let entry: TimelineEntry
        /// From the top of the band.
        let line: Int
        let label: String
        /// Whether the label stands to the left of the mark's end, since there is no room to the right of its start.
        let isLabelledLeft: Bool
    }

    struct Band: Sendable {
        let title: String?
        let marks: [Mark]
        let lineCount: Int
    }

    let scale: TimelineScale
    let bands: [Band]
    /// Whether marks have their titles beside them, which many would not leave room for.
    let isLabelled: Bool

    private static let labelledCount = 40
    /// Lines of a band without labels; further marks lie over others.
    private static let lineLimit = 12
    /// In characters.
    private static let labelLength = 34

    init?(_ entries: TimelineEntries, titles: (Int) -> String, scale: TimelineScale?) {
        guard let scale, entries.dated.count > 1 else { return nil }
        self.scale = scale
        let isLabelled = entries.dated.count <= Self.labelledCount
        self.isLabelled = isLabelled
        let lanes: [String?] = entries.lanes.isEmpty ? [nil] : entries.lanes
        var members = Array(repeating: [TimelineEntry](), count: lanes.count)
        for entry in entries.dated {
            for lane in entry.lanes.isEmpty ? [0] : entry.lanes where lane < lanes.count { members[lane].append(entry) }
        }
        bands = zip(lanes, members).filter { !$0.1.isEmpty }.map { title, entries in
            Self.band(title, entries, titles, scale, isLabelled)
        }
    }

    /// Puts each mark into the first line in which it covers none of those before it.
    private static func band(
        _ title: String?, _ entries: [TimelineEntry], _ titles: (Int) -> String, _ scale: TimelineScale,
        _ isLabelled: Bool
    ) -> Band {
        var ends: [Double] = []
        let limit = isLabelled ? entries.count : lineLimit
        let marks = entries.enumerated().map { number, entry in
            let label = isLabelled ? shortened(titles(entry.row)) : ""
            let isLeft = scale.fraction(entry.start.days) > 0.62
            let covered = covered(by: entry, label, isLeft, scale)
            let free = ends.firstIndex { $0 <= covered.lowerBound }
            let line = free ?? (ends.count < limit ? ends.count : number % limit)
            if line == ends.count {
                ends.append(covered.upperBound)
            } else {
                ends[line] = max(ends[line], covered.upperBound)
            }
            return Mark(entry: entry, line: line, label: label, isLabelledLeft: isLeft)
        }
        return Band(title: title, marks: marks, lineCount: ends.count)
    }

    /// The part of the line that a mark takes with its label, as fractions of it; of a chart about 700 pixels wide.
    private static func covered(
        by entry: TimelineEntry, _ label: String, _ isLeft: Bool, _ scale: TimelineScale
    ) -> ClosedRange<Double> {
        let start = scale.fraction(entry.start.days) - 0.008, end = scale.fraction(entry.endOfDays) + 0.008
        if label.isEmpty { return start...end }
        let width = Double(label.count) * 0.0105 + 0.025
        return isLeft ? min(start, end - width)...end : start...max(end, start + width)
    }

    private static func shortened(_ title: String) -> String {
        title.count > labelLength ? title.prefix(labelLength - 1) + "…" : title
    }
}
