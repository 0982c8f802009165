import Diagnostics
import NotebookModel

extension Properties {
    /// `{"status": "in-progress", …}`: numbers as written where JSON knows the form, dates as ISO 8601 text.
    package var jsonText: String {
        String(
            decoding: JSONWriter.bytes { json in
                json.object { json in
                    for property in self { json.member(property.key) { property.value.write(to: &$0) } }
                }
            }, as: UTF8.self)
    }

    /// `{"status": "front-matter", …}`.
    package var originsJSONText: String {
        String(
            decoding: JSONWriter.bytes { json in
                json.object { json in
                    for property in self { json.member(property.key, property.origin.rawValue) }
                }
            }, as: UTF8.self)
    }
}

extension PropertyValue {
    var jsonText: String { String(decoding: JSONWriter.bytes { write(to: &$0) }, as: UTF8.self) }
}

extension PropertyValue: JSONRepresentable {
    package func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .boolean(let value): json.value(value)
        case .number(let number):
            if let integer = Int64(number.literal) { json.value(integer) } else { json.value(number.value) }
        case .text, .date, .timestamp: json.value(scalarText ?? "")
        case .list(let values): json.array(values) { $1.write(to: &$0) }
        case .map(let entries):
            json.object { json in
                for entry in entries { json.member(entry.key) { entry.value.write(to: &$0) } }
            }
        }
    }
}
