/// Compiles one source onto the end of a program.
struct TemplateCompiler {
    let source: TemplateSource
    let layout: LineLayout
    let names: TemplateNames
    var program: TemplateProgram
    private var open: [OpenTag] = []
    /// Where the text after the last tag begins.
    private var cursor = 0
    /// White space that the lines of the block at hand lose, since a parent tag passes the block on to another place.
    private var dedent: ArraySlice<UInt8> = []

    private struct OpenTag {
        var instruction: Int
        var isParent = false
        var arguments: [TemplateProgram.Argument] = []
        /// What the lines lost outside this block.
        var outerDedent: ArraySlice<UInt8>
    }

    static func compile(
        _ source: TemplateSource, names: TemplateNames, onto program: inout TemplateProgram
    ) throws(TemplateError) {
        let layout = LineLayout(bytes: source.bytes, outline: try TagOutline(of: source))
        var compiler = TemplateCompiler(source: source, layout: layout, names: names, program: program)
        // Two owners would make the first append copy all that is compiled so far.
        program = TemplateProgram()
        let start = compiler.program.instructions.count
        for index in layout.outline.tags.indices { try compiler.compile(tag: index) }
        compiler.emitText(upTo: source.bytes.count, of: nil)
        compiler.program.templates.append(start..<compiler.program.instructions.count)
        program = compiler.program
    }

    private init(source: TemplateSource, layout: LineLayout, names: TemplateNames, program: TemplateProgram) {
        self.source = source
        self.layout = layout
        self.names = names
        self.program = program
    }

    private mutating func compile(tag index: Int) throws(TemplateError) {
        let tag = layout.outline.tags[index]
        let boundary = layout.boundary(of: index)
        if open.last?.isParent != true { emitText(upTo: boundary.textEnd, of: boundary) }
        cursor = boundary.resume
        switch tag.kind {
        case .comment, .delimiters: break
        case .escapedVariable: emit(.init(operation: .escapedVariable, name: name(of: tag)), at: tag)
        case .rawVariable: emit(.init(operation: .rawVariable, name: name(of: tag)), at: tag)
        case .section: emitOpening(.init(operation: .section, name: name(of: tag)), at: tag)
        case .invertedSection: emitOpening(.init(operation: .invertedSection, name: name(of: tag)), at: tag)
        case .partial:
            try emitInsertion(tag, isStandalone: boundary.isStandalone)
            close()
        case .parent:
            try emitInsertion(tag, isStandalone: boundary.isStandalone)
        case .block:
            if layout.outline.isArgument(index) {
                openArgument(index, startsLine: boundary.isStandalone)
            } else {
                emitBlock(index)
            }
        case .close:
            if layout.outline.isArgument(index) { closeArgument() } else { close() }
        }
    }
}

// MARK: Text

extension TemplateCompiler {
    /// Emits the text from the cursor to `end`, and the start of the line if the tag there begins it.
    private mutating func emitText(upTo end: Int, of boundary: LineLayout.Boundary?) {
        if end > cursor {
            let literal = appendLiteral(cursor..<end)
            let text = TemplateProgram.Instruction(
                operation: .text, startsLine: layout.isLineStart(cursor), operand: UInt32(literal.lowerBound),
                literalCount: UInt32(literal.count))
            emit(text, atOffset: cursor)
        }
        if let boundary, !boundary.isStandalone, layout.isLineStart(end) {
            emit(.init(operation: .lineStart), atOffset: end)
        }
    }

    private mutating func appendLiteral(_ range: Range<Int>) -> Range<Int> {
        let start = program.literals.count
        var position = range.lowerBound
        while position < range.upperBound {
            if layout.isLineStart(position) { position = dedented(position..<range.upperBound).lowerBound }
            let lineEnd = source.bytes[position..<range.upperBound].firstIndex(of: .newline).map { $0 + 1 }
            program.literals += source.bytes[position..<(lineEnd ?? range.upperBound)]
            position = lineEnd ?? range.upperBound
        }
        return start..<program.literals.count
    }

