import Synchronization

/// Scales pictures, so that a page of many loads kilobytes and not the camera's megabytes.
///
/// libvips does it, which is loaded when the first picture is wanted (about 50 ms, once). Different threads may scale different
/// pictures at once. A picture and a request give the same bytes wherever the same builds of the libraries are.
///
/// Of an animated GIF or WebP the first image is scaled, and of a TIFF the first page.
///
/// On one core of the 2-core machine a JPEG of 12 megapixels takes about 85 ms to 640×480, decoded at a quarter of its size;
/// a PNG of as many 330 ms, since all of it must be inflated.
package struct Thumbnailer: Sendable {
    /// Of the formats that hold all pixels at once each takes four bytes or more.
    package static let defaultPixelLimit = 100_000_000
    package static let defaultByteLimit = 256 * 1024 * 1024
    /// What is missing where `ThumbnailError.vipsMissing` is thrown, by its name in Debian and its relatives.
    package static let packageName = "libvips42"

    private let vipsFile: String
    private let pixelLimit: Int
    private let byteLimit: Int

    /// Loads nothing yet.
    package init(
        vipsFile: String = "libvips.so.42", pixelLimit: Int = defaultPixelLimit, byteLimit: Int = defaultByteLimit
    ) {
        self.vipsFile = vipsFile
        self.pixelLimit = pixelLimit
        self.byteLimit = byteLimit
    }

    /// What thumbnails depend on besides picture and request, told in microseconds and without loading the library where it
    /// lies in a usual place. It changes too when the library comes or goes.
    package var recipe: String {
        let library =
            LibraryFile(named: vipsFile)?.identity ?? (try? VipsLibrary.loaded(vipsFile).version) ?? "none"
        return "thumbnails \(Self.version), \(library)"
    }

    /// Whether the library is there, told as `recipe` is.
    package var isAvailable: Bool {
        LibraryFile(named: vipsFile) != nil || (try? VipsLibrary.loaded(vipsFile)) != nil
    }

    /// Raised when the same picture and request give other bytes than before.
    private static let version = 1

    /// The library's own version: `8.14.1`. Loads it.
    package func vipsVersion() throws(ThumbnailError) -> String { try VipsLibrary.loaded(vipsFile).version }

    /// - Parameter path: of a file; it is read whole.
    package func thumbnail(ofFileAt path: String, _ request: ThumbnailRequest) throws(ThumbnailError) -> Thumbnail {
        try thumbnail(of: PictureFile.read(path, limit: byteLimit), request)
    }

    /// - Parameter content: a whole file.
    package func thumbnail(of content: [UInt8], _ request: ThumbnailRequest) throws(ThumbnailError) -> Thumbnail {
        guard let format = PictureFormat(content) else { throw .unsupported }
        let library = try VipsLibrary.loaded(vipsFile)
        guard let shown = library.size(of: content) else { throw .damaged }
        let pixelCount = shown.width * shown.height
        guard pixelCount <= pixelLimit else { throw .tooManyPixels(count: pixelCount, limit: pixelLimit) }
        let size = request.pixelSize(of: shown)
        let scale = {
            library.scale(content, to: size, crops: request.fit == .cover, as: format.thumbnailFormat)
        }
        let thumbnail = pixelCount > Self.largePixelCount ? Self.large.withLock { _ in scale() } : scale()
        guard let thumbnail else { throw .damaged }
        return thumbnail
    }

    /// Larger pictures are scaled one after the other, so that memory is bounded by one of them and not by the threads.
    private static let largePixelCount = 32_000_000
    private static let large = Mutex<Void>(())
}
