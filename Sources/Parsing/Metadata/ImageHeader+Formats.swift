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

    /// Walks the segments to the frame header (SOF); ITU-T T.81, annex B.
    var jpeg: ImageHeader? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var offset = 2
        while byte(at: offset) == 0xFF, let marker = byte(at: offset + 1) {
            switch marker {
            case 0xFF: offset += 1
            case 0x01, 0xD0...0xD7: offset += 2
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                return image(.jpeg, bigEndian(at: offset + 7, count: 2), bigEndian(at: offset + 5, count: 2))
            case 0x00, 0xD8, 0xD9, 0xDA: return nil
            default:
                guard let length = bigEndian(at: offset + 2, count: 2), length >= 2 else { return nil }
                offset += 2 + length
            }
        }
        return nil
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
}
