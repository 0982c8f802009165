import Testing

@testable import NotebookModel

@Suite("Kinds of media")
struct MediaKindTests {
    @Test(
        "rule 16: every extension that Obsidian shows has its kind, in any case",
        arguments: [
            (MediaKind.image, "avif bmp gif jpeg jpg png svg webp"), (.audio, "flac m4a mp3 ogg wav 3gp"),
            (.video, "mkv mov mp4 ogv webm"), (.pdf, "pdf"), (.other, "canvas base zip"),
        ])
    func kinds(kind: MediaKind, extensions: String) {
        for name in extensions.split(separator: " ") {
            #expect(MediaKind(pathExtension: NotebookPath("a/b.\(name)").pathExtension) == kind, "\(name)")
            #expect(MediaKind(pathExtension: NotebookPath("a/b.\(name.uppercased())").pathExtension) == kind, "\(name)")
        }
        #expect(MediaKind(pathExtension: NotebookPath("a.png/b").pathExtension) == .other)
    }
}
