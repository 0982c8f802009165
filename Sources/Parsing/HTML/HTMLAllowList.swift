import CGumbo

/// What raw HTML may hold. Everything else is left out: an element of another name gives way to its content, one that
/// runs, loads or is read by other rules than the rest goes with its content.
enum HTMLAllowList {
    enum Treatment: UInt8 {
        case keep
        /// Without an end tag.
        case keepVoid
        case unwrap
        case drop
    }

    static func treatment(of element: GumboElement) -> Treatment {
        // SVG and MathML switch a parser between two sets of rules; no allow list of HTML holds for both.
        guard element.tag_namespace == GUMBO_NAMESPACE_HTML, element.tag.rawValue < GUMBO_TAG_LAST.rawValue else {
            return .drop
        }
        return treatments[Int(element.tag.rawValue)]
    }

    private static let treatments: [Treatment] = {
        var treatments = [Treatment](repeating: .unwrap, count: Int(GUMBO_TAG_LAST.rawValue))
        func set(_ names: [String], _ treatment: Treatment) {
            for name in names {
                let tag = gumbo_tag_enum(name)
                if tag != GUMBO_TAG_UNKNOWN { treatments[Int(tag.rawValue)] = treatment }
            }
        }
        set(keptElements, .keep)
        set(keptVoidElements, .keepVoid)
        set(elementsDroppedWithContent, .drop)
        set(emptyDroppedElements, .drop)
        return treatments
    }()

    private static let keptElements = [
        "a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote", "caption",
        "center", "cite", "code", "colgroup", "data", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
        "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "i", "ins",
        "kbd", "li", "mark", "nav", "ol", "p", "picture", "pre", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp",
        "section", "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "time", "tr", "tt", "u", "ul", "var", "video",
    ]

    private static let keptVoidElements = ["br", "col", "hr", "img", "input", "source", "wbr"]

    /// Left out with what stands between their tags.
    static let elementsDroppedWithContent = [
        "applet", "canvas", "iframe", "math", "noembed", "noframes", "noscript", "object", "optgroup", "option",
        "plaintext", "script", "select", "style", "svg", "template", "textarea", "title", "xmp",
    ]

    /// Left out; in the body of a page they hold nothing.
    private static let emptyDroppedElements = [
        "base", "basefont", "bgsound", "command", "embed", "frame", "frameset", "head", "isindex", "keygen", "link",
        "meta", "param", "track",
    ]

    enum Attribute {
        /// The value is text.
        case text
        /// The value leads to another page.
        case link
        /// The value is a file that the page shows.
        case source
    }

    /// - Parameters:
    ///   - name: in lower case, as gumbo gives it.
    ///   - tag: the element's; it is one that is kept.
    static func attribute(_ name: String, of tag: GumboTag) -> Attribute? {
        switch name {
        case "href": return tag == GUMBO_TAG_A ? .link : nil
        case "src":
            return [GUMBO_TAG_IMG, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_SOURCE].contains(tag) ? .source : nil
        case "poster": return tag == GUMBO_TAG_VIDEO ? .source : nil
        default:
            if textAttributes.contains(name) { return .text }
            return name.hasPrefix("aria-") || name.hasPrefix("data-") ? (isPlain(name) ? .text : nil) : nil
        }
    }

    private static func isPlain(_ name: String) -> Bool {
        name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    private static let textAttributes: Set<String> = [
        "abbr", "align", "alt", "bgcolor", "border", "cellpadding", "cellspacing", "class", "color", "colspan",
        "controls", "datetime", "dir", "face", "headers", "height", "id", "lang", "loading", "loop", "muted", "open",
        "preload", "reversed", "role", "rowspan", "scope", "size", "span", "start", "title", "type", "valign", "value",
        "width",
    ]
}
