import NotebookModel
import Templating

/// The fields of the layout that surrounds every page.
///
/// Inner sections see outer fields, so every map of a list sets all of its own fields, empty ones too; otherwise a note
/// without a date would show its page's.
struct PageLayout {
    let site: SiteFrame
    let theme: Theme
    let frame: PageFrame
    let origin: LinkOrigin
    /// What the page is: `note`, `folder`; its `body` has the class `page-note`.
    let kind: String
    /// Whether the page needs what views look like.
    let showsViews: Bool

    init(
        _ frame: PageFrame, kind: String, site: SiteFrame, theme: Theme, origin: LinkOrigin? = nil,
        showsViews: Bool = false
    ) {
        self.frame = frame
        self.kind = kind
        self.showsViews = showsViews
        self.site = site
        self.theme = theme
        self.origin = origin ?? .page(frame.address)
    }

    /// - Parameter classes: beside the one that tells the kind.
    func render(
        _ template: String, classes: [String] = [], _ fields: [(TemplateKey, TemplateValue)]
    ) throws(TemplateError) -> [UInt8] {
        try theme.render(template, TemplateMap(fields + self.fields(classes: classes)))
    }

    private func fields(classes: [String]) -> [(TemplateKey, TemplateValue)] {
        let isHome = frame.address == site.home
        return [
            (.title, .text(frame.title)),
            (.pageTitle, .text(isHome || frame.title == site.title ? frame.title : "\(frame.title) · \(site.title)")),
            (.siteTitle, .text(site.title)),
            (.description, .text(frame.description)),
            (.language, .text(site.language)),
            (.rightToLeft, .boolean(site.isRightToLeft)),
            (.generator, .text(site.generator)),
            (.root, .text(origin.root)),
            (.page, .text(PercentEncoding.encode(frame.address.path))),
            (.bodyClass, .text((["page-\(kind)"] + classes).joined(separator: " "))),
            (.restricted, .boolean(!site.trustsNotes)),
            (.canonical, TemplateValue(site.absoluteURL(of: frame.address))),
            (.home, .text(origin.href(to: site.home))),
            (.isHome, .boolean(isHome)),
            (.tags, TemplateValue(site.tags.map(origin.href))),
            (.isTagList, .boolean(frame.address == site.tags)),
            (.feed, TemplateValue(site.feed.map(origin.href))),
            (.image, TemplateValue(frame.image?.absoluteURL(in: site))),
            (.hasOwnIcons, .boolean(!frame.appearance.icons.isEmpty)),
            (.icons, .list(frame.appearance.icons.map(icon))),
            (
                .stylesheets,
                .list(
                    ((showsViews ? theme.stylesheets : theme.plainStylesheets) + frame.appearance.stylesheets).map {
                        [.href: .text(origin.href(to: $0))]
                    })
            ),
            (
                .scripts,
                .list((showsViews ? theme.scripts : theme.plainScripts).map { [.href: .text(origin.href(to: $0))] })
            ),
            (.navigation, .bytes(frame.navigation.bytes)),
            (.hasBreadcrumbs, .boolean(!frame.breadcrumbs.isEmpty)),
            (.breadcrumbs, links(frame.breadcrumbs)),
        ]
    }
}

// MARK: - Icons

extension PageLayout {
    private func icon(_ icon: PageAppearance.Icon) -> TemplateValue {
        [
            .href: .text(origin.href(to: icon.address)), .mediaType: .text(icon.mediaType),
            .relation: .text(icon.isForTouch ? "apple-touch-icon" : "icon"),
            .pixels: TemplateValue(icon.pixels.map(String.init)),
        ]
    }
}

// MARK: - Lists

extension PageLayout {
    func links(_ pages: [PageLink]) -> TemplateValue {
        .list(pages.map { [.title: .text($0.title), .href: .text(origin.href(to: $0.address))] })
    }

    func backlinks(_ backlinks: [Backlink]) -> TemplateValue {
        .list(
            backlinks.map { link in
                [
                    .title: .text(link.title), .href: .text(origin.href(to: link.address)),
                    .count: link.count > 1 ? .text(String(link.count)) : .null,
                ]
            })
    }

    func notes(_ notes: [NoteSummary]) -> TemplateValue {
        .list(
            notes.map { note in
                [
                    .title: .text(note.title), .href: .text(origin.href(to: note.address)),
                    .date: TemplateValue(note.date?.description), .summary: .text(note.summary),
                ]
            })
    }

    func folders(_ folders: [FolderSummary]) -> TemplateValue {
        .list(
            folders.map { folder in
                [
                    .title: .text(folder.title), .href: .text(origin.href(to: folder.address)),
                    .noteCount: .text(String(folder.noteCount)), .summary: .text(folder.summary),
                ]
            })
    }

    func tags(_ tags: [TagSummary]) -> TemplateValue {
        .list(
            tags.map { tag in
                [
                    .title: .text(tag.name), .href: .text(origin.href(to: tag.address)),
                    .noteCount: .text(String(tag.noteCount)),
                ]
            })
    }

    /// What `counts` says of a listing; a count of zero isn't said.
    static func counts(folders: Int = 0, notes: Int = 0, tags: Int = 0) -> [(TemplateKey, TemplateValue)] {
        [
            (.folderCount, folders > 0 ? .text(String(folders)) : .null), (.oneFolder, .boolean(folders == 1)),
            (.noteCount, notes > 0 ? .text(String(notes)) : .null), (.oneNote, .boolean(notes == 1)),
            (.tagCount, tags > 0 ? .text(String(tags)) : .null), (.oneTag, .boolean(tags == 1)),
        ]
    }
}
