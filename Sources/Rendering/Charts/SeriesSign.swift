/// What tells a series from others beside its colour; of nine kinds, so that colours that come again have other ones.
enum SeriesSign {
    static let colourCount = 8

    /// The outline of a sign around the current point, about 8 pixels wide.
    static func outline(_ series: Int) -> StaticString {
        outlines[series % outlines.count]
    }

    /// Lengths of strokes and gaps; `nil` for a whole line.
    static func dashes(_ series: Int) -> String? {
        let index = series % dashes.count
        return index == 0 ? nil : dashes[index]
    }

    private static let outlines: [StaticString] = [
        "m-3.5,0a3.5,3.5 0 1 0 7,0a3.5,3.5 0 1 0-7,0z",
        "m-3.2,-3.2h6.4v6.4h-6.4z",
        "m0,-4.4l4,7h-8z",
        "m0,-4.7l4.2,4.7l-4.2,4.7l-4.2,-4.7z",
        "m-1.3,-4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z",
        "m0,4.4l4,-7h-8z",
        "m-2.3,-4.1l2.3,2.3l2.3,-2.3l1.8,1.8l-2.3,2.3l2.3,2.3l-1.8,1.8l-2.3,-2.3l-2.3,2.3l-1.8,-1.8l2.3,-2.3l-2.3,-2.3z",
        "m-4.2,-1.7h8.4v3.4h-8.4z",
        "m0,-4.6l1.3,3.2l3.4,.2l-2.6,2.2l.8,3.4l-2.9,-1.8l-2.9,1.8l.8,-3.4l-2.6,-2.2l3.4,-.2z",
    ]

    private static let dashes = ["", "7 3", "2 3", "9 3 2 3", "4 3", "12 3", "9 3 2 3 2 3", "1.5 4", "6 2 2 2"]
}
