import CVips
import Synchronization

/// libvips, loaded once in a process for all threads.
struct VipsLibrary: @unchecked Sendable {
    /// Constant once it is made; the functions behind it may be called from any thread.
    private let functions: OpaquePointer

    /// - Parameter name: a file name or a path.
    static func loaded(_ name: String) throws(ThumbnailError) -> VipsLibrary {
        let result = results.withLock { results in
            if let known = results[name] { return known }
            let result = load(name)
            results[name] = result
            return result
        }
        return try result.get()
    }

    private static let results = Mutex<[String: Result<VipsLibrary, ThumbnailError>]>([:])

    private static func load(_ name: String) -> Result<VipsLibrary, ThumbnailError> {
        var problem = [CChar](repeating: 0, count: 512)
        // The file that tells the identity is the one to be used; the system may know of others.
        for candidate in [LibraryFile(named: name)?.path, name].compactMap(\.self) {
            if let functions = codex_vips_load(candidate, &problem, problem.count) {
                return .success(VipsLibrary(functions: functions))
            }
        }
        let text = problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return .failure(.vipsMissing(String(decoding: text, as: UTF8.self)))
    }

    var version: String { String(cString: codex_vips_version(functions)) }

    /// The size of a picture as it is shown; `nil` for a damaged one.
    func size(of content: [UInt8]) -> PixelSize? {
        var picture = codex_vips_picture()
        let isRead = content.withUnsafeBytes { codex_vips_describe(functions, $0.baseAddress, $0.count, &picture) }
        guard isRead, picture.width > 0, picture.height > 0 else { return nil }
        let stored = PixelSize(width: Int(picture.width), height: Int(picture.height))
        return (5...8).contains(picture.orientation) ? stored.turned : stored
    }

    /// `nil` for a damaged picture.
    ///
    /// - Parameter size: no larger than the picture's own.
    func scale(_ content: [UInt8], to size: PixelSize, crops: Bool, as format: Thumbnail.Format) -> Thumbnail? {
        var wish = codex_vips_wish(
            width: Int32(size.width), height: Int32(size.height), crops: crops, encoding: format.encoding,
            quality: format.quality)
        var result = codex_vips_thumbnail()
        let isMade = content.withUnsafeBytes {
            codex_vips_scale(functions, $0.baseAddress, $0.count, &wish, &result)
        }
        guard isMade else { return nil }
        defer { codex_vips_release(functions, &result) }
        let bytes = UnsafeRawBufferPointer(start: result.bytes, count: result.count)
        return Thumbnail(
            format: format, size: PixelSize(width: Int(result.width), height: Int(result.height)), bytes: Array(bytes))
    }
}

extension Thumbnail.Format {
    fileprivate var encoding: codex_vips_encoding {
        switch self {
        case .jpeg: CODEX_VIPS_JPEG
        case .webp: CODEX_VIPS_WEBP
        }
    }

    /// Of 100.
    fileprivate var quality: Int32 {
        switch self {
        case .jpeg: 80
        case .webp: 85
        }
    }
}
