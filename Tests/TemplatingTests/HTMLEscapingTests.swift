import Templating
import TestRandomness
import Testing

@Suite("HTML escaping")
struct HTMLEscapingTests {
    @Test("Texts of every length escape as a plain loop would", arguments: [1, 2, 3] as [UInt64])
    func matchesPlainLoop(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("abc=:;%$!? <>&\"'äß\u{1F600}".unicodeScalars)
        for length in 0..<200 {
            var text = ""
            for _ in 0..<length { text.unicodeScalars.append(alphabet[Int(random.next() % UInt64(alphabet.count))]) }
            var output = Array("x".utf8)
            HTMLEscaping.append(text, to: &output)
            #expect(output == Array("x".utf8) + escapedByPlainLoop(text), "seed \(seed), length \(length)")
        }
    }

    @Test("A single special character is found at every place", arguments: ["&", "<", ">", "\""])
    func everyPlace(_ special: String) {
        for place in 0..<40 {
            let text = String(repeating: "a", count: place) + special + String(repeating: "b", count: 39 - place)
            var output: [UInt8] = []
            HTMLEscaping.append(text, to: &output)
            #expect(output == escapedByPlainLoop(text))
        }
    }

    @Test("No other byte is touched")
    func otherBytes() {
        let bytes = (UInt8.min...UInt8.max).filter { !Array("&<>\"".utf8).contains($0) }
        var output: [UInt8] = []
        bytes.withUnsafeBufferPointer { HTMLEscaping.append($0, to: &output) }
        #expect(output == bytes)
    }

    private func escapedByPlainLoop(_ text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            switch scalar {
            case "&": Array("&amp;".utf8)
            case "<": Array("&lt;".utf8)
            case ">": Array("&gt;".utf8)
            case "\"": Array("&quot;".utf8)
            default: Array(String(scalar).utf8)
            }
        }
    }
}
