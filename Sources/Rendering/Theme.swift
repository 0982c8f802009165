import CDefaultTheme
import NotebookModel
import Templating

/// A file that pages load: a style sheet, a script, a picture of the theme.
package struct ThemeAsset: Hashable, Sendable {
    /// Its path below `assets/`: `site.css`, `icons/tag.svg`.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Where it stands in the site.
    package var address: SiteAddress { SiteAddress("assets/\(name)") }
}

/// The looks of a site: templates, compiled once, and the files that pages load.
///
/// The default theme is part of the program. A workspace replaces any of its files by one of the same name and adds
/// others: a template that other templates include, a style sheet or script that every page links.
package struct Theme: Sendable {
    package static let `default`: Theme = {
        do throws(TemplateError) {
            return try Theme()
        } catch {
            preconditionFailure("the default theme has no template that could be broken: \(error)")
        }
    }()

    /// Sorted by name.
    package let assets: [ThemeAsset]
    /// Of every template and asset; belongs to the digest that all pages share.
    package let digest: ContentHash
    /// Linked by pages that show views, in this order.
    let stylesheets: [SiteAddress]
    let scripts: [SiteAddress]
    /// Those of them that all other pages link.
    let plainStylesheets: [SiteAddress]
    let plainScripts: [SiteAddress]

    /// `nil` for the default theme's own, which are compiled when the first page is rendered.
    private let ownLibrary: TemplateLibrary?
    private static let defaultLibrary: TemplateLibrary = {
        do throws(TemplateError) {
            return try TemplateLibrary(defaultTemplates)
        } catch {
            preconditionFailure("the default theme has a broken template: \(error)")
        }
    }()

    /// - Parameters:
    ///   - templates: the workspace's own, named without their extension: `note`, `footer`.
    ///   - assets: the workspace's own.
    /// - Throws: what is wrong with a template of the workspace, or with one of the default theme that includes a template
    ///   of the workspace; the error's diagnostic carries path and line.
    package init(overridingTemplates templates: [TemplateSource] = [], assets: [ThemeAsset] = []) throws(TemplateError)
    {
        let allTemplates = Self.merge(Self.defaultTemplates, templates, name: \.name)
        self.assets = Self.merge(Self.defaultAssets, assets, name: \.name)
        digest = Self.digest(templates: allTemplates, assets: self.assets)
        let sheets = ["site.css", "blocks.css", "code.css", "search.css"]
        let viewSheets = ["views.css", "view-boards.css", "view-calendar.css", "view-gallery.css", "charts.css"]
        let scriptFiles = ["site.js", "navigation.js", "search.js"]
        stylesheets = Self.linked(sheets + viewSheets, ".css", own: assets)
        scripts = Self.linked(scriptFiles + ["views.js", "lightbox.js"], ".js", own: assets)
        plainStylesheets = Self.linked(sheets, ".css", own: assets)
        plainScripts = Self.linked(scriptFiles, ".js", own: assets)
        ownLibrary = templates.isEmpty ? nil : try TemplateLibrary(allTemplates)
    }

    /// - Complexity: O(n) in the bytes written.
    func render(_ template: String, _ fields: TemplateMap) throws(TemplateError) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(32_768)
        try (ownLibrary ?? Self.defaultLibrary).render(template, .map(fields), into: &output)
        return output
    }
}

// MARK: - Files

extension Theme {
    static let defaultTemplates = embeddedFiles(default_theme_templates).map { file in
        let name = String(file.name.dropLast(".mustache".utf8.count))
        return TemplateSource(name: name, path: "templates/\(file.name)", bytes: file.bytes)
    }

    static let defaultAssets = embeddedFiles(default_theme_assets)

    static func embeddedFiles(
        _ table: (UnsafeMutablePointer<Int>) -> UnsafePointer<default_theme_file>
    ) -> [ThemeAsset] {
        var count = 0
        let files = UnsafeBufferPointer(start: table(&count), count: count)
        return files.map { file in
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.byte_count)
            return ThemeAsset(name: String(cString: file.name), bytes: Array(bytes))
        }
    }

    /// The files of both, those of the workspace in place of others with their name; sorted by name.
    private static func merge<File>(_ defaults: [File], _ own: [File], name: KeyPath<File, String>) -> [File] {
        var files = Dictionary(defaults.map { ($0[keyPath: name], $0) }) { _, last in last }
        for file in own { files[file[keyPath: name]] = file }
        return files.values.sorted { $0[keyPath: name] < $1[keyPath: name] }
    }

    /// The default theme's own files first, then what the workspace adds beside them; a file in a folder below `assets/`
    /// is linked by nobody but its author.
    private static func linked(_ defaults: [String], _ suffix: String, own: [ThemeAsset]) -> [SiteAddress] {
        let known = Set(defaultAssets.map(\.name))
        let added = own.map(\.name).filter { $0.hasSuffix(suffix) && !$0.contains("/") && !known.contains($0) }
        return (defaults + added.sorted()).map { ThemeAsset(name: $0, bytes: []).address }
    }

    private static func digest(templates: [TemplateSource], assets: [ThemeAsset]) -> ContentHash {
        let hasher = ContentHasher(), fileHasher = ContentHasher()
        hasher.add(templates.count)
        for template in templates {
            hasher.add(template.name)
            hasher.add(fileHasher.hash(template.bytes))
        }
        for asset in assets {
            hasher.add(asset.name)
            hasher.add(fileHasher.hash(asset.bytes))
        }
        return hasher.finish()
    }
}
