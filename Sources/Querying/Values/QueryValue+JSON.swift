import Diagnostics

extension QueryValue: JSONRepresentable {
    /// As in the properties of the index: dates are ISO 8601 text, whole numbers have no point.
    package func write(to json: inout JSONWriter) {
        switch self {
        case .missing: json.null()
        case .boolean(let value): json.value(value)
        case .number(let value):
            if let whole = Self.whole(value) { json.value(whole) } else { json.value(value) }
        case .date, .time, .duration, .text: json.value(plainText)
        case .list(let items): json.array(items) { $0.value($1) }
        case .map(let entries):
            json.object { json in for entry in entries { json.member(entry.key, entry.value) } }
        }
    }
}
