import Templating

// The page by appending bytes: what no template can be faster than.

extension Page {
    func append(to output: inout [UInt8]) {
        output.append("<!doctype html>\n<html lang=\"")
        output.appendEscaped(language)
        output.append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        output.appendEscaped(title)
        output.append("</title>\n")
        if !description.isEmpty {
            output.append("<meta name=\"description\" content=\"")
            output.appendEscaped(description)
            output.append("\">\n")
        }
        output.append("</head>\n<body>\n")
        appendNavigation(to: &output)
        output.append("<main>\n<h1>")
        output.appendEscaped(title)
        output.append("</h1>\n")
        appendMeta(to: &output)
        appendContents(to: &output)
        output.append(contentsOf: body)
        output.append("\n")
        appendBacklinks(to: &output)
        output.append("</main>\n</body>\n</html>\n")
    }

    private func appendNavigation(to output: inout [UInt8]) {
        output.append("<nav>\n<ul>\n")
        for item in navigation {
            output.append("<li><a href=\"")
            output.appendEscaped(item.link.address)
            output.append("\"")
            if item.isCurrent { output.append(" aria-current=\"page\"") }
            output.append(">")
            output.appendEscaped(item.link.title)
            output.append("</a></li>\n")
        }
        output.append("</ul>\n</nav>\n")
    }

    private func appendMeta(to output: inout [UInt8]) {
        output.append("<p class=\"meta\"><time datetime=\"")
        output.appendEscaped(date)
        output.append("\">")
        output.appendEscaped(date)
        output.append("</time>")
        for tag in tags {
            output.append(" <a class=\"tag\" href=\"")
            output.appendEscaped(tag.address)
            output.append("\">#")
            output.appendEscaped(tag.title)
            output.append("</a>")
        }
        output.append("</p>\n")
    }

    private func appendContents(to output: inout [UInt8]) {
        output.append("<ol class=\"contents\">\n")
        for heading in contents {
            output.append("<li class=\"level-")
            output.appendEscaped(String(heading.level))
            output.append("\"><a href=\"#")
            output.appendEscaped(heading.link.address)
            output.append("\">")
            output.appendEscaped(heading.link.title)
            output.append("</a></li>\n")
        }
        output.append("</ol>\n")
    }

    private func appendBacklinks(to output: inout [UInt8]) {
        output.append("<section class=\"backlinks\">\n")
        for backlink in backlinks {
            output.append("<p><a href=\"")
            output.appendEscaped(backlink.link.address)
            output.append("\">")
            output.appendEscaped(backlink.link.title)
            output.append("</a> ")
            output.appendEscaped(backlink.excerpt)
            output.append("</p>\n")
        }
        output.append("</section>\n")
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ markup: StaticString) {
        markup.withUTF8Buffer { append(contentsOf: $0) }
    }

    fileprivate mutating func appendEscaped(_ text: String) { HTMLEscaping.append(text, to: &self) }
}
