import Diagnostics
import Imaging
import Indexing
import NotebookModel
import Querying
import Rendering

/// A scaled picture beside the page that shows it.
struct ViewThumbnail: Sendable {
    /// Among the files beside the page.
    let name: String
    let address: SiteAddress
    /// Of the picture, absolute.
    let path: String
    /// The same from the workspace, which names it in findings.
    let displayPath: String
    /// Of the picture.
    let digest: String
    let request: ThumbnailRequest
}

/// Chooses the scaled pictures of a view, and gathers which are to be made.
final class ViewThumbnails {
    private let contents: SiteContents
    private let request: ThumbnailRequest
    /// Before the names of the scaled pictures.
    private let prefix: String
    private(set) var made: [ViewThumbnail] = []
    /// Pictures whose header could not be read.
    private(set) var findings: [Diagnostic] = []

    /// - Returns: `nil` where pictures cannot be scaled, or the owner has no page.
    init?(_ contents: SiteContents, owner: NotebookLocation, size: ThumbnailSize) throws {
        guard Thumbnailer().isAvailable,
            let page = try contents.publishedFiles(at: [owner.path], of: owner.notebook).first?.address.path
        else { return nil }
        self.contents = contents
        request = ThumbnailRequest(width: size.width, height: size.height, fit: size.isCropped ? .cover : .contain)
        prefix = (page.hasSuffix(".html") ? String(page.dropLast(5)) : page) + ".thumbs/"
    }

    private static let knownExtensions: Set = ["jpg", "jpeg", "png", "webp", "gif"]

    /// The picture with its scaled form; as it is where it is of a kind that browsers scale better, or its size is not known.
    func image(_ source: PageImage, at place: NotebookLocation) throws -> ViewImage {
        guard let facts = try contents.indexes[place.notebook].imageFacts(at: place.path) else {
            return ViewImage(source: source)
        }
        guard let width = facts.width, let height = facts.height else {
            // Of other formats no header is read.
            if Self.knownExtensions.contains(place.path.pathExtension.lowercased()) {
                let path = contents.workspace.displayPath(of: place)
                findings += [ThumbnailError.damaged.finding(at: path)].compactMap(\.self)
            }
            return ViewImage(source: source)
        }
        let shown = request.pixelSize(of: PixelSize(width: width, height: height))
        guard let pathExtension = facts.thumbnailExtension else {
            return ViewImage(source: source, width: shown.width, height: shown.height)
        }
        let name = "\(facts.digest.prefix(16))-\(request.text).\(pathExtension)"
        let thumbnail = ViewThumbnail(
            name: name, address: SiteAddress(prefix + name),
            path: "\(contents.workspace.notebooks[place.notebook].root)/\(place.path)",
            displayPath: contents.workspace.displayPath(of: place), digest: facts.digest, request: request)
        made.append(thumbnail)
        return ViewImage(source: source, thumbnail: thumbnail.address, width: shown.width, height: shown.height)
    }
}

extension ImageFacts {
    /// Of the scaled picture; `nil` for a format that is not scaled.
    fileprivate var thumbnailExtension: String? {
        switch format {
        case "jpeg": Thumbnail.Format.jpeg.pathExtension
        case "png", "webp", "gif": Thumbnail.Format.webp.pathExtension
        default: nil
        }
    }
}
