import NotebookModel
import Templating

extension NotFoundPage: SitePage {
    package func render(with theme: Theme, site: SiteFrame) throws(TemplateError) -> [UInt8] {
        let frame = PageFrame(address: address, title: "Page not found", appearance: appearance)
        let layout = PageLayout(
            frame, kind: "not-found", site: site, theme: theme, origin: .prefix(site.baseURL ?? ""))
        return try layout.render(
            "not-found",
            [
                // An address that search engines shall forget is canonical for nothing.
                (.canonical, .null),
                (.hasNotes, false),
                (.notes, layout.links(site.notebooks)),
            ])
    }
}
