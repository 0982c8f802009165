import NotebookModel
import Querying

/// What a camera wrote into a picture, as photographers write it.
enum CameraFact {
    /// The properties of a picture that come from its Exif block, in the order in which they are shown.
    static let names = ["camera", "lens", "focal_length", "f_number", "exposure_time", "iso", "taken"]

    /// `Nikon D750 · f/2.8 · 1/250 s` as HTML; of a property that no camera writes, its label and its value. Empty without any.
    static func html(_ names: [String], of row: ViewRow) -> [UInt8] {
        var output: [UInt8] = []
        for name in names {
            let field = QueryField(orProperty: name)
            let value = row.value(of: field)
            if value.isMissing || value.plainText.isEmpty { continue }
            if !output.isEmpty { output.append(markup: " · ") }
            if case .time(let time) = value {
                let moment = RowMoment(day: time.date, secondOfDay: time.secondOfDay)
                output.append(markup: "<time")
                output.appendAttribute("datetime", time.description)
                output.append(markup: ">")
                output.append(escaping: moment.description)
                output.append(markup: "</time>")
            } else {
                output.append(escaping: known(name, value) ?? "\(ViewField(field).label): \(value.plainText)")
            }
        }
        return output
    }

    /// `nil` for another property, and for a value of another kind, which is shown as it is.
    private static func known(_ name: String, _ value: QueryValue) -> String? {
        switch (name, value) {
        case ("camera", _), ("lens", _): value.plainText
        case ("focal_length", .number): "\(value.plainText)\u{A0}mm"
        case ("f_number", .number): "f/\(value.plainText)"
        case ("exposure_time", .number(let seconds)): exposure(seconds)
        case ("iso", .number): "ISO\u{A0}\(value.plainText)"
        case ("taken", .date(let date)): date.description
        default: nil
        }
    }

    /// Below a third of a second as a part of one, as cameras show it.
    private static func exposure(_ seconds: Double) -> String {
        guard seconds > 0, seconds < 0.3, seconds > 1e-6 else {
            return "\(QueryValue.number(seconds).plainText)\u{A0}s"
        }
        return "1/\(Int((1 / seconds).rounded()))\u{A0}s"
    }
}
