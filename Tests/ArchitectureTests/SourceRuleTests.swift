import Testing

@Suite("Rules for every source file")
struct SourceRuleTests {
    @Test("no file is longer than 400 lines")
    func length() {
        for file in SourceTree.files(in: "Sources", extensions: ["swift", "c", "h"]) {
            #expect(file.lines.count - 1 <= 400, "\(file.path) asks to be split")
        }
    }

    @Test("nothing is left to do")
    func leftovers() {
        let words = ["TO" + "DO", "FIX" + "ME", "HA" + "CK"]
        let files =
            SourceTree.files(in: "Sources", extensions: ["swift", "c", "h"])
            + SourceTree.files(in: "Tests", extensions: ["swift"])
        for file in files {
            for (number, line) in zip(1..., file.lines) {
                let found = words.filter { line.contains($0) }
                #expect(found.isEmpty, "\(file.path):\(number) says \(found)")
            }
        }
    }

    @Test("nothing is unwrapped or tried by force")
    func force() {
        for file in SourceTree.swiftFiles {
            for (number, line) in zip(1..., file.code?.lines ?? []) {
                #expect(!Self.isForced(line), "\(file.path):\(number): \(line)")
            }
        }
    }

    @Test(
        "force is told from negation and inequality",
        arguments: [
            ("let a = b!", true), ("a!.b", true), ("f(x)!", true), ("list[0]!", true), ("try! run()", true),
            ("value as! Int", true), ("let a: Int! = nil", true),
            ("!isEmpty", false), ("a != b", false), ("f(!x)", false), ("if a, !b {", false), ("a!=b", false),
        ])
    func forceForms(line: String, isForced: Bool) {
        #expect(Self.isForced(line) == isForced)
    }

    @Test("code is told from comments and strings")
    func code() {
        let text = #"""
            let a = "b! \(c("d!")) e!" // f!
            /* g! /* h! */
            i! */ let j = """
                k!
                """ + #"l! " m!"#
            #if os(Linux)
            """#
        #expect(
            SwiftCode(text).lines == [
                #"let a = "" "#, "", #" let j = """#, "", #" + """#, "#if os(Linux)",
            ])
    }

    /// An exclamation mark right behind a name, a bracket or a keyword that it forces.
    private static func isForced(_ line: String) -> Bool {
        let bytes = Array(line.utf8)
        return bytes.indices.contains { index in
            guard bytes[index] == UInt8(ascii: "!"), index > 0 else { return false }
            if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "=") { return false }
            let before = bytes[index - 1]
            let isName =
                before == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(before)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(before | 0x20)
            return isName || [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "?")].contains(before)
        }
    }
}
