import Foundation
import Testing

@Suite("Package.swift")
struct ManifestTests {
    @Test("a module depends on what its row names, and on nothing else", arguments: House.floors.map(\.module))
    func dependencies(module: String) throws {
        let floor = try #require(House.floors.first { $0.module == module })
        let declared = try #require(try Self.dependencies()[module], "\(module) is not declared")
        #expect(declared == floor.mayImport)
    }

    @Test("a test target exists for every folder of Swift tests")
    func testTargets() throws {
        let folders = Set(
            SourceTree.files(in: "Tests", extensions: ["swift"]).filter { $0.imports.contains("Testing") }
                .map { String($0.path.split(separator: "/")[1]) })
        let declared = Set(try Self.manifest().matches(of: /tests\(\s*"(\w+)"/).map { String($0.1) })
        let unknown = folders.subtracting(declared).sorted()
        #expect(unknown.isEmpty, "never run: \(unknown.joined(separator: ", "))")
    }

    private static func manifest() throws -> String {
        try String(contentsOf: SourceTree.root.appending(path: "Package.swift"), encoding: .utf8)
    }

    /// Reads the manifest's declarations of floors, which are plain lists: names in quotes, and two constants.
    private static func dependencies() throws -> [String: Set<String>] {
        let text = try manifest()
        var found: [String: Set<String>] = [:]
        for match in text.matches(of: /floor\(\s*"(\w+)",\s*\[([^\]]*)\]\s*[,)]/) {
            found[String(match.1)] = names(in: String(match.2))
        }
        for match in text.matches(of: /\.executableTarget\(name: "codex", dependencies: \[([^\]]*)\]/) {
            found["codex"] = names(in: String(match.1))
        }
        return found
    }

    private static func names(in list: String) -> Set<String> {
        let constants = ["grdb": "GRDB", "sqlite": "GRDBSQLite", "argumentParser": "ArgumentParser"]
        let items = list.split(whereSeparator: { ", \n".contains($0) })
        return Set(items.map { constants[String($0)] ?? $0.trimmingCharacters(in: ["\""]) })
    }
}
