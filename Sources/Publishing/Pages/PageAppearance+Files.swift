import Indexing
import NotebookModel
import Rendering

extension PageAppearance {
    /// Icons without a size first, then the small ones: a browser that knows no better takes the first.
    init(_ files: [(role: SiteFile, file: IndexedFile)]) {
        self.init()
        for (role, file) in files {
            switch role {
            case .styleSheet: stylesheets.append(file.address)
            case .icon(let pixels):
                icons.append(Icon(address: file.address, mediaType: file.iconType, pixels: pixels))
            }
        }
        icons.sort { ($0.pixels ?? 0, $0.address) < ($1.pixels ?? 0, $1.address) }
    }
}

extension IndexedFile {
    fileprivate var iconType: String { path.pathExtension == "ico" ? "image/x-icon" : mediaType }
}
