import Diagnostics

/// An element of an XML document.
struct XMLElement {
    let name: String
    let attributes: [String: String]
    let position: SourcePosition
    var children: [XMLElement] = []
    /// The character data directly in the element, entities and CDATA sections resolved.
    var text: [UInt8] = []
}
