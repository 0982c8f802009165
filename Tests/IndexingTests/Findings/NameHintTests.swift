import NotebookModel
import Testing

@testable import Indexing

@Suite("Hints for links that lead nowhere")
struct NameHintTests {
    private func hint(
        _ target: String, among paths: [String], isAttachment: Bool = false, from source: String = "n.md"
    ) -> String? {
        let hints = NameHints(paths.map { NotebookPath($0) })
        return hints.hint(for: target, isAttachment: isAttachment, from: NotebookPath(source).parent)
    }

    @Test(
        "name the note of the same letters, in the singular or plural, or in another order",
        arguments: [
            ("Meeting-notes", "Meeting notes"), ("meetingnotes", "Meeting notes"), ("Meeting notes.", "Meeting notes"),
            ("📝 Meeting notes", "Meeting notes"), ("Meetings note", "Meeting notes"), ("Cafe", "Café"),
            ("Category", "Categories"), ("Box", "Boxes"), ("Whats new", "What's new"),
            ("notes, meeting", "Meeting notes"),
            ("Meeting notes.md", "Meeting-Notes"),
        ])
    func forms(target: String, name: String) {
        #expect(hint(target, among: ["\(name).md", "Other.md", "Meeting.md"]) == name)
    }

    @Test(
        "name the note with a word more or less, when two are the same",
        arguments: [
            ("Weekly meeting notes", "Meeting notes"), ("Meeting notes", "Weekly meeting notes"),
            ("Weekly meeting notes", "Weekly notes"),
        ])
    func words(target: String, name: String) {
        #expect(hint(target, among: ["\(name).md", "Other.md"]) == name)
    }

    @Test("name the note with few other letters in the word that differs")
    func letters() {
        #expect(hint("Atention is all", among: ["Attention is all.md"]) == "Attention is all")
        #expect(hint("Attetnion", among: ["Attention.md"]) == "Attention")
    }

    @Test(
        "name no other thing",
        arguments: [
            ("Deep thoughts", "Deep"), ("Dreams", "Streams"), ("Obsidian Hub", "Obsidian CSS"), ("Cat", "Cao"),
            ("Chapter 3", "Chapter 2"), ("2026-01-02", "2026-01-03"), ("Chapter", "Chapter 2"), ("🎉", "Party"),
            ("publish-acme_2", "publish-be_2"), ("🎉", "🎊"),
        ])
    func others(target: String, name: String) {
        #expect(hint(target, among: ["\(name).md"]) == nil)
    }

    @Test("name a file in another folder by its path, the nearest of several")
    func folders() {
        #expect(hint("wrong/Note", among: ["other/Note.md"]) == "other/Note")
        #expect(hint("./Note", among: ["other/Note.md"], from: "a/n.md") == "other/Note")
        #expect(hint("x/Note", among: ["b/Note.md", "a/deep/Note.md"], from: "a/n.md") == "a/deep/Note")
        #expect(hint("Nte one", among: ["b/Note one.md", "a/Note one.md"], from: "a/n.md") == "a/Note one")
        #expect(hint("img/x.png", among: ["assets/x.png"], isAttachment: true) == "assets/x.png")
    }

    @Test("name files without their extension, and with another")
    func attachments() {
        #expect(hint("Figure 1", among: ["Figure 1.png", "Note.md"]) == "Figure 1.png")
        #expect(hint("figure-1.jpg", among: ["Figure 1.png"], isAttachment: true) == "Figure 1.png")
        #expect(hint("figur.png", among: ["figure.png", "figure.md"], isAttachment: true) == "figure.png")
        #expect(hint("figure.png", among: ["figure.md"], isAttachment: true) == nil)
    }
}
