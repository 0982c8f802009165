import Indexing
import NotebookModel
import Rendering

extension SiteContents {
    /// The pages that lead from the addresses with the keys to notes of a notebook; keys without one are left out.
    func plan(redirects keys: [String], in notebook: Int) throws -> [PlannedPage] {
        try indexes[notebook].redirects(keys).map { redirect in
            let target = PageLink(title: redirect.title, address: redirect.target)
            return planned(
                .redirect(notebook: notebook, key: redirect.key),
                RedirectPage(address: redirect.address, target: target))
        }
    }
}
