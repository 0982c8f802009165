import Testing

@Suite("The floors of the house")
struct FloorTests {
    @Test("every module has its row, and every row its module")
    func rowsAndModules() throws {
        #expect(Set(House.floors.map(\.module)) == (try SourceTree.modules(swift: true)))
        #expect(House.floors.count == Set(House.floors.map(\.module)).count)
        let libraries = Set(House.owners.keys.filter { $0.hasPrefix("C") })
        #expect(libraries == (try SourceTree.modules(swift: false)))
    }

    @Test("a module imports only what its row names", arguments: House.floors.map(\.module))
    func imports(module: String) throws {
        let floor = try #require(House.floors.first { $0.module == module })
        let allowed = floor.mayImport.union(House.swiftLibraries)
        let files = SourceTree.swiftFiles.filter { $0.module == module }
        #expect(!files.isEmpty)
        for file in files {
            let forbidden = Set(file.imports).subtracting(allowed).sorted()
            #expect(forbidden.isEmpty, "\(file.path) imports \(forbidden.joined(separator: ", "))")
        }
    }

    @Test("a row names only lower floors")
    func rowsPointDown() throws {
        let numbers = Dictionary(uniqueKeysWithValues: House.floors.map { ($0.module, $0.number) })
        for floor in House.floors {
            for name in floor.mayImport {
                guard let number = numbers[name] else {
                    #expect(House.owners[name] != nil, "\(name) in the row of \(floor.module) is nowhere explained")
                    continue
                }
                #expect(number < floor.number, "\(floor.module) may not import \(name), which is no lower floor")
            }
        }
    }

    @Test("a library is imported by its owners alone")
    func owners() {
        for (library, owners) in House.owners {
            let importers = Set(SourceTree.swiftFiles.filter { $0.imports.contains(library) }.map(\.module))
            #expect(importers == owners, "\(library)")
        }
    }

    @Test("an import is recognised in each of its forms")
    func importForms() {
        let text = """
            import Alpha
            @testable import Beta
            package import Gamma
            @preconcurrency private import struct Delta.Thing
            // import Comment
            let text = "import String"
            """
        #expect(SourceFile(path: "Sources/X/x.swift", text: text).imports == ["Alpha", "Beta", "Gamma", "Delta"])
    }
}
