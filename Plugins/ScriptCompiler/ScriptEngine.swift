import CDuktape

/// An error that left a script.
struct ScriptError: Error, CustomStringConvertible {
    let description: String
}

/// An engine as the compiler needs it: without bounds.
final class ScriptEngine {
    private let engine: OpaquePointer

    init() throws {
        guard let engine = js_engine_make(.max / 2, 4 << 20) else { throw ScriptError(description: "out of memory") }
        self.engine = engine
    }

    deinit { js_engine_free(engine) }

    func compile(_ source: String) throws -> String {
        try perform(source) { js_engine_compile(engine, $0, &$1) }
    }

    func run(_ source: String) throws {
        _ = try perform(try compile(source)) { js_engine_run(engine, $0, &$1) }
    }

    func call(_ function: String, _ argument: String) throws -> String {
        try perform(argument) { bytes, result in
            withUnsafePointer(to: bytes) { js_engine_call(engine, function, $0, 1, .max, &result) }
        }
    }

    private func perform(_ text: String, _ step: (js_bytes, inout js_bytes) -> js_outcome) throws -> String {
        var text = text
        return try text.withUTF8 { utf8 in
            var result = js_bytes()
            let outcome = step(js_bytes(bytes: utf8.baseAddress, count: utf8.count), &result)
            let bytes = UnsafeBufferPointer(start: result.bytes, count: result.count)
            guard outcome == js_returned else { throw ScriptError(description: String(decoding: bytes, as: UTF8.self)) }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
