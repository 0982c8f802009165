import Parallelism
import Synchronization
import Testing

@Suite("Concurrent map")
struct ConcurrentMapTests {
    /// Counts the elements that one state has met.
    private final class Visitor {
        let number: Int
        var visits = 0
        init(number: Int) { self.number = number }
    }

    private struct Shape: CustomStringConvertible, Sendable {
        let elementCount: Int
        let threadCount: Int
        let chunkSize: Int
        var description: String { "\(elementCount) elements, \(threadCount) threads, chunks of \(chunkSize)" }
    }

    private static let shapes: [Shape] = [0, 1, 2, 5, 63, 64, 65, 1_000].flatMap { elements in
        [1, 2, 8].flatMap { threads in
            [1, 3, 64, 5_000, Int.max].map { Shape(elementCount: elements, threadCount: threads, chunkSize: $0) }
        }
    }

    @Test("Results stand in the order of the elements", arguments: shapes)
    private func order(_ shape: Shape) {
        let elements = (0..<shape.elementCount).map { $0 * 7 }
        let results = concurrentMap(
            elements, threadCount: shape.threadCount, chunkSize: shape.chunkSize, makeState: {},
            transform: { _, element in "\(element)" })
        #expect(results == elements.map { "\($0)" })
    }

    @Test("Each element is transformed once", arguments: shapes)
    private func once(_ shape: Shape) {
        let calls = Mutex<[Int: Int]>([:])
        _ = concurrentMap(
            Array(0..<shape.elementCount), threadCount: shape.threadCount, chunkSize: shape.chunkSize, makeState: {},
            transform: { _, element in calls.withLock { $0[element, default: 0] += 1 } })
        #expect(calls.withLock { $0.count } == shape.elementCount)
        #expect(calls.withLock { $0.values.allSatisfy { $0 == 1 } })
    }

    @Test("A state is made for each thread that has work and kept through all of its elements", arguments: shapes)
    private func states(_ shape: Shape) {
        let made = Atomic<Int>(0)
        let results = concurrentMap(
            Array(0..<shape.elementCount), threadCount: shape.threadCount, chunkSize: shape.chunkSize,
            makeState: { Visitor(number: made.wrappingAdd(1, ordering: .relaxed).newValue) },
            transform: { visitor, _ in
                visitor.visits += 1
                return (number: visitor.number, visit: visitor.visits)
            })
        let visits = Dictionary(grouping: results, by: \.number).mapValues { $0.map(\.visit) }
        #expect(visits.count == made.load(ordering: .relaxed), "a state without an element")
        #expect(visits.count <= shape.threadCount)
        #expect(visits.values.allSatisfy { $0 == Array(1...$0.count) }, "states shared or made anew")
    }

    @Test("Nothing is made for no elements")
    func empty() {
        let made = Atomic<Int>(0)
        let results = concurrentMap(
            [Int](), threadCount: 2, makeState: { _ = made.wrappingAdd(1, ordering: .relaxed) },
            transform: { _, element in element })
        #expect(results.isEmpty)
        #expect(made.load(ordering: .relaxed) == 0)
    }

    @Test("One thread works through the elements in their order")
    func oneThread() {
        let met = Mutex<[Int]>([])
        _ = concurrentMap(
            Array(0..<200), threadCount: 1, chunkSize: 3, makeState: {},
            transform: { _, element in met.withLock { $0.append(element) } })
        #expect(met.withLock { $0 } == Array(0..<200))
    }

    @Test("Elements of any type keep their values, results that are optional or failed too")
    func failures() {
        struct Odd: Error, Equatable { let number: Int }
        let results = concurrentMap(
            Array(0..<100), threadCount: 2, chunkSize: 4, makeState: {},
            transform: { _, element -> Result<Int?, Odd> in
                element % 2 == 1 ? .failure(Odd(number: element)) : .success(element % 4 == 0 ? nil : element)
            })
        #expect(results[1] == .failure(Odd(number: 1)))
        #expect(results[4] == .success(nil))
        #expect(results[98] == .success(98))
    }
}
