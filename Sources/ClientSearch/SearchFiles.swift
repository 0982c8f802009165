import NotebookModel

/// The files that the reader's browser searches: one of titles, and buckets of page text.
///
/// A page's bucket hangs on its address alone, so one changed note changes its bucket, and the titles only when its
/// title or tags changed. The bucket count follows the number of documents in powers of two: growing past one rewrites
/// all buckets, which is rare. `site-assets/search-engine.js` reads what is written here.
package enum SearchFiles {
    /// Raised when a reader of older files would misread new ones.
    package static let format = 1

    package static let titlesAddress = SiteAddress("search/titles.js")

    /// `search/text-0a.js`: two hexadecimal digits, as there are at most 256 buckets.
    package static func bucketAddress(index: Int) -> SiteAddress {
        let digits = String(index, radix: 16)
        return SiteAddress("search/text-\(digits.utf8.count < 2 ? "0" : "")\(digits).js")
    }

    /// The smallest power of two in 1…256 that leaves at most 64 documents a bucket on average.
    ///
    /// Every index below it has a file, be it without pages.
    package static func bucketCount(documentCount: Int) -> Int {
        var count = 1
        while count < 256, count * 64 < documentCount { count *= 2 }
        return count
    }

    /// The bucket that holds the page's text, below `count`.
    ///
    /// FNV-1a over the UTF-8 of the address, 64 bits folded to 32 as its authors advise where few bits are used
    /// (http://www.isthe.com/chongo/tech/comp/fnv/#xor-fold).
    package static func bucket(of address: SiteAddress, count: Int) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in address.path.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        return Int((hash ^ (hash >> 32)) & 0xffff_ffff) % count
    }
}
