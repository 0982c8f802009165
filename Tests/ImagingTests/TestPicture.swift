import CTestPictures
import Imaging

/// Samples of 8 bits, 3 or 4 a pixel, row by row.
struct TestPicture {
    let width: Int
    let height: Int
    let bands: Int
    let samples: [UInt8]

    /// libvips is not to be used by one thread while another starts it, so that the module that starts it comes first.
    private static let isLibraryReady = (try? Thumbnailer().vipsVersion()) != nil

    init(_ width: Int, _ height: Int, bands: Int = 3, color: (Int, Int) -> [UInt8]) {
        self.width = width
        self.height = height
        self.bands = bands
        samples = (0..<height).flatMap { y in (0..<width).flatMap { x in color(x, y) } }
    }

    /// `nil` for what is no picture.
    init?(_ content: [UInt8]) {
        var width: Int32 = 0, height: Int32 = 0, bands: Int32 = 0
        guard Self.isLibraryReady, let memory = test_picture_decode(content, content.count, &width, &height, &bands)
        else { return nil }
        defer { test_picture_free(memory) }
        self.width = Int(width)
        self.height = Int(height)
        self.bands = Int(bands)
        samples = Array(UnsafeRawBufferPointer(start: memory, count: self.width * self.height * self.bands))
    }

    func pixel(_ x: Int, _ y: Int) -> [UInt8] {
        let start = (y * width + x) * bands
        return Array(samples[start..<(start + bands)])
    }

    /// - Parameters:
    ///   - suffix: format and options as libvips has them.
    ///   - pageHeight: of the pictures of an animation, which lie below each other.
    func encoded(_ suffix: String, pageHeight: Int? = nil) -> [UInt8] {
        guard Self.isLibraryReady else { return [] }
        var count = 0
        let memory = test_picture_encode(
            samples, Int32(width), Int32(height), Int32(bands), Int32(pageHeight ?? height), suffix, &count)
        guard let memory else { return [] }
        defer { test_picture_free(memory) }
        return Array(UnsafeRawBufferPointer(start: memory, count: count))
    }

    /// Red and green above, blue and white below.
    static func quarters(_ width: Int, _ height: Int) -> TestPicture {
        TestPicture(width, height) { x, y in
            switch (x < width / 2, y < height / 2) {
            case (true, true): [255, 0, 0]
            case (false, true): [0, 255, 0]
            case (true, false): [0, 0, 255]
            case (false, false): [255, 255, 255]
            }
        }
    }
}

extension TestPicture {
    /// The colour of `quarters` at a place, by its initial.
    func initial(_ x: Int, _ y: Int) -> Character {
        switch pixel(x, y).prefix(3).map({ $0 > 127 }) {
        case [true, false, false]: "R"
        case [false, true, false]: "G"
        case [false, false, true]: "B"
        case [true, true, true]: "W"
        default: "?"
        }
    }
}

/// A JPEG file with an Exif block behind its start, which holds an orientation and some private text.
func withExif(_ jpeg: [UInt8], orientation: UInt8, text: String = "") -> [UInt8] {
    var block: [UInt8] = Array("Exif\u{0}\u{0}MM\u{0}*".utf8) + [0, 0, 0, 8, 0, 1]
    block += [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0] + [0, 0, 0, 0] + Array(text.utf8)
    let length = block.count + 2
    return Array(jpeg.prefix(2)) + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)] + block + jpeg.dropFirst(2)
}
