import NotebookModel
import Templating

/// A page as values: all that its bytes depend on, beside the theme and the frame of the site.
package protocol SitePage: RecipeContent, Sendable {
    var address: SiteAddress { get }

    /// Feeds everything that can change the page's bytes; same recipe, theme and site frame give same bytes.
    ///
    /// The HTML of a note's body stands in the recipe by the digest of its source, so that a page whose recipe is known
    /// needs no body at all.
    func addRecipe(to hasher: ContentHasher)

    /// - Throws: an error of a template that the workspace overrides; the default theme's own render every page.
    func render(with theme: Theme, site: SiteFrame) throws(TemplateError) -> [UInt8]
}