    /// A line, or the start of one, without as much of the dedent as it begins with.
    private func dedented(_ line: Range<Int>) -> Range<Int> {
        let common = zip(source.bytes[line], dedent).prefix { $0 == $1 }.count
        return line.lowerBound + common..<line.upperBound
    }

    private mutating func emit(_ instruction: TemplateProgram.Instruction, at tag: Tag) {
        emit(instruction, atOffset: tag.range.lowerBound)
    }

    private mutating func emit(_ instruction: TemplateProgram.Instruction, atOffset offset: Int) {
        program.instructions.append(instruction)
        program.offsets.append(offset)
    }
}

// MARK: Tags

extension TemplateCompiler {
    private mutating func emitOpening(_ instruction: TemplateProgram.Instruction, at tag: Tag) {
        emit(instruction, at: tag)
        open.append(OpenTag(instruction: program.instructions.count - 1, outerDedent: dedent))
    }

    private mutating func close() {
        guard let tag = open.popLast() else { return }
        program.instructions[tag.instruction].end = UInt32(program.instructions.count)
        guard tag.isParent else { return }
        let start = program.arguments.count
        program.arguments += tag.arguments
        let insertion = Int(program.instructions[tag.instruction].operand)
        program.insertions[insertion].arguments = start..<program.arguments.count
    }

    private mutating func emitInsertion(_ tag: Tag, isStandalone: Bool) throws(TemplateError) {
        let indentation = isStandalone ? layout.indentation(before: tag.range.lowerBound) : 0..<0
        let insertion = TemplateProgram.Insertion(
            target: try target(of: tag), isStandalone: isStandalone,
            indentation: appendLiteral(indentation), arguments: 0..<0)
        program.insertions.append(insertion)
        emitOpening(.init(operation: .insertion, operand: UInt32(program.insertions.count - 1)), at: tag)
        open[open.count - 1].isParent = tag.kind == .parent
    }

    private mutating func target(of tag: Tag) throws(TemplateError) -> TemplateProgram.Insertion.Target {
        if tag.isDynamic { return .dynamic(name(of: tag)) }
        let name = String(decoding: source.bytes[tag.name], as: UTF8.self)
        if let index = names.index(of: name) { return .template(index) }
        guard names.requiresEveryPartial else { return .nothing }
        throw TemplateError(
            .unknownPartial(name, nearest: names.nearest(to: name)), in: source, at: tag.range.lowerBound)
    }

    private mutating func emitBlock(_ index: Int) {
        let tag = layout.outline.tags[index]
        let block = TemplateProgram.Block(
            name: key(of: tag), placement: layout.placement(ofBlock: index),
            indentation: appendLiteral(layout.indentation(ofBlock: index)))
        program.blocks.append(block)
        emitOpening(.init(operation: .block, operand: UInt32(program.blocks.count - 1)), at: tag)
    }

    private mutating func openArgument(_ index: Int, startsLine: Bool) {
        let start = program.instructions.count
        let name = key(of: layout.outline.tags[index])
        open[open.count - 1].arguments.append(
            .init(name: name, instructions: start..<start, startsLine: startsLine))
        open.append(OpenTag(instruction: start, outerDedent: dedent))
        dedent = source.bytes[layout.indentation(ofBlock: index)]
    }

    private mutating func closeArgument() {
        guard let tag = open.popLast(), let parent = open.indices.last else { return }
        dedent = tag.outerDedent
        let argument = open[parent].arguments.count - 1
        open[parent].arguments[argument].instructions = tag.instruction..<program.instructions.count
    }

    private func key(of tag: Tag) -> TemplateKey {
        TemplateKey(String(decoding: source.bytes[tag.name], as: UTF8.self))
    }

    private mutating func name(of tag: Tag) -> TemplateProgram.Name {
        if source.bytes[tag.name].elementsEqual([.period]) { return .init() }
        let keys = source.bytes[tag.name].split(separator: .period).map {
            TemplateKey(String(decoding: $0, as: UTF8.self))
        }
        let rest = program.keys.count
        program.keys += keys.dropFirst()
        return .init(first: keys[0], rest: UInt32(rest), restCount: UInt32(keys.count - 1))
    }
}
