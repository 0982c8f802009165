/// Why a formula can't be shown.
package struct FormulaError: Error, Hashable, Sendable {
    /// One line in lower case without a final period, as the summary of a diagnostic.
    package let summary: String
    /// Where in the formula, from 0 up to its length; `nil` where that is not known.
    package let byteOffset: Int?

    static let tooLong = FormulaError(
        summary: "the formula is longer than \(FormulaTypesetter.byteLimit) bytes", byteOffset: nil)
    static let tooLarge = FormulaError(
        summary: "the formula is nested too deeply or is too large", byteOffset: nil)
    static let tooMuchWork = FormulaError(
        summary: "the formula takes too long to typeset; does a macro expand without end?", byteOffset: nil)
    static let notUnicode = FormulaError(summary: "the formula is not valid UTF-8", byteOffset: nil)
    static let noEngine = FormulaError(summary: "there is no memory for typesetting formulas", byteOffset: nil)
}

extension FormulaError {
    /// Messages quote the formula, which may be anything.
    private static let longestSummary = 200

    /// - Parameters:
    ///   - answer: the place in UTF-16 code units, or nothing, then a colon and KaTeX's message.
    ///   - tex: the formula; valid UTF-8.
    init(answer: UnsafeBufferPointer<UInt8>, tex: UnsafeBufferPointer<UInt8>) {
        let decoded = String(decoding: UTF16Text.decode(answer), as: UTF8.self)
        let parts = decoded.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        summary = parts.count == 2 ? Self.summary(of: parts[1]) : Self.tooLarge.summary
        byteOffset = Int(parts[0]).map { UTF16Text.byteOffset(ofUnit: $0, in: tex) }
    }

    /// One line, not too long, that begins in lower case unless its first word is a name.
    private static func summary(of message: Substring) -> String {
        let scalars = message.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        var line = String(String.UnicodeScalarView(scalars.prefix(longestSummary)))
        if scalars.count > longestSummary { line += "…" }
        if line.hasSuffix(".") { line.removeLast() }
        let start = line.unicodeScalars.prefix(2)
        guard start.count == 2, start.last?.properties.isLowercase == true, !line.hasPrefix("KaTeX") else {
            return line
        }
        return line.prefix(1).lowercased() + line.dropFirst()
    }
}
