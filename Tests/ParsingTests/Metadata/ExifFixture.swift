@testable import Parsing

/// Writes the directories of an Exif block.
struct ExifFixture {
    enum Value {
        case text(String)
        case short(Int)
        case long(Int)
        case fraction(Int, Int)
    }

    var isLittleEndian = true
    var first: [(Int, Value)] = []
    var exif: [(Int, Value)] = []

    /// Of a camera that fills all that is read.
    static let full = ExifFixture(
        first: [(0x010F, .text("NIKON CORPORATION")), (0x0110, .text("NIKON Z 6_2")), (0x0112, .short(1))],
        exif: [
            (0x829A, .fraction(10, 2_500)), (0x829D, .fraction(28, 10)), (0x8827, .short(400)),
            (0x9003, .text("2024:05:01 10:11:12")), (0x9011, .text("+02:00")), (0x9291, .text("45")),
            (0x920A, .fraction(425, 100)), (0xA434, .text("NIKKOR Z 35mm f/1.8 S")),
        ])

    var block: [UInt8] {
        var bytes = isLittleEndian ? bytes("II*\u{0}") : bytes("MM\u{0}*")
        bytes += number(8, 4)
        // The pointer to the second directory stands last in the first.
        let start = 8 + 2 + 12 * (first.count + 1) + 4
        let (head, rest) = directory(first, valuesAt: start, extra: 1)
        let inner = start + rest.count
        let (exifHead, exifRest) = directory(exif, valuesAt: inner + 2 + 12 * exif.count + 4, extra: 0)
        return bytes + head + number(0x8769, 2) + number(4, 2) + number(1, 4) + number(inner, 4) + number(0, 4) + rest
            + exifHead + number(0, 4) + exifRest
    }

    /// In a JPEG file of 320×240 stored pixels.
    var jpeg: [UInt8] {
        let body = bytes("Exif\u{0}\u{0}") + block
        let length = [UInt8((body.count + 2) >> 8), UInt8((body.count + 2) & 255)]
        return [0xFF, 0xD8, 0xFF, 0xE1] + length + body + [0xFF, 0xC2, 0, 17, 8, 0, 0xF0, 1, 0x40, 3]
    }

    /// In a PNG file, behind another chunk.
    var png: [UInt8] {
        let count = [0, 0, UInt8(block.count >> 8), UInt8(block.count & 255)]
        let gamma = [0, 0, 0, 4] + bytes("gAMA") + Array(repeating: 0, count: 8)
        let header = ImageHeaderTests.png + Array(repeating: 0, count: 7)
        return header + gamma + count + bytes("eXIf") + block + [0, 0, 0, 0]
    }

    /// - Parameter introduction: what some writers put before the block.
    func webP(introduction: String = "") -> [UInt8] {
        let body = bytes(introduction) + block
        let count = [UInt8(body.count & 255), UInt8(body.count >> 8), 0, 0]
        let odd = bytes("ICCP") + [3, 0, 0, 0, 1, 2, 3, 0]
        return ImageHeaderTests.extended + odd + bytes("EXIF") + count + body
    }

    private func number(_ value: Int, _ count: Int) -> [UInt8] {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        return isLittleEndian ? bytes : bytes.reversed()
    }

    private func directory(
        _ entries: [(Int, Value)], valuesAt start: Int, extra: Int
    ) -> (head: [UInt8], values: [UInt8]) {
        var head = number(entries.count + extra, 2)
        var values: [UInt8] = []
        for (tag, value) in entries {
            let (type, count, content) = parts(of: value)
            head += number(tag, 2) + number(type, 2) + number(count, 4)
            if content.count <= 4 {
                head += content + Array(repeating: 0, count: 4 - content.count)
            } else {
                head += number(start + values.count, 4)
                values += content
            }
        }
        return (head, values)
    }

    private func parts(of value: Value) -> (type: Int, count: Int, content: [UInt8]) {
        switch value {
        case .text(let text): (2, text.utf8.count + 1, bytes(text) + [0])
        case .short(let value): (3, 1, number(value, 2))
        case .long(let value): (4, 1, number(value, 4))
        case .fraction(let over, let under): (5, 1, number(over, 4) + number(under, 4))
        }
    }
}
