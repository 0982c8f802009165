/// The properties of one file: each key once, in the order of the sources.
package struct Properties: Sendable, RandomAccessCollection {
    private var elements: [Property]
    /// The place of each key, once there are more than `scanLimit`.
    private var indexOfKey: [String: Int] = [:]

    /// Up to so many keys, which few notes exceed, no dictionary is made.
    private static let scanLimit = 16

    package init(_ elements: [Property] = []) {
        self.elements = []
        for element in elements { insertIfAbsent(element) }
    }

    package var startIndex: Int { elements.startIndex }
    package var endIndex: Int { elements.endIndex }
    package subscript(position: Int) -> Property { elements[position] }

    /// - Complexity: O(1).
    package subscript(key: String) -> PropertyValue? {
        index(of: key).map { elements[$0].value }
    }

    /// Keeps what is there: a stronger origin has spoken already.
    ///
    /// - Complexity: O(1), amortised over many calls.
    package mutating func insertIfAbsent(_ property: Property) {
        guard index(of: property.key) == nil else { return }
        elements.append(property)
        if elements.count > Self.scanLimit { indexKeys() }
    }

    private func index(of key: String) -> Int? {
        elements.count > Self.scanLimit ? indexOfKey[key] : elements.firstIndex { $0.key == key }
    }

    /// Adds the keys that have no place in the dictionary yet.
    private mutating func indexKeys() {
        for index in indexOfKey.count..<elements.count { indexOfKey[elements[index].key] = index }
    }
}

extension Properties: Hashable {
    package static func == (left: Properties, right: Properties) -> Bool { left.elements == right.elements }
    package func hash(into hasher: inout Hasher) { hasher.combine(elements) }
}
