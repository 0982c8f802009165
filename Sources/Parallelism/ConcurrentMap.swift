import Dispatch
import Synchronization

/// Applies a function to all elements on several threads; the results stand in the order of the elements.
///
/// Elements are handed out in chunks, since a task for each of many small ones costs more than the work. The state made
/// by `makeState` belongs to one thread at a time: buffers, hashers and parsers live there and are used again.
///
/// - Parameters:
///   - threadCount: at least 1; 1 runs on the calling thread.
///   - chunkSize: elements that a thread takes at once; at least 1.
///   - makeState: called for each thread that has work, before its first element; not called for no elements.
/// - Complexity: O(n) calls of `transform`, O(n / chunkSize) synchronised steps.
package func concurrentMap<Element: Sendable, State, Result: Sendable>(
    _ elements: [Element],
    threadCount: Int,
    chunkSize: Int = 64,
    makeState: @Sendable () -> State,
    transform: @Sendable (inout State, Element) -> Result
) -> [Result] {
    precondition(threadCount >= 1 && chunkSize >= 1, "concurrentMap needs a thread and a chunk to give it")
    if elements.isEmpty { return [] }
    let chunkCount = (elements.count - 1) / chunkSize + 1
    let workerCount = min(threadCount, chunkCount)
    guard workerCount > 1 else {
        var state = makeState()
        return elements.map { transform(&state, $0) }
    }
    let next = Atomic<Int>(0)
    let finished = Mutex<[[Result]]>(Array(repeating: [], count: chunkCount))
    DispatchQueue.concurrentPerform(iterations: workerCount) { _ in
        // Where cores are few, the last workers begin when the others have finished all.
        var chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunkCount else { return }
        var state = makeState()
        while chunk < chunkCount {
            let start = chunk * chunkSize
            let results = elements[start..<start + min(chunkSize, elements.count - start)].map { transform(&state, $0) }
            finished.withLock { $0[chunk] = results }
            chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        }
    }
    return finished.withLock { Array($0.joined()) }
}
