import CPCRE2

/// Why there is no answer whether an expression matches.
package enum RegularExpressionError: Error, Hashable {
    /// - Parameter offset: where it is wrong, in bytes from its start.
    case unreadable(offset: Int)
    /// It would take too long, or too much memory.
    case tooMuchWork
}

/// A regular expression as JavaScript has them.
///
/// `\s` is only the white space of ASCII here, and a character beyond U+FFFF is one and not two.
package final class RegularExpression {
    fileprivate let code: OpaquePointer

    /// - Parameters:
    ///   - isAnchored: whether it matches only at the place where matching starts.
    ///   - matchesLines: whether `^` and `$` also stand for starts and ends of lines, as with the flag `m`.
    package init(
        _ pattern: UnsafeBufferPointer<UInt8>, ignoresCase: Bool, isAnchored: Bool = false, matchesLines: Bool = true
    ) throws(RegularExpressionError) {
        var options =
            PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_ALT_CIRCUMFLEX | PCRE2_ALT_BSUX | PCRE2_ALLOW_EMPTY_CLASS
            | PCRE2_MATCH_UNSET_BACKREF
        // Without the flag `m`, `$` stands for the end alone and not for a line end before it.
        options |= matchesLines ? PCRE2_MULTILINE : PCRE2_DOLLAR_ENDONLY
        if ignoresCase { options |= PCRE2_CASELESS }
        if isAnchored { options |= PCRE2_ANCHORED }
        var error: Int32 = 0
        var errorOffset = 0
        guard let context = pcre2_compile_context_create_8(nil) else { throw .tooMuchWork }
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
        guard
            let code = pcre2_compile_8(pattern.baseAddress, pattern.count, options, &error, &errorOffset, context)
        else { throw .unreadable(offset: errorOffset) }
        // Where a processor has no compiler, matching is slower.
        pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
        self.code = code
    }

    deinit { pcre2_code_free_8(code) }
}

/// What matching needs; for one thread.
package final class RegularExpressionMatcher {
    package struct Match {
        package let range: Range<Int>
        /// Which alternative matched, of an expression that names them.
        package let alternative: Int

        package init(range: Range<Int>, alternative: Int) {
            self.range = range
            self.alternative = alternative
        }
    }

    /// Attempts at one match that are for nothing; when they are not enough, so many times more are granted.
    private static let freeAttempts: UInt32 = 1000
    private static let growth: UInt32 = 16
    /// What may be granted from one `begin` to the next, of which a million take about 1 ms. Most texts want none.
    private static let grantedAttempts: UInt32 = 400_000_000
    private static let stackSize = (first: 32 << 10, largest: 1 << 20)

    private let data: OpaquePointer
    private let context: OpaquePointer
    private let stack: OpaquePointer
    private var attemptsLeft = grantedAttempts

    package init?() {
        guard let data = pcre2_match_data_create_8(1, nil) else { return nil }
        guard let context = pcre2_match_context_create_8(nil) else {
            pcre2_match_data_free_8(data)
            return nil
        }
        guard let stack = pcre2_jit_stack_create_8(Self.stackSize.first, Self.stackSize.largest, nil) else {
            pcre2_match_context_free_8(context)
            pcre2_match_data_free_8(data)
            return nil
        }
        pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
        (self.data, self.context, self.stack) = (data, context, stack)
    }

    deinit {
        pcre2_jit_stack_free_8(stack)
        pcre2_match_context_free_8(context)
        pcre2_match_data_free_8(data)
    }

    /// To be called where a piece of work begins: a text of code, a query.
    package func begin() { begin(granting: Self.grantedAttempts) }

    /// - Parameter attempts: what may be granted until the next time, beyond those that are for nothing.
    package func begin(granting attempts: UInt32) { attemptsLeft = attempts }

    /// The first match at or after a place.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8; nothing before it is seen.
    ///   - start: where a character begins, or the text's end.
    package func match(
        _ expression: RegularExpression, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) throws(RegularExpressionError) -> Match? {
        var limit = Self.freeAttempts
        while true {
            pcre2_set_match_limit_8(context, limit)
            let status = pcre2_match_8(
                expression.code, text.baseAddress, text.count, start, PCRE2_NO_UTF_CHECK, data, context)
            switch status {
            case 0...:
                guard let ends = pcre2_get_ovector_pointer_8(data) else { throw .tooMuchWork }
                return Match(range: ends[0]..<ends[1], alternative: alternative)
            case PCRE2_ERROR_NOMATCH:
                return nil
            case PCRE2_ERROR_MATCHLIMIT where limit <= attemptsLeft / Self.growth:
                limit *= Self.growth
                attemptsLeft -= limit
            default:
                throw .tooMuchWork
            }
        }
    }

    private var alternative: Int {
        guard var digit = pcre2_get_mark_8(data) else { return 0 }
        var number = 0
        while digit.pointee != 0 {
            number = number * 10 + Int(digit.pointee) - 0x30
            digit += 1
        }
        return number
    }
}
