import NotebookModel

extension ExpressionEvaluator {
    /// - Parameter values: as many as the function's signature allows.
    func apply(_ function: QueryFunction, _ values: [QueryValue]) -> QueryValue {
        let first = values[0]
        switch function {
        case .lower, .upper, .startswith, .endswith, .matches, .contains, .icontains, .length:
            return applyToText(function, first, values.count > 1 ? values[1] : .missing)
        case .round, .floor, .ceil, .abs: return applyToNumber(function, first, values)
        case .sum, .average, .min, .max, .join, .unique, .reverse: return applyToList(function, first, values)
        case .year, .month, .day, .weekday, .startOfWeek, .monthOf, .date: return applyToDate(function, first)
        case .exists: return .boolean(!first.isMissing)
        case .default: return first.isMissing ? values[1] : first
        case .choice: return first.isTrue ? values[1] : values[2]
        case .string: return .text(first.plainText)
        case .number:
            if case .text(let text) = first, let value = Double(text), value.isFinite { return .number(value) }
            return first.number.map { .number($0) } ?? .missing
        case .typeof: return first.isMissing ? .text("null") : .text(first.valueType.rawValue)
        }
    }

    private func applyToText(_ function: QueryFunction, _ first: QueryValue, _ second: QueryValue) -> QueryValue {
        switch (function, first) {
        case (.lower, .text(let text)): return .text(text.lowercased())
        case (.upper, .text(let text)): return .text(text.uppercased())
        case (.length, .text(let text)): return .number(Double(text.unicodeScalars.count))
        case (.length, .list(let items)): return .number(Double(items.count))
        case (.length, .map(let entries)): return .number(Double(entries.count))
        case (.length, _), (.lower, _), (.upper, _): return .missing
        case (.contains, .list(let items)): return .boolean(items.contains { order.areEqual($0, second) })
        case (.icontains, .list(let items)):
            let wanted = FoldedName.fold(second.plainText)
            return .boolean(items.contains { FoldedName.fold($0.plainText) == wanted })
        case (.startswith, .list(let items)), (.endswith, .list(let items)), (.matches, .list(let items)):
            return .boolean(items.contains { applyToText(function, $0, second).isTrue })
        default: break
        }
        if first.isMissing || second.isMissing { return .boolean(false) }
        let text = first.plainText
        let part = second.plainText
        switch function {
        case .startswith: return .boolean(text.utf8.starts(with: part.utf8))
        case .endswith: return .boolean(text.utf8.reversed().starts(with: part.utf8.reversed()))
        case .matches: return .boolean(matches(text, part))
        case .icontains: return .boolean(FoldedName.fold(text).holds(FoldedName.fold(part)))
        default: return .boolean(text.holds(part))
        }
    }

    private func applyToNumber(_ function: QueryFunction, _ value: QueryValue, _ values: [QueryValue]) -> QueryValue {
        guard let number = value.number else { return .missing }
        switch function {
        case .floor: return .number(number.rounded(.down))
        case .ceil: return .number(number.rounded(.up))
        case .abs: return .number(number.magnitude)
        default:
            var scale = 1.0
            for _ in 0..<Int(min(max(values.count > 1 ? values[1].number ?? 0 : 0, 0), 15)) { scale *= 10 }
            let rounded = (number * scale).rounded(.toNearestOrAwayFromZero) / scale
            return rounded.isFinite ? .number(rounded) : .number(number)
        }
    }

    private func applyToList(_ function: QueryFunction, _ first: QueryValue, _ values: [QueryValue]) -> QueryValue {
        let items = values.count == 1 ? first.items : values
        switch function {
        case .sum, .average:
            let numbers = items.compactMap(\.number)
            if numbers.isEmpty { return .missing }
            let sum = numbers.reduce(0, +)
            return Self.finite(function == .sum ? sum : sum / Double(numbers.count))
        case .min: return least(items, sign: 1)
        case .max: return least(items, sign: -1)
        case .join:
            let separator = values.count > 1 ? values[1].plainText : ", "
            return .text(first.items.map(\.plainText).joined(separator: separator))
        case .unique:
            var seen: Set<QueryValue> = []
            return .list(first.items.filter { seen.insert($0).inserted })
        default: return .list(first.items.reversed())
        }
    }

