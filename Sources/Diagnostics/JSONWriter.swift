/// Writes one JSON text (RFC 8259) straight into UTF-8 bytes, members in the order of the calls.
///
///     let bytes = JSONWriter.bytes(.pretty) { json in
///         json.object {
///             $0.member("path", path)
///             $0.member("tags") { $0.array(tags) { $0.value($1.name) } }
///         }
///     }
///
/// Inside `object` only members may be written, inside `array` only values; debug builds stop at anything else.
/// Keys are not checked for repeats.
package struct JSONWriter {
    package enum Style: Hashable, Sendable {
        case compact
        /// One member or element on a line, indented by two spaces.
        case pretty
    }

    private enum Place { case document, object, array, member }

    package private(set) var bytes: [UInt8] = []
    private let style: Style
    private var depth = 0
    private var place = Place.document
    /// Whether the container that is being written holds nothing yet.
    private var isAtStart = true

    package init(style: Style = .compact) { self.style = style }

    /// The text that `write` makes, without a newline at its end.
    package static func bytes(
        _ style: Style = .compact, _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> [UInt8] {
        var writer = JSONWriter(style: style)
        try write(&writer)
        return writer.bytes
    }

    // MARK: Containers

    package mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
        try container(.object, from: UInt8(ascii: "{"), to: UInt8(ascii: "}"), members)
    }

    package mutating func array(_ elements: (inout JSONWriter) throws -> Void) rethrows {
        try container(.array, from: UInt8(ascii: "["), to: UInt8(ascii: "]"), elements)
    }

    /// An array with what `write` makes of each element, which must be one value.
    package mutating func array<Element>(
        _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) throws -> Void
    ) rethrows {
        try array { json in
            for element in elements { try write(&json, element) }
        }
    }

    /// A member whose value, exactly one, is written by the closure.
    package mutating func member(_ key: String, _ write: (inout JSONWriter) throws -> Void) rethrows {
        assert(place == .object, "a member stands in an object")
        separate()
        bytes.appendJSONString(key)
        bytes.append(UInt8(ascii: ":"))
        if style == .pretty { bytes.append(UInt8(ascii: " ")) }
        place = .member
        try write(&self)
        assert(place == .object, "a member has exactly one value")
    }

    private mutating func container(
        _ kind: Place, from opening: UInt8, to closing: UInt8, _ body: (inout JSONWriter) throws -> Void
    ) rethrows {
        let outer = beginValue()
        bytes.append(opening)
        depth += 1
        place = kind
        isAtStart = true
        try body(&self)
        depth -= 1
        if !isAtStart { breakLine() }
        bytes.append(closing)
        endValue(in: outer)
    }

    // MARK: Scalars

    /// Appends a scalar that `write` spells.
    mutating func scalar(_ write: (inout [UInt8]) -> Void) {
        let outer = beginValue()
        write(&bytes)
        endValue(in: outer)
    }

    // MARK: Separators

    /// The place to return to when the value is written.
    private mutating func beginValue() -> Place {
        assert(place != .object, "a value in an object stands in a member")
        assert(place != .document || bytes.isEmpty, "a text holds one value")
        if place == .array { separate() }
        return place == .member ? .object : place
    }

    private mutating func endValue(in outer: Place) {
        place = outer
        isAtStart = false
    }

    private mutating func separate() {
        if !isAtStart { bytes.append(UInt8(ascii: ",")) }
        isAtStart = false
        breakLine()
    }

    private mutating func breakLine() {
        guard style == .pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth {
            bytes.append(UInt8(ascii: " "))
            bytes.append(UInt8(ascii: " "))
        }
    }
}
