import CArena
import CCmarkGFM
import Synchronization

/// A node of cmark-gfm's tree.
typealias SyntaxNode = UnsafeMutablePointer<cmark_node>

/// The one place that runs cmark-gfm, and that keeps its process-wide state in order.
///
/// Version 0.29.0.gfm.6 marks the characters at which inline syntax may begin in a table that all parsers share; with
/// `autolink` or `strikethrough` attached, a parse switches entries of it on at its start and off at its end, under
/// the feet of other threads. So `:` and `w` are switched on once and `autolink` is made to forget that it owns
/// them, while a text with a `~`, the only one that `strikethrough` matters to, is parsed under a lock.
enum SyntaxTree {
    /// Parses UTF-8 and passes the document's node, which lives until `read` returns, and what its links' texts mean.
    ///
    /// So does all that cmark-gfm makes of the node; nothing of it may be freed.
    static func read<Result>(
        _ text: UnsafeBufferPointer<UInt8>,
        extensions: MarkdownExtensions,
        _ read: (SyntaxNode, LinkDefinitionTexts) -> Result
    ) -> Result {
        // All that the parser makes goes with it; nothing has to be freed node by node.
        let arena = codex_arena_begin()
        defer { codex_arena_end(arena) }
        // Also without the extension: what another thread switches on would be seen here.
        let hasTilde = ByteSearch.contains(UInt8(ascii: "~"), text)
        let parsed =
            hasTilde
            ? tildeLock.withLock { _ in parse(text, extensions) }
            : parse(text, extensions.subtracting(.strikethrough))
        guard let document = parsed.root else { preconditionFailure("cmark-gfm gave no document") }
        return read(document, parsed.definitions)
    }

    private static let tildeLock = Mutex(())

    /// Carries a tree out of the lock; it belongs to the thread that parsed it.
    private struct Parsed: @unchecked Sendable {
        var root: SyntaxNode?
        var definitions = LinkDefinitionTexts()
    }

    private struct Syntax: @unchecked Sendable {
        let extensions: [(MarkdownExtensions, OpaquePointer)]
        let nodeKinds: ExtensionNodeKinds
    }

    /// The types of the extensions' nodes; registration, which sets them, comes first.
    static var nodeKinds: ExtensionNodeKinds { syntax.nodeKinds }

    private static let syntax: Syntax = {
        cmark_gfm_core_extensions_ensure_registered()
        let named: [(MarkdownExtensions, String)] = [
            (.table, "table"), (.strikethrough, "strikethrough"), (.autolink, "autolink"), (.taskList, "tasklist"),
        ]
        let extensions = named.map { option, name in
            guard let found = cmark_find_syntax_extension(name) else {
                preconditionFailure("cmark-gfm has no extension \(name)")
            }
            return (option, found)
        }
        for (option, autolink) in extensions where option == .autolink { keepSpecialCharacters(of: autolink) }
        return Syntax(extensions: extensions, nodeKinds: ExtensionNodeKinds())
    }()

    /// Written once; cmark-gfm keeps the pointer in all that it makes.
    private struct ArenaMemory: @unchecked Sendable {
        let functions: UnsafeMutablePointer<cmark_mem>
    }

    private static let arenaMemory: ArenaMemory = {
        let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        functions.initialize(
            to: cmark_mem(calloc: codex_arena_calloc, realloc: codex_arena_realloc, free: codex_arena_free))
        return ArenaMemory(functions: functions)
    }()

    private static func keepSpecialCharacters(of autolink: OpaquePointer) {
        guard let keeper = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
        cmark_parser_attach_syntax_extension(keeper, autolink)
        cmark_manage_extensions_special_characters(keeper, 1)
        cmark_syntax_extension_set_special_inline_chars(autolink, nil)
        cmark_parser_free(keeper)
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>, _ extensions: MarkdownExtensions) -> Parsed {
        let syntax = syntax
        // Source positions are always counted; the option makes those behind a code span of several lines right.
        var options = CMARK_OPT_SOURCEPOS
        if extensions.contains(.footnotes) { options |= CMARK_OPT_FOOTNOTES }
        guard let parser = cmark_parser_new_with_mem(options, arenaMemory.functions) else { return Parsed() }
        for (option, found) in syntax.extensions where extensions.contains(option) {
            cmark_parser_attach_syntax_extension(parser, found)
        }
        text.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        let definitions = LinkDefinitionTexts(takingFrom: parser, text: text)
        return Parsed(root: cmark_parser_finish(parser), definitions: definitions)
    }
}

/// The types that extensions give to their nodes.
struct ExtensionNodeKinds: Sendable {
    let table = codex_node_type_table()
    let tableRow = codex_node_type_table_row()
    let tableCell = codex_node_type_table_cell()
    let strikethrough = codex_node_type_strikethrough()

    /// Only behind registration do they have their values.
    fileprivate init() {}
}
