/// How a browser shows an embedded file.
package enum MediaKind: Hashable, Sendable, CaseIterable {
    case image, audio, video, pdf, other

    /// By what Obsidian embeds (<https://help.obsidian.md/file-formats>).
    ///
    /// - Parameter pathExtension: in lower case.
    package init(pathExtension: String) {
        switch pathExtension {
        case "avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp": self = .image
        case "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "3gp": self = .audio
        case "mkv", "mov", "mp4", "ogv", "webm": self = .video
        case "pdf": self = .pdf
        default: self = .other
        }
    }
}
