import NotebookModel
import Querying

extension DisplayValue {
    /// A value of a query in the format of a field; `nil` for a missing one.
    ///
    /// - Parameter links: what wikilinks lead to, by their targets.
    init?(_ value: QueryValue, _ field: ViewField, links: [String: PageLink] = [:]) {
        switch value {
        case .missing: return nil
        case .boolean(let flag): self = .boolean(flag)
        case .number(let number): self = .text(field.text(of: number))
        case .date(let date):
            switch field.dateFormat {
            case .day, .minute: self = .date(date)
            case .month: self = .text(String(date.description.prefix(7)))
            case .year: self = .text(String(date.description.prefix(4)))
            }
        case .time(let time):
            switch field.dateFormat {
            case .minute: self = .timestamp(time)
            case .day: self = .date(time.date)
            case .month: self = .text(String(time.date.description.prefix(7)))
            case .year: self = .text(String(time.date.description.prefix(4)))
            }
        case .duration: self = .text(value.plainText)
        case .text(let text):
            if text.isEmpty { return nil }
            guard let link = WikilinkValue(text) else {
                self = DisplayValue(PropertyValue.text(text)) ?? .text(text)
                return
            }
            self =
                links[link.target].map { .page(PageLink(title: link.label, address: $0.address), fragment: nil) }
                ?? .unresolved(link.label)
        case .list(let items):
            if items.isEmpty { return nil }
            self = .list(items.compactMap { DisplayValue($0, field, links: links) })
        case .map(let entries):
            self = .map(
                entries.compactMap { entry in
                    DisplayValue(entry.value, field, links: links).map { DisplayEntry(key: entry.key, value: $0) }
                })
        }
    }
}

extension ViewField {
    /// A number in the field's format, its unit behind it.
    func text(of number: Double) -> String {
        let digits = decimals.map { FixedDecimals.text(of: number, digits: $0) } ?? QueryValue.number(number).plainText
        return unit.map { "\(digits) \($0)" } ?? digits
    }
}

/// Numbers with so many digits behind the point, whatever the locale.
enum FixedDecimals {
    /// - Parameter digits: 0 to 15.
    static func text(of number: Double, digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (number.magnitude * scale).rounded(.toNearestOrEven)
        guard scaled < 9_007_199_254_740_992 else { return number.description }
        let whole = Int64(scaled)
        let sign = number < 0 && whole != 0 ? "-" : ""
        if digits == 0 { return sign + String(whole) }
        var text = String(whole)
        if text.utf8.count <= digits { text = String(repeating: "0", count: digits + 1 - text.utf8.count) + text }
        return sign + text.dropLast(digits) + "." + text.suffix(digits)
    }
}
