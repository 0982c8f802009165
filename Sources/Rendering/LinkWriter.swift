import NotebookModel

/// Fills the gaps of a note's HTML.
///
/// What leads nowhere and what leads to a withheld note come here as one case, so that they look alike to the byte.
struct LinkWriter {
    let body: NoteBody
    let origin: LinkOrigin

    func write(_ slot: HTMLPieces.Slot, to output: inout [UInt8]) {
        switch slot {
        case .linkStart(let index): writeStart(of: index, to: &output)
        case .linkEnd(let index): output.append(markup: isLink(index) ? "</a>" : "</span>")
        case .embed(let index), .embedBlock(let index): writeEmbed(index, to: &output)
        case .fragment(let index):
            if body.pieces.fragments.indices.contains(index) { output += body.pieces.fragments[index] }
        case .query, .sectionStart, .sectionEnd, .blockStart, .blockEnd, .footnotes: break
        case .url(let index): output.append(escaping: url(index))
        case .tagStart(let index): writeTagStart(index, to: &output)
        case .tagEnd(let index): output.append(markup: tagAddress(index) == nil ? "</span>" : "</a>")
        }
    }

    // MARK: Tags

    private func writeTagStart(_ index: Int, to output: inout [UInt8]) {
        guard let address = tagAddress(index) else { return output.append(markup: "<span class=\"tag\">") }
        output.append(markup: "<a class=\"tag\"")
        output.appendAttribute("href", origin.href(to: address))
        output.append(markup: ">")
    }

    private func tagAddress(_ index: Int) -> SiteAddress? {
        body.tagAddresses.indices.contains(index) ? body.tagAddresses[index] : nil
    }

    // MARK: Links

    private func writeStart(of index: Int, to output: inout [UInt8]) {
        guard let href = href(index) else {
            output.append(markup: "<span class=\"unresolved\" title=\"No note of this name\">")
            return
        }
        output.append(markup: "<a")
        output.appendAttribute("href", href)
        if let title = reference(index)?.title { output.appendAttribute("title", title) }
        output.append(markup: ">")
    }

    private func isLink(_ index: Int) -> Bool { href(index) != nil }

    private func href(_ index: Int) -> String? {
        switch resolution(index) {
        case .page(let page, let fragment): origin.href(to: page.address, fragment: fragment)
        case .attachment(let address, let fragment): origin.href(to: address, fragment: fragment)
        case .external(let url): ExternalURL.isActive(url) ? nil : url
        case .unresolved: nil
        }
    }

    /// The bare address; what leads nowhere stays as its author wrote it.
    private func url(_ index: Int) -> String {
        if let href = href(index) { return href }
        guard case .unresolved = resolution(index), let link = reference(index) else { return "" }
        let path = PercentEncoding.encode(link.target)
        return link.fragment.map { "\(path)#\(URLFragment.encode($0))" } ?? path
    }

    private func reference(_ index: Int) -> LinkReference? {
        body.links.indices.contains(index) ? body.links[index] : nil
    }

    private func resolution(_ index: Int) -> LinkResolution {
        body.resolutions.indices.contains(index) ? body.resolutions[index] : .unresolved
    }

    // MARK: Embeds

    private func writeEmbed(_ index: Int, to output: inout [UInt8]) {
        let link = reference(index)
        guard let href = href(index) else {
            output.append(markup: "<span class=\"unresolved\" title=\"No file of this name\">")
            output.append(escaping: shownName(of: link))
            return output.append(markup: "</span>")
        }
        switch resolution(index) {
        case .page(let page, _): writeCard(page.title, class: "embed-link", href: href, to: &output)
        case .external: writeImage(link, href: href, to: &output)
        case .attachment(let address, _):
            writeMedia(
                link, MediaKind(pathExtension: NotebookPath(address.path).pathExtension), href: href, to: &output)
        case .unresolved: break
        }
    }

    private func writeMedia(_ link: LinkReference?, _ kind: MediaKind, href: String, to output: inout [UInt8]) {
        switch kind {
        case .image: writeImage(link, href: href, to: &output)
        case .audio: writePlayer("audio", link, href: href, to: &output)
        case .video: writePlayer("video", link, href: href, to: &output)
        case .pdf:
            output.append(markup: "<object class=\"pdf\" type=\"application/pdf\"")
            output.appendAttribute("data", href)
            if let height = Self.height(in: link?.fragment) { output.appendAttribute("height", String(height)) }
            output.appendAttribute("aria-label", shownName(of: link))
            output.append(markup: ">")
            writeCard(shownName(of: link), class: "embed-file", href: href, to: &output)
            output.append(markup: "</object>")
        case .other: writeCard(shownName(of: link), class: "embed-file", href: href, to: &output)
        }
    }

    private func writeImage(_ link: LinkReference?, href: String, to output: inout [UInt8]) {
        let label = ImageLabel(link?.label ?? "")
        // An image in markdown says itself that it shows nothing worth telling; a wikilink has no way to.
        let isWikilink = link?.syntax == .wikilink
        output.append(markup: "<img")
        output.appendAttribute("src", href)
        output.appendAttribute("alt", label.text.isEmpty && isWikilink ? fileName(of: link) : label.text)
        if let title = link?.title { output.appendAttribute("title", title) }
        writeSize(label, to: &output)
        output.append(markup: " loading=\"lazy\" decoding=\"async\">")
    }

    private func writePlayer(
        _ element: StaticString, _ link: LinkReference?, href: String, to output: inout [UInt8]
    ) {
        output.append(markup: "<")
        output.append(markup: element)
        output.append(markup: " controls preload=\"metadata\"")
        output.appendAttribute("src", href)
        output.appendAttribute("aria-label", shownName(of: link))
        writeSize(ImageLabel(link?.label ?? ""), to: &output)
        output.append(markup: ">")
        writeCard(shownName(of: link), class: "embed-file", href: href, to: &output)
        output.append(markup: "</")
        output.append(markup: element)
        output.append(markup: ">")
    }

    /// The `height=400` of a fragment, in CSS pixels.
    private static func height(in fragment: String?) -> Int? {
        fragment?.split(separator: "&").compactMap { part -> Int? in
            part.hasPrefix("height=") ? Int(part.dropFirst(7)).flatMap { (1...99_999).contains($0) ? $0 : nil } : nil
        }.first
    }

    private func writeSize(_ label: ImageLabel, to output: inout [UInt8]) {
        if let width = label.width { output.appendAttribute("width", String(width)) }
        if let height = label.height { output.appendAttribute("height", String(height)) }
    }

    private func writeCard(_ title: String, class name: StaticString, href: String, to output: inout [UInt8]) {
        output.append(markup: "<a class=\"")
        output.append(markup: name)
        output.append(markup: "\"")
        output.appendAttribute("href", href)
        output.append(markup: ">")
        output.append(escaping: title)
        output.append(markup: "</a>")
    }

    /// The author's label without a size, else the file's name.
    private func shownName(of link: LinkReference?) -> String {
        let text = ImageLabel(link?.label ?? "").text
        return text.isEmpty ? fileName(of: link) : text
    }

    private func fileName(of link: LinkReference?) -> String { String(NotebookPath(link?.target ?? "").name) }
}
