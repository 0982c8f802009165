import Dispatch
import Synchronization

/// Does two things at once, the first on another thread.
///
/// - Parameter threadCount: 1 does one after the other on the calling thread.
/// - Throws: what `own` throws, once both have come to an end.
package func concurrentPair<Other: Sendable, Own>(
    threadCount: Int, _ other: @escaping @Sendable () -> Other, _ own: () throws -> Own
) throws -> (Other, Own) {
    let begun = ConcurrentValue(threadCount: threadCount, other)
    if threadCount == 1 { _ = begun.value }
    let result = Result { try own() }
    return (begun.value, try result.get())
}

/// A value that another thread makes meanwhile.
package final class ConcurrentValue<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let make: @Sendable () -> Value
    /// `nil` where the thread that asks makes the value.
    private let isMade: DispatchSemaphore?

    /// - Parameter threadCount: 1 makes the value on the thread that first asks for it.
    package init(threadCount: Int, _ make: @escaping @Sendable () -> Value) {
        self.make = make
        isMade = threadCount == 1 ? nil : DispatchSemaphore(value: 0)
        guard let isMade else { return }
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let value = make()
            made.withLock { $0 = value }
            isMade.signal()
        }
    }

    /// Waits for it.
    package var value: Value {
        isMade?.wait()
        // Whoever asks next need not wait again.
        isMade?.signal()
        return made.withLock { made in
            let value = made ?? make()
            made = value
            return value
        }
    }
}
