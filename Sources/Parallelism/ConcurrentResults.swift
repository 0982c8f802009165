import Dispatch
import Synchronization

/// Results that other threads are still making, in the order of the elements that they are made from.
///
/// Iterating gives each result as soon as it and all before it are there, so that the thread that takes them works beside
/// those that make them; where it would have to wait for them, it makes results as they do. It can be iterated again; all
/// results are kept. Elements are handed out in chunks as `concurrentMap` does, and a single chunk is worked off at once, since
/// starting a thread would cost more.
package final class ConcurrentResults<Result: Sendable>: Sequence, Sendable {
    package let count: Int
    private let chunkCount: Int
    private let chunks: Mutex<[[Result]]>
    /// One for each chunk, signalled when it is finished.
    private let finished: [DispatchSemaphore]
    private let next = Atomic<Int>(0)
    /// `nil` once all chunks are taken, so that the elements are not kept for longer.
    private let makeWorker: Mutex<(@Sendable () -> Worker)?>

    /// Makes the results of the chunk with a number; belongs to one thread.
    private typealias Worker = (Int) -> [Result]

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
        makeWorker = Mutex {
            var state = makeState()
            return { chunk in
                let start = chunk * chunkSize
                return elements[start..<Swift.min(start + chunkSize, elements.count)].map { transform(&state, $0) }
            }
        }
        if chunkCount == 1 {
            workOff()
        } else {
            for _ in 0..<Swift.min(threadCount, chunkCount) {
                DispatchQueue.global(qos: .userInitiated).async { self.workOff() }
            }
        }
    }

    // MARK: Making

    private func workOff() {
        var worker: Worker?
        while workOffChunk(by: &worker) {}
    }

    /// - Parameter worker: the thread's own, made when it is first needed.
    /// - Returns: whether there was a chunk that no thread had taken.
    private func workOffChunk(by worker: inout Worker?) -> Bool {
        // Before a chunk is taken: whoever finds none left may drop what makes workers at any time.
        guard let make = makeWorker.withLock({ $0 }) else { return false }
        let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard chunk < chunkCount else {
            makeWorker.withLock { $0 = nil }
            return false
        }
        let work = worker ?? make()
        worker = work
        let results = work(chunk)
        chunks.withLock { $0[chunk] = results }
        finished[chunk].signal()
        return true
    }

    // MARK: Taking

    /// Waits for all; the results of each chunk together, without a copy of them.
    package func allChunks() -> [[Result]] {
        var worker: Worker?
        return (0..<chunkCount).map { takeChunk($0, worker: &worker) }
    }

    package func makeIterator() -> Iterator { Iterator(self) }

    package var underestimatedCount: Int { count }

    /// Waits for one chunk after the other.
    package struct Iterator: IteratorProtocol {
        private let results: ConcurrentResults
        private var chunk: [Result] = []
        private var nextChunk = 0
        private var index = 0
        private var worker: Worker?

        fileprivate init(_ results: ConcurrentResults) { self.results = results }

        package mutating func next() -> Result? {
            if index == chunk.count {
                guard nextChunk < results.chunkCount else { return nil }
                chunk = results.takeChunk(nextChunk, worker: &worker)
                nextChunk += 1
                index = 0
            }
            defer { index += 1 }
            return chunk[index]
        }
    }

    private func takeChunk(_ number: Int, worker: inout Worker?) -> [Result] {
        while !isFinished(number), workOffChunk(by: &worker) {}
        finished[number].wait()
        // Whoever iterates next need not wait again.
        finished[number].signal()
        return chunks.withLock { $0[number] }
    }

    private func isFinished(_ number: Int) -> Bool {
        guard finished[number].wait(timeout: .now()) == .success else { return false }
        finished[number].signal()
        return true
    }
}
