/// Addresses that authors wrote and that leave the site.
enum ExternalURL {
    /// Whether a browser would run it or open it as a document of this site's own rights.
    ///
    /// Browsers skip white space and controls around and within a scheme, so they are skipped here:
    /// <https://url.spec.whatwg.org/#url-parsing>.
    static func isActive(_ url: String) -> Bool {
        var scheme: [UInt8] = []
        for byte in url.utf8 where byte > 0x20 {
            if byte == UInt8(ascii: ":") {
                return ["javascript", "vbscript", "data"].contains(String(decoding: scheme, as: UTF8.self))
            }
            guard scheme.count < 10, byte < 0x80 else { return false }
            scheme.append(byte | 0x20)
        }
        return false
    }
}
