/// Why a picture has no thumbnail, so that a page shows the picture itself.
package enum ThumbnailError: Error, Hashable, Sendable {
    /// No JPEG, PNG, WebP, GIF or TIFF. SVG is among these: browsers scale it better than any file of pixels can be.
    case unsupported
    /// It cannot be decoded to its end.
    case damaged
    /// More pixels than a decoder is given.
    case tooManyPixels(count: Int, limit: Int)
    case tooManyBytes(count: Int, limit: Int)
    /// The system's error number.
    case unreadable(Int32)
    /// No picture can be scaled; the system's words say why.
    case vipsMissing(String)
}
