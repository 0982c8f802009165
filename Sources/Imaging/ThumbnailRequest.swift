/// The place that a thumbnail shall fill on a page.
package struct ThumbnailRequest: Hashable, Sendable {
    /// The values of CSS `object-fit` of these names.
    package enum Fit: String, Hashable, Sendable, CaseIterable {
        /// The whole picture within the place.
        case contain
        /// The place filled; what exceeds it is cut off equally on both sides.
        case cover
    }

    /// In CSS pixels, 1 to 8,192.
    package let width: Int
    package let height: Int
    package let fit: Fit
    /// Device pixels to a CSS pixel, 1 to 4; pages offer 1 and 2 by `srcset`.
    package let pixelRatio: Double

    /// Values beyond the limits are held at them.
    package init(width: Int, height: Int, fit: Fit = .contain, pixelRatio: Double = 1) {
        self.width = Self.held(width)
        self.height = Self.held(height)
        self.fit = fit
        self.pixelRatio = pixelRatio >= 1 ? min(pixelRatio, 4) : 1
    }

    /// Names the request in recipes and file names: `320x240-contain-2x`.
    package var text: String {
        let ratio = Int(exactly: pixelRatio).map { "\($0)" } ?? "\(pixelRatio)"
        return "\(width)x\(height)-\(fit.rawValue)-\(ratio)x"
    }

    /// How large the thumbnail of a picture will be, to the pixel, so that pages can say it before it is made. A picture is never
    /// enlarged: a smaller one keeps its size, or for `cover` gives the largest part of the form that was asked for.
    ///
    /// - Parameter picture: its size as it is shown, turned upright.
    package func pixelSize(of picture: PixelSize) -> PixelSize {
        let box = (width: Double(width) * pixelRatio, height: Double(height) * pixelRatio)
        let scales = (Double(picture.width) / box.width, Double(picture.height) / box.height)
        switch fit {
        case .contain:
            let shrink = max(scales.0, scales.1, 1)
            return PixelSize(
                width: Self.whole(Double(picture.width) / shrink), height: Self.whole(Double(picture.height) / shrink))
        case .cover:
            let part = min(scales.0, scales.1, 1)
            return PixelSize(
                width: min(Self.whole(box.width * part), picture.width),
                height: min(Self.whole(box.height * part), picture.height))
        }
    }

    private static func held(_ length: Int) -> Int { min(max(length, 1), 8_192) }

    private static func whole(_ length: Double) -> Int { max(Int(length.rounded()), 1) }
}
