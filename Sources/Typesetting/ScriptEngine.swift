import CDuktape

/// A JavaScript engine with bounds, and the scripts that it has loaded. For one thread at a time.
final class ScriptEngine {
    private let engine: OpaquePointer
    private var loaded: Set<String> = []

    /// Enough for every formula and code within the bounds of their length; an engine with all scripts holds a tenth.
    private static let memoryLimit = 64 << 20
    /// Some hundred levels of nesting. Threads have 8 MiB, or what `ulimit -s` says.
    private static let stackLimit = 512 << 10

    /// - Returns: `nil` when there is no memory.
    init?() {
        guard let engine = js_engine_make(Self.memoryLimit, Self.stackLimit) else { return nil }
        self.engine = engine
    }

    deinit { js_engine_free(engine) }

    /// Loads a script, once.
    ///
    /// - Returns: whether it is loaded.
    func load(_ name: String) -> Bool {
        if loaded.contains(name) { return true }
        guard let code = CompiledScripts.all.code(named: name) else { return false }
        var message = js_bytes()
        let outcome = js_engine_run(engine, js_bytes(bytes: code.baseAddress, count: code.count), &message)
        guard outcome == js_returned else { return false }
        loaded.insert(name)
        return true
    }

    enum Outcome {
        case returned, threw, exhausted
    }

    /// Calls a global function with two texts.
    ///
    /// - Parameters:
    ///   - stepLimit: see `js_engine_call`; a million steps take about 10 ms.
    ///   - body: gets what came of it, and the text that was returned or the error's message; the bytes may not be kept.
    func call<Result>(
        _ function: StaticString, _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>,
        stepLimit: UInt64, body: (Outcome, UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var result = js_bytes()
        let arguments = [first, second].map { js_bytes(bytes: $0.baseAddress, count: $0.count) }
        let outcome = function.withUTF8Buffer { name in
            name.withMemoryRebound(to: CChar.self) { name in
                // A static string ends with a zero.
                name.baseAddress.map { js_engine_call(engine, $0, arguments, arguments.count, stepLimit, &result) }
            }
        }
        let bytes = UnsafeBufferPointer(start: result.bytes, count: result.count)
        switch outcome {
        case js_returned: return body(.returned, bytes)
        case js_exhausted: return body(.exhausted, bytes)
        default: return body(.threw, bytes)
        }
    }
}
