import Diagnostics
import Glibc
import NotebookModel
import Parallelism
import Testing

@testable import Publishing

@Suite("A link in the output folder")
struct OutputLinkTests {
    private func workspace() throws -> WorkspaceFixture {
        let workspace = try WorkspaceFixture([
            "a.md": "# A", "sub/deep/b.md": "# B\n\n![[data.csv]]", "sub/deep/data.csv": "1,2",
        ])
        try workspace.build()
        return workspace
    }

    private func isFolder(_ path: String) -> Bool { (try? OutputFolderTree.kind(of: path)) == .folder }

    @Test("in place of a folder is replaced by one, and what it leads to stays", arguments: ["sub", "sub/deep"])
    func writing(folder: String) throws {
        let workspace = try workspace()
        let elsewhere = workspace.beside("elsewhere")
        let files = ["b.html", "data.csv", "deep/b.html", "deep/data.csv"]
        for file in files { try workspace.write("\(elsewhere)/\(file)", "precious") }
        try workspace.remove("public/\(folder)")
        try workspace.link("public/\(folder)", to: elsewhere)
        try workspace.write("sub/deep/b.md", "# B again\n\n![[data.csv]]")
        try workspace.write("sub/deep/data.csv", "3,4")
        try workspace.build { $0.isClean = true }
        #expect(isFolder(workspace.absolute("public/\(folder)")))
        #expect(try workspace.page("sub/deep/b.html").contains("B again"))
        #expect(try workspace.page("sub/deep/data.csv") == "3,4")
        #expect(try files.allSatisfy { try workspace.text("\(elsewhere)/\($0)") == "precious" })
        #expect(workspace.paths(in: elsewhere) == files)
        #expect(try workspace.verify() == [])
    }

    @Test("is replaced also where it leads to the same bytes", arguments: ["sub", "sub/deep"])
    func sameBytes(folder: String) throws {
        let workspace = try workspace()
        let site = workspace.site()
        let elsewhere = workspace.beside("elsewhere")
        try workspace.move("public/\(folder)", to: elsewhere)
        try workspace.link("public/\(folder)", to: elsewhere)
        #expect(try workspace.build { $0.isClean = true }.publication.written > 0)
        #expect(isFolder(workspace.absolute("public/\(folder)")))
        #expect(differences(workspace.site(), site) == [])
    }

    @Test("leads to nothing that is removed with its note", arguments: ["sub", "sub/deep"])
    func pruning(folder: String) throws {
        let workspace = try workspace()
        let elsewhere = workspace.beside("elsewhere")
        try workspace.move("public/\(folder)", to: elsewhere)
        try workspace.link("public/\(folder)", to: elsewhere)
        let files = workspace.paths(in: elsewhere)
        try workspace.remove("sub")
        try workspace.build()
        #expect(files.count >= 2)
        #expect(workspace.paths(in: elsewhere) == files)
        #expect(!workspace.exists("public/navigation/sub"))
    }

    @Test("in place of the folder for temporary files is removed alone", arguments: [true, false])
    func leftovers(isFirstBuild: Bool) throws {
        let workspace = try WorkspaceFixture(["a.md": "# A"])
        if !isFirstBuild { try workspace.build() }
        let elsewhere = workspace.beside("elsewhere")
        try workspace.write("\(elsewhere)/1", "precious")
        try workspace.link("public/.codex-tmp", to: elsewhere)
        try workspace.write("a.md", "# A again")
        try workspace.build()
        #expect(try workspace.text("\(elsewhere)/1") == "precious")
        #expect(FilePlace.names(in: workspace.absolute("public"))?.contains(".codex-tmp") == false)
        #expect(try workspace.page("a.html").contains("A again"))
    }

    @Test("may be the folder itself, or lead to it")
    func root() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", "sub/b.md": "# B"])
        let elsewhere = workspace.beside("elsewhere")
        try workspace.write("\(elsewhere)/site/.codex-tmp/1", "left over")
        try workspace.link("linked", to: elsewhere)
        let output = OutputFolder(path: workspace.absolute("linked/site"))
        #expect(try output.write([1], to: SiteAddress("sub/b.html")))
        #expect(try workspace.read("\(elsewhere)/site/sub/b.html") == [1])
        #expect(try output.remove(SiteAddress("sub/b.html")))
        #expect(workspace.exists("linked/site") && !workspace.exists("linked/site/sub"))
    }

    @Test("is replaced once by threads that need the same folder")
    func threads() throws {
        let workspace = try WorkspaceFixture()
        let elsewhere = workspace.beside("elsewhere")
        try workspace.write("\(elsewhere)/x/0", "precious")
        for round in 0..<50 {
            try workspace.link("public/\(round)", to: elsewhere)
            let output = OutputFolder(path: workspace.absolute("public"))
            let results = concurrentMap(
                Array(0..<8), threadCount: 8, chunkSize: 1, makeState: {},
                transform: { _, page in
                    Result { try output.write([UInt8(page)], to: SiteAddress("\(round)/x/\(page)")) }
                })
            #expect(try results.allSatisfy { try $0.get() })
            #expect(workspace.paths(in: "public/\(round)").count == 8)
        }
        #expect(workspace.paths(in: elsewhere) == ["x/0"])
        #expect(try workspace.text("\(elsewhere)/x/0") == "precious")
    }
}

@Suite("What stands where an output folder belongs")
struct OutputPlaceTests {
    @Test("is told when it is a file", arguments: [false, true])
    func file(isLinked: Bool) throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", "site.txt": "mine"])
        if isLinked { try workspace.link("link", to: "site.txt") }
        let error = #expect(throws: BuildError.self) {
            try workspace.build { $0.output = workspace.absolute(isLinked ? "link" : "site.txt") }
        }
        #expect(
            error?.diagnostics.map(\.brief) == [
                "\(workspace.absolute("site.txt")):0: error output-not-a-folder: output is a file, not a folder"
            ])
        #expect(try workspace.text("site.txt") == "mine")
    }

    @Test("is told when it is a link to nothing")
    func danglingLink() throws {
        let workspace = try WorkspaceFixture()
        try workspace.link("site", to: "nowhere")
        let error = #expect(throws: BuildError.self) {
            try OutputFolder(path: workspace.absolute("site")).checkIsOwnOrEmpty()
        }
        #expect(
            error?.diagnostics.map(\.brief) == [
                "\(workspace.absolute("site")):0: error output-not-a-folder: output is a link that leads nowhere"
            ])
    }

    @Test("gives way when it is a file and pages below it are written")
    func fileOfOldSite() throws {
        let workspace = try WorkspaceFixture(["public/data": "old"])
        let output = OutputFolder(path: workspace.absolute("public"))
        #expect(try output.write([1], to: SiteAddress("data/b.html")))
        #expect(try !output.remove(SiteAddress("data")))
        #expect(try workspace.read("public/data/b.html") == [1])
    }

    @Test("is told apart by bytes, not by letters")
    func canonicallyEquivalent() throws {
        let workspace = try WorkspaceFixture()
        let output = OutputFolder(path: workspace.absolute("public"))
        #expect(try output.write([1], to: SiteAddress("caf\u{e9}/a")))
        #expect(try output.write([2], to: SiteAddress("cafe\u{301}/a")))
        #expect(try output.remove(SiteAddress("caf\u{e9}/a")))
        #expect(workspace.paths(in: "public").map { Array($0.utf8) } == [Array("cafe\u{301}/a".utf8)])
    }
}
