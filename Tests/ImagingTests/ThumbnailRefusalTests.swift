import Foundation
import Imaging
import TestRandomness
import Testing

@Suite("Pictures without thumbnails")
struct ThumbnailRefusalTests {
    private let thumbnailer = Thumbnailer()
    private let request = ThumbnailRequest(width: 100, height: 100)

    private func refusal(_ content: [UInt8], by thumbnailer: Thumbnailer = Thumbnailer()) -> ThumbnailError? {
        do {
            _ = try thumbnailer.thumbnail(of: content, request)
            return nil
        } catch { return error }
    }

    @Test(
        "other contents are unsupported, SVG among them",
        arguments: [
            "", "text", "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>",
            "<?xml version='1.0'?><svg/>",
            "BM\u{1}\u{2}\u{3}", "%PDF-1.7", "P6 2 2 255 ............", "RIFF....WAVE",
        ])
    func unsupported(_ text: String) { #expect(refusal(Array(text.utf8)) == .unsupported) }

    @Test(
        "what breaks off is damaged, wherever it does",
        arguments: [".jpg", ".jpg[interlace]", ".png", ".webp", ".webp[lossless]", ".tif[compression=deflate]"])
    func truncated(_ suffix: String) {
        let file = TestPicture(150, 150) { x, y in [UInt8(x), UInt8(y), UInt8((x * y) & 255)] }.encoded(suffix)
        #expect(refusal(file) == nil)
        for part in [0.1, 0.3, 0.5, 0.7, 0.9] {
            #expect(refusal(Array(file.prefix(Int(Double(file.count) * part)))) == .damaged, "after \(part)")
        }
    }

    @Test("a small file that unpacks to too many pixels is not unpacked")
    func bombs() {
        let png = withSize(60_000, 60_000, TestPicture.quarters(8, 8).encoded(".png"))
        #expect(refusal(png) == .tooManyPixels(count: 3_600_000_000, limit: Thumbnailer.defaultPixelLimit))
        var gif = TestPicture.quarters(8, 8).encoded(".gif")
        // The screen and the one picture on it, whose sizes must agree.
        for place in gif.ranges(of: [8, 0, 8, 0]) { gif.replaceSubrange(place, with: [0xFF, 0xFF, 0xFF, 0xFF]) }
        #expect(refusal(gif) == .tooManyPixels(count: 65_535 * 65_535, limit: Thumbnailer.defaultPixelLimit))
        let small = TestPicture.quarters(20, 20).encoded(".jpg")
        #expect(refusal(small, by: Thumbnailer(pixelLimit: 399)) == .tooManyPixels(count: 400, limit: 399))
        #expect(refusal(small, by: Thumbnailer(pixelLimit: 400)) == nil)
    }

    /// A PNG file whose header tells another size.
    private func withSize(_ width: UInt32, _ height: UInt32, _ png: [UInt8]) -> [UInt8] {
        var png = png
        let sides = [width, height].flatMap { side in (0..<4).map { UInt8(truncatingIfNeeded: side >> (24 - 8 * $0)) } }
        png.replaceSubrange(16..<24, with: sides)
        var check: UInt32 = .max
        for byte in png[12..<29] {
            check ^= UInt32(byte)
            for _ in 0..<8 { check = check & 1 == 1 ? check >> 1 ^ 0xEDB8_8320 : check >> 1 }
        }
        png.replaceSubrange(29..<33, with: (0..<4).map { UInt8(truncatingIfNeeded: ~check >> (24 - 8 * $0)) })
        return png
    }

    @Test("any change of a file's bytes is survived")
    func mutations() {
        var random = SeededGenerator.forTests()
        let files = [".jpg", ".jpg[interlace]", ".png", ".png[interlace]", ".webp", ".webp[lossless]", ".gif", ".tif"]
            .map {
                TestPicture.quarters(64, 48).encoded($0)
            }
        for _ in 0..<PropertyRun.rounds(default: 400) {
            var file = random.pick(files)
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                file[Int.random(in: 4..<file.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            switch refusal(file, by: Thumbnailer(pixelLimit: 4_000_000)) {
            case nil, .damaged, .tooManyPixels, .unsupported: break
            case let other: Issue.record("\(String(describing: other)), seed \(random.seed)")
            }
        }
    }

    @Test("files are read by any name, and what is none is refused")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "thumbnails-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a [page=7] é.jpg").path
        let content = TestPicture.quarters(200, 200).encoded(".jpg")
        try Data(content).write(to: URL(filePath: file))
        #expect(try thumbnailer.thumbnail(ofFileAt: file, request) == thumbnailer.thumbnail(of: content, request))
        #expect(throws: ThumbnailError.unreadable(ENOENT)) {
            try thumbnailer.thumbnail(ofFileAt: folder.path + "/none.jpg", request)
        }
        #expect(throws: ThumbnailError.unsupported) { try thumbnailer.thumbnail(ofFileAt: folder.path, request) }
        #expect(throws: ThumbnailError.tooManyBytes(count: content.count, limit: 99)) {
            try Thumbnailer(byteLimit: 99).thumbnail(ofFileAt: file, request)
        }
    }

    @Test(
        "without libvips every picture is refused, by the system's words",
        arguments: ["libvips-none.so.42", "libm.so.6"])
    func missingLibrary(_ name: String) {
        let without = Thumbnailer(vipsFile: name)
        guard case .vipsMissing(let reason) = refusal(TestPicture.quarters(8, 8).encoded(".jpg"), by: without) else {
            Issue.record("\(name) was enough")
            return
        }
        #expect(reason.contains(name))
        #expect(refusal(Array("<svg/>".utf8), by: without) == .unsupported)
    }

    @Test("a recipe tells one library from another, and from none")
    func recipes() throws {
        #expect(thumbnailer.recipe.contains("libvips.so.42"))
        #expect(thumbnailer.recipe == Thumbnailer().recipe)
        #expect(Thumbnailer(vipsFile: "libvips-none.so.42").recipe.hasSuffix(", none"))
        #expect(try thumbnailer.vipsVersion().split(separator: ".").count >= 3)
    }
}
