import NotebookModel
import Testing

@testable import Parsing

@Suite("What a camera wrote into a photograph")
struct PhotoFactsTests {
    private func texts(_ image: [UInt8]) throws -> [String] {
        try #require(readImageHeader(image)).facts.properties.map { "\($0.key): \($0.value.scalarText ?? "?")" }
    }

    private static let full = [
        "camera: NIKON Z 6_2", "lens: NIKKOR Z 35mm f/1.8 S", "taken: 2024-05-01T10:11:12.45+02:00",
        "exposure_time: 0.004",
        "f_number: 2.8", "iso: 400", "focal_length: 4.25",
    ]

    @Test("is read from every format that holds it, in either order of bytes")
    func formats() throws {
        for isLittleEndian in [true, false] {
            var fixture = ExifFixture.full
            fixture.isLittleEndian = isLittleEndian
            for image in [fixture.jpeg, fixture.png, fixture.webP(), fixture.webP(introduction: "Exif\u{0}\u{0}")] {
                #expect(try texts(image) == Self.full)
            }
        }
    }

    @Test("stands behind size and format, as values that can be compared")
    func properties() throws {
        let properties = try #require(readImageHeader(ExifFixture.full.jpeg)).properties
        #expect(properties.map(\.key).prefix(4) == ["width", "height", "format", "camera"])
        #expect(properties.allSatisfy { $0.origin == .imageHeader && $0.position == nil })
        let values = Dictionary(uniqueKeysWithValues: properties.map { ($0.key, $0.value) })
        #expect(values["iso"] == .number(NumberValue(value: 400, literal: "400")))
        #expect(values["taken"] == Timestamp("2024-05-01T10:11:12.45+02:00").map { .timestamp($0) })
    }

    @Test("turns width and height as browsers turn the image", arguments: 0...9)
    func orientation(_ orientation: Int) throws {
        let header = try #require(readImageHeader(ExifFixture(first: [(0x0112, .short(orientation))]).jpeg))
        #expect((header.width, header.height) == ((5...8).contains(orientation) ? (240, 320) : (320, 240)))
    }

    @Test(
        "names the maker once",
        arguments: [
            ("Canon", "Canon EOS R5", "Canon EOS R5"), ("Apple", "iPhone 13", "Apple iPhone 13"),
            ("OLYMPUS CORPORATION  ", "E-M1", "OLYMPUS CORPORATION E-M1"), ("LEICA AG", "Leica Q2", "Leica Q2"),
            ("", "X\u{1}100V", "X 100V"), ("FUJIFILM", "----", "FUJIFILM"),
        ])
    func camera(_ maker: String, _ model: String, _ camera: String) throws {
        let fixture = ExifFixture(first: [(0x010F, .text(maker)), (0x0110, .text(model))])
        #expect(try texts(fixture.jpeg) == ["camera: \(camera)"])
    }

    @Test(
        "has a time as far as it is one",
        arguments: [
            ("2024:05:01 10:11:12", nil, nil, "2024-05-01T10:11:12"),
            ("2024:05:01 10:11:12", "x", "-03:30", "2024-05-01T10:11:12-03:30"),
            ("2024:05:01 10:11:12", "120", "   :  ", "2024-05-01T10:11:12.12"),
            ("0000:00:00 00:00:00", nil, nil, nil), ("    :  :     :  :  ", nil, nil, nil),
            ("2024:02:30 10:11:12", nil, nil, nil),
            ("2024-05-01T10:11:12", nil, nil, "2024-05-01T10:11:12"), ("yesterday", nil, nil, nil),
        ] as [(String, String?, String?, String?)])
    func taken(_ time: String, _ fraction: String?, _ offset: String?, _ expected: String?) throws {
        var fixture = ExifFixture(exif: [(0x9003, .text(time))])
        if let fraction { fixture.exif.append((0x9291, .text(fraction))) }
        if let offset { fixture.exif.append((0x9011, .text(offset))) }
        #expect(try texts(fixture.jpeg) == (expected.map { ["taken: \($0)"] } ?? []))
    }

    @Test(
        "has numbers no finer than they are known, and none that are nothing",
        arguments: [
            (0x829A, .fraction(1, 60), "exposure_time: 0.01666667"), (0x829A, .fraction(30, 1), "exposure_time: 30"),
            (0x829D, .fraction(1_244_236, 699_009), "f_number: 1.78"), (0x829D, .fraction(0, 10), nil),
            (0x829A, .fraction(1, 0), nil), (0x8827, .short(0), nil), (0x8827, .long(102_400), "iso: 102400"),
            (0x8827, .short(65_535), nil), (0x8827, .text("400"), nil), (0x920A, .short(35), nil),
        ] as [(Int, ExifFixture.Value, String?)])
    func numbers(_ tag: Int, _ value: ExifFixture.Value, _ expected: String?) throws {
        #expect(try texts(ExifFixture(exif: [(tag, value)]).jpeg) == (expected.map { [$0] } ?? []))
    }

