import Foundation

// Compiles scripts for the engine of `CDuktape`, and writes them and the grammars of highlight.js as a Swift source. The
// arguments are the output and the scripts.

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first, arguments.count > 1 else {
    FileHandle.standardError.write(Data("usage: ScriptCompiler OUTPUT SCRIPT...\n".utf8))
    exit(2)
}

do {
    var archive = Archive()
    for path in arguments.dropFirst() {
        let url = URL(filePath: path)
        let name = url.deletingPathExtension().lastPathComponent
        let source = try String(contentsOf: url, encoding: .utf8)
        if name == "highlight" {
            try archive.append(grammarsOf: HighlightLibrary(source))
        } else {
            try archive.append(script: source, name: name)
        }
    }
    try archive.swiftSource.write(toFile: output, atomically: true, encoding: .utf8)
} catch {
    FileHandle.standardError.write(Data("error: \(error)\n".utf8))
    exit(1)
}
