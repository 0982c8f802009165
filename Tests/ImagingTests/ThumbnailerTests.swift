import Imaging
import Parallelism
import TestRandomness
import Testing

@Suite("Thumbnails")
struct ThumbnailerTests {
    private let thumbnailer = Thumbnailer()

    private func decoded(_ thumbnail: Thumbnail) throws -> TestPicture {
        let picture = try #require(TestPicture(thumbnail.bytes))
        #expect(PixelSize(width: picture.width, height: picture.height) == thumbnail.size)
        return picture
    }

    @Test(
        "of every format have the wished size",
        arguments: [
            (".jpg", Thumbnail.Format.jpeg), (".jpg[interlace]", .jpeg), (".png", .webp), (".png[interlace]", .webp),
            (".webp", .webp), (".webp[lossless]", .webp), (".gif", .webp), (".tif", .webp),
            (".tif[compression=lzw]", .webp),
        ])
    func formats(_ suffix: String, _ format: Thumbnail.Format) throws {
        let thumbnail = try thumbnailer.thumbnail(
            of: TestPicture.quarters(400, 200).encoded(suffix), ThumbnailRequest(width: 100, height: 100))
        #expect(thumbnail.format == format)
        #expect(thumbnail.size == PixelSize(width: 100, height: 50))
        let picture = try decoded(thumbnail)
        #expect([picture.initial(10, 10), picture.initial(90, 10)] == ["R", "G"])
        #expect([picture.initial(10, 40), picture.initial(90, 40)] == ["B", "W"])
    }

    @Test(
        "stand upright, whatever way the camera was held",
        arguments: zip(1...8, ["RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"]))
    func orientation(_ orientation: Int, _ corners: String) throws {
        let file = withExif(TestPicture.quarters(160, 80).encoded(".jpg[Q=95]"), orientation: UInt8(orientation))
        let picture = try decoded(thumbnailer.thumbnail(of: file, ThumbnailRequest(width: 80, height: 80)))
        #expect((picture.width, picture.height) == (orientation < 5 ? (80, 40) : (40, 80)))
        let (right, bottom) = (picture.width - 5, picture.height - 5)
        let found = [(5, 5), (right, 5), (5, bottom), (right, bottom)].map { picture.initial($0.0, $0.1) }
        #expect(String(found) == corners)
    }

    @Test("that fill a square show the middle, upright too")
    func cover() throws {
        let stripes = TestPicture(300, 100) { x, _ in x < 100 ? [255, 0, 0] : x < 200 ? [0, 255, 0] : [0, 0, 255] }
        let request = ThumbnailRequest(width: 50, height: 50, fit: .cover)
        for file in [stripes.encoded(".png"), withExif(stripes.encoded(".jpg[Q=95]"), orientation: 6)] {
            let picture = try decoded(thumbnailer.thumbnail(of: file, request))
            #expect((picture.width, picture.height) == (50, 50))
            #expect([(3, 3), (46, 46), (25, 25)].allSatisfy { picture.initial($0.0, $0.1) == "G" })
        }
    }

    @Test("keep transparency, and what is transparent does not shine through")
    func alpha() throws {
        let half = TestPicture(200, 100, bands: 4) { x, _ in x < 100 ? [255, 0, 0, 255] : [0, 255, 0, 0] }
        let thumbnail = try thumbnailer.thumbnail(of: half.encoded(".png"), ThumbnailRequest(width: 50, height: 50))
        let picture = try decoded(thumbnail)
        #expect(picture.bands == 4)
        #expect(picture.pixel(45, 12)[3] == 0)
        #expect(picture.pixel(5, 12)[3] == 255 && picture.initial(5, 12) == "R")
        let edge = picture.pixel(24, 12)
        #expect(edge[1] < 60, "green of the transparent half is in \(edge)")
    }

    @Test("are in sRGB, and name no profile")
    func profiles() throws {
        let picture = TestPicture(64, 64) { _, _ in [200, 100, 100] }
        let request = ThumbnailRequest(width: 32, height: 32)
        let plain = try decoded(thumbnailer.thumbnail(of: picture.encoded(".png"), request)).pixel(16, 16)
        let thumbnail = try thumbnailer.thumbnail(of: picture.encoded(".png[profile=p3]"), request)
        let wide = try decoded(thumbnail).pixel(16, 16)
        #expect(abs(Int(plain[0]) - 200) < 4 && abs(Int(plain[1]) - 100) < 4)
        #expect(abs(Int(wide[0]) - 215) < 6 && Int(wide[1]) < 98, "\(wide) is not the wider red")
        #expect(!thumbnail.bytes.contains("ICCP".utf8))
    }

    @Test("hold nothing of what the camera wrote")
    func metadata() throws {
        let file = withExif(
            TestPicture.quarters(160, 80).encoded(".jpg[profile=p3]"), orientation: 1, text: "GPS 52.5 N 13.4 E")
        #expect(file.contains("GPS 52.5".utf8) && file.contains("ICC_PROFILE".utf8))
        let thumbnail = try thumbnailer.thumbnail(of: file, ThumbnailRequest(width: 80, height: 80))
        for text in ["GPS", "Exif", "ICC_PROFILE"] { #expect(!thumbnail.bytes.contains(text.utf8), "\(text)") }
    }

    @Test("of an animation show its first picture")
    func animation() throws {
        let frames = TestPicture(40, 80) { _, y in y < 40 ? [255, 0, 0] : [0, 0, 255] }
        for suffix in [".gif", ".webp"] {
            let file = frames.encoded(suffix, pageHeight: 40)
            let picture = try decoded(thumbnailer.thumbnail(of: file, ThumbnailRequest(width: 20, height: 20)))
            #expect((picture.width, picture.height) == (20, 20))
            #expect(picture.initial(10, 15) == "R")
        }
    }

    @Test("have the size that was told before, for any picture and request")
    func predictedSizes() throws {
        var random = SeededGenerator.forTests()
        for _ in 0..<PropertyRun.rounds(default: 60) {
            let sides = (0..<4).map { _ in Int.random(in: 1...(random.isOne(in: 3) ? 20 : 200), using: &random) }
            let request = ThumbnailRequest(
                width: sides[2], height: sides[3], fit: random.pick(ThumbnailRequest.Fit.allCases),
                pixelRatio: random.pick([1, 1.5, 2]))
            var file = TestPicture(sides[0], sides[1]) { x, y in [UInt8(x & 255), UInt8(y & 255), 9] }
                .encoded(random.pick([".jpg", ".png", ".webp", ".gif"]))
            var shown = PixelSize(width: sides[0], height: sides[1])
            if file.first == 0xFF, random.isOne(in: 2) {
                file = withExif(file, orientation: 6)
                shown = PixelSize(width: sides[1], height: sides[0])
            }
            let size = try thumbnailer.thumbnail(of: file, request).size
            #expect(size == request.pixelSize(of: shown), "\(shown) to \(request.text), seed \(random.seed)")
        }
    }

    @Test("are the same bytes on any thread, again and again")
    func determinism() throws {
        let files = [".jpg", ".png", ".webp"].map { TestPicture.quarters(351, 253).encoded($0) }
        let request = ThumbnailRequest(width: 160, height: 160, pixelRatio: 2)
        let first = try files.map { try thumbnailer.thumbnail(of: $0, request) }
        let others = concurrentMap(Array(0..<60), threadCount: 4, chunkSize: 1, makeState: { Thumbnailer() }) {
            thumbnailer, index in
            try? thumbnailer.thumbnail(of: files[index % files.count], request)
        }
        for (index, other) in others.enumerated() { #expect(other == first[index % first.count]) }
    }
}
