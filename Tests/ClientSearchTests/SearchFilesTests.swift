import ClientSearch
import NotebookModel
import Testing

@Suite("Search files")
struct SearchFilesTests {
    @Test(
        "Buckets double when they would hold more than 64 documents on average",
        arguments: [
            (0, 1), (1, 1), (64, 1), (65, 2), (128, 2), (129, 4), (6571, 128), (16_384, 256), (16_385, 512),
            (262_144, 4096), (1_000_000, 4096),
        ])
    func bucketCount(documents: Int, buckets: Int) {
        #expect(SearchFiles.bucketCount(documentCount: documents) == buckets)
    }

    @Test(
        "Addresses have two hexadecimal digits and more", arguments: [(0, "00"), (10, "0a"), (255, "ff"), (256, "100")])
    func bucketAddress(index: Int, digits: String) {
        #expect(SearchFiles.bucketAddress(index: index).path == "search/text-\(digits).js")
        #expect(SearchFiles.titlesAddress.path == "search/titles.js")
    }

    /// FNV-1a 64: "" is cbf29ce484222325, "a" is af63dc4c8601ec8c, "foobar" is 85944171f73967e8 (the authors' test vectors).
    @Test(
        "A bucket is the folded FNV-1a hash of the address, modulo the count",
        arguments: [
            ("", 0xcbf2_9ce4 ^ 0x8422_2325), ("a", 0xaf63_dc4c ^ 0x8601_ec8c), ("foobar", 0x8594_4171 ^ 0xf739_67e8),
        ])
    func bucket(address: String, hash: Int) {
        for count in [1, 2, 64, 256, 4096] {
            #expect(SearchFiles.bucket(of: SiteAddress(address), count: count) == hash % count)
        }
    }

    @Test("Addresses spread evenly")
    func spread() {
        var sizes = [Int](repeating: 0, count: 128)
        for number in 0..<6571 {
            sizes[SearchFiles.bucket(of: SiteAddress("daily/note-\(number).html"), count: 128)] += 1
        }
        #expect(sizes.reduce(0, +) == 6571)
        #expect(sizes.allSatisfy { (16...120).contains($0) }, "sizes are \(sizes)")
    }
}
