extension HeaderBytes {
    /// <https://www.w3.org/TR/png-3/#11IHDR>
    var png: ImageHeader? {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), holds("IHDR", at: 12) else {
            return nil
        }
        let largest = Int(Int32.max)
        guard let width = bigEndian(at: 16, count: 4), let height = bigEndian(at: 20, count: 4), width <= largest,
            height <= largest
        else { return nil }
        return image(.png, width, height)
    }

    /// The size stands in the frame header (SOF); ITU-T T.81, section B.2.2.
    var jpeg: ImageHeader? {
        guard bytes.starts(with: [0xFF, 0xD8]),
            let frame = JPEGSegments(self).first(where: { Self.jpegFrames.contains($0.marker) })
        else { return nil }
        let start = frame.body.lowerBound
        return image(.jpeg, bigEndian(at: start + 3, count: 2), bigEndian(at: start + 1, count: 2))
    }

    /// <https://www.w3.org/Graphics/GIF/spec-gif89a.txt>, section 18.
    var gif: ImageHeader? {
        guard holds("GIF87a", at: 0) || holds("GIF89a", at: 0) else { return nil }
        return image(.gif, littleEndian(at: 6, count: 2), littleEndian(at: 8, count: 2))
    }

    /// Lossy, lossless and extended files; <https://developers.google.com/speed/webp/docs/riff_container>.
    var webP: ImageHeader? {
        guard holds("RIFF", at: 0), holds("WEBP", at: 8) else { return nil }
        if holds("VP8 ", at: 12), bigEndian(at: 23, count: 3) == 0x9D012A {
            return image(
                .webp, littleEndian(at: 26, count: 2).map { $0 & 0x3FFF },
                littleEndian(at: 28, count: 2).map { $0 & 0x3FFF })
        }
        if holds("VP8L", at: 12), byte(at: 20) == 0x2F, let bits = littleEndian(at: 21, count: 4) {
            return image(.webp, (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
        }
        if holds("VP8X", at: 12), let width = littleEndian(at: 24, count: 3),
            let height = littleEndian(at: 27, count: 3)
        {
            return image(.webp, width + 1, height + 1)
        }
        return nil
    }

    /// <https://learn.microsoft.com/windows/win32/api/wingdi/ns-wingdi-bitmapinfoheader>; a negative height says top down.
    var bmp: ImageHeader? {
        guard holds("BM", at: 0), let headerSize = littleEndian(at: 14, count: 4) else { return nil }
        if headerSize == 12 { return image(.bmp, littleEndian(at: 18, count: 2), littleEndian(at: 20, count: 2)) }
        guard (40...256).contains(headerSize), let width = littleEndian(at: 18, count: 4),
            let height = littleEndian(at: 22, count: 4)
        else { return nil }
        return image(
            .bmp, Int(Int32(truncatingIfNeeded: width)), Int(Int32(truncatingIfNeeded: height).magnitude))
    }

    /// The markers SOF0 to SOF15; C4, C8 and CC mean something else.
    private static let jpegFrames: Set<Int> = Set(0xC0...0xCF).subtracting([0xC4, 0xC8, 0xCC])
}
