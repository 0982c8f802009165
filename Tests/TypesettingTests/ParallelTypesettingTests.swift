import Parallelism
import Testing
import Typesetting

@Suite("Typesetting on several threads")
struct ParallelTypesettingTests {
    @Test("gives what one thread gives")
    func threads() {
        let formulas = Array(repeating: Formula.examples + ["\\oops", "\\def\\a{\\a\\a}\\a"], count: 4).joined()
        let codes = Array(repeating: CodeExample.all, count: 4).joined()
        func results(threadCount: Int) -> (formulas: [[UInt8]?], codes: [[CodeBoundary]?]) {
            (
                concurrentMap(
                    Array(formulas), threadCount: threadCount, chunkSize: 3, makeState: { Typesetter() }
                ) { typesetter, tex in
                    typesetter.forgetMacros()
                    return try? typesetter.mathML(Array(tex.utf8), isDisplay: true).get()
                },
                concurrentMap(
                    Array(codes), threadCount: threadCount, chunkSize: 3, makeState: { Typesetter() }
                ) { typesetter, example in
                    typesetter.highlight(Array(example.code.utf8), language: example.language)
                }
            )
        }
        let expected = results(threadCount: 1)
        #expect(expected.formulas.compactMap { $0 }.count == 4 * Formula.examples.count)
        #expect(expected.codes.compactMap { $0 }.count == 4 * CodeExample.all.count)
        for _ in 0..<3 { #expect(results(threadCount: 4) == expected) }
    }
}