    /// The first of the least values, or of the greatest where the sign is -1; missing ones do not count.
    private func least(_ items: [QueryValue], sign: Int) -> QueryValue {
        var best = QueryValue.missing
        for item in items where !item.isMissing {
            if best.isMissing || order.ordered(item, best) * sign < 0 { best = item }
        }
        return best
    }

    private func applyToDate(_ function: QueryFunction, _ value: QueryValue) -> QueryValue {
        guard let date = day(of: value) else { return .missing }
        switch function {
        case .year: return .number(Double(date.year))
        case .month: return .number(Double(date.month))
        case .day: return .number(Double(date.day))
        case .weekday:
            let week = QueryCalendar.standard.startOfWeek(date)
            return .number(Double(date.daysSinceEpoch - week.daysSinceEpoch + 1))
        case .startOfWeek: return .date(order.calendar.startOfWeek(date))
        case .monthOf: return .text(String(date.description.prefix(7)))
        default: return .date(date)
        }
    }

    private func day(of value: QueryValue) -> CalendarDate? {
        switch value {
        case .date(let date): date
        case .time(let time): order.calendar.day(of: time)
        default: nil
        }
    }

    // MARK: Arithmetic

    func compute(_ operation: Arithmetic, _ left: QueryValue, _ right: QueryValue) -> QueryValue {
        switch (left, operation, right) {
        case (.number(let left), _, .number(let right)): return Self.compute(operation, left, right)
        case (.text, .add, _), (_, .add, .text): return .text(left.plainText + right.plainText)
        case (.date, .add, .duration(let duration)), (.time, .add, .duration(let duration)):
            return moved(left, by: duration)
        case (.date, .subtract, .duration(let duration)), (.time, .subtract, .duration(let duration)):
            return moved(left, by: -duration)
        case (.date(let left), .subtract, .date(let right)):
            return .duration(CalendarDuration(days: left.daysSinceEpoch - right.daysSinceEpoch))
        case (_, .subtract, _):
            guard let left = order.instant(of: left), let right = order.instant(of: right) else { return .missing }
            return .duration(CalendarDuration(seconds: left.seconds - right.seconds))
        default: return .missing
        }
    }

    private static func compute(_ operation: Arithmetic, _ left: Double, _ right: Double) -> QueryValue {
        switch operation {
        case .add: finite(left + right)
        case .subtract: finite(left - right)
        case .multiply: finite(left * right)
        case .divide: finite(left / right)
        case .remainder: finite(left.truncatingRemainder(dividingBy: right))
        }
    }

    private static func finite(_ value: Double) -> QueryValue { value.isFinite ? .number(value) : .missing }

    /// Months and days move the day, seconds the instant.
    private func moved(_ value: QueryValue, by duration: CalendarDuration) -> QueryValue {
        guard var date = day(of: value) else { return .missing }
        if duration.months != 0 { date = date.adding(months: duration.months) }
        if duration.days != 0 { date = date.adding(days: duration.days) }
        var instant = order.calendar.start(of: date)
        if case .time(let time) = value {
            let local = time.offsetMinutes == nil ? time : order.calendar.time(of: order.calendar.instant(of: time))
            instant = order.calendar.instant(
                of: Timestamp(date: date, secondOfDay: local.secondOfDay, nanosecond: local.nanosecond))
        } else if duration.seconds == 0 {
            return .date(date)
        }
        instant.seconds += duration.seconds
        return .time(order.calendar.time(of: instant))
    }
}

extension String {
    /// Whether it holds the other text, byte for byte.
    fileprivate func holds(_ part: String) -> Bool {
        if part.isEmpty { return true }
        var whole = self
        var part = part
        return whole.withUTF8 { text in
            part.withUTF8 { wanted in
                guard wanted.count <= text.count else { return false }
                return (0...text.count - wanted.count).contains { start in
                    text[start] == wanted[0] && text[start..<start + wanted.count].elementsEqual(wanted)
                }
            }
        }
    }
}
