import Glibc
import NotebookModel

/// Finds for the files of folders what is known of them.
struct KnownFileComparison {
    private let known: KnownNotebook
    /// The known files of the folders that were not compared yet, in the order of their names.
    private var places: [NotebookPath: [Int]] = [:]
    /// The known files that were not found in their folders.
    private var lost: [Int] = []

    /// - Complexity: O(n) in the known files.
    init(_ known: KnownNotebook) {
        self.known = known
        known.withPaths { paths in
            var folder = NotebookPath.root
            var folderBytes = 0..<0
            var own: [Int] = []
            for place in 0..<known.count {
                let bytes = known.folderRange(place)
                if !Self.areEqual(paths, bytes, paths, folderBytes) {
                    // What follows a folder within may be the folder's again.
                    places[folder] = own
                    folderBytes = bytes
                    folder = NotebookPath(String(decoding: paths[bytes], as: UTF8.self))
                    own = places.removeValue(forKey: folder) ?? []
                }
                own.append(place)
            }
            if !own.isEmpty { places[folder] = own }
        }
    }

    /// Tells of each file of a folder at which place it is known, if it is.
    ///
    /// - Parameter body: is given the file's place among the listed ones and among the known ones.
    /// - Complexity: O(n) in the files of the folder.
    mutating func compare(_ listed: ListedFiles, _ body: (_ file: Int, _ known: Int?) -> Void) {
        let own = places.removeValue(forKey: listed.folder) ?? []
        var next = 0
        let folderByteCount = listed.folder.isRoot ? 0 : listed.folder.string.utf8.count + 1
        listed.withNames { names in
            known.withPaths { paths in
                for file in 0..<listed.count {
                    let name = listed.nameRange(file)
                    var found: Int?
                    while next < own.count {
                        let path = known.pathRange(own[next])
                        let order = Self.order(paths, path.dropFirst(folderByteCount), names, name)
                        if order > 0 { break }
                        if order == 0 { found = own[next] } else { lost.append(own[next]) }
                        next += 1
                        if order == 0 { break }
                    }
                    body(file, found)
                }
            }
        }
        lost += own[next...]
    }

    /// The known files that were found in no folder, in the order of their paths; once all folders were compared.
    var missing: [KnownFile] { (lost + places.values.joined()).sorted().map { known[$0] } }

    private static func areEqual(
        _ left: UnsafeBufferPointer<UInt8>, _ leftRange: Range<Int>, _ right: UnsafeBufferPointer<UInt8>,
        _ rightRange: Range<Int>
    ) -> Bool {
        leftRange.count == rightRange.count && order(left, leftRange, right, rightRange) == 0
    }

    /// Negative, zero or positive as `memcmp` has it; a text stands before those that it begins.
    private static func order(
        _ left: UnsafeBufferPointer<UInt8>, _ leftRange: Range<Int>, _ right: UnsafeBufferPointer<UInt8>,
        _ rightRange: Range<Int>
    ) -> Int {
        guard let first = left.baseAddress, let second = right.baseAddress else {
            return leftRange.count - rightRange.count
        }
        let shared = min(leftRange.count, rightRange.count)
        let order = memcmp(first + leftRange.lowerBound, second + rightRange.lowerBound, shared)
        return order == 0 ? leftRange.count - rightRange.count : Int(order)
    }
}
