import Foundation
import Testing

@testable import Diagnostics

@Suite("The JSON writer")
struct JSONWriterTests {
    private func text(_ style: JSONWriter.Style = .compact, _ write: (inout JSONWriter) -> Void) -> String {
        String(decoding: JSONWriter.bytes(style, write), as: UTF8.self)
    }

    private func writeSample(_ json: inout JSONWriter) {
        json.object {
            $0.member("zeta", "text")
            $0.member("alpha", 1)
            $0.member("list") {
                $0.array {
                    $0.value(true)
                    $0.null()
                    $0.array { _ in }
                    $0.object { _ in }
                    $0.object { $0.member("deep", [1, 2]) }
                }
            }
            $0.member("nothing", nil as Int?)
            $0.member("something", 2 as Int?)
        }
    }

    @Test("keeps members in the order of the calls")
    func writesCompactly() {
        #expect(
            text(.compact, writeSample)
                == #"{"zeta":"text","alpha":1,"list":[true,null,[],{},{"deep":[1,2]}],"nothing":null,"something":2}"#)
    }

    @Test("indents by two spaces in the pretty style")
    func writesPrettily() {
        let expected = """
            {
              "zeta": "text",
              "alpha": 1,
              "list": [
                true,
                null,
                [],
                {},
                {
                  "deep": [
                    1,
                    2
                  ]
                }
              ],
              "nothing": null,
              "something": 2
            }
            """
        #expect(text(.pretty, writeSample) == expected)
    }

    @Test("escapes a character wherever it stands among others")
    func escapesAnywhere() {
        for length in 1...20 {
            for place in 0..<length {
                for (character, escape) in [
                    ("\"", "\\\""), ("\\", "\\\\"), ("\u{1F}", "\\u001f"), ("\u{7F}é ", "\u{7F}é "),
                ] {
                    let (start, end) = (
                        String(repeating: "a", count: place), String(repeating: "~", count: length - place - 1)
                    )
                    #expect(
                        JSONWriter.bytes { $0.value(start + character + end) }
                            == Array("\"\(start + escape + end)\"".utf8))
                }
            }
        }
    }

    @Test("escapes what RFC 8259 asks for and nothing else")
    func escapesStrings() {
        #expect(text { $0.value("a\"b\\c/d") } == #""a\"b\\c/d""#)
        #expect(text { $0.value("\u{8}\t\n\u{C}\r\u{0}\u{1F}\u{1B}") } == #""\b\t\n\f\r\u0000\u001f\u001b""#)
        #expect(text { $0.value("é\u{2028}\u{2029}😀\u{7F}") } == "\"é\u{2028}\u{2029}😀\u{7F}\"")
        #expect(text { $0.object { $0.member("a\"\n", "") } } == #"{"a\"\n":""}"#)
    }

    @Test("writes numbers that read back as themselves")
    func writesNumbers() {
        #expect(
            text { $0.array([0, -1, Int.min, Int.max]) { $0.value($1) } }
                == "[0,-1,-9223372036854775808,9223372036854775807]")
        #expect(
            text { $0.value([0.1, 1, -2.5, 1e300, .leastNonzeroMagnitude, 1e-5]) }
                == "[0.1,1.0,-2.5,1e+300,5e-324,1e-05]")
        let values = [0.1 + 0.2, 1 / 3, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -0.0, 123_456_789.125]
        let written = text { $0.value(values) }.dropFirst().dropLast().split(separator: ",")
        #expect(written.map { Double($0) } == values)
    }

    @Test("writes null for numbers that JSON has no word for")
    func writesNoInfinities() {
        #expect(text { $0.value([Double.infinity, -.infinity, .nan]) } == "[null,null,null]")
    }

    @Test("makes what a parser reads back, for control characters and the first letters of other scripts")
    func roundTrips() throws {
        let scalars = (0..<0x180 as Range<UInt32>).compactMap { Unicode.Scalar($0) }
        let every = String(String.UnicodeScalarView(scalars))
        for style in [JSONWriter.Style.compact, .pretty] {
            let bytes = JSONWriter.bytes(style) { $0.object { $0.member(every, every) } }
            let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: String]
            #expect(read == [every: every])
        }
    }
}
