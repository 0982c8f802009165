import NotebookModel

extension NavigationTree {
    /// Nested lists of links; a folder whose folders are listed can be folded.
    ///
    /// - Complexity: O(n) in the number of nodes.
    package func render(hasher: ContentHasher) -> NavigationHTML {
        var output: [UInt8] = []
        output.append(markup: "<div class=\"tree-root\">\n<ul class=\"tree\"")
        if let notebook { output.appendAttribute("data-folder", PercentEncoding.encode(notebook.path)) }
        output.append(markup: ">\n")
        for root in roots { write(root, to: &output) }
        output.append(markup: "</ul>\n</div>\n")
        return NavigationHTML(bytes: output, hasher: hasher)
    }

    private func write(_ node: Node, to output: inout [UInt8]) {
        guard node.isOpen, !node.folders.isEmpty else {
            output.append(markup: "<li>")
            writeLink(to: node, to: &output)
            return output.append(markup: "</li>\n")
        }
        output.append(markup: "<li><details open><summary>")
        writeLink(to: node, to: &output)
        output.append(markup: "</summary>\n<ul>\n")
        for folder in node.folders { write(folder, to: &output) }
        output.append(markup: "</ul>\n</details></li>\n")
    }

    /// The folder that holds the page is marked as the current one; scripts mark the page itself.
    private func writeLink(to node: Node, to output: inout [UInt8]) {
        output.append(markup: "<a")
        output.appendAttribute("href", node.address.href(from: origin))
        if node.address == folder { output.append(markup: " aria-current=\"true\"") }
        output.append(markup: " dir=\"auto\">")
        output.append(escaping: node.title)
        output.append(markup: "</a>")
    }
}
