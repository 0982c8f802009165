import CExpat
import NotebookModel

/// The size that an SVG's root element names; <https://www.w3.org/TR/SVG2/struct.html#SVGElement>.
///
/// Only the start tag is parsed. expat itself bounds what declared entities expand to.
final class SVGHeader {
    private let parser: XML_Parser
    private var header: ImageHeader?

    private init(parser: XML_Parser) { self.parser = parser }

    static func read(_ bytes: [UInt8]) -> ImageHeader? {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard text.first(where: { !YAMLLine.isBlank($0) && !SourceCursor.endsLine($0) }) == UInt8(ascii: "<"),
            let count = Int32(exactly: text.count), let parser = XML_ParserCreate(nil)
        else { return nil }
        defer { XML_ParserFree(parser) }
        let reader = SVGHeader(parser: parser)
        return withExtendedLifetime(reader) {
            XML_SetUserData(parser, Unmanaged.passUnretained(reader).toOpaque())
            XML_SetStartElementHandler(parser) { user, name, attributes in
                guard let user, let name else { return }
                Unmanaged<SVGHeader>.fromOpaque(user).takeUnretainedValue().begin(String(cString: name), attributes)
            }
            _ = text.withUnsafeBytes {
                XML_Parse(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), count, 0)
            }
            return reader.header
        }
    }

    private func begin(_ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        XML_StopParser(parser, XML_Bool(0))
        guard header == nil, name == "svg" || name.hasSuffix(":svg"), var pair = attributes else { return }
        var width: Int?, height: Int?, box: [Int?] = []
        while let key = pair[0], let value = pair[1] {
            let text = String(cString: value)
            switch String(cString: key) {
            case "width": width = Self.pixels(text)
            case "height": height = Self.pixels(text)
            case "viewBox":
                box = text.split { $0 == " " || $0 == "," || $0.isNewline || $0 == "\t" }.map { Self.pixels($0) }
            default: break
            }
            pair += 2
        }
        if width == nil || height == nil {
            width = box.count == 4 ? box[2] : nil
            height = box.count == 4 ? box[3] : nil
        }
        let isWhole = width != nil && height != nil
        header = ImageHeader(format: .svg, width: isWhole ? width : nil, height: isWhole ? height : nil)
    }

    /// A positive number, bare or in `px`, rounded; other units need a screen to be pixels.
    private static func pixels(_ text: some StringProtocol) -> Int? {
        let digits = text.hasSuffix("px") ? String(text.dropLast(2)) : String(text)
        guard case .number(let number) = PlainScalar.content(digits), number.value >= 0.5, number.value < 1e9 else {
            return nil
        }
        return Int(number.value.rounded())
    }
}
