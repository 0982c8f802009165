import Testing

@testable import Typesetting

@Suite("A formula of a stranger")
struct FormulaSafetyTests {
    @Test(
        "brings no markup of its own",
        arguments: [
            "<script>alert(1)</script>", "\\text{<script>alert(1)</script>}", "\\text{</annotation></math><img src=x>}",
            "\\verb|<script>|", "\\text{\" onclick=\"x}", "a]]>b<!--c", "\\color{<script>}x", "\\textcolor{red\"x}{y}",
            "\\begin{<b>}", "\\operatorname{<b>}", "\\tag{<b>}", "\\begin{align}a\\tag{<b>}\\end{align}",
            "\\rule{1em\"}{1em}", "\\fcolorbox{red;x:url(y)}{blue}{z}", "\\ce{<b>}",
        ])
    func markup(tex: String) {
        guard case .success(let bytes) = Typesetter().mathML(Array(tex.utf8), isDisplay: true) else { return }
        let html = String(decoding: bytes, as: UTF8.self)
        let known: Set<String> = [
            "math", "semantics", "annotation", "mrow", "mi", "mo", "mn", "mtext", "mspace", "mstyle", "mtable", "mtr",
            "mtd",
            "mpadded", "mphantom", "msub", "msup", "mover",
        ]
        for element in html.matches(of: /<\/?([^\s>\/]*)([^>]*)>/) {
            #expect(known.contains(String(element.1)), "\(element.0)")
            #expect(element.2.wholeMatch(of: /( [a-z]+="[^"<]*"| class ="[^"<]*"|\/)*/) != nil, "\(element.0)")
        }
    }

    @Test(
        "makes no links, images, classes and ids",
        arguments: [
            "\\href{javascript:alert(1)}{x}", "\\href{https://a.example}{x}", "\\url{https://a.example}",
            "\\includegraphics[height=1em]{https://a.example/x.png}", "\\htmlClass{topbar}{x}",
            "\\htmlId{page.content}{x}",
            "\\htmlStyle{position:fixed}{x}", "\\htmlData{root=x}{y}",
        ])
    func links(tex: String) throws {
        let content = try Formula(tex).content
        #expect(
            content.matches(of: /<([a-z]+)/).allSatisfy { ["mrow", "mstyle", "mtext"].contains($0.1) }, "\(content)")
        #expect(content.matches(of: /([a-z]+)="/).allSatisfy { $0.1 == "mathcolor" }, "\(content)")
    }

    @Test("is no larger than a page")
    func size() throws {
        #expect(try Formula("\\rule{9999em}{9999em}").content.contains("width=\"100em\" height=\"100em\""))
    }
}
