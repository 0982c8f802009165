/// A pattern of `.gitignore` for a name or a path, compiled; it matches bytes, as Git does.
///
/// Matching follows all ways through the pattern at once, so that no pattern takes exponential time.
/// The language: <https://git-scm.com/docs/gitignore#_pattern_format>.
package struct Glob: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case byte(UInt8)
        /// One byte of the set.
        case oneOf(ByteSet)
        /// Any number of bytes but `/`.
        case star
        /// Any number of bytes.
        case globstar
        /// What follows, with or without the next two steps: `**/` also stands for no folder.
        case optionalFolders
    }

    let steps: [Step]

    /// - Complexity: O(bytes of the text × steps).
    package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let stateCount = steps.count + 1
        return withUnsafeTemporaryAllocation(of: Bool.self, capacity: 2 * stateCount) { states in
            states.initialize(repeating: false)
            var current = UnsafeMutableBufferPointer(rebasing: states[..<stateCount])
            var next = UnsafeMutableBufferPointer(rebasing: states[stateCount...])
            current[0] = true
            for byte in text {
                guard advance(&current, over: byte, into: &next) else { return false }
                swap(&current, &next)
                next.update(repeating: false)
            }
            return reachesEnd(&current)
        }
    }

    /// - Returns: whether any way is left.
    private func advance(
        _ current: inout UnsafeMutableBufferPointer<Bool>, over byte: UInt8,
        into next: inout UnsafeMutableBufferPointer<Bool>
    ) -> Bool {
        var isAlive = false
        for (index, step) in steps.enumerated() where current[index] {
            skip(step, at: index, in: &current)
            guard let target = target(of: step, at: index, over: byte) else { continue }
            next[target] = true
            isAlive = true
        }
        return isAlive
    }

    private func target(of step: Step, at index: Int, over byte: UInt8) -> Int? {
        switch step {
        case .byte(let expected): byte == expected ? index + 1 : nil
        case .oneOf(let set): set.contains(byte) ? index + 1 : nil
        case .star: byte != UInt8(ascii: "/") ? index : nil
        case .globstar: index
        case .optionalFolders: nil
        }
    }

    /// Marks the states that are reached from a step without a byte; all lie behind it.
    private func skip(_ step: Step, at index: Int, in states: inout UnsafeMutableBufferPointer<Bool>) {
        switch step {
        case .star, .globstar: states[index + 1] = true
        case .optionalFolders:
            states[index + 1] = true
            states[index + 3] = true
        case .byte, .oneOf: break
        }
    }

    private func reachesEnd(_ states: inout UnsafeMutableBufferPointer<Bool>) -> Bool {
        for (index, step) in steps.enumerated() where states[index] { skip(step, at: index, in: &states) }
        return states[steps.count]
    }
}
