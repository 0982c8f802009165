// swift-tools-version: 6.1
import PackageDescription

/// Checks that every target is held to.
let strict: [SwiftSetting] = [
    // `any` marks where a call is dynamic.
    .enableUpcomingFeature("ExistentialAny"),
    // A member is found only through a module that the file itself imports.
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A floor of the house; `Tests/ArchitectureTests` holds the table of who may import whom.
func floor(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], plugins: [Target.PluginUsage] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict, plugins: plugins)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

/// GRDB: typed SQLite with reused statements and migrations, kept since 2015; everything else would be our own C wrapper.
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
/// The C interface of the SQLite that GRDB links, for what is read and written by thousands of rows.
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
/// The ecosystem's own command-line parser: help, near misses and completions for nothing.
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "codex",
    products: [.executable(name: "codex", targets: ["codex"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Floor 0
        floor("Diagnostics", []),
        floor("Parallelism", []),
        // JavaScript's expressions are what notes and highlight.js hold; PCRE2 reads them as they are, and compiles them.
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        floor("Patterns", ["CPCRE2"]),
        // Floor 1
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(
            name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .target(name: "CPosix"),
        floor("NotebookModel", ["Diagnostics", "COpenSSL"]),
        floor("Templating", ["Diagnostics"]),
        .target(name: "CDefaultTheme"),
        // An engine without optimisation is slower by so much that no test would be like the program.
        .target(
            name: "CDuktape", cSettings: [.unsafeFlags(["-O2"])], linkerSettings: [.linkedLibrary("m")]),
        floor("Typesetting", ["Patterns", "CDuktape"], exclude: ["Scripts"], plugins: ["CompileScripts"]),
        // Floor 2
        .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
        floor("Databases", ["Diagnostics", grdb, sqlite, "CSQLite"]),
        floor("Scanning", ["Diagnostics", "Parallelism", "Patterns", "NotebookModel", "CPosix"]),
        // Memory of trees that are read once: a C library calls back for it, and knows no context.
        .target(name: "CArena"),
        floor(
            "Parsing",
            ["Diagnostics", "NotebookModel", "Typesetting", "CYAML", "CExpat", "CGumbo", "CCmarkGFM", "CArena"]),
        // libvips is the best kept of its kind: its readers are fuzzed all the time, JPEG is decoded at a fraction of its size,
        // and colour profiles and orientation are its own business. It takes 40 MB installed; libgd (1 MB) and imlib2 know
        // no profiles and scale only what was decoded whole, and GraphicsMagick (9 MB) reads a hundred formats with a long
        // list of advisories. Its 60 libraries would add 25 ms to every start of `codex`, and keep `codex` alone on a machine
        // without them from starting at all: so CVips loads it when a picture is first scaled, and needs none of its headers.
        .target(name: "CVips", linkerSettings: [.linkedLibrary("dl")]),
        floor("Imaging", ["CVips"]),
        floor("Versioning", []),
        floor("ClientSearch", ["Diagnostics", "NotebookModel"]),
        // Floor 3
        floor("Indexing", ["Diagnostics", "Parallelism", "NotebookModel", "Databases", "Scanning", grdb]),
        floor("SystemStore", ["Diagnostics", "NotebookModel", "Databases", grdb]),
        // Floor 4
        floor("Querying", ["Diagnostics", "Patterns", "NotebookModel", "Indexing"]),
        // Floor 5
        floor("Rendering", ["Diagnostics", "NotebookModel", "Templating", "Parsing", "Querying", "CDefaultTheme"]),
        // Floor 6
        floor(
            "Publishing",
            [
                "Diagnostics", "Parallelism", "Patterns", "NotebookModel", "Templating", "Databases", "Scanning",
                "Parsing",
                "Versioning", "ClientSearch", "Imaging", "Indexing", "SystemStore", "Querying", "Rendering", grdb,
            ]),
        // Floor 8
        floor(
            "CodexCommand",
            ["Diagnostics", "NotebookModel", "Parsing", "Indexing", "Querying", "Publishing", argumentParser]),
        .executableTarget(name: "codex", dependencies: ["CodexCommand"], swiftSettings: strict),
        // Scripts, compiled before the modules that run them
        .executableTarget(
            name: "ScriptCompiler", dependencies: ["CDuktape"], path: "Plugins/ScriptCompiler", swiftSettings: strict),
        .plugin(name: "CompileScripts", capability: .buildTool(), dependencies: ["ScriptCompiler"]),
        // Benchmarks
        .executableTarget(
            name: "TemplatingBenchmark", dependencies: ["Templating"], path: "Benchmarks/TemplatingBenchmark",
            swiftSettings: strict),
        .executableTarget(
            name: "ParsingBenchmark", dependencies: ["Parsing", "NotebookModel", "ReferenceMarkdown"],
            path: "Benchmarks/ParsingBenchmark", swiftSettings: strict),
        .executableTarget(
            name: "TypesettingBenchmark", dependencies: ["Typesetting"], path: "Benchmarks/TypesettingBenchmark",
            swiftSettings: strict),
        .executableTarget(
            name: "ClientSearchBenchmark", dependencies: ["ClientSearch", "NotebookModel"],
            path: "Benchmarks/ClientSearchBenchmark", swiftSettings: strict),
        .executableTarget(
            name: "FloorBenchmark", dependencies: ["Diagnostics", "NotebookModel", "ReferenceMarkdown"],
            path: "Benchmarks/FloorBenchmark", swiftSettings: strict),
        .target(
            name: "ReferenceMarkdown", dependencies: ["CCmarkGFM"], path: "Benchmarks/ReferenceMarkdown",
            swiftSettings: strict),
        .executableTarget(
            name: "QueryingBenchmark",
            dependencies: ["Querying", "Indexing", "Scanning", "NotebookModel", "Diagnostics"],
            path: "Benchmarks/QueryingBenchmark", swiftSettings: strict),
        // Tests
        .target(name: "TestRandomness", path: "Tests/TestRandomness", swiftSettings: strict),
        tests("DatabasesTests", ["Databases", "Diagnostics", grdb]),
        tests("DiagnosticsTests", ["Diagnostics"]),
        tests("TemplatingTests", ["TestRandomness", "Templating", "Diagnostics"]),
        tests("NotebookModelTests", ["TestRandomness", "NotebookModel", "Diagnostics"]),
        tests("ParallelismTests", ["Parallelism"]),
        tests("TypesettingTests", ["Typesetting", "TestRandomness", "Parallelism"]),
        tests("ParsingTests", ["Parsing", "Diagnostics", "NotebookModel", "CCmarkGFM", "CGumbo"]),
        // Pictures of every format, made and looked at by libvips itself.
        .target(name: "CTestPictures", path: "Tests/CTestPictures", linkerSettings: [.linkedLibrary("dl")]),
        tests("ImagingTests", ["TestRandomness", "Imaging", "Parallelism", "CTestPictures"]),
        tests(
            "IndexingTests",
            ["TestRandomness", "Indexing", "Databases", "Diagnostics", "NotebookModel", "Scanning", grdb]),
        tests(
            "QueryingTests",
            [
                "TestRandomness", "Querying", "Indexing", "Parsing", "Scanning", "Diagnostics", "NotebookModel",
            ]),
        tests(
            "RenderingTests",
            [
                "TestRandomness", "Rendering", "Diagnostics", "NotebookModel", "Parsing", "Querying", "Templating",
            ],
            exclude: ["ChartsGolden", "Views/Golden"]),
        tests("ScanningTests", ["TestRandomness", "Scanning", "Diagnostics", "NotebookModel", "Parallelism"]),
        tests("VersioningTests", ["Versioning"]),
        tests("SystemStoreTests", ["SystemStore", "Databases", "Diagnostics", "NotebookModel", grdb]),
        tests("ClientSearchTests", ["ClientSearch", "NotebookModel"]),
        tests(
            "PublishingTests",
            [
                "TestRandomness", "Publishing", "Diagnostics", "NotebookModel", "Parsing", "Indexing", "Querying",
                "Rendering", "Databases", grdb,
            ],
            exclude: ["Vaults"]),
        tests("ArchitectureTests", ["Diagnostics"]),
        tests("CommandTests", ["codex"], exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6]
)
