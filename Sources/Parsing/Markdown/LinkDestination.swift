import NotebookModel

/// Where a markdown link or an attribute of raw HTML points, as far as the text alone tells.
enum LinkDestination: Equatable {
    /// Another host or another program: it is written as it stands.
    case external(isSafe: Bool)
    /// A file of the notebook, or a place in the same note.
    case notebook(target: String, fragment: String?)

    /// Schemes that a page may carry: they name places and never run as script.
    private static let safeSchemes: Set<String> = [
        "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "irc", "ircs", "xmpp", "matrix", "magnet",
        "geo",
        "git", "ssh", "news", "doi", "urn", "obsidian", "zotero", "vscode", "x-devonthink-item", "things", "omnifocus",
        "bookends", "message", "readwise", "shortcuts", "drafts", "marginnote3app", "marginnote4app", "hook",
        "evernote",
        "onenote", "notion", "slack", "tg", "spotify", "steam", "webcal",
    ]

    /// - Parameter isImage: a `data:` URL of a bitmap is safe there and nowhere else.
    init(_ url: UnsafeBufferPointer<UInt8>, isImage: Bool) {
        if ByteSearch.begins(url, with: "https://") || ByteSearch.begins(url, with: "http://") {
            self = .external(isSafe: true)
            return
        }
        let start = url.firstIndex { $0 > 0x20 } ?? url.count
        if start + 1 < url.count, url[start] == UInt8(ascii: "/"), url[start + 1] == UInt8(ascii: "/") {
            self = .external(isSafe: true)
        } else if let scheme = Self.scheme(of: url) {
            let isSafe = scheme == "data" ? isImage && Self.isBitmap(url) : Self.safeSchemes.contains(scheme)
            self = .external(isSafe: isSafe)
        } else {
            self = Self.notebook(url)
        }
    }

    private static func notebook(_ url: UnsafeBufferPointer<UInt8>) -> LinkDestination {
        let hash = url.firstIndex(of: UInt8(ascii: "#")) ?? url.count
        let target = String(decoding: url[..<hash], as: UTF8.self)
        let fragment = hash < url.count ? String(decoding: url[(hash + 1)...], as: UTF8.self) : nil
        return .notebook(
            target: PercentEncoding.decode(target), fragment: fragment.map { PercentEncoding.decode($0) })
    }

    /// The scheme in lower case as a browser reads it: leading spaces and control characters, tabs and line ends do not
    /// count. A single letter is a drive, not a scheme.
    private static func scheme(of url: UnsafeBufferPointer<UInt8>) -> String? {
        var scheme: [UInt8] = []
        for byte in url {
            if byte == 0x09 || byte == 0x0A || byte == 0x0D || (scheme.isEmpty && byte <= 0x20) { continue }
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): scheme.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if scheme.isEmpty { return nil }
                scheme.append(byte)
            case UInt8(ascii: ":"):
                return scheme.count > 1 ? String(decoding: scheme, as: UTF8.self) : nil
            default: return nil
            }
            if scheme.count > 64 { return nil }
        }
        return nil
    }

    private static func isBitmap(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
        let prefix = String(decoding: url.prefix(40), as: UTF8.self).lowercased()
        return ["png", "gif", "jpeg", "jpg", "webp", "avif", "bmp"].contains { type in
            ["data:image/\(type);", "data:image/\(type),"].contains { prefix.hasPrefix($0) }
        }
    }
}
