import Diagnostics
import Imaging

extension ThumbnailError {
    /// - Returns: `nil` for a picture that is shown as it is for a good reason.
    func finding(at path: String) -> Diagnostic? {
        let (summary, hint): (String, String)
        switch self {
        case .unsupported: return nil
        case .damaged, .unreadable:
            (summary, hint) = (
                "picture is damaged, and is shown as far as browsers show it", "restore or export it anew"
            )
        case .tooManyPixels(let count, let limit):
            (summary, hint) = ("picture has \(count) pixels, and is not scaled", "make it smaller than \(limit)")
        case .tooManyBytes(let count, let limit):
            (summary, hint) = ("picture has \(count) bytes, and is not scaled", "make it smaller than \(limit)")
        case .vipsMissing(let problem):
            (summary, hint) = ("picture is not scaled: \(problem)", "install `\(Thumbnailer.packageName)`")
        }
        return Diagnostic("unscaled-picture", .warning, at: SourceLocation(path: path), summary, hint: hint)
    }
}
