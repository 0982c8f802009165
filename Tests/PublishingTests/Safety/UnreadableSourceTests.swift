import Glibc
import Testing

@testable import Publishing

@Suite(
    "A note that cannot be read any more",
    .enabled(if: CodexProgram.path != nil, "the program is not built"),
    .enabled(if: geteuid() != 0 || access("/usr/bin/setpriv", X_OK) == 0, "root may read everything"))
struct UnreadableSourceTests {
    @Test("keeps its page, stops no build, and is shown as it is once it can be read again")
    func keepsItsPage() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A\n\nOld.", "b.md": "# B"])
        chmod(workspace.beside(""), 0o755)
        chmod(workspace.root, 0o777)
        try build(workspace)
        let page = try workspace.page("a.html")
        chmod(workspace.absolute("a.md"), 0)
        try workspace.write("b.md", "# B\n\n[[a]]")
        try build(workspace)
        #expect(try workspace.page("a.html") == page)
        #expect(try workspace.page("b.html").contains("href=\"a.html\""))
        chmod(workspace.absolute("a.md"), 0o644)
        try build(workspace)
        #expect(try workspace.page("a.html").contains("href=\"b.html\""))
        #expect(try workspace.verify() == [])
    }

    private func build(_ workspace: WorkspaceFixture) throws {
        let wrapper = geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--clear-groups"] : []
        let answer = try CodexProgram.run(["build", workspace.root], wrapper: wrapper)
        #expect(answer.status == 0, "\(answer.errors)")
    }
}
