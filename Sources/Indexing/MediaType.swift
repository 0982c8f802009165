import NotebookModel

/// The MIME types of the files that notebooks hold, by extension.
package enum MediaType {
    package static let unknown = "application/octet-stream"

    package static func mediaType(of path: NotebookPath) -> String { byExtension[path.pathExtension] ?? unknown }

    private static let byExtension = [
        "md": "text/markdown", "markdown": "text/markdown", "cdx": "text/x-codex-view", "txt": "text/plain",
        "csv": "text/csv", "tsv": "text/tab-separated-values", "html": "text/html", "css": "text/css",
        "js": "text/javascript", "json": "application/json", "xml": "application/xml", "yml": "application/yaml",
        "yaml": "application/yaml", "toml": "application/toml", "pdf": "application/pdf", "zip": "application/zip",
        "gz": "application/gzip", "tar": "application/x-tar", "png": "image/png", "jpg": "image/jpeg",
        "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "bmp": "image/bmp", "svg": "image/svg+xml",
        "avif": "image/avif", "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic", "flac": "audio/flac",
        "m4a": "audio/mp4", "mp3": "audio/mpeg", "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/ogg",
        "wav": "audio/wav",
        "webm": "video/webm", "3gp": "video/3gpp", "mkv": "video/x-matroska", "mov": "video/quicktime",
        "mp4": "video/mp4", "ogv": "video/ogg", "canvas": "application/json", "base": "application/yaml",
        "ipynb": "application/x-ipynb+json", "py": "text/x-python", "swift": "text/x-swift", "c": "text/x-c",
        "sh": "text/x-shellscript", "sqlite": "application/vnd.sqlite3", "db": "application/vnd.sqlite3",
    ]
}
