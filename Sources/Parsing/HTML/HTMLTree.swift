import CGumbo

/// A node of gumbo's tree.
typealias HTMLNode = UnsafeMutablePointer<GumboNode>

/// Parses HTML as a browser does, by the rules of <https://html.spec.whatwg.org/multipage/parsing.html>.
enum HTMLTree {
    /// Passes the element around the fragment, which lives until `read` returns; it was parsed as the content of a `div`.
    static func read<Result>(
        _ fragment: UnsafeBufferPointer<UInt8>, _ read: (HTMLNode) -> Result
    ) -> Result? {
        let arena = HTMLArena()
        var options = GumboOptions()
        options.allocator = { arena, size in
            arena.flatMap { Unmanaged<HTMLArena>.fromOpaque($0).takeUnretainedValue().allocate(size) }
        }
        options.deallocator = { _, _ in }
        options.userdata = Unmanaged.passUnretained(arena).toOpaque()
        options.tab_stop = 8
        options.max_errors = 0
        options.fragment_context = GUMBO_TAG_DIV
        options.fragment_namespace = GUMBO_NAMESPACE_HTML
        return withExtendedLifetime(arena) {
            fragment.withMemoryRebound(to: CChar.self) { text -> Result? in
                guard let start = text.baseAddress,
                    let output = gumbo_parse_with_options(&options, start, text.count),
                    let root = output.pointee.root
                else { return nil }
                return read(root)
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == GumboNode {
    var isElement: Bool { pointee.type == GUMBO_NODE_ELEMENT || pointee.type == GUMBO_NODE_TEMPLATE }

    /// - Precondition: it is an element.
    var childCount: Int { Int(pointee.v.element.children.length) }

    func child(_ index: Int) -> HTMLNode? {
        pointee.v.element.children.data[index]?.assumingMemoryBound(to: GumboNode.self)
    }

    /// - Precondition: it is an element.
    var attributes: [UnsafePointer<GumboAttribute>] {
        let vector = pointee.v.element.attributes
        return (0..<Int(vector.length)).compactMap { index in
            vector.data[index].map { UnsafePointer($0.assumingMemoryBound(to: GumboAttribute.self)) }
        }
    }

    /// The decoded text of a node that is no element.
    var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(cString: pointee.v.text.text) }
}

extension UnsafeBufferPointer where Element == UInt8 {
    /// - Parameter text: ends with a zero byte.
    init(cString text: UnsafePointer<CChar>?) {
        guard let text else {
            self.init(start: nil, count: 0)
            return
        }
        var count = 0
        while text[count] != 0 { count += 1 }
        self.init(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
    }
}
