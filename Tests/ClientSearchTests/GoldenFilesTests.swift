import ClientSearch
import Foundation
import NotebookModel
import Testing

/// The JavaScript tests evaluate the same files and expect these documents back (`golden-files.test.js`).
@Suite("Golden search files")
struct GoldenFilesTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../site-assets-tests/fixtures").standardizedFileURL

    static let titles = [
        SearchTitle(address: SiteAddress("index.html"), title: "Lab \"journal\"", kind: .folder),
        SearchTitle(address: SiteAddress("tags/ml.html"), title: "ml", kind: .tag),
        SearchTitle(
            address: SiteAddress("notes/été à 100 %.html"), title: "L’été </script> \\ 漢字 🎉",
            tags: ["ml", "Résumé/a b"]),
        SearchTitle(address: SiteAddress("notes/line\u{2028}break.html"), title: "Line\u{2028}break"),
    ]
    static let texts = [
        SearchText(
            address: SiteAddress("notes/été à 100 %.html"),
            text: "Some \"text\"\n\n with <b>markup</b>, a back\\slash,\u{a0}a bell \u{7} and 🎉 <!-- "),
        SearchText(address: SiteAddress("notes/line\u{2028}break.html"), text: ""),
    ]

    @Test("Swift renders what the browser's script is tested with")
    func golden() throws {
        try expectGolden(SearchFiles.renderTitles(Self.titles, bucketCount: 1), "titles.js")
        try expectGolden(SearchFiles.renderBucket(index: 0, Self.texts), "text-00.js")
    }

    /// With `RECORD_GOLDEN=1` writes the file, and fails so that a recording can't pass unseen.
    private func expectGolden(_ bytes: [UInt8], _ name: String) throws {
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
            try Data(bytes).write(to: file)
            Issue.record("Recorded \(name)")
        }
        #expect(String(decoding: bytes, as: UTF8.self) == (try String(contentsOf: file, encoding: .utf8)))
    }
}
