import NotebookModel

/// Properties as the rows of a definition list: `<div><dt>…</dt><dd>…</dd></div>`.
struct PropertyWriter {
    let origin: LinkOrigin

    func write(_ entries: [DisplayEntry], to output: inout [UInt8]) {
        for entry in entries {
            output.append(markup: "<div><dt dir=\"auto\">")
            output.append(escaping: entry.key)
            output.append(markup: "</dt><dd dir=\"auto\">")
            write(entry.value, to: &output)
            output.append(markup: "</dd></div>\n")
        }
    }

    func write(_ value: DisplayValue, to output: inout [UInt8]) {
        switch value {
        case .text(let text): output.append(escaping: text)
        case .boolean(let flag): output.append(markup: flag ? "Yes" : "No")
        case .date(let date): writeTime(date.description, to: &output)
        case .timestamp(let time): writeTime(time.description, to: &output)
        case .url(let url): writeExternal(url, to: &output)
        case .page(let page, let fragment):
            writeAnchor(page.title, href: origin.href(to: page.address, fragment: fragment), to: &output)
        case .unresolved(let text):
            output.append(markup: "<span class=\"unresolved\" title=\"No note of this name\">")
            output.append(escaping: text)
            output.append(markup: "</span>")
        case .list(let values): write(values, to: &output)
        case .map(let entries):
            output.append(markup: "<dl>")
            write(entries, to: &output)
            output.append(markup: "</dl>")
        }
    }

    private func write(_ values: [DisplayValue], to output: inout [UInt8]) {
        let isFlat = values.allSatisfy { value in
            switch value {
            case .list, .map: false
            default: true
            }
        }
        output.append(markup: isFlat ? "<ul class=\"inline-list\">" : "<ul>")
        for value in values {
            output.append(markup: "<li>")
            write(value, to: &output)
            output.append(markup: "</li>")
        }
        output.append(markup: "</ul>")
    }

    private func writeExternal(_ url: String, to output: inout [UInt8]) {
        if ExternalURL.isActive(url) { return output.append(escaping: url) }
        writeAnchor(url, href: url, to: &output)
    }

    func writeAnchor(_ title: String, href: String, to output: inout [UInt8]) {
        output.append(markup: "<a")
        output.appendAttribute("href", href)
        output.append(markup: ">")
        output.append(escaping: title)
        output.append(markup: "</a>")
    }

    private func writeTime(_ text: String, to output: inout [UInt8]) {
        output.append(markup: "<time")
        output.appendAttribute("datetime", text)
        output.append(markup: ">")
        output.append(escaping: text.replacingTimeSeparator)
        output.append(markup: "</time>")
    }
}

extension String {
    /// `2026-03-01T09:30:00` reads better as `2026-03-01 09:30:00`.
    fileprivate var replacingTimeSeparator: String {
        guard utf8.count > 10 else { return self }
        return prefix(10) + " " + dropFirst(11)
    }
}
