import CExpat
import Diagnostics

/// Reads an XML document with expat into a tree; see <https://libexpat.github.io/doc/>.
///
/// Declared entities are refused, so that none can expand without end; external ones are never opened. Elements nest at
/// most `depthLimit` deep. On an error the elements that were whole by then are kept.
final class XMLTreeReader {
    static let depthLimit = 64

    private let parser: XML_Parser
    private var open: [XMLElement] = []
    private var root: XMLElement?
    private var failure: MetadataProblem?

    private init(parser: XML_Parser) { self.parser = parser }

    static func read(_ content: [UInt8]) -> (root: XMLElement?, problem: MetadataProblem?) {
        guard let parser = XML_ParserCreate(nil) else { preconditionFailure("expat has no memory for a parser") }
        defer { XML_ParserFree(parser) }
        let reader = XMLTreeReader(parser: parser)
        return withExtendedLifetime(reader) {
            reader.register()
            reader.parse(content)
            return (reader.root, reader.failure)
        }
    }

    private func register() {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { user, name, attributes in XMLTreeReader.from(user)?.begin(name, attributes) },
            { user, _ in XMLTreeReader.from(user)?.end() })
        XML_SetCharacterDataHandler(parser) { user, text, count in
            XMLTreeReader.from(user)?.append(text, count: Int(count))
        }
        XML_SetEntityDeclHandler(parser) { user, _, _, _, _, _, _, _, _ in
            XMLTreeReader.from(user)?.stop("entity declaration", "write the text out instead of declaring an entity")
        }
    }

    private static func from(_ user: UnsafeMutableRawPointer?) -> XMLTreeReader? {
        user.map { Unmanaged<XMLTreeReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func parse(_ content: [UInt8]) {
        guard let count = Int32(exactly: content.count) else {
            fail("document is larger than 2 GiB", "split it")
            return
        }
        let status = content.withUnsafeBytes { bytes in
            XML_Parse(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), count, 1)
        }
        if status == XML_STATUS_ERROR, failure == nil { fail(XML_GetErrorCode(parser)) }
        closeOpenElements()
    }

    /// After an error: an open element is kept for the whole elements in it, without its own text.
    private func closeOpenElements() {
        while var element = open.popLast() {
            element.text = []
            if !element.children.isEmpty { keep(element) }
        }
    }

    private func keep(_ element: XMLElement) {
        if open.isEmpty {
            root = element
        } else {
            open[open.count - 1].children.append(element)
        }
    }
}

// MARK: - Events

extension XMLTreeReader {
    private func begin(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard failure == nil, let name else { return }
        guard open.count < Self.depthLimit else {
            stop("elements nest deeper than \(Self.depthLimit)", "flatten the document")
            return
        }
        var values: [String: String] = [:]
        if var pair = attributes {
            while let key = pair[0], let value = pair[1] {
                values[String(cString: key)] = String(cString: value)
                pair += 2
            }
        }
        open.append(XMLElement(name: String(cString: name), attributes: values, position: position))
    }

    private func end() {
        guard failure == nil, let element = open.popLast() else { return }
        keep(element)
    }

    private func append(_ text: UnsafePointer<CChar>?, count: Int) {
        guard failure == nil, let text, !open.isEmpty else { return }
        open[open.count - 1].text.append(contentsOf: UnsafeRawBufferPointer(start: text, count: count))
    }

    private func stop(_ summary: String, _ advice: String) {
        guard failure == nil else { return }
        fail(summary, advice)
        XML_StopParser(parser, XML_Bool(0))
    }
}

// MARK: - Errors

extension XMLTreeReader {
    /// expat counts lines from 1 and columns, in characters, from 0.
    private var position: SourcePosition {
        SourcePosition(
            line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
    }

    private func fail(_ summary: String, _ advice: String) {
        failure = MetadataProblem(id: "invalid-xml", position: position, summary: summary, remedy: .advice(advice))
    }

    private func fail(_ code: XML_Error) {
        switch code {
        case XML_ERROR_NO_ELEMENTS: fail(unclosedSummary, "close each element with its end tag")
        case XML_ERROR_TAG_MISMATCH:
            let name = open.last?.name ?? ""
            fail("end tag does not match `<\(name)>`", "close `<\(name)>` first")
        case XML_ERROR_UNDEFINED_ENTITY: fail("entity is not defined", "write `&amp;` for `&`")
        case XML_ERROR_INVALID_TOKEN: fail("text is not well-formed", "write `&amp;` for `&` and `&lt;` for `<`")
        case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: fail("text after the root element", "keep one root element `<metadata>`")
        default:
            let words = XML_ErrorString(code).map { String(cString: $0) } ?? "not XML"
            fail(words, "write `<metadata><title>…</title></metadata>`")
        }
    }

    private var unclosedSummary: String {
        open.last.map { "element `<\($0.name)>` has no end" } ?? "no element in the document"
    }
}
