import NotebookModel
import Testing

@testable import Parsing

@Suite("Image headers")
struct ImageHeaderTests {
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + bytes("IHDR") + [
            0, 0, 1, 0x40, 0, 0, 0, 0xF0, 8, 6,
        ]
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0xFF, 0xC0, 0xFF, 0xFF, 0xFE, 0, 3, 0x41]
        + [0xFF, 0xC2, 0, 17, 8, 0, 0xF0, 1, 0x40, 3]
    static let gif: [UInt8] = bytes("GIF89a") + [0x40, 1, 0xF0, 0, 0]
    static let lossy: [UInt8] =
        bytes("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8 ") + [9, 0, 0, 0, 0x30, 1, 0, 0x9D, 0x01, 0x2A, 0x40, 0x41, 0xF0, 0x80]
    // (239 << 14 | 319) in little endian behind the signature.
    static let lossless: [UInt8] = bytes("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8L") + [9, 0, 0, 0, 0x2F, 0x3F, 0xC1, 0x3B, 0]
    static let extended: [UInt8] =
        bytes("RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8X") + [10, 0, 0, 0, 0, 0, 0, 0, 0x3F, 1, 0, 0xEF, 0, 0]
    static let bmp: [UInt8] =
        bytes("BM") + Array(repeating: 0, count: 12) + [40, 0, 0, 0, 0x40, 1, 0, 0, 0x10, 0xFF, 0xFF, 0xFF]
    static let oldBMP: [UInt8] = bytes("BM") + Array(repeating: 0, count: 12) + [12, 0, 0, 0, 0x40, 1, 0xF0, 0]
    static let svg: [UInt8] = bytes(
        "<?xml version=\"1.0\"?>\n<!-- c -->\n<svg width=\"320px\" height='239.6' xmlns=\"x\"><g>")

    static let all: [(ImageHeader.Format, [UInt8])] = [
        (.png, png), (.jpeg, jpeg), (.gif, gif), (.webp, lossy), (.webp, lossless), (.webp, extended), (.bmp, bmp),
        (.bmp, oldBMP), (.svg, svg),
    ]

    @Test("every format tells its size", arguments: all)
    func sizes(_ format: ImageHeader.Format, _ image: [UInt8]) {
        #expect(readImageHeader(image) == ImageHeader(format: format, width: 320, height: 240))
    }

    @Test("a header cut off anywhere before its size is no image", arguments: all.filter { $0.0 != .svg })
    func cut(_ format: ImageHeader.Format, _ image: [UInt8]) {
        let whole = (0...image.count).first { readImageHeader(Array(image.prefix($0))) != nil }
        for count in 0..<(whole ?? 0) { #expect(readImageHeader(Array(image.prefix(count))) == nil) }
        #expect((whole ?? 0) > 8)
    }

    @Test(
        "an SVG takes its size from the view box, or has none",
        arguments: [
            ("<svg viewBox='0 0 320 240'/>", 320, 240),
            ("<svg viewBox='-5,-5,320,240' width='100%' height='100%'/>", 320, 240),
            ("<svg width='12cm' height='5cm'/>", nil, nil),
            ("<svg width='320'/>", nil, nil),
            ("<svg/>", nil, nil),
            ("<svg:svg width='320' height='240'/>", 320, 240),
            ("<!DOCTYPE svg [<!ENTITY w '320'>]><svg width='&w;' height='240'/>", 320, 240),
        ] as [(String, Int?, Int?)])
    func svgSizes(_ text: String, _ width: Int?, _ height: Int?) {
        #expect(readImageHeader(bytes(text)) == ImageHeader(format: .svg, width: width, height: height))
    }

    @Test(
        "other contents are no images",
        arguments: [
            "", "<", "<html></html>", "text", "GIF89", "GIF88a\u{1}\u{1}\u{1}\u{1}", "BM",
            "RIFF\u{1}\u{1}\u{1}\u{1}WEBPVP8Z",
        ])
    func others(_ text: String) { #expect(readImageHeader(bytes(text)) == nil) }

    @Test("sizes of zero and JPEG data without frame header are no images")
    func impossible() {
        #expect(readImageHeader(bytes("GIF89a") + [0, 0, 1, 0]) == nil)
        #expect(readImageHeader([0xFF, 0xD8, 0xFF, 0xDA, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 1, 0, 1]) == nil)
        #expect(readImageHeader([0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0xFF, 0xC0, 0, 17, 8, 0, 1, 0, 1]) == nil)
        #expect(readImageHeader(Self.png.prefix(16) + [0xFF, 0, 0, 0, 0, 0, 0, 1]) == nil)
    }

    @Test("the header's values are properties of their own origin")
    func properties() throws {
        let header = try #require(readImageHeader(Self.png))
        #expect(
            header.properties == [
                Property(key: "width", value: number("320"), origin: .imageHeader, position: nil),
                Property(key: "height", value: number("240"), origin: .imageHeader, position: nil),
                Property(key: "format", value: .text("png"), origin: .imageHeader, position: nil),
            ])
    }
}
