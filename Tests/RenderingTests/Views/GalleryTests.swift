import Foundation
import NotebookModel
import Testing

@testable import Querying
@testable import Rendering

@Suite("A gallery")
struct GalleryTests {
    private static func picture(
        _ title: String, _ path: String, _ width: Int?, _ height: Int?, kind: FileKind = .attachment,
        summary: String = "", _ properties: KeyValuePairs<String, QueryValue> = [:]
    ) -> ViewRow {
        let source = SiteAddress("lab/\(path).jpg")
        var row = ViewRow(title, path, summary: summary, properties)
        row.kind = kind
        if kind == .attachment { row.address = source }
        row.image = ViewImage(
            source: .attachment(source), thumbnail: SiteAddress("thumbs/\(path).jpg"), width: width, height: height)
        return row
    }

    static let rows: [ViewRow] = [
        picture(
            "Sample 7 under the microscope", "photos/sample-7", 448, 298,
            [
                "camera": "Nikon D750", "lens": "AF-S Micro 60mm f/2.8G", "taken": "2026-03-01T09:30:00",
                "exposure_time": 0.004, "f_number": 2.8, "iso": 400, "focal_length": 60,
            ]),
        picture(
            "Loss over steps", "figures/loss", 448, 320, kind: .note, summary: "Falls as before.",
            ["alt": "A curve that falls from 2 to 0.3"]),
        picture("The bench, from above", "photos/bench", 224, 448, ["exposure_time": 1.5]),
        ViewRow(
            "Figure that is still to be drawn, of the second corpus and its lengths", "figures/missing",
            summary: "A histogram of the lengths of documents, in tokens."),
        picture(SamplePages.hostile, "hostile", nil, nil, kind: .note, ["alt": .text(SamplePages.hostile)]),
        picture("لوحة القياس", "photos/panel", 448, 448),
    ]

    private static func html(_ yaml: String, _ rows: [ViewRow] = rows) throws -> String {
        try ViewSample<GalleryDesign>(yaml).html(ViewAnswer(rows: rows, total: rows.count))
    }

    @Test("shows scaled pictures that lead to the whole ones, with captions")
    func golden() throws {
        let sample = ViewSample<GalleryDesign>("config: {exif: true, caption: [title, summary]}")
        #expect(sample.problems == [])
        let html = try sample.html(ViewAnswer(rows: Self.rows, total: Self.rows.count))
        try ViewShow.write("gallery", html)
        try ViewShow.write("gallery-masonry", Self.html("config: {layout: masonry}"))
        try ViewShow.write("gallery-cropped", Self.html("config: {size: small, thumbnail: {crop: true}}"))
        #expect(MarkupBalance.problem(in: html) == nil)
        #expect(!html.contains("<script>") && !html.contains("style="))
        try GoldenView.expect(html, equals: "gallery")
    }

