/// Named values: what a template sees of one thing.
///
/// Of two entries with one key the first is found. Lookup is linear, which for the dozen fields of a view model is faster
/// than hashing.
package struct TemplateMap: Sendable, ExpressibleByDictionaryLiteral {
    typealias Entry = (TemplateKey, TemplateValue)

    /// An array literal's own storage, so that a map costs one allocation.
    var entries: [Entry]

    package init() { entries = [] }

    package init(dictionaryLiteral entries: (TemplateKey, TemplateValue)...) { self.entries = entries }

    package init(_ entries: [(TemplateKey, TemplateValue)]) { self.entries = entries }

    /// Setting `nil` removes the field, so that an outer field of this name shows through; `.null` hides it.
    ///
    /// - Complexity: O(n) in the number of fields.
    package subscript(key: TemplateKey) -> TemplateValue? {
        get { entries.first { $0.0 == key }?.1 }
        set {
            guard let index = entries.firstIndex(where: { $0.0 == key }) else {
                if let newValue { entries.append((key, newValue)) }
                return
            }
            if let newValue { entries[index].1 = newValue } else { entries.remove(at: index) }
        }
    }

    /// The value in place. Entries are tuples, in which no typed pointer reaches the second part.
    static func value(
        of key: TemplateKey, in entries: UnsafeBufferPointer<Entry>
    ) -> UnsafePointer<TemplateValue>? {
        guard let first = entries.baseAddress else { return nil }
        for index in 0..<entries.count where first[index].0 == key {
            return (UnsafeRawPointer(first + index) + valueOffset).assumingMemoryBound(to: TemplateValue.self)
        }
        return nil
    }

    /// Parts of a tuple are laid out in order, each at its alignment.
    private static var valueOffset: Int {
        let alignment = MemoryLayout<TemplateValue>.alignment
        return (MemoryLayout<TemplateKey>.size + alignment - 1) / alignment * alignment
    }
}
