import NotebookModel

/// What a camera wrote into a photograph, as far as a journal wants to know it; CIPA DC-008 (Exif 2.32), section 4.6.
///
/// Read by our own reader and not by libexif, since it is two directories of a few tags, costs no library at start, and never
/// enters what the format's attackers like best: maker notes. Places (GPS), serial numbers and owners' names are private
/// and never read, so that no page can show them.
package struct PhotoFacts: Hashable, Sendable {
    /// The maker and the model; the maker once, where the model begins with it.
    package private(set) var camera: String?
    package private(set) var lens: String?
    /// By the camera's clock, with the offset where the camera gave it.
    package private(set) var taken: Timestamp?
    /// In seconds.
    package private(set) var exposureTime: Double?
    package private(set) var fNumber: Double?
    package private(set) var iso: Int?
    /// In millimetres, of the lens as it is.
    package private(set) var focalLength: Double?
    /// Whether rows of the stored image are columns of the shown one (orientations 5 to 8).
    package private(set) var swapsSides = false

    init() {}

    init(_ block: TIFFBlock) {
        let first = block.firstDirectory
        swapsSides = (5...8).contains(first.integer(Tag.orientation) ?? 1)
        camera = Self.camera(maker: first.text(Tag.maker), model: first.text(Tag.model))
        guard let exif = first.directory(Tag.exif) else { return }
        lens = exif.text(Tag.lensModel)
        taken = Self.time(
            exif.text(Tag.taken), fraction: exif.text(Tag.takenFraction), offset: exif.text(Tag.takenOffset))
        exposureTime = exif.fraction(Tag.exposureTime)
        fNumber = exif.fraction(Tag.fNumber)
        focalLength = exif.fraction(Tag.focalLength)
        // What two bytes cannot hold stands elsewhere.
        let sensitivity = exif.integer(Tag.sensitivity)
        iso = (sensitivity == 65_535 ? exif.integer(Tag.exposureIndex) : sensitivity).flatMap { $0 > 0 ? $0 : nil }
    }

    private enum Tag {
        static let maker = 0x010F, model = 0x0110, orientation = 0x0112, exif = 0x8769
        static let exposureTime = 0x829A, fNumber = 0x829D, sensitivity = 0x8827, exposureIndex = 0x8832
        static let taken = 0x9003, takenOffset = 0x9011, takenFraction = 0x9291
        static let focalLength = 0x920A, lensModel = 0xA434
    }

    private static func camera(maker: String?, model: String?) -> String? {
        guard let maker, let model else { return model ?? maker }
        let firstWord = FoldedName.fold(String(maker.prefix { $0 != " " }))
        return FoldedName.fold(model).hasPrefix(firstWord) ? model : "\(maker) \(model)"
    }

    /// - Parameter text: `yyyy:mm:dd hh:mm:ss`, in digits zero where the camera's clock was not set.
    private static func time(_ text: String?, fraction: String?, offset: String?) -> Timestamp? {
        guard let text, text.utf8.count == 19 else { return nil }
        let date = text.prefix(10).replacing(":", with: "-")
        let start = "\(date)T\(text.suffix(8))"
        let digits = fraction.map { ".\($0)" } ?? ""
        let endings = [digits + (offset ?? ""), offset ?? "", digits, ""]
        return endings.lazy.compactMap { Timestamp(start + $0) }.first
    }
}

extension PhotoFacts {
    /// `camera`, `lens`, `taken`, `exposure_time`, `f_number`, `iso` and `focal_length`, those that are known.
    package var properties: [Property] {
        let values: [(String, PropertyValue?)] = [
            ("camera", camera.map { .text($0) }),
            ("lens", lens.map { .text($0) }),
            ("taken", taken.map { .timestamp($0) }),
            ("exposure_time", exposureTime.map { Self.number($0, steps: 1e8) }),
            ("f_number", fNumber.map { Self.number($0, steps: 100) }),
            ("iso", iso.map { Self.number(Double($0), steps: 1) }),
            ("focal_length", focalLength.map { Self.number($0, steps: 100) }),
        ]
        return values.compactMap { key, value in
            value.map { Property(key: key, value: $0, origin: .imageHeader, position: nil) }
        }
    }

    /// - Parameter steps: of one; finer digits say more than the camera knows.
    private static func number(_ exact: Double, steps: Double) -> PropertyValue {
        let value = (exact * steps).rounded() / steps
        let literal = Int(exactly: value).map { "\($0)" } ?? "\(value)"
        return .number(NumberValue(value: value, literal: literal))
    }
}
