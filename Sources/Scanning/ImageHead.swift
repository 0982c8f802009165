import NotebookModel

/// How many bytes at an image's start tell its format and size.
package enum ImageHead {
    /// The most that is kept of any image.
    package static let longestByteCount = 256 * 1024

    /// 0 for what is no image by its name. PNG, GIF, BMP and WebP have a header of fixed size; JPEG has profiles and
    /// thumbnails before its size, and SVG any amount of comments.
    static func byteCount(of path: NotebookPath) -> Int {
        switch path.pathExtension {
        case "png", "gif", "bmp", "webp": 4 * 1024
        case "jpg", "jpeg", "svg": longestByteCount
        default: 0
        }
    }
}
