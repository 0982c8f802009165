/// Of a picture as it is shown; both 1 or more.
package struct PixelSize: Hashable, Sendable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Rows and columns exchanged.
    var turned: PixelSize { PixelSize(width: height, height: width) }
}
