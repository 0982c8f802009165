import Diagnostics
import NotebookModel

extension MetadataReading {
    /// Keys that Obsidian no longer reads, with those that it does.
    private static let successors = ["alias": "aliases", "tag": "tags", "cssclass": "cssclasses"]

    /// Names the properties of front matter that are understood here and not by Obsidian since version 1.9.
    mutating func checkSpelling() {
        for entry in entries where entry.value.content != .null {
            let key = FoldedName.fold(entry.key)
            if let successor = Self.successors[key] {
                problems.append(
                    MetadataProblem(
                        id: "deprecated-property", severity: .note, position: entry.position,
                        summary: "`\(entry.key)` is an old name of `\(successor)`",
                        remedy: .advice("write `\(successor)`, with a list")))
            } else if key == "aliases", entry.value.propertyValue.scalarText != nil {
                problems.append(
                    MetadataProblem(
                        id: "alias-not-a-list", severity: .note, position: entry.position,
                        summary: "`\(entry.key)` is no list",
                        remedy: .advice("write each alias in a line of its own, behind `- `")))
            }
        }
    }
}
