import Diagnostics
import NotebookModel
import Querying

/// A colour of the theme by which readers tell cards apart; style sheets know it as `hue-blue`.
enum Hue: String, Hashable, Sendable, CaseIterable {
    case blue, amber, green, purple, teal, red, grey

    /// By its name or that of a colour like it, in any case.
    init?(named name: String) {
        let folded = FoldedName.fold(name)
        let others: [String: Hue] = [
            "gray": .grey, "yellow": .amber, "orange": .amber, "brown": .amber, "cyan": .teal, "violet": .purple,
            "pink": .purple, "lime": .green,
        ]
        guard let hue = Hue(rawValue: folded) ?? others[folded] else { return nil }
        self = hue
    }
}

/// Which field gives the cards of a view their colours, as `color_by` and `colors` say it.
///
/// `color_by: priority` gives each value of the field a colour, `colors: {high: red}` chooses some of them. A value that is
/// itself the name of a colour has that one.
struct CardColors: Sendable {
    let field: ViewField?
    /// By the values' text.
    let chosen: [String: Hue]

    /// - Parameter standard: the field where the configuration names none.
    init(reading config: inout ConfigReader, standard: QueryField? = nil) {
        field = (config.field("color_by") ?? standard).map { ViewField($0) }
        chosen = Self.chosen(reading: &config)
    }

    private static func chosen(reading config: inout ConfigReader) -> [String: Hue] {
        guard let node = config.node("colors"), let map = config.map(node, of: "colors") else { return [:] }
        var chosen: [String: Hue] = [:]
        for entry in map.entries {
            guard let name = config.text(entry.key, in: map) else { continue }
            if let hue = Hue(named: name) {
                chosen[entry.key] = hue
                continue
            }
            let names = Hue.allCases.map(\.rawValue)
            let near = NearMiss.nearMiss(to: name, among: names).map { "write `\($0)`; " } ?? ""
            config.refuse(
                entry.value, "`\(name)` is no colour of the theme",
                hint: "\(near)the choices are \(ConfigReader.listed(names))")
        }
        return chosen
    }
}

/// The colours of the cards of an answer.
struct ColorKey: Sendable {
    struct Entry: Hashable, Sendable {
        let title: String
        let hue: Hue
    }

    /// Whose values the colours stand for; `nil` where there are none, and for groups.
    let field: ViewField?
    /// What readers need to be told, in the order of the values; of values that name their colour nothing.
    let legend: [Entry]
    /// By the places of the rows; a row without a value has no colour.
    private let values: [QueryValue?]
    private let hues: [QueryValue: Hue]

    /// - Parameter usesGroups: whether groups of the query have colours where no field is named.
    init(_ colors: CardColors, _ answer: ViewAnswer, _ order: ValueOrder, usesGroups: Bool = false) {
        field = colors.field
        if let field = colors.field?.field {
            values = answer.rows.map { $0.value(of: field).items.first }
        } else {
            values = usesGroups ? Self.groups(answer) : []
        }
        let sorted = Set(values.compactMap { $0 }).sorted { order.ordered($0, $1) < 0 }
        (hues, legend) = Self.deal(colors, to: sorted)
    }

    /// Values beyond those of the palette share the last colour.
    private static func deal(_ colors: CardColors, to values: [QueryValue]) -> ([QueryValue: Hue], [Entry]) {
        let fixed = values.map { colors.chosen[$0.plainText] ?? Hue(named: $0.plainText) }
        var free = Hue.allCases.dropLast().filter { !fixed.contains($0) }[...]
        var hues: [QueryValue: Hue] = [:]
        var legend: [Entry] = []
        for (value, fixed) in zip(values, fixed) {
            guard let hue = fixed ?? free.popFirst() else { continue }
            hues[value] = hue
            if Hue(named: value.plainText) == nil { legend.append(Entry(title: value.groupTitle, hue: hue)) }
        }
        let others = values.filter { hues[$0] == nil }
        for value in others { hues[value] = .grey }
        if !others.isEmpty { legend.append(Entry(title: "Others", hue: .grey)) }
        return (hues, legend)
    }

    private static func groups(_ answer: ViewAnswer) -> [QueryValue?] {
        var values = [QueryValue?](repeating: nil, count: answer.rows.count)
        for group in answer.groups where !group.key.isMissing {
            for row in group.rows where values[row] == nil { values[row] = group.key }
        }
        return values
    }

    /// - Parameter place: in the rows of the answer.
    func hue(at place: Int) -> Hue? { value(at: place).flatMap { hues[$0] } }

    /// What the colour of a row stands for, for those who do not see it: `Priority: high`.
    func text(at place: Int) -> String? {
        value(at: place).map { value in
            field.map { "\($0.label): \(value.groupTitle)" } ?? value.groupTitle
        }
    }

    private func value(at place: Int) -> QueryValue? { values.isEmpty ? nil : values[place] }
}
