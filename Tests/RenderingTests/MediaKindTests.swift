import NotebookModel
import Testing

@testable import Rendering

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
            #expect(MediaKind(address: SiteAddress("a/b.\(name)")) == kind, "\(name)")
            #expect(MediaKind(address: SiteAddress("a/b.\(name.uppercased())")) == kind, "\(name)")
        }
        #expect(MediaKind(address: SiteAddress("a.png/b")) == .other)
    }
}
