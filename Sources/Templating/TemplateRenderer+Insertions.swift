// Partials, parents and the blocks that parents pass on.

extension TemplateRenderer {
    mutating func runInsertion(
        _ instruction: TemplateProgram.Instruction, at counter: Int
    ) throws(NestingFault) {
        let insertion = program.insertions[Int(instruction.operand)]
        guard let template = template(of: insertion.target) else { return }
        let outerScope = scope
        if !insertion.arguments.isEmpty {
            scopes.append(Scope(arguments: insertion.arguments, outer: scope))
            scope = scopes.count - 1
        }
        let level =
            insertion.isStandalone
            ? indentation.enter(program.literals[insertion.indentation]) : indentation.enterUnindented()
        try descend(into: program.templates[template], at: counter)
        indentation.leave(level)
        if scope != outerScope { scopes.removeLast() }
        scope = outerScope
    }

    private func template(of target: TemplateProgram.Insertion.Target) -> Int? {
        switch target {
        case .template(let index): return index
        case .nothing: return nil
        case .dynamic(let name):
            switch dottedValue(of: name) {
            case .text(let text): return names.index(of: text)
            case .bytes(let bytes): return names.index(of: String(decoding: bytes, as: UTF8.self))
            default: return nil
            }
        }
    }

    mutating func runBlock(_ instruction: TemplateProgram.Instruction, at counter: Int) throws(NestingFault) {
        let block = program.blocks[Int(instruction.operand)]
        guard let (argument, definingScope) = argument(for: block.name) else {
            return try descend(into: counter + 1..<Int(instruction.end), at: counter)
        }
        let callingScope = scope
        // What is passed on belongs to the template of the parent tag: only what was passed on to that overrides it.
        scope = definingScope
        let level = enter(block, with: argument)
        try descend(into: argument.instructions, at: counter)
        indentation.leave(level)
        indentation.expectNothingSkipped()
        scope = callingScope
    }

    /// The outermost argument of the name, and the scope around its parent tag.
    private func argument(for name: TemplateKey) -> (TemplateProgram.Argument, definingScope: Int)? {
        var found: (TemplateProgram.Argument, definingScope: Int)?
        var level = scope
        while level >= 0 {
            let scope = scopes[level]
            if let argument = program.arguments[scope.arguments].last(where: { $0.name == name }) {
                found = (argument, scope.outer)
            }
            level = scope.outer
        }
        return found
    }

    /// Indents what is passed on as the block at its place is.
    private mutating func enter(
        _ block: TemplateProgram.Block, with argument: TemplateProgram.Argument
    ) -> Indentation.Level {
        if block.placement == .inline { return indentation.enterUnindented() }
        let level = indentation.enter(program.literals[block.indentation])
        switch (block.placement, argument.startsLine) {
        case (.ownLine, false) where !argument.instructions.isEmpty: beginLine()
        case (.lineStart, true): indentation.skipNextLine()
        default: break
        }
        return level
    }
}
