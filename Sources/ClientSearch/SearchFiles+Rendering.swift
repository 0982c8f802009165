import NotebookModel

/// Each file is a classic script of one call, as pages opened by double click may load scripts but not data; one record a line.
extension SearchFiles {
    /// `CodexSearch.addTitles({"format":1,"buckets":4,"pages":[[address,title,[tags],kind]…]})`, the kind left out for notes.
    ///
    /// - Complexity: O(n log n) in the number of titles, which may come in any order.
    package static func renderTitles(_ titles: [SearchTitle], bucketCount: Int) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(titles.count * 96 + 80)
        output.append(
            contentsOf: "CodexSearch.addTitles({\"format\":\(format),\"buckets\":\(bucketCount),\"pages\":[".utf8)
        for (index, title) in titles.sorted(by: { $0.address < $1.address }).enumerated() {
            output.append(contentsOf: index == 0 ? "\n[".utf8 : ",\n[".utf8)
            ScriptString.append(title.address.path, to: &output)
            output.append(UInt8(ascii: ","))
            ScriptString.appendCollapsed(title.title, to: &output)
            output.append(contentsOf: ",[".utf8)
            for (position, tag) in title.tags.enumerated() {
                if position > 0 { output.append(UInt8(ascii: ",")) }
                ScriptString.appendCollapsed(tag, to: &output)
            }
            output.append(UInt8(ascii: "]"))
            if title.kind != .note {
                output.append(UInt8(ascii: ","))
                ScriptString.append(title.kind.rawValue, to: &output)
            }
            output.append(UInt8(ascii: "]"))
        }
        output.append(contentsOf: "\n]});\n".utf8)
        return output
    }

    /// `CodexSearch.addText({"format":1,"bucket":0,"pages":[[address,text]…]})`.
    ///
    /// - Complexity: O(n log n) in the number of pages, which may come in any order, and linear in their text.
    package static func renderBucket(index: Int, _ pages: [SearchText]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(pages.reduce(80) { $0 + $1.text.utf8.count + $1.address.path.utf8.count + 16 })
        output.append(contentsOf: "CodexSearch.addText({\"format\":\(format),\"bucket\":\(index),\"pages\":[".utf8)
        for (position, page) in pages.sorted(by: { $0.address < $1.address }).enumerated() {
            output.append(contentsOf: position == 0 ? "\n[".utf8 : ",\n[".utf8)
            ScriptString.append(page.address.path, to: &output)
            output.append(UInt8(ascii: ","))
            ScriptString.appendCollapsed(page.text, to: &output)
            output.append(UInt8(ascii: "]"))
        }
        output.append(contentsOf: "\n]});\n".utf8)
        return output
    }
}
