// Text and values as bytes.

extension TemplateRenderer {
    mutating func beginLine() {
        if !indentation.isEmpty { output.append(contentsOf: indentation.nextLine()) }
    }

    mutating func appendText(_ instruction: TemplateProgram.Instruction) {
        let text = program.literals[Int(instruction.operand)..<Int(instruction.operand + instruction.literalCount)]
        if indentation.isEmpty { return output.append(contentsOf: text) }
        if instruction.startsLine { beginLine() }
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
        case .text(var text):
            text.withUTF8 { isEscaped ? HTMLEscaping.append($0, to: &output) : output.append(contentsOf: $0) }
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
