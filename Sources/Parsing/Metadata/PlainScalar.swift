import Diagnostics
import NotebookModel

/// The type of an unquoted scalar: the core schema of YAML 1.2 with the dates that Obsidian knows.
///
/// `true`/`false` in the usual cases are booleans, `yes`, `no`, `on` and `off` are text; `.inf`, `.nan` and numbers
/// beyond a `Double` are text, because no output format could carry them. See <https://yaml.org/spec/1.2.2/#103-core-schema>.
enum PlainScalar {
    static func content(_ bytes: UnsafeBufferPointer<UInt8>) -> MetadataNode.Content {
        guard let first = bytes.first else { return .null }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            let text = String(decoding: bytes, as: UTF8.self)
            if bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), let time = moment(text, byteCount: bytes.count) {
                return time
            }
            return number(bytes, text: text) ?? .text(text)
        case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "n"),
            UInt8(ascii: "N"), UInt8(ascii: "~"):
            let text = String(decoding: bytes, as: UTF8.self)
            return keyword(text) ?? .text(text)
        default:
            return .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    static func content(_ text: String) -> MetadataNode.Content {
        var copy = text
        return copy.withUTF8 { content($0) }
    }

    /// The same as a property's value.
    static func value(_ text: String) -> PropertyValue {
        MetadataNode(content(text), at: SourcePosition(line: 1, column: 1)).propertyValue
    }

    private static func keyword(_ text: String) -> MetadataNode.Content? {
        switch text {
        case "true", "True", "TRUE": .boolean(true)
        case "false", "False", "FALSE": .boolean(false)
        case "null", "Null", "NULL", "~": .null
        default: nil
        }
    }

    private static func moment(_ text: String, byteCount: Int) -> MetadataNode.Content? {
        if byteCount == 10 { return CalendarDate(text).map { .date($0) } }
        return Timestamp(text).map { .timestamp($0) }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, text: String) -> MetadataNode.Content? {
        if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
            let radix = bytes[1] == UInt8(ascii: "x") ? 16 : bytes[1] == UInt8(ascii: "o") ? 8 : 0
            if radix > 0 {
                let digits = text.dropFirst(2)
                guard digits.utf8.first != UInt8(ascii: "+"), digits.utf8.first != UInt8(ascii: "-"),
                    let value = UInt64(digits, radix: radix)
                else { return nil }
                return .number(NumberValue(value: Double(value), literal: text))
            }
        }
        guard isDecimal(bytes), let value = Double(text), value.isFinite else { return nil }
        return .number(NumberValue(value: value, literal: text))
    }

    /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
    private static func isDecimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        func skipDigits() -> Int {
            let start = index
            while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) { index += 1 }
            return index - start
        }
        func skip(_ characters: StaticString) -> Bool {
            guard index < bytes.count,
                characters.withUTF8Buffer({ $0.contains(bytes[index]) })
            else { return false }
            index += 1
            return true
        }
        _ = skip("+-")
        let wholeDigits = skipDigits()
        if skip(".") {
            let fractionDigits = skipDigits()
            guard wholeDigits + fractionDigits > 0 else { return false }
        } else if wholeDigits == 0 {
            return false
        }
        if skip("eE") {
            _ = skip("+-")
            guard skipDigits() > 0 else { return false }
        }
        return index == bytes.count
    }
}
