// Text and values as bytes.

extension TemplateRenderer {
    mutating func beginLine() {
        if !indentation.isEmpty { output.append(contentsOf: indentation.nextLine()) }
    }

    mutating func appendText(_ instruction: TemplateProgram.Instruction) {
        let range = Int(instruction.operand)..<Int(instruction.operand + instruction.literalCount)
        if !indentation.isEmpty {
            appendLines(program.literals[range], startsLine: instruction.startsLine)
        } else {
            program.literals.withUnsafeBufferPointer {
                output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
            }
        }
    }

    /// Indents the lines that begin in the text. A line after its last newline begins with what follows.
    private mutating func appendLines(_ text: ArraySlice<UInt8>, startsLine: Bool) {
        if startsLine { beginLine() }
        var line = text.startIndex
        while let newline = text[line...].firstIndex(of: .newline), newline + 1 < text.endIndex {
            output.append(contentsOf: text[line...newline])
            beginLine()
            line = newline + 1
        }
        output.append(contentsOf: text[line...])
    }

    mutating func appendVariable(_ name: TemplateProgram.Name, isEscaped: Bool) {
        if name.restCount > 0 {
            append(dottedValue(of: name), isEscaped: isEscaped)
        } else if let value = value(of: name.first) {
            append(value.pointee, isEscaped: isEscaped)
        }
    }

    /// Lists and maps have no text.
    private mutating func append(_ value: TemplateValue, isEscaped: Bool) {
        switch value {
        case .text(let text):
            if isEscaped { HTMLEscaping.append(text, to: &output) } else { output.append(contentsOf: text.utf8) }
        case .bytes(let bytes):
            if isEscaped {
                bytes.withUnsafeBufferPointer { HTMLEscaping.append($0, to: &output) }
            } else {
                output.append(contentsOf: bytes)
            }
        case .boolean(let value): output.append(contentsOf: value ? "true".utf8 : "false".utf8)
        case .null, .list, .map: break
        }
    }
}
