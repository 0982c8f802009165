/// Where the formats keep their Exif block. What lies behind the bytes at hand is not there: in a PNG or a WebP file the block
/// may stand last.
extension HeaderBytes {
    func exifBlock(in format: ImageHeader.Format) -> TIFFBlock? {
        switch format {
        case .jpeg: jpegExif
        case .png: pngExif
        case .webp: webPExif
        case .gif, .bmp, .svg: nil
        }
    }

    /// Exif 2.32, section 4.7.2: a segment APP1.
    private var jpegExif: TIFFBlock? {
        JPEGSegments(self).lazy.filter { $0.marker == 0xE1 }.compactMap { block(in: $0.body) }.first
    }

    /// <https://www.w3.org/TR/png-3/#eXIf>
    private var pngExif: TIFFBlock? {
        var offset = 8
        while let count = bigEndian(at: offset, count: 4), offset + 8 <= bytes.count {
            if holds("eXIf", at: offset + 4) { return TIFFBlock(self, in: (offset + 8)..<(offset + 8 + count)) }
            offset += 12 + count
        }
        return nil
    }

    /// <https://developers.google.com/speed/webp/docs/riff_container#metadata>; some writers put JPEG's introduction before it.
    private var webPExif: TIFFBlock? {
        var offset = 12
        while let count = littleEndian(at: offset + 4, count: 4) {
            let body = (offset + 8)..<(offset + 8 + count)
            if holds("EXIF", at: offset) { return block(in: body) ?? TIFFBlock(self, in: body) }
            offset = body.upperBound + count % 2
        }
        return nil
    }

    /// Behind JPEG's introduction, whose sixth byte says nothing.
    private func block(in body: Range<Int>) -> TIFFBlock? {
        guard body.count > 6, holds("Exif\u{0}", at: body.lowerBound) else { return nil }
        return TIFFBlock(self, in: (body.lowerBound + 6)..<body.upperBound)
    }
}

/// The segments of a JPEG file up to its first scan; ITU-T T.81, annex B.
struct JPEGSegments: Sequence, IteratorProtocol {
    private let header: HeaderBytes
    private var offset = 2

    init(_ header: HeaderBytes) { self.header = header }

    /// The body stands behind the segment's length, and may reach beyond the bytes at hand.
    mutating func next() -> (marker: Int, body: Range<Int>)? {
        while header.byte(at: offset) == 0xFF, let marker = header.byte(at: offset + 1) {
            switch marker {
            case 0xFF: offset += 1
            case 0x01, 0xD0...0xD7: offset += 2
            case 0x00, 0xD8, 0xD9, 0xDA: return nil
            default:
                guard let length = header.bigEndian(at: offset + 2, count: 2), length >= 2 else { return nil }
                let start = offset + 4
                offset += 2 + length
                return (marker, start..<offset)
            }
        }
        return nil
    }
}
