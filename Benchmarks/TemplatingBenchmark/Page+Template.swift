import Templating

// The page by templates, as a theme has it.

extension Page {
    static let templates = [
        TemplateSource(
            name: "page", path: "page.mustache",
            bytes: Array(
                #"""
                <!doctype html>
                <html lang="{{language}}">
                <head>
                <meta charset="utf-8">
                <title>{{title}}</title>
                {{#description}}
                <meta name="description" content="{{description}}">
                {{/description}}
                </head>
                <body>
                {{>navigation}}
                <main>
                <h1>{{title}}</h1>
                <p class="meta"><time datetime="{{date}}">{{date}}</time>{{#tags}} <a class="tag" href="{{address}}">#{{title}}</a>{{/tags}}</p>
                {{>contents}}
                {{{body}}}
                {{>backlinks}}
                </main>
                </body>
                </html>

                """#.utf8)),
        TemplateSource(
            name: "navigation", path: "navigation.mustache",
            bytes: Array(
                #"""
                <nav>
                <ul>
                {{#navigation}}
                <li><a href="{{address}}"{{#current}} aria-current="page"{{/current}}>{{title}}</a></li>
                {{/navigation}}
                </ul>
                </nav>

                """#.utf8)),
        TemplateSource(
            name: "contents", path: "contents.mustache",
            bytes: Array(
                #"""
                <ol class="contents">
                {{#contents}}
                <li class="level-{{level}}"><a href="#{{anchor}}">{{title}}</a></li>
                {{/contents}}
                </ol>

                """#.utf8)),
        TemplateSource(
            name: "backlinks", path: "backlinks.mustache",
            bytes: Array(
                #"""
                <section class="backlinks">
                {{#backlinks}}
                <p><a href="{{address}}">{{title}}</a> {{excerpt}}</p>
                {{/backlinks}}
                </section>

                """#.utf8)),
    ]

    private enum Key {
        static let address: TemplateKey = "address"
        static let anchor: TemplateKey = "anchor"
        static let backlinks: TemplateKey = "backlinks"
        static let body: TemplateKey = "body"
        static let contents: TemplateKey = "contents"
        static let current: TemplateKey = "current"
        static let date: TemplateKey = "date"
        static let description: TemplateKey = "description"
        static let excerpt: TemplateKey = "excerpt"
        static let language: TemplateKey = "language"
        static let level: TemplateKey = "level"
        static let navigation: TemplateKey = "navigation"
        static let tags: TemplateKey = "tags"
        static let title: TemplateKey = "title"
    }

    func templateValue() -> TemplateValue {
        [
            Key.title: .text(title), Key.language: .text(language), Key.description: .text(description),
            Key.date: .text(date), Key.body: .bytes(body),
            Key.tags: .list(tags.map { [Key.address: .text($0.address), Key.title: .text($0.title)] }),
            Key.navigation: .list(
                navigation.map {
                    [
                        Key.address: .text($0.link.address), Key.title: .text($0.link.title),
                        Key.current: .boolean($0.isCurrent),
                    ]
                }),
            Key.contents: .list(
                contents.map {
                    [
                        Key.anchor: .text($0.link.address), Key.title: .text($0.link.title),
                        Key.level: .text(String($0.level)),
                    ]
                }),
            Key.backlinks: .list(
                backlinks.map {
                    [
                        Key.address: .text($0.link.address), Key.title: .text($0.link.title),
                        Key.excerpt: .text($0.excerpt),
                    ]
                }),
        ]
    }
}
