import Diagnostics
import Foundation
import NotebookModel
import Parsing
import Querying
import Templating
import Testing

@testable import Rendering

/// A view made by hand: a configuration as people write it, and an answer.
struct ViewSample<Design: ViewDesign> {
    let design: Design
    /// `2:5 error [invalid-view] summary (hint)`
    let problems: [String]

    /// - Parameter yaml: the head of a view, of which only `config` is read.
    init(_ yaml: String) {
        let head = readViewHead(Array(yaml.utf8), path: "view.cdx")
        let clock = BuildClock(unixMilliseconds: 1_773_230_400_000)
        let context = DefinitionContext(clock: QueryClock(clock, calendar: .standard), notebooks: ["lab"])
        var config = ConfigReader(head.entries.first { $0.key == "config" }?.value, path: "view.cdx", context: context)
        design = Design(reading: &config)
        config.finish()
        problems = (head.diagnostics + config.diagnostics).inReadingOrder().map { found in
            let place = found.location?.position.map { "\($0.line):\($0.column)" } ?? "-"
            return "\(place) \(found.severity) [\(found.id.rawValue)] \(found.summary) (\(found.hint ?? "-"))"
        }
    }

    /// The view alone, as its page holds it.
    func html(_ answer: ViewAnswer) throws -> String {
        let layout = ViewLayout(
            origin: .page(SiteAddress("views/view.html")), theme: .default, identifier: "view")
        return String(decoding: try design.render(answer, layout), as: UTF8.self)
    }
}

extension ViewRow {
    /// A note of the sample journal.
    init(
        _ title: String, _ path: String, on day: String? = nil, tags: [String] = [], summary: String = "",
        _ properties: KeyValuePairs<String, QueryValue> = [:]
    ) {
        self.init(
            title: title, address: SiteAddress("lab/\(path).html"), notebook: "lab", path: NotebookPath("\(path).md"),
            created: day.flatMap { CalendarDate($0) },
            tags: tags.map { ViewTag(title: $0, address: SiteAddress("tags/\($0).html")) }, summary: summary,
            properties: properties.map { QueryMapEntry(key: $0.key, value: $0.value) })
    }
}

extension QueryValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral
{
    /// A text, or the date or time that has its form.
    package init(stringLiteral text: String) { self.init(typing: text) }
    package init(floatLiteral number: Double) { self = .number(number) }
    package init(integerLiteral number: Int) { self = .number(Double(number)) }
    package init(arrayLiteral items: QueryValue...) { self = .list(items) }
}

/// Views as HTML beside the tests. A missing one is recorded, and so are all with `CODEX_RECORD=1`; the test that records fails,
/// so that nothing new passes unread.
enum GoldenView {
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "Golden")

    static func expect(_ html: String, equals name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation)
        throws
    {
        let file = folder.appending(path: "\(name).html")
        let isRecording = ProcessInfo.processInfo.environment["CODEX_RECORD"] == "1"
        guard !isRecording, let known = try? String(contentsOf: file, encoding: .utf8) else {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(html.utf8).write(to: file)
            Issue.record("recorded \(name); read it and run again", sourceLocation: sourceLocation)
            return
        }
        #expect(html == known, "differs from Golden/\(name).html", sourceLocation: sourceLocation)
    }
}

/// With `CODEX_SHOW_VIEWS=folder` the views of the tests are written there as pages, alone and within a note, to be looked at.
enum ViewShow {
    static func write(_ name: String, _ html: String) throws {
        guard let path = ProcessInfo.processInfo.environment["CODEX_SHOW_VIEWS"] else { return }
        let folder = URL(filePath: path)
        for asset in Theme.default.assets { try write(asset.bytes, folder, asset.address) }
        let page = ViewPage(
            frame: frame(name), body: body(""), view: try shown(html),
            tags: [SamplePages.link("views", "tags/views.html")])
        try write(page.render(with: .default, site: SamplePages.site), folder, page.address)
        let note = NotePage(
            frame: frame("\(name)-embedded"), body: body("<p>Before it.</p>\n\(html)<p>Behind it.</p>\n"),
            date: CalendarDate("2026-03-01"))
        try write(note.render(with: .default, site: SamplePages.site), folder, note.address)
    }

    private static func frame(_ name: String) -> PageFrame {
        PageFrame(
            address: SiteAddress("views/\(name).html"), title: name,
            breadcrumbs: [SamplePages.link("Home", "index.html"), SamplePages.link("Views", "views/index.html")])
    }

    private static func body(_ html: String) -> NoteBody {
        NoteBody(pieces: HTMLPieces(bytes: Array(html.utf8), gaps: []), sourceDigest: SamplePages.digest(html))
    }

    private static func shown(_ html: String) throws -> ShownView {
        ShownView(
            page: nil, design: ReadyDesign(html: html), answer: ViewAnswer(), digest: SamplePages.digest(html))
    }

    private static func write(_ bytes: [UInt8], _ folder: URL, _ address: SiteAddress) throws {
        let file = folder.appending(path: address.path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// HTML that was made before.
    private struct ReadyDesign: ViewDesign {
        let html: String

        init(html: String) { self.html = html }
        init(reading config: inout ConfigReader) { html = "" }

        func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] { Array(html.utf8) }
    }
}
