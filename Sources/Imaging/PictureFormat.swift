/// A format that can be scaled, recognised by a file's first bytes as libvips does it.
enum PictureFormat: Hashable, Sendable, CaseIterable {
    case jpeg, png, webp, gif, tiff

    init?(_ content: [UInt8]) {
        if content.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if content.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if content.starts(with: "RIFF".utf8), content.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else if content.starts(with: "GIF8".utf8) {
            self = .gif
        } else if content.starts(with: "II*\u{0}".utf8) || content.starts(with: "MM\u{0}*".utf8) {
            self = .tiff
        } else {
            return nil
        }
    }

    var thumbnailFormat: Thumbnail.Format { self == .jpeg ? .jpeg : .webp }
}
