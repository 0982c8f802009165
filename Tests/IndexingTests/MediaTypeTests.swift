import NotebookModel
import Testing

@testable import Indexing

@Suite("Media types")
struct MediaTypeTests {
    @Test(
        "rule 16: every file that Obsidian shows has a type of its kind",
        arguments: [
            ("image/", "avif bmp gif jpeg jpg png svg webp"), ("audio/", "flac m4a mp3 ogg wav opus"),
            ("video/", "mkv mov mp4 ogv webm 3gp"), ("application/pdf", "pdf"), ("application/", "canvas base"),
        ])
    func types(start: String, extensions: String) {
        for name in extensions.split(separator: " ") {
            for path in ["a/b.\(name)", "a.b/C.\(name.uppercased())"] {
                #expect(MediaType.mediaType(of: NotebookPath(path)).hasPrefix(start), "\(path)")
            }
        }
        #expect(MediaType.mediaType(of: NotebookPath("png")) == MediaType.unknown)
    }
}
