import NotebookModel

extension Feed {
    /// RSS 2.0 after <https://www.rssboard.org/rss-specification>.
    ///
    /// - Parameter address: where the file stands.
    package func renderRSS(at address: SiteAddress) -> [UInt8] {
        var output: [UInt8] = []
        output.append(markup: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.append(markup: "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>\n")
        output.appendElement("title", title)
        output.appendElement("link", AbsoluteURL.make(base: baseURL, address: home))
        output.appendElement("description", title)
        output.appendElement("language", language)
        output.appendElement("generator", generator)
        if !entries.isEmpty { output.appendElement("lastBuildDate", RSSDate.text(latestUpdate)) }
        output.append(markup: "<atom:link rel=\"self\" type=\"application/rss+xml\"")
        output.appendAttribute("href", AbsoluteURL.make(base: baseURL, address: address))
        output.append(markup: "/>\n")
        for entry in entries { appendItem(entry, to: &output) }
        output.append(markup: "</channel></rss>\n")
        return output
    }

    private func appendItem(_ entry: Entry, to output: inout [UInt8]) {
        let url = AbsoluteURL.make(base: baseURL, address: entry.address)
        output.append(markup: "<item>")
        output.appendElement("title", entry.title)
        output.appendElement("link", url)
        output.appendElement("guid", url)
        if let published = entry.published { output.appendElement("pubDate", RSSDate.text(published)) }
        for category in entry.categories { output.appendElement("category", category) }
        if !entry.summary.isEmpty { output.appendElement("description", entry.summary) }
        output.append(markup: "</item>\n")
    }
}

/// Dates as RSS has them, after RFC 822 with years of four digits: `Sun, 01 Mar 2026 08:30:00 GMT`.
enum RSSDate {
    static func text(_ time: Timestamp) -> String {
        let universal = Timestamp(unixSeconds: time.unixSeconds)
        let digits = universal.description
        // 1970-01-01 was a Thursday; days before it count downwards.
        let weekday = weekdays[(universal.date.daysSinceEpoch % 7 + 7) % 7]
        let month = months[universal.date.month - 1]
        let day = digits.dropFirst(8).prefix(2), year = digits.prefix(4), clock = digits.dropFirst(11).prefix(8)
        return "\(weekday), \(day) \(month) \(year) \(clock) GMT"
    }

    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
