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

    /// `search/text-0a.js`: at least two hexadecimal digits.
    package static func bucketAddress(index: Int) -> SiteAddress {
        let digits = String(index, radix: 16)
        return SiteAddress("search/text-\(digits.utf8.count < 2 ? "0" : "")\(digits).js")
    }

    /// The smallest power of two in 1…4096 that leaves at most 64 documents a bucket on average.
    ///
    /// Every index below it has a file, be it without pages.
    package static func bucketCount(documentCount: Int) -> Int {
        var count = 1
        while count < SiteAddress.largestPartCount, count * 64 < documentCount { count *= 2 }
        return count
    }

    /// The bucket that holds the page's text, below `count`.
    package static func bucket(of address: SiteAddress, count: Int) -> Int { Int(address.spread) % count }

    /// The values that `SiteAddress.spread` modulo `SiteAddress.largestPartCount` has for the pages of a bucket.
    package static func spreads(ofBucket index: Int, count: Int) -> [Int] {
        Array(stride(from: index, to: SiteAddress.largestPartCount, by: count))
    }
}
