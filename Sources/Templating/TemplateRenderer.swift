/// The instruction at which sections and partials were within each other beyond the limit.
struct NestingFault: Error {
    let instruction: Int
}

/// One run of a program.
///
/// Every section, block and partial runs as a nested call, inside which the pointers to the values that it pushes are
/// valid: a lookup neither copies a value nor counts a reference.
struct TemplateRenderer {
    var output: [UInt8] = []
    let program: TemplateProgram
    let names: TemplateNames

    /// The values around the instruction at hand, innermost last.
    private var contexts: [Context] = []
    var indentation = Indentation()
    /// What the parent tags around pass on.
    var scopes: [Scope] = []
    /// The innermost of ``scopes`` that counts, -1 for none.
    var scope = -1
    private var depth = 0

    private struct Context {
        var value: UnsafePointer<TemplateValue>
        /// The entries of a map; empty for other values.
        var entries: UnsafeBufferPointer<TemplateMap.Entry>
    }

    /// The arguments of one parent tag.
    struct Scope {
        /// Range of the program's arguments.
        var arguments: Range<Int>
        /// The scope around, whose arguments come before these; -1 for none.
        var outer: Int
    }

    init(program: TemplateProgram, names: TemplateNames) {
        self.program = program
        self.names = names
        contexts.reserveCapacity(16)
    }

    mutating func render(template: Int, _ value: TemplateValue) throws(NestingFault) {
        let body = program.templates[template]
        try withUnsafePointer(to: value) { value throws(NestingFault) in
            try run(body, in: value, at: body.lowerBound)
        }
    }

    /// Runs instructions one level deeper; `instruction` is the one that asks for it.
    mutating func descend(into body: Range<Int>, at instruction: Int) throws(NestingFault) {
        guard depth < TagOutline.nestingLimit else { throw NestingFault(instruction: instruction) }
        depth += 1
        try run(body)
        depth -= 1
    }

    private mutating func run(_ body: Range<Int>) throws(NestingFault) {
        var counter = body.lowerBound
        while counter < body.upperBound {
            let instruction = program.instructions[counter]
            switch instruction.operation {
            case .text: appendText(instruction)
            case .lineStart: beginLine()
            case .escapedVariable: appendVariable(instruction.name, isEscaped: true)
            case .rawVariable: appendVariable(instruction.name, isEscaped: false)
            case .section: try runSection(instruction, at: counter)
            case .invertedSection: try runInvertedSection(instruction, at: counter)
            case .insertion: try runInsertion(instruction, at: counter)
            case .block: try runBlock(instruction, at: counter)
            }
            counter = instruction.end > 0 ? Int(instruction.end) : counter + 1
        }
    }
}

// MARK: Sections

extension TemplateRenderer {
    private mutating func runSection(
        _ instruction: TemplateProgram.Instruction, at counter: Int
    ) throws(NestingFault) {
        let body = counter + 1..<Int(instruction.end)
        if instruction.name.restCount == 0 {
            guard let value = value(of: instruction.name.first) else { return }
            try runSection(body, over: value, at: counter)
        } else {
            try withUnsafePointer(to: dottedValue(of: instruction.name)) { value throws(NestingFault) in
                try runSection(body, over: value, at: counter)
            }
        }
    }

    private mutating func runInvertedSection(
        _ instruction: TemplateProgram.Instruction, at counter: Int
    ) throws(NestingFault) {
        let isTruthy =
            instruction.name.restCount == 0
            ? value(of: instruction.name.first)?.pointee.isTruthy ?? false
            : dottedValue(of: instruction.name).isTruthy
        if !isTruthy { try descend(into: counter + 1..<Int(instruction.end), at: counter) }
    }

    private mutating func runSection(
        _ body: Range<Int>, over value: UnsafePointer<TemplateValue>, at counter: Int
    ) throws(NestingFault) {
        guard case .list(let items) = value.pointee else {
            if value.pointee.isTruthy { try run(body, in: value, at: counter) }
            return
        }
        try items.withUnsafeBufferPointer { items throws(NestingFault) in
            guard let first = items.baseAddress else { return }
            for index in items.indices { try run(body, in: first + index, at: counter) }
        }
    }

    /// Runs the instructions with the value as innermost context.
    private mutating func run(
        _ body: Range<Int>, in value: UnsafePointer<TemplateValue>, at counter: Int
    ) throws(NestingFault) {
        guard case .map(let map) = value.pointee else {
            contexts.append(Context(value: value, entries: .init(start: nil, count: 0)))
            try descend(into: body, at: counter)
            contexts.removeLast()
            return
        }
        try map.entries.withUnsafeBufferPointer { entries throws(NestingFault) in
            contexts.append(Context(value: value, entries: entries))
            try descend(into: body, at: counter)
            contexts.removeLast()
        }
    }
}

// MARK: Names

extension TemplateRenderer {
    /// The value of a name in the innermost context that has it; valid until that context ends.
    ///
    /// - Complexity: O(n) in the number of entries in scope.
    func value(of key: TemplateKey) -> UnsafePointer<TemplateValue>? {
        if key == .current { return contexts.last?.value }
        for context in contexts.reversed() {
            if let value = TemplateMap.value(of: key, in: context.entries) { return value }
        }
        return nil
    }

    /// The value of a dotted name, `null` without one: only its first part is looked up in all contexts.
    func dottedValue(of name: TemplateProgram.Name) -> TemplateValue {
        guard var value = value(of: name.first)?.pointee else { return .null }
        let rest = Int(name.rest)..<Int(name.rest + name.restCount)
        for key in program.keys[rest] {
            guard case .map(let map) = value, let next = map[key] else { return .null }
            value = next
        }
        return value
    }
}
