import Glibc
import NotebookModel

/// A word or phrase, found wherever it stands, also within words.
///
/// Unless case counts it is compared as `FoldedName` folds. Most are ASCII, and are then found in a text as it is.
struct SoughtText: Hashable, Sendable {
    let matchesCase: Bool
    /// What is compared: folded, unless case counts.
    let bytes: [UInt8]
    /// Whether it is found in a text as it is, and not in a folded one.
    let readsBytes: Bool
    /// The place of the byte that texts hold least.
    private let anchor: Int

    init(_ text: String, matchesCase: Bool) {
        self.matchesCase = matchesCase
        let bytes = Array((matchesCase ? text : FoldedName.fold(text)).utf8)
        self.bytes = bytes
        readsBytes = matchesCase || bytes.allSatisfy { $0 < 0x80 }
        anchor = bytes.indices.max { Self.rarity(of: bytes[$0]) < Self.rarity(of: bytes[$1]) } ?? 0
    }

    var isEmpty: Bool { bytes.isEmpty }

    static func == (left: SoughtText, right: SoughtText) -> Bool {
        left.matchesCase == right.matchesCase && left.bytes == right.bytes
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(matchesCase)
        hasher.combine(bytes)
    }

    /// Common English letters last; what is no letter between.
    private static func rarity(of byte: UInt8) -> Int {
        if byte == UInt8(ascii: " ") { return -1 }
        let byFrequency = "etaoinshrdlcumwfgypbvkjxqz".utf8
        let lower = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
        guard let place = byFrequency.firstIndex(of: lower) else { return 20 }
        return byFrequency.distance(from: byFrequency.startIndex, to: place)
    }

    // MARK: Finding

    /// The first place at or behind `start`.
    ///
    /// - Parameter text: as it is where `readsBytes`, else folded.
    /// - Complexity: O(n) by the C library's vector code, but for texts that nearly match everywhere.
    func first(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        guard !bytes.isEmpty else { return start <= text.count ? start..<start : nil }
        guard let base = text.baseAddress, text.count - start >= bytes.count else { return nil }
        return first(base, text.count, from: start, ignoresCase: readsBytes && !matchesCase)
    }

    private func first(
        _ base: UnsafePointer<UInt8>, _ count: Int, from start: Int, ignoresCase: Bool
    ) -> Range<Int>? {
        let letter = bytes[anchor]
        let hasCapital = ignoresCase && letter &- UInt8(ascii: "a") < 26
        // The end of the places where the anchor can stand, and the next ones where it does: as it is, and as a capital.
        let end = count - (bytes.count - anchor - 1)
        var small = Self.next(letter, base, from: start + anchor, to: end)
        var large = hasCapital ? Self.next(letter & ~0x20, base, from: start + anchor, to: end) : end
        while min(small, large) < end {
            let index = min(small, large)
            let offset = index - anchor
            let behind = offset + bytes.count
            if ignoresCase {
                if equalsFolded(base + offset), !isComposed(base, count, at: behind) { return offset..<behind }
            } else if memcmp(base + offset, bytes, bytes.count) == 0 {
                return offset..<behind
            }
            if small == index {
                small = Self.next(letter, base, from: index + 1, to: end)
            } else {
                large = Self.next(letter & ~0x20, base, from: index + 1, to: end)
            }
        }
        return nil
    }

    /// Where the byte stands next; `end` where it does not before that.
    private static func next(_ byte: UInt8, _ base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        guard start < end, let hit = memchr(base + start, Int32(byte), end - start) else { return end }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }

    private func equalsFolded(_ text: UnsafePointer<UInt8>) -> Bool {
        for (index, byte) in bytes.enumerated() {
            let other = text[index]
            guard other == byte || other &- UInt8(ascii: "A") < 26 && other | 0x20 == byte else { return false }
        }
        return true
    }

    /// Whether a mark (U+0300 to U+036F) makes another letter of the one before.
    private func isComposed(_ base: UnsafePointer<UInt8>, _ count: Int, at offset: Int) -> Bool {
        guard offset + 1 < count else { return false }
        return base[offset] == 0xCC || base[offset] == 0xCD && base[offset + 1] < 0xB0
    }

    /// Whether a short text holds it.
    func occurs(in text: String) -> Bool {
        var text = readsBytes ? text : FoldedName.fold(text)
        return text.withUTF8 { first(in: $0, from: 0) != nil }
    }

    /// Whether a short text is this one and nothing else.
    func isWhole(_ text: String) -> Bool {
        (matchesCase ? text : FoldedName.fold(text)).utf8.elementsEqual(bytes)
    }
}

extension SoughtText: CustomStringConvertible {
    var description: String {
        "text\(matchesCase ? "-case" : "")(\(Self.quoted(String(decoding: bytes, as: UTF8.self))))"
    }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
