import NotebookModel
import Testing

@Suite("File kinds")
struct FileKindTests {
    @Test(
        "The extension decides, in either case",
        arguments: [
            ("a.md", FileKind.note), ("A.MD", .note), ("a.Markdown", .note), ("dir.md/b.cdx", .view), ("b.CDX", .view),
            ("a.md.png", .attachment), ("md", .attachment), (".md", .attachment), ("a.md.", .attachment),
            ("a", .attachment), ("dir.md/a", .attachment), ("dir/.md", .attachment), ("a.mdx", .attachment),
            ("a.mD", .note), ("ä/ö.markdown", .note), ("a,md", .attachment),
        ])
    func kind(_ path: String, _ kind: FileKind) {
        #expect(FileKind(path: NotebookPath(path)) == kind)
    }
}
