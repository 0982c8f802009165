import NotebookModel

/// Tells apart the sources that would share an address.
///
/// Addresses share a place when their keys are equal: there are file systems that see no difference of case or Unicode form.
package enum AddressAllocation {
    package static func key(of address: String) -> String { FoldedName.fold(address) }

    /// The natural keys whose holders may change when one of `changed` gains or loses a source: themselves, the files that
    /// would stand where their folders do, and those that `-2`, `-3`, … was put behind.
    package static func groups(affectedBy changed: Set<String>) -> Set<String> {
        var groups: Set<String> = []
        for key in changed {
            groups.formUnion(bases(of: key))
            for folder in folders(above: key) { groups.formUnion(bases(of: folder)) }
        }
        return groups
    }

    /// The natural keys of the sources that may have been given the key: itself, and without the numbers at its end.
    static func bases(of key: String) -> [String] {
        var bases = [key]
        var current = key
        while let base = withoutNumber(current) {
            bases.append(base)
            current = base
        }
        return bases
    }

    /// `a/b/c.html` → `a/b`, `a`.
    static func folders(above key: String) -> [String] {
        var folders: [String] = []
        var rest = key[...]
        while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
            rest = rest[..<slash]
            folders.append(String(rest))
        }
        return folders
    }

    /// The addresses of the sources of one natural key, in the order that gives precedence: the first keeps its own, the
    /// others get the first free `-2`, `-3`, ….
    ///
    /// - Parameters:
    ///   - naturals: the natural addresses, of one key.
    ///   - isFirstFree: whether the first can have its own; else it gets a number too.
    ///   - isTaken: whether some source has the key by nature, or a folder of the site stands there.
    package static func addresses(
        naturals: [String], isFirstFree: Bool, isTaken: (String) throws -> Bool
    ) rethrows -> [String] {
        var addresses: [String] = []
        var number = 1
        for natural in naturals {
            if number == 1, isFirstFree {
                addresses.append(natural)
                number = 2
                continue
            }
            number = max(number, 2)
            while try isTaken(key(of: numbered(natural, number))) { number += 1 }
            addresses.append(numbered(natural, number))
            number += 1
        }
        return addresses
    }

    /// `a/b.html`, 2 → `a/b-2.html`.
    static func numbered(_ address: String, _ number: Int) -> String {
        let (stem, end) = split(address)
        return "\(stem)-\(number)\(end)"
    }

    /// `a/b-2.html` → `a/b.html`; `nil` where there is no number.
    static func withoutNumber(_ address: String) -> String? {
        let (stem, end) = split(address)
        let digits = stem.utf8.reversed().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        guard digits > 0, digits < stem.utf8.count else { return nil }
        let hyphen = stem.utf8.index(stem.endIndex, offsetBy: -digits - 1)
        guard stem.utf8[hyphen] == UInt8(ascii: "-"), hyphen != stem.startIndex else { return nil }
        return String(stem[..<hyphen]) + String(end)
    }

    private static func split(_ address: String) -> (stem: Substring, end: Substring) {
        let nameStart =
            address.utf8.lastIndex(of: UInt8(ascii: "/")).map { address.utf8.index(after: $0) } ?? address.startIndex
        guard let dot = address[nameStart...].utf8.lastIndex(of: UInt8(ascii: ".")), dot != nameStart else {
            return (address[...], "")
        }
        return (address[..<dot], address[dot...])
    }
}
