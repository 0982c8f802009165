import NotebookModel
import TestRandomness
import Testing

@Suite("Notebook paths")
struct NotebookPathTests {
    private static let composed = NotebookPath("caf\u{E9}.md"), decomposed = NotebookPath("cafe\u{301}.md")

    @Test("Two spellings of é are two paths")
    func bytes() {
        #expect(Self.composed.string == Self.decomposed.string)
        #expect(Self.composed != Self.decomposed)
        #expect(Set([Self.composed, Self.decomposed, NotebookPath("caf\u{E9}.md")]).count == 2)
        #expect(Self.decomposed < Self.composed)
    }

    @Test("Equal paths are equal however they were put together")
    func equality() {
        let joined = NotebookPath("a").appending("b").appending(Substring("c.md"))
        #expect(joined == NotebookPath("a/b/c.md"))
        #expect(joined.hashValue == NotebookPath("a/b/c.md").hashValue)
        #expect(joined != NotebookPath("a/b/c.mD"))
        #expect(joined != NotebookPath("a/b/c.m"))
        #expect(NotebookPath("") == .root)
    }

    @Test("Paths hashed one behind the other stay apart")
    func hashing() {
        let pairs = Set([[NotebookPath("ab"), NotebookPath("c")], [NotebookPath("a"), NotebookPath("bc")]])
        #expect(Set(pairs.map(\.hashValue)).count == 2)
    }

    struct Parts: Sendable {
        let path: String, name: String, stem: String, pathExtension: String, parent: String
        init(_ path: String, _ name: String, _ stem: String, _ pathExtension: String, _ parent: String) {
            self.path = path
            self.name = name
            self.stem = stem
            self.pathExtension = pathExtension
            self.parent = parent
        }
    }

    @Test(
        "A path falls into folder, stem and extension",
        arguments: [
            Parts("", "", "", "", ""),
            Parts("note.md", "note.md", "note", "md", ""),
            Parts("a/b/Note.MD", "Note.MD", "Note", "md", "a/b"),
            Parts("a.b/c", "c", "c", "", "a.b"),
            Parts("v1.2.md", "v1.2.md", "v1.2", "md", ""),
            Parts("a/.hidden", ".hidden", ".hidden", "", "a"),
            Parts("a/.hidden.json", ".hidden.json", ".hidden", "json", "a"),
            Parts("etc.", "etc.", "etc.", "", ""),
            Parts("etc..md", "etc..md", "etc.", "md", ""),
            Parts("..md", "..md", ".", "md", ""),
            Parts("a/\u{301}b.md", "\u{301}b.md", "\u{301}b", "md", "a"),
            Parts("x.\u{301}md", "x.\u{301}md", "x", "\u{301}md", ""),
            Parts("ordner/Ä.PNG", "Ä.PNG", "Ä", "png", "ordner"),
        ])
    func parts(_ parts: Parts) {
        let path = NotebookPath(parts.path)
        #expect(path.name.scalarList == parts.name.scalars)
        #expect(path.stem.scalarList == parts.stem.scalars)
        #expect(path.pathExtension.scalars == parts.pathExtension.scalars)
        #expect(path.parent == NotebookPath(parts.parent))
    }

    @Test("The ancestors lead from the notebook to the parent")
    func ancestors() {
        #expect(NotebookPath("a/b/c.md").ancestors.map(\.string) == ["", "a", "a/b"])
        #expect(NotebookPath("c.md").ancestors == [.root])
        #expect(NotebookPath.root.ancestors.isEmpty)
    }

    @Test(
        "A path lies in itself and in what is above it, whole names only",
        arguments: [
            ("a/b", "a", true), ("a/b", "a/b", true), ("a/b", "", true), ("", "", true), ("ab", "a", false),
            ("a", "a/b", false), ("", "a", false), ("a/bc/d", "a/b", false), ("a/\u{301}x", "a", true),
        ])
    func isWithin(_ path: String, _ folder: String, _ isWithin: Bool) {
        #expect(NotebookPath(path).isWithin(NotebookPath(folder)) == isWithin)
    }

    @Test("The root adds nothing to what is joined with it")
    func joined() {
        let folder = NotebookPath("a/b"), file = NotebookPath("c/d.md")
        #expect(folder.joined(with: file).string == "a/b/c/d.md")
        #expect(NotebookPath.root.joined(with: file) == file)
        #expect(folder.joined(with: .root) == folder)
        #expect(NotebookPath.root.joined(with: .root).isRoot)
        #expect(NotebookPath.root.appending("x").string == "x")
    }

    @Test("The order is that of the bytes, a folder before what it holds")
    func order() {
        let sorted = ["", "A", "a", "a b", "a!b", "a/b", "a/b/c", "a0", "b", "é", "\u{1F600}"].map { NotebookPath($0) }
            .sorted()
        for (left, right) in zip(sorted, sorted.dropFirst()) {
            #expect(left.string.utf8.lexicographicallyPrecedes(right.string.utf8))
            #expect(left < right && !(right < left) && !(left < left))
        }
        #expect(sorted.first == .root)
    }

    @Test("Random paths compare as their bytes do")
    func randomOrder() {
        var random = SeededGenerator.forTests()
        for _ in 0..<2_000 {
            let left = AwkwardScalars.text(upTo: 6, using: &random),
                right = AwkwardScalars.text(upTo: 6, using: &random)
            let context = "seed \(random.seed): \(left.debugDescription) \(right.debugDescription)"
            #expect(
                (NotebookPath(left) < NotebookPath(right)) == left.utf8.lexicographicallyPrecedes(right.utf8),
                "\(context)")
            #expect((NotebookPath(left) == NotebookPath(right)) == left.utf8.elementsEqual(right.utf8), "\(context)")
        }
    }
}

extension Substring {
    fileprivate var scalarList: [Unicode.Scalar] { Array(unicodeScalars) }
}
