import Parallelism
import Synchronization
import Testing

@Suite("Results made on other threads")
struct ConcurrentResultsTests {
    @Test("come in the order of their elements", arguments: [1, 2, 8], [0, 1, 5, 6, 1000])
    func order(threadCount: Int, count: Int) {
        let results = ConcurrentResults(
            of: Array(0..<count), threadCount: threadCount, chunkSize: 5, makeState: { 0 }, transform: { $1 * 3 })
        #expect(results.count == count)
        #expect(Array(results) == (0..<count).map { $0 * 3 })
    }

    @Test("can be taken again")
    func repeats() {
        let results = ConcurrentResults(
            of: Array(0..<100), threadCount: 2, chunkSize: 7, makeState: {}, transform: { $1 })
        #expect(Array(results) == Array(results))
    }

    @Test("are each made once, with a state of the thread's own")
    func once() {
        let calls = Atomic<Int>(0)
        let states = Atomic<Int>(0)
        let results = ConcurrentResults(
            of: Array(0..<500), threadCount: 4, chunkSize: 10,
            makeState: { states.wrappingAdd(1, ordering: .relaxed).newValue },
            transform: { state, element in
                calls.wrappingAdd(1, ordering: .relaxed)
                return state > 0 ? element : -1
            })
        #expect(Array(results) == Array(0..<500))
        _ = Array(results)
        #expect(calls.load(ordering: .relaxed) == 500)
        // The thread that takes the results makes some of them where it would have to wait.
        #expect((1...5).contains(states.load(ordering: .relaxed)))
    }

    @Test("may be left before the end")
    func leaving() {
        let results = ConcurrentResults(
            of: Array(0..<10_000), threadCount: 2, chunkSize: 16, makeState: {}, transform: { $1 })
        #expect(Array(results.prefix(3)) == [0, 1, 2])
    }
}
