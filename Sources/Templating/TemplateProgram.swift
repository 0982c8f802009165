/// All templates of a library, compiled: trivially copyable instructions that point into shared tables.
struct TemplateProgram: Sendable {
    var instructions: [Instruction] = []
    /// The text of all templates, one after the other.
    var literals: [UInt8] = []
    /// The parts of dotted names after their first.
    var keys: [TemplateKey] = []
    var insertions: [Insertion] = []
    var arguments: [Argument] = []
    var blocks: [Block] = []
    /// The instructions of each template, in the order of the library's sources.
    var templates: [Range<Int>] = []
    /// For each instruction the byte offset of its tag in its source.
    var offsets: [Int] = []
}

extension TemplateProgram {
    struct Instruction {
        enum Operation: UInt8 {
            /// Copies `literalCount` literals from `operand` on.
            case text
            /// Indents a line that begins with a tag.
            case lineStart
            case escapedVariable, rawVariable
            /// Their content reaches to the instruction `end`.
            case section, invertedSection
            /// `operand` is an index of `insertions`; what it passes on reaches to the instruction `end`.
            case insertion
            /// `operand` is an index of `blocks`; the default content reaches to the instruction `end`.
            case block
        }

        var operation: Operation
        /// Whether the text begins a line of the template, which indentation comes before.
        var startsLine = false
        var operand: UInt32 = 0
        var literalCount: UInt32 = 0
        /// The instruction after the content; 0 for the next one.
        var end: UInt32 = 0
        var name = Name()
    }

    /// A possibly dotted name.
    struct Name {
        var first = TemplateKey.current
        /// Index of the second part in `keys`.
        var rest: UInt32 = 0
        /// Number of parts after the first.
        var restCount: UInt32 = 0
    }

    /// A partial or parent tag.
    struct Insertion {
        enum Target {
            case template(Int)
            /// The template that the name's value names.
            case dynamic(Name)
            case nothing
        }

        var target: Target
        /// Whether the tag stands on its own line, so that every line of the partial is indented; inline nothing is.
        var isStandalone: Bool
        /// Range of `literals`.
        var indentation: Range<Int>
        /// Range of `arguments`.
        var arguments: Range<Int>
    }

    /// A block that a parent tag passes on.
    struct Argument {
        var name: TemplateKey
        var instructions: Range<Int>
        /// Whether its content begins on the line after its tag.
        var startsLine: Bool
    }

    /// A place in a template that can be overridden.
    struct Block {
        enum Placement {
            /// Something else stands on the line.
            case inline
            /// Begins its line, and nothing but white space follows its end.
            case lineStart
            /// The opening tag is alone on its line.
            case ownLine
        }

        var name: TemplateKey
        var placement: Placement
        /// Range of `literals`.
        var indentation: Range<Int>
    }
}
