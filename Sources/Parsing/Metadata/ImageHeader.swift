import NotebookModel

/// What the first bytes of an image say, read without decoding it.
package struct ImageHeader: Hashable, Sendable {
    package enum Format: String, Hashable, Sendable, CaseIterable {
        case png, jpeg, gif, webp, bmp, svg
    }

    package let format: Format
    /// In pixels as a browser shows the image, which turns it as its Exif block says; 1 or more; `nil` for an SVG that names
    /// no size.
    package let width: Int?
    package let height: Int?
    /// Of a photograph.
    package let facts: PhotoFacts

    init(format: Format, width: Int?, height: Int?, facts: PhotoFacts = PhotoFacts()) {
        self.format = format
        self.width = width
        self.height = height
        self.facts = facts
    }

    /// `width`, `height` and `format`, then what is known of a photograph.
    package var properties: [Property] {
        var values: [(String, PropertyValue)] = []
        if let width { values.append(("width", .number(NumberValue(value: Double(width), literal: "\(width)")))) }
        if let height { values.append(("height", .number(NumberValue(value: Double(height), literal: "\(height)")))) }
        values.append(("format", .text(format.rawValue)))
        return values.map { Property(key: $0.0, value: $0.1, origin: .imageHeader, position: nil) } + facts.properties
    }
}

/// Recognises an image by its content, whatever its name.
///
/// - Parameter bytes: the file, or as much of its beginning as is at hand; 64 KiB are enough but for a JPEG with large
///   embedded previews.
/// - Returns: `nil` for no image, one of another format, and one that is cut off before its size.
package func readImageHeader(_ bytes: [UInt8]) -> ImageHeader? {
    let header = HeaderBytes(bytes: bytes)
    let image = header.png ?? header.jpeg ?? header.gif ?? header.webP ?? header.bmp ?? SVGHeader.read(bytes)
    guard let image, let block = header.exifBlock(in: image.format) else { return image }
    let facts = PhotoFacts(block)
    let sides = facts.swapsSides ? (image.height, image.width) : (image.width, image.height)
    return ImageHeader(format: image.format, width: sides.0, height: sides.1, facts: facts)
}

/// Numbers at offsets of a file's beginning; `nil` behind its end.
struct HeaderBytes {
    let bytes: [UInt8]

    func byte(at offset: Int) -> Int? { bytes.indices.contains(offset) ? Int(bytes[offset]) : nil }

    func holds(_ text: StaticString, at offset: Int) -> Bool {
        text.withUTF8Buffer { expected in
            offset + expected.count <= bytes.count
                && bytes[offset..<(offset + expected.count)].elementsEqual(expected)
        }
    }

    /// - Parameter count: at most 4 bytes.
    func bigEndian(at offset: Int, count: Int) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    func littleEndian(at offset: Int, count: Int) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// `nil` unless both sizes are there and positive.
    func image(_ format: ImageHeader.Format, _ width: Int?, _ height: Int?) -> ImageHeader? {
        guard let width, let height, width > 0, height > 0 else { return nil }
        return ImageHeader(format: format, width: width, height: height)
    }
}