    @Test("tells a sensitivity that two bytes cannot hold")
    func highSensitivity() throws {
        let fixture = ExifFixture(exif: [(0x8827, .short(65_535)), (0x8832, .long(102_400))])
        #expect(try texts(fixture.jpeg) == ["iso: 102400"])
    }

    @Test("says nothing of places, numbers of devices and owners")
    func privacy() throws {
        var fixture = ExifFixture.full
        fixture.first += [(0x8825, .long(8)), (0x013B, .text("Secret artist")), (0x8298, .text("Secret rights"))]
        fixture.exif += [
            (0xA430, .text("Secret owner")), (0xA431, .text("Secret serial")), (0x927C, .text("Secret notes")),
            (0xA435, .text("Secret lens")), (0x9286, .text("Secret comment")),
        ]
        #expect(try texts(fixture.jpeg) == Self.full)
    }

    @Test("loses against what people say of the image")
    func priority() throws {
        let header = try #require(readImageHeader(ExifFixture.full.jpeg))
        let sidecar = readSidecar(bytes(#"{"camera": "my old one"}"#), format: .json, path: "a.jpg.json")
        let merged = mergeMetadata([sidecar.properties], imageHeader: header)
        #expect(merged["camera"] == .text("my old one"))
        #expect(merged["lens"] == .text("NIKKOR Z 35mm f/1.8 S"))
    }

    @Test("is written as photographers do")
    func exposureTimes() {
        let times: [(Double, String?)] = [
            (0.004, "1/250 s"), (0.01666667, "1/60 s"), (0.5, "0.5 s"), (30, "30 s"), (1.3, "1.3 s"),
            (0.00003125, "1/32000 s"),
            (0, nil), (-1, nil), (.infinity, nil), (.leastNonzeroMagnitude, nil),
        ]
        for (seconds, text) in times { #expect(ExposureTime.text(seconds: seconds) == text) }
    }
}

@Suite("Exif blocks of any bytes")
struct HostileExifTests {
    /// Little endian: a header, then a directory with a number of entries of which these are there.
    private func facts(_ count: Int, _ entries: [[UInt8]], firstAt start: UInt8 = 8) -> PhotoFacts? {
        let block =
            bytes("II*\u{0}") + [start, 0, 0, 0, UInt8(count & 255), UInt8(count >> 8)] + entries.flatMap(\.self)
        let header = HeaderBytes(bytes: block)
        return TIFFBlock(header, in: 0..<block.count).map { PhotoFacts($0) }
    }

    private func entry(_ tag: Int, _ type: UInt8, count: UInt32, value: UInt32) -> [UInt8] {
        let words = [count, value].flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
        return [UInt8(tag & 255), UInt8(tag >> 8), type, 0] + words
    }

    @Test("a directory that points at itself, or nowhere, ends")
    func circles() {
        #expect(facts(1, [entry(0x8769, 4, count: 1, value: 8)]) == PhotoFacts())
        #expect(facts(1, [entry(0x8769, 4, count: 1, value: .max)]) == PhotoFacts())
        #expect(facts(65_535, [entry(0x8769, 4, count: 1, value: 9)]) == PhotoFacts())
        #expect(facts(1, [], firstAt: 255) == PhotoFacts())
    }

    @Test("values that reach out of the block are not there")
    func places() {
        for (count, value) in [(UInt32.max, UInt32(8)), (5, .max), (100, 8), (5, 100), (0, 8)] {
            #expect(facts(1, [entry(0x0110, 2, count: count, value: value)]) == PhotoFacts(), "\(count) at \(value)")
        }
        #expect(facts(1, [entry(0x0112, 3, count: .max, value: 6)])?.swapsSides == false)
        #expect(facts(1, [entry(0x0112, 3, count: 1, value: 6)])?.swapsSides == true)
    }

    @Test("the first of two values counts")
    func twice() {
        let both = [entry(0x0112, 3, count: 1, value: 1), entry(0x0112, 3, count: 1, value: 6)]
        #expect(facts(2, both)?.swapsSides == false)
    }

    @Test("what is no block is none")
    func none() {
        for text in ["", "II*\u{0}", "II+\u{0}aaaaaaaa", "MM*\u{0}aaaaaaaa"] {
            #expect(TIFFBlock(HeaderBytes(bytes: bytes(text)), in: 0..<1_000) == nil, "\(text)")
        }
    }

    @Test("a file cut anywhere gives what is there")
    func cuts() {
        for image in [ExifFixture.full.jpeg, ExifFixture.full.png, ExifFixture.full.webP()] {
            for count in image.indices { _ = readImageHeader(Array(image.prefix(count))) }
        }
        let short = Array(ExifFixture.full.webP().dropLast(8))
        #expect(readImageHeader(short)?.facts.camera == "NIKON Z 6_2")
        #expect(readImageHeader(short)?.facts.lens == nil)
    }
}
