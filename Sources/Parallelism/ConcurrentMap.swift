import Dispatch
import Synchronization

/// Applies a function to all elements on several threads; the results stand in the order of the elements.
///
/// Elements are handed out in chunks, since a task for each of many small ones costs more than the work. The state made
/// by `makeState` belongs to one thread at a time: buffers, hashers and parsers live there and are used again.
///
/// - Parameters:
///   - threadCount: at least 1; 1 runs on the calling thread.
///   - chunkSize: elements that a thread takes at once.
/// - Complexity: O(n) calls of `transform`, O(n / chunkSize) synchronised steps.
package func concurrentMap<Element: Sendable, State, Result: Sendable>(
    _ elements: [Element],
    threadCount: Int,
    chunkSize: Int = 64,
    makeState: @Sendable () -> State,
    transform: @Sendable (inout State, Element) -> Result
) -> [Result] {
    let chunkCount = (elements.count + chunkSize - 1) / chunkSize
    let workerCount = min(threadCount, chunkCount)
    guard workerCount > 1 else {
        var state = makeState()
        return elements.map { transform(&state, $0) }
    }
    let next = Atomic<Int>(0)
    let finished = Mutex<[Int: [Result]]>([:])
    DispatchQueue.concurrentPerform(iterations: workerCount) { _ in
        var state = makeState()
        while true {
            let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard chunk < chunkCount else { return }
            let range = chunk * chunkSize..<min((chunk + 1) * chunkSize, elements.count)
            let results = elements[range].map { transform(&state, $0) }
            finished.withLock { $0[chunk] = results }
        }
    }
    return finished.withLock { chunks in (0..<chunkCount).flatMap { chunks[$0] ?? [] } }
}
