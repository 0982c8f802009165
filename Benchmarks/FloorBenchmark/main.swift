// The least that publishing notes can cost on one thread: reads, hashes (SHA-256), parses and renders (cmark-gfm), and
// writes each note below FOLDER once, and prints counts and seconds as JSON. OUTPUT is best a folder that is not there yet.
// Usage: FloorBenchmark FOLDER OUTPUT

import Glibc

guard CommandLine.arguments.count == 3 else {
    stop("usage: FloorBenchmark FOLDER OUTPUT")
}
do {
    let folder = CommandLine.arguments[1]
    let pass = try FloorPass(NoteFiles.paths(below: folder), from: folder, to: CommandLine.arguments[2])
    print(String(decoding: pass.json, as: UTF8.self))
} catch {
    stop("error: \(error)")
}

func stop(_ message: String) -> Never {
    let line = Array("\(message)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
    exit(2)
}