    @Test("links the picture, and keeps its place free until it is there")
    func markup() throws {
        let html = try Self.html("config: {}")
        #expect(
            html.contains(
                """
                <a class="gallery-picture" href="../lab/photos/sample-7.jpg"><img src="../thumbs/photos/sample-7.jpg" \
                alt="Sample 7 under the microscope" width="448" height="298" loading="lazy" decoding="async"></a>
                """))
        #expect(html.contains("href=\"../lab/figures/loss.jpg\" data-note=\"../lab/figures/loss.html\""))
        #expect(html.contains("alt=\"A curve that falls from 2 to 0.3\""))
        #expect(html.contains("<a href=\"../lab/figures/loss.html\">Loss over steps</a>"))
    }

    @Test("shows a row without a picture as a card, and one whose picture must not be followed")
    func cards() throws {
        let html = try Self.html("config: {}")
        #expect(html.components(separatedBy: "gallery-card").count == 2)
        #expect(html.contains("A histogram of the lengths"))
        var row = ViewRow("Bad", "bad")
        row.image = ViewImage(source: .external("javascript:alert(1)"))
        let bad = try Self.html("config: {}", [row])
        #expect(!bad.contains("javascript:") && bad.contains("gallery-card"))
        row.image = ViewImage(source: .external("https://example.org/a.png"))
        #expect(try Self.html("config: {}", [row]).contains("<img src=\"https://example.org/a.png\""))
    }

    @Test("writes what the camera knows as photographers do")
    func exif() throws {
        let all = try Self.html("config: {exif: true}")
        #expect(
            all.contains(
                "Nikon D750 · AF-S Micro 60mm f/2.8G · 60\u{A0}mm · f/2.8 · 1/250\u{A0}s · ISO\u{A0}400 · <time datetime=\"2026-03-01T09:30:00\">2026-03-01 09:30</time></p>"
            ))
        #expect(all.contains("<p class=\"gallery-facts\">1.5\u{A0}s</p>"))
        let some = try Self.html(
            "config: {exif: [iso, stain, camera]}",
            [
                Self.picture("A", "a", 1, 1, ["iso": 100, "stain": "DAPI", "camera": "X"])
            ])
        #expect(some.contains("ISO\u{A0}100 · Stain: DAPI · X</p>"))
        #expect(try !Self.html("config: {}").contains("Nikon"))
    }

    @Test(
        "asks for thumbnails of the size that is wanted",
        arguments: [
            ("config: {}", 448, 336, false, "medium"),
            ("config: {size: small}", 288, 216, false, "small"),
            ("config: {layout: masonry, size: large}", 704, 2816, false, "large"),
            ("config: {thumbnail: {width: 300, height: 200, crop: true}}", 300, 200, true, "medium"),
            ("config: {thumbnail: {width: 160}}", 160, 120, false, "small"),
            ("config: {layout: masonry, thumbnail: {crop: true}}", 448, 336, true, "medium"),
        ])
    func thumbnails(yaml: String, width: Int, height: Int, isCropped: Bool, size: String) throws {
        let sample = ViewSample<GalleryDesign>(yaml)
        #expect(sample.problems == [])
        #expect(sample.design.reads.thumbnails == ThumbnailSize(width: width, height: height, isCropped: isCropped))
        let html = try sample.html(ViewAnswer(rows: Self.rows, total: 6))
        #expect(html.contains("gallery-\(size)"))
        #expect(html.contains("gallery-grid") == html.contains(/gallery-\d+-\d+/))
        #expect(html.contains("gallery-cropped") == isCropped)
    }

    @Test("has no captions and no lightbox where none are wanted")
    func plain() throws {
        let html = try Self.html("config: {caption: false, lightbox: false}")
        #expect(!html.contains("gallery-caption") && !html.contains("data-lightbox"))
        #expect(try Self.html("config: {}").contains("data-lightbox"))
    }

    @Test("keeps the groups of the query apart")
    func groups() throws {
        var answer = ViewAnswer(rows: Self.rows, total: 6)
        answer.groups = [
            QueryGroup(key: .text("Photos"), rows: [0, 2, 5], aggregates: [], total: 3),
            QueryGroup(key: .text("Beyond the limit"), rows: [], aggregates: [], total: 9),
            QueryGroup(key: .missing, rows: [1, 3, 4], aggregates: [], total: 3),
        ]
        let html = try ViewSample<GalleryDesign>("config: {}").html(answer)
        #expect(html.components(separatedBy: "<ul class=\"gallery ").count == 3)
        #expect(html.contains(">Photos <span class=\"count\">3</span>"))
        #expect(!html.contains("Beyond the limit"))
        #expect(try Self.html("config: {}", []).contains("Nothing in the journal answers this yet."))
    }

    @Test("diagnoses what its configuration cannot mean")
    func problems() {
        let sample = ViewSample<GalleryDesign>(
            "config:\n  layout: mosaic\n  size: huge\n  thumbnail: {width: 0, wide: 3}\n  exif: {iso: true}\n  captions: title\n"
        )
        #expect(
            sample.problems == [
                "2:11 error [invalid-view] `layout` cannot be `mosaic` (the choices are `grid`, `masonry`)",
                "3:9 error [invalid-view] `size` cannot be `huge` (the choices are `small`, `medium`, `large`)",
                "4:22 error [invalid-view] `width` is `0` and not a whole number from 16 to 4096 (write `width: 16`)",
                "4:25 warning [unknown-view-field] `wide` in `thumbnail` is not known (use one of `crop`, `height`, `width`)",
                "5:9 error [invalid-view] `exif` holds a map where text is expected (write `exif: [text]`)",
                "6:3 warning [unknown-view-field] `captions` in `config` is not known (write `caption`)",
            ])
    }
}
