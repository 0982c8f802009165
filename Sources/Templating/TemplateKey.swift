import Synchronization

/// The name of a field, interned to a small integer, so that a lookup compares integers.
///
/// Interning takes a process-wide lock and hashes the name. Code that runs for every page keeps its keys:
/// `static let title: TemplateKey = "title"`. Keys are never forgotten, so they are for names that code or templates
/// know, not for names that come from notes without bound.
package struct TemplateKey: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    let number: UInt32

    package init(_ name: String) { number = Self.names.withLock { $0.number(of: name) } }

    package init(stringLiteral name: String) { self.init(name) }

    package var description: String { Self.names.withLock { $0.names[Int(number)] } }

    /// `.`, the value that a section stands in.
    static let current: TemplateKey = "."

    private static let names = Mutex(InternedNames())
}

private struct InternedNames: Sendable {
    private(set) var names: [String] = []
    private var numbers: [String: UInt32] = [:]

    mutating func number(of name: String) -> UInt32 {
        if let number = numbers[name] { return number }
        let number = UInt32(names.count)
        names.append(name)
        numbers[name] = number
        return number
    }
}
