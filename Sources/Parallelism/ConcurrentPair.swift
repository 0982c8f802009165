import Dispatch
import Synchronization

/// Does two things at once, the first on another thread.
///
/// - Parameter threadCount: 1 does one after the other on the calling thread.
/// - Throws: what `own` throws, once both have come to an end.
package func concurrentPair<Other: Sendable, Own>(
    threadCount: Int, _ other: @escaping @Sendable () -> Other, _ own: () throws -> Own
) throws -> (Other, Own) {
    if threadCount == 1 {
        let result = other()
        return (result, try own())
    }
    let slot = ResultSlot<Other>()
    DispatchQueue.global(qos: .userInitiated).async { slot.fill(with: other()) }
    let result = Result { try own() }
    return (slot.wait(), try result.get())
}

/// A value that another thread is still making.
private final class ResultSlot<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let isFilled = DispatchSemaphore(value: 0)

    func fill(with result: sending Value) {
        value.withLock { $0 = result }
        isFilled.signal()
    }

    func wait() -> Value {
        isFilled.wait()
        guard let result = value.withLock({ $0 }) else { preconditionFailure("the slot was signalled empty") }
        return result
    }
}
