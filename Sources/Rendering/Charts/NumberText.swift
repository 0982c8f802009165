/// Numbers as readers see them, the same in every language: a point before decimals, thin spaces between groups of three
/// digits from 10,000 on (ISO 80000-1), a true minus sign, powers of ten where a number is very large or small.
package enum NumberText {
    /// - Parameter significantDigits: how many digits a fraction may need; those before the point are all written, up to
    ///   ten millions.
    package static func text(_ value: Double, significantDigits: Int = 6) -> String {
        guard let number = DecimalNumber(value) else {
            return value.isNaN ? "not a number" : value < 0 ? "\u{2212}∞" : "∞"
        }
        let places = max(significantDigits, 1)
        let isPlain = isPlain(number)
        let rounded = number.rounded(toDigits: isPlain ? max(places, number.exponent + 1) : places)
        return isPlain ? plain(rounded, decimals: nil) : scientific(rounded)
    }

    static func isPlain(_ number: DecimalNumber) -> Bool {
        number.digits.isEmpty || (-4..<7).contains(number.exponent)
    }

    /// - Parameter decimals: how many to write, zeros too; `nil` for as many as there are.
    static func plain(_ number: DecimalNumber, decimals: Int?) -> String {
        var whole: [UInt8] = []
        for power in stride(from: max(number.exponent, 0), through: 0, by: -1) {
            whole.append(number.digit(at: power))
        }
        let last = number.exponent - number.digits.count + 1
        let decimals = decimals ?? (number.digits.isEmpty ? 0 : max(-last, 0))
        var text = number.isNegative && !number.digits.isEmpty ? "\u{2212}" : ""
        for (index, digit) in whole.enumerated() {
            let rest = whole.count - index
            if index > 0, rest % 3 == 0, whole.count > 4 { text += "\u{202F}" }
            text += String(digit)
        }
        if decimals > 0 {
            text += "."
            for power in 1...decimals { text += String(number.digit(at: -power)) }
        }
        return text
    }

    /// `1.5×10⁻⁶`; a power alone where the digits are a single 1.
    static func scientific(_ number: DecimalNumber) -> String {
        let sign = number.isNegative ? "\u{2212}" : ""
        let digits = number.digits.map(String.init)
        let power = "10" + superscript(number.exponent)
        if digits == ["1"] { return sign + power }
        let fraction = digits.count > 1 ? "." + digits.dropFirst().joined() : ""
        return sign + (digits.first ?? "0") + fraction + "×" + power
    }

    private static func superscript(_ number: Int) -> String {
        let signs: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        let digits = String(number.magnitude).utf8.map { signs[Int($0 - UInt8(ascii: "0")) % 10] }
        return (number < 0 ? "⁻" : "") + String(digits)
    }
}

/// A finite number in decimal digits.
struct DecimalNumber: Hashable {
    var isNegative: Bool
    /// 0 to 9, without zeros at either end; none for zero.
    var digits: [UInt8]
    /// The power of ten of the first digit; 0 for zero.
    var exponent: Int

    /// The shortest digits that read back as the same number; `nil` for what is not finite.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        // Swift's own description: `-12.5`, `1e-05`, `1.7976931348623157e+308`.
        let parts = value.description.utf8.split(separator: UInt8(ascii: "e"))
        let written = Array(parts.first ?? "".utf8[...]).filter { $0 != UInt8(ascii: "-") }
        let point = written.firstIndex(of: UInt8(ascii: ".")) ?? written.count
        let digits = written.filter { $0 != UInt8(ascii: ".") }.map { $0 - UInt8(ascii: "0") }
        let power = parts.count > 1 ? Int(String(Substring(parts[1]))) ?? 0 : 0
        self.init(isNegative: value.sign == .minus, digits: digits, exponent: point - 1 + power)
    }

    /// `mantissa` × 10 ^ `power`
    init(_ mantissa: Int, power: Int) {
        let digits = String(mantissa.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
        self.init(isNegative: mantissa < 0, digits: digits, exponent: digits.count - 1 + power)
    }

    private init(isNegative: Bool, digits: [UInt8], exponent: Int) {
        let leading = digits.prefix { $0 == 0 }.count
        var kept = digits.dropFirst(leading)
        while kept.last == 0 { kept.removeLast() }
        self.isNegative = isNegative && !kept.isEmpty
        self.digits = Array(kept)
        self.exponent = kept.isEmpty ? 0 : exponent - leading
    }

    /// The digit that counts for 10 ^ `power`.
    func digit(at power: Int) -> UInt8 {
        let index = exponent - power
        return digits.indices.contains(index) ? digits[index] : 0
    }

    /// Halves away from zero.
    func rounded(toDigits count: Int) -> DecimalNumber {
        guard digits.count > count else { return self }
        var kept = [0] + digits.prefix(count)
        if digits[count] >= 5 {
            var index = kept.count - 1
            while kept[index] == 9 {
                kept[index] = 0
                index -= 1
            }
            kept[index] += 1
        }
        return DecimalNumber(isNegative: isNegative, digits: kept, exponent: exponent + 1)
    }
}
