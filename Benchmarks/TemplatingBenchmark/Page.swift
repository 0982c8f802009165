/// What the measured page shows: 12 KB of HTML.
struct Page {
    struct Link {
        var title: String
        var address: String
    }

    struct NavigationLink {
        var link: Link
        var isCurrent: Bool
    }

    struct Heading {
        var link: Link
        var level: Int
    }

    struct Backlink {
        var link: Link
        var excerpt: String
    }

    var title: String
    var language: String
    var description: String
    var date: String
    var tags: [Link]
    var navigation: [NavigationLink]
    var contents: [Heading]
    var backlinks: [Backlink]
    /// The note's own HTML.
    var body: [UInt8]
}

extension Page {
    static func example() -> Page {
        let topics = [
            "Attention & memory", "Gradient noise", "Plate reader, calibration", "Yeast growth at 30 °C",
            "Run 7: \"warm\" start",
            "Reading list", "Protein folding notes", "Error bars <95 %>",
        ]
        func link(_ number: Int, in folder: String) -> Link {
            let topic = topics[number % topics.count]
            return Link(title: "\(topic) \(number)", address: "../\(folder)/experiment-notes-\(number).html")
        }
        let paragraph =
            "<p>The second batch was <em>slower</em> by a third; see <a href=\"run-6.html\">run 6</a>.</p>\n"
        return Page(
            title: "Run 7: warm start & long schedule", language: "en",
            description: "Whether a warm start makes the long schedule worth its time.", date: "2026-03-14",
            tags: (0..<3).map { Link(title: "tag-\($0)", address: "../tags/tag-\($0).html") },
            navigation: (0..<40).map { NavigationLink(link: link($0, in: "notes"), isCurrent: $0 == 7) },
            contents: (0..<10).map {
                Heading(
                    link: Link(title: "Part \($0), as measured", address: "part-\($0)-as-measured"), level: 2 + $0 % 2)
            },
            backlinks: (0..<20).map {
                Backlink(
                    link: link($0, in: "journal"),
                    excerpt: "… which run 7 repeats with twice the batch & the same seed \($0) …")
            },
            body: Array(String(repeating: paragraph, count: 48).utf8))
    }
}
