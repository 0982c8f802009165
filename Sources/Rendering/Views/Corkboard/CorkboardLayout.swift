import NotebookModel

/// Where a card hangs on a corkboard, in the unit of the notes.
struct CorkboardPlace: Hashable, Sendable {
    var x: Double
    /// Grows downwards.
    var y: Double
    /// `nil` for the usual width.
    var width: Double?
}

/// How the unit of the notes becomes columns.
struct CorkboardScale: Hashable, Sendable {
    let left: Double
    /// Where the first card hangs without room above it; `nil` for the topmost one.
    let top: Double?
    /// Zero where all cards hang below one another.
    let columnsPerUnit: Double

    /// - Parameter width: of the board, whose corner is at zero; `nil` takes what the cards need.
    init(_ places: [CorkboardPlace], width: Double? = nil) {
        if let width {
            (left, top) = (0, 0)
            columnsPerUnit = Double(CorkboardLayout.columnCount) / width
            return
        }
        let lefts = places.map(\.x)
        left = lefts.min() ?? 0
        top = nil
        // The last card, which has its place at its left edge, is to be on the board as well.
        let extent = (lefts.max() ?? 0) - left
        let columnCount = Double(CorkboardLayout.columnCount - CorkboardLayout.usualWidth)
        columnsPerUnit = extent > 0 && extent.isFinite ? columnCount / extent : 0
    }

    /// How far apart in height cards may be that stand side by side: half the height of a card, which is taken as two thirds of
    /// its width.
    var bandHeight: Double {
        columnsPerUnit > 0 ? Double(CorkboardLayout.usualWidth) / 3 / columnsPerUnit : 0
    }
}

/// Cards in rows of 24 columns, near to where their places are, and none over another.
///
/// Left, right, above and below stay as the notes have them; distances are kept as far as cards leave room. Sheets know the
/// columns and widths as classes, since pages carry no styles of their own.
struct CorkboardLayout: Sendable {
    struct Card: Hashable, Sendable {
        /// The index of the place.
        let index: Int
        /// From 1.
        let column: Int
        /// In columns.
        let width: Int
    }

    struct Row: Hashable, Sendable {
        /// The room above it, in steps; at most 4.
        var gap: Int
        var cards: [Card]
    }

    static let columnCount = 24
    static let usualWidth = 6
    static let widths = 4...columnCount

    private(set) var rows: [Row] = []
    private let scale: CorkboardScale

    init(_ places: [CorkboardPlace], _ scale: CorkboardScale) {
        self.scale = scale
        arrange(places)
    }

    private mutating func arrange(_ places: [CorkboardPlace]) {
        let order = places.indices.sorted { left, right in
            (places[left].y, places[left].x, left) < (places[right].y, places[right].x, right)
        }
        var band: [Int] = []
        var previous = scale.top ?? order.first.map { places[$0].y } ?? 0
        for index in order {
            if let first = band.first, places[index].y - places[first].y > scale.bandHeight {
                append(band, of: places, after: &previous)
                band = []
            }
            band.append(index)
        }
        append(band, of: places, after: &previous)
    }

    /// The cards of one height, those that would cover others in further rows below.
    private mutating func append(_ band: [Int], of places: [CorkboardPlace], after previous: inout Double) {
        guard let first = band.first else { return }
        let cardHeight = scale.bandHeight * 2
        let distance = cardHeight > 0 ? (places[first].y - previous) / cardHeight - (rows.isEmpty ? 0 : 1) : 0
        let gap = Self.whole(distance, in: 0...4)
        previous = places[first].y
        var taken: [UInt32] = []
        var found: [Row] = []
        for index in band.sorted(by: { (places[$0].x, $0) < (places[$1].x, $1) }) {
            let card = card(index, places[index])
            let mask = (UInt32(1) << card.width - 1) << (card.column - 1)
            let free = taken.firstIndex { $0 & mask == 0 } ?? taken.count
            if free == taken.count {
                taken.append(0)
                found.append(Row(gap: found.isEmpty ? gap : 0, cards: []))
            }
            taken[free] |= mask
            found[free].cards.append(card)
        }
        rows += found
    }

    private func card(_ index: Int, _ place: CorkboardPlace) -> Card {
        let wanted = place.width.map { $0 * scale.columnsPerUnit } ?? 0
        let width = wanted > 0 ? Self.whole(wanted, in: Self.widths) : Self.usualWidth
        let column = Self.whole((place.x - scale.left) * scale.columnsPerUnit, in: 0...(Self.columnCount - width)) + 1
        return Card(index: index, column: column, width: width)
    }

    /// The nearest whole number within the bounds; the lower one of what is no number.
    private static func whole(_ number: Double, in bounds: ClosedRange<Int>) -> Int {
        if number.isNaN { return bounds.lowerBound }
        return Int(min(max(number.rounded(), Double(bounds.lowerBound)), Double(bounds.upperBound)))
    }
}
