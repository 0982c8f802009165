import CGumbo

@testable import Parsing

/// Reads HTML as a browser does and names everything in it that could run, load a document or submit; an own list, apart
/// from the one that the cleaner works by.
func dangers(in html: String) -> [String] {
    var found: [String] = []
    Array(html.utf8).withUnsafeBufferPointer { bytes in
        _ = HTMLTree.read(bytes) { root in
            var pending = [root]
            while let node = pending.popLast() {
                if node.pointee.type == GUMBO_NODE_COMMENT { found.append("comment") }
                guard node.isElement else { continue }
                found += dangers(of: node)
                for index in 0..<node.childCount { if let child = node.child(index) { pending.append(child) } }
            }
        }
    }
    return found
}

private func dangers(of node: HTMLNode) -> [String] {
    let element = node.pointee.v.element
    let name = String(cString: gumbo_normalized_tagname(element.tag))
    var found: [String] = []
    if element.tag_namespace != GUMBO_NAMESPACE_HTML { found.append("foreign \(name)") }
    let harmful: Set<String> = [
        "script", "style", "iframe", "object", "embed", "applet", "form", "button", "select", "textarea", "template",
        "noscript", "title", "xmp", "plaintext", "noembed", "noframes", "frame", "frameset", "link", "meta", "base",
        "svg", "math", "isindex", "keygen", "portal", "",
    ]
    if harmful.contains(name) { found.append("<\(name)>") }
    for attribute in node.attributes {
        let key = String(cString: attribute.pointee.name).lowercased()
        let value = String(cString: attribute.pointee.value)
        if key.hasPrefix("on")
            || ["style", "srcset", "srcdoc", "formaction", "action", "background", "ping", "is"].contains(key)
        {
            found.append("\(name) \(key)")
        }
        if attribute.pointee.attr_namespace != GUMBO_ATTR_NAMESPACE_NONE {
            found.append("\(name) \(key) of a namespace")
        }
        if name == "input", key == "type", value != "checkbox" { found.append("input \(value)") }
        if ["href", "src", "poster", "xlink:href", "data", "cite"].contains(key), runs(value) {
            found.append("\(name) \(key) \(value)")
        }
    }
    return found
}

private func runs(_ url: String) -> Bool {
    let visible = String(String.UnicodeScalarView(url.unicodeScalars.filter { $0.value > 0x20 })).lowercased()
    guard let colon = visible.firstIndex(of: ":") else { return false }
    let scheme = visible[..<colon]
    if scheme == "data" { return !visible.hasPrefix("data:image/png") }
    return ["javascript", "vbscript", "livescript", "mocha", "file", "blob", "jar", "view-source"].contains(scheme)
}
