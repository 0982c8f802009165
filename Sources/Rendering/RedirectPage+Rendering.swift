import NotebookModel
import Templating

extension RedirectPage: SitePage {
    package func render(with theme: Theme, site: SiteFrame) throws(TemplateError) -> [UInt8] {
        try theme.render(
            "redirect",
            [
                .language: .text(site.language),
                .title: .text(target.title),
                .href: .text(target.address.href(from: address)),
                .canonical: TemplateValue(site.absoluteURL(of: target.address)),
            ])
    }
}
