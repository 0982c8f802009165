/// Memory for one parse, given back as a whole.
///
/// gumbo frees its tree by recursion, which a deep document would take to the end of the stack; from an arena nothing
/// is freed one by one, and allocating costs little more than an addition.
final class HTMLArena {
    private static let blockByteCount = 1 << 16
    private static let alignment = 16

    private var blocks: [UnsafeMutableRawPointer] = []
    private var free = UnsafeMutableRawBufferPointer(start: nil, count: 0)

    deinit { for block in blocks { block.deallocate() } }

    func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer? {
        let size = (max(byteCount, 1) + Self.alignment - 1) & ~(Self.alignment - 1)
        if size > free.count {
            let block = UnsafeMutableRawBufferPointer.allocate(
                byteCount: max(size, Self.blockByteCount), alignment: Self.alignment)
            if let base = block.baseAddress { blocks.append(base) }
            if size > Self.blockByteCount / 4 { return block.baseAddress }
            free = block
        }
        let start = free.baseAddress
        free = UnsafeMutableRawBufferPointer(rebasing: free[size...])
        return start
    }
}
