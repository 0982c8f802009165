import NotebookModel

extension Sitemap {
    /// Entries sorted by address, whatever order they came in.
    package func render() -> [UInt8] {
        var output: [UInt8] = []
        output.append(markup: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.append(markup: "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for entry in entries.sorted(by: { $0.address < $1.address }) {
            output.append(markup: "<url>")
            output.appendElement("loc", AbsoluteURL.make(base: baseURL, address: entry.address))
            if let day = entry.lastModified { output.appendElement("lastmod", day.description) }
            output.append(markup: "</url>\n")
        }
        output.append(markup: "</urlset>\n")
        return output
    }
}
