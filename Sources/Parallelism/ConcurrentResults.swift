import Dispatch
import Synchronization

/// Results that other threads are still making, in the order of the elements that they are made from.
///
/// Iterating gives each result as soon as it and all before it are there, so that the thread that takes them works beside
/// those that make them. It can be iterated again; all results are kept. Elements are handed out in chunks as
/// `concurrentMap` does, and a single chunk is worked off at once, since starting a thread would cost more.
package final class ConcurrentResults<Result: Sendable>: Sequence, Sendable {
    package let count: Int
    private let chunkCount: Int
    private let chunks: Mutex<[[Result]]>
    /// One for each chunk, signalled when it is finished.
    private let finished: [DispatchSemaphore]
    private let next = Atomic<Int>(0)

    /// - Parameters:
    ///   - threadCount: threads that work beside the caller's; at least 1.
    ///   - chunkSize: elements that a thread takes at once; at least 1.
    ///   - makeState: called for each thread that has work, before its first element.
    package init<Element: Sendable, State>(
        of elements: [Element],
        threadCount: Int,
        chunkSize: Int,
        makeState: @escaping @Sendable () -> State,
        transform: @escaping @Sendable (inout State, Element) -> Result
    ) {
        precondition(threadCount >= 1 && chunkSize >= 1, "results need a thread and a chunk to give it")
        count = elements.count
        let chunkCount = elements.isEmpty ? 0 : (elements.count - 1) / chunkSize + 1
        self.chunkCount = chunkCount
        chunks = Mutex(Array(repeating: [], count: chunkCount))
        finished = (0..<chunkCount).map { _ in DispatchSemaphore(value: 0) }
        let work: @Sendable () -> Void = { [self] in
            var chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard chunk < chunkCount else { return }
            var state = makeState()
            while chunk < chunkCount {
                let start = chunk * chunkSize
                let results = elements[start..<Swift.min(start + chunkSize, elements.count)].map {
                    transform(&state, $0)
                }
                chunks.withLock { $0[chunk] = results }
                finished[chunk].signal()
                chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
            }
        }
        if chunkCount == 1 {
            work()
        } else {
            for _ in 0..<Swift.min(threadCount, chunkCount) {
                DispatchQueue.global(qos: .userInitiated).async(execute: work)
            }
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }

    package var underestimatedCount: Int { count }

    /// Waits for one chunk after the other.
    package struct Iterator: IteratorProtocol {
        private let results: ConcurrentResults
        private var chunk: [Result] = []
        private var nextChunk = 0
        private var index = 0

        fileprivate init(_ results: ConcurrentResults) { self.results = results }

        package mutating func next() -> Result? {
            if index == chunk.count {
                guard nextChunk < results.chunkCount else { return nil }
                chunk = results.waitForChunk(nextChunk)
                nextChunk += 1
                index = 0
            }
            defer { index += 1 }
            return chunk[index]
        }
    }

    private func waitForChunk(_ number: Int) -> [Result] {
        finished[number].wait()
        // Whoever iterates next need not wait again.
        finished[number].signal()
        return chunks.withLock { $0[number] }
    }
}
