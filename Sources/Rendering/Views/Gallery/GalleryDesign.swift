import NotebookModel
import Querying
import Templating

/// Pictures of rows: images themselves, or notes that name one; rows without a picture are cards among them.
///
/// The configuration may have
/// - `layout`: `grid` (by itself) or `masonry`, whose tiles are as high as their pictures;
/// - `size`: `small`, `medium` (by itself) or `large`, the width of tiles;
/// - `thumbnail`: a map of `width`, `height` and `crop`, the pixels that pictures are scaled to; without it twice the width of a
///   tile, for screens with fine pixels; cropped ones fill their tiles, others are shown whole;
/// - `caption`: fields below each picture, the title by itself; `false` for none;
/// - `exif`: `true` for what the camera wrote, or a list of its names (`camera`, `lens`, `taken`, `exposure_time`, `f_number`, `iso`,
///   `focal_length`) and of other properties;
/// - `lightbox`: whether scripts show a picture over the page; without it, and without scripts, its link leads to the picture.
package struct GalleryDesign: ViewDesign {
    enum Layout: String, CaseIterable {
        case grid, masonry
    }

    enum Size: String, CaseIterable {
        case small, medium, large

        /// In CSS pixels, the least width of tiles; the style sheet has the same.
        var tileWidth: Int {
            switch self {
            case .small: 144
            case .medium: 224
            case .large: 352
            }
        }
    }

    let layout: Layout
    let size: Size
    let thumbnail: ThumbnailSize
    let caption: [ViewField]
    /// The names of properties that a camera wrote, or that are shown like them.
    let exif: [String]
    let usesLightbox: Bool

    package init(reading config: inout ConfigReader) {
        layout = config.choice("layout") ?? .grid
        let size: Size? = config.choice("size")
        let asked = Self.thumbnail(reading: &config)
        self.size = size ?? asked.width.map(Self.size) ?? .medium
        let standard = 2 * self.size.tileWidth
        let width = asked.width ?? asked.height ?? standard
        let isTall = layout == .masonry && !asked.isCropped
        thumbnail = ThumbnailSize(
            width: width, height: asked.height ?? (isTall ? width * 4 : width * 3 / 4), isCropped: asked.isCropped)
        if config.node("caption")?.content == .boolean(false) {
            caption = []
        } else {
            caption = config.fields("caption") ?? [ViewField(.title)]
        }
        exif = Self.exif(reading: &config)
        usesLightbox = config.flag("lightbox") ?? true
    }

    private static func thumbnail(
        reading config: inout ConfigReader
    ) -> (width: Int?, height: Int?, isCropped: Bool) {
        guard let node = config.node("thumbnail"), let map = config.map(node, of: "thumbnail") else {
            return (nil, nil, false)
        }
        let range = 16...4096
        return (
            config.count("width", range, in: map), config.count("height", range, in: map),
            config.flag("crop", in: map) ?? false
        )
    }

    /// The tiles that thumbnails of a width suit.
    private static func size(ofThumbnails width: Int) -> Size {
        switch width {
        case ...200: .small
        case ...480: .medium
        default: .large
        }
    }

    /// The shape of tiles in a grid, by the name that the style sheet has for the nearest one.
    private var ratio: TemplateValue {
        if layout == .masonry { return .null }
        let wanted = Double(thumbnail.width) / Double(thumbnail.height)
        let distance = { (ratio: (Int, Int)) in
            let given = Double(ratio.0) / Double(ratio.1)
            return max(given / wanted, wanted / given)
        }
        let nearest = Self.ratios.min { distance($0) < distance($1) } ?? (4, 3)
        return .text("\(nearest.0)-\(nearest.1)")
    }

    private static let ratios = [(2, 1), (16, 9), (3, 2), (4, 3), (1, 1), (3, 4), (2, 3), (9, 16), (1, 2)]

    private static func exif(reading config: inout ConfigReader) -> [String] {
        guard let node = config.node("exif") else { return [] }
        if let flag = node.propertyValue.booleanValue { return flag ? CameraFact.names : [] }
        return config.texts("exif")
    }

    package var reads: ViewReads {
        var reads = ViewReads()
        reads.thumbnails = thumbnail
        return reads
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let groups = ViewSection.sections(of: answer).filter { !$0.rows.isEmpty }
        let tile = GalleryTile(design: self, layout: layout)
        return try layout.render(
            "view-gallery",
            [
                (.isEmpty, .boolean(answer.rows.isEmpty)),
                (.arrangement, .text(self.layout.rawValue)), (.size, .text(size.rawValue)), (.ratio, ratio),
                (.isCropped, .boolean(thumbnail.isCropped)), (.usesLightbox, .boolean(usesLightbox)),
                (
                    .groups,
                    .list(
                        answer.rows.isEmpty
                            ? []
                            : groups.map { group in
                                [
                                    .title: TemplateValue(group.title), .count: .text(String(group.total)),
                                    .rows: .list(group.rows.map { tile.value(of: answer.rows[$0]) }),
                                    .summary: TemplateValue(group.aggregateText),
                                ]
                            })
                ),
            ])
    }
}
