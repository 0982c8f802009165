import Imaging
import Testing

@Suite("Sizes of thumbnails")
struct ThumbnailRequestTests {
    @Test(
        "a whole picture fits into its place and is never enlarged",
        arguments: [
            (4_000, 3_000, 1.0, 320, 240), (4_000, 3_000, 2.0, 640, 480), (3_000, 4_000, 1.0, 180, 240),
            (4_032, 3_024, 1.5, 480, 360), (1_000, 10, 1.0, 320, 3), (10, 100_000, 1.0, 1, 240),
            (100, 80, 2.0, 100, 80),
            (320, 240, 1.0, 320, 240), (1_001, 333, 1.0, 320, 106),
        ])
    func contain(_ width: Int, _ height: Int, _ ratio: Double, _ wide: Int, _ high: Int) {
        let request = ThumbnailRequest(width: 320, height: 240, pixelRatio: ratio)
        #expect(request.pixelSize(of: PixelSize(width: width, height: height)) == PixelSize(width: wide, height: high))
    }

    @Test(
        "a filled place has its own form, also where the picture is too small for it",
        arguments: [
            (4_000, 3_000, 1.0, 200, 200), (4_000, 3_000, 2.0, 400, 400), (150, 300, 1.0, 150, 150),
            (300, 30, 2.0, 30, 30), (200, 200, 1.0, 200, 200), (1, 1, 1.0, 1, 1),
        ])
    func cover(_ width: Int, _ height: Int, _ ratio: Double, _ wide: Int, _ high: Int) {
        let request = ThumbnailRequest(width: 200, height: 200, fit: .cover, pixelRatio: ratio)
        #expect(request.pixelSize(of: PixelSize(width: width, height: height)) == PixelSize(width: wide, height: high))
    }

    @Test("a request has a name, and is held within limits")
    func names() {
        #expect(ThumbnailRequest(width: 320, height: 240).text == "320x240-contain-1x")
        #expect(ThumbnailRequest(width: 320, height: 240, fit: .cover, pixelRatio: 1.5).text == "320x240-cover-1.5x")
        #expect(ThumbnailRequest(width: 0, height: .max, pixelRatio: 100).text == "1x8192-contain-4x")
        #expect(ThumbnailRequest(width: -1, height: 1, pixelRatio: .nan).text == "1x1-contain-1x")
    }
}
