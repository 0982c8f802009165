/// The ASCII characters that Mustache gives a meaning.
extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let period = UInt8(ascii: ".")
    static let asterisk = UInt8(ascii: "*")
    static let equals = UInt8(ascii: "=")

    /// Space or tab, the white space within a line.
    var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    var isWhitespace: Bool { isBlank || (0x0A...0x0D).contains(self) }
}
