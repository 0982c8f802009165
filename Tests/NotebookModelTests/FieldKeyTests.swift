import NotebookModel
import Testing

@Suite("Keys of fields")
struct FieldKeyTests {
    @Test(
        "are in lower case, with hyphens for white space and without other signs",
        arguments: [
            ("Basic Field", "basic-field"), ("due", "due"), ("A  \t B", "a-b"), ("Größe (cm)", "größe-cm"),
            ("Gro\u{308}ße", "größe"), ("a_b-c", "a_b-c"), ("**Bold**", "bold"), ("1st", "1st"), ("Что это", "что-это"),
            ("名前", "名前"), ("🗓️ due", "🗓️-due"), ("👩‍🔬", "👩‍🔬"), ("½ + ²", "--"), ("", ""), ("?!", ""),
        ])
    func keys(_ key: String, _ canonical: String) {
        #expect(Array(FieldKey.canonical(key).unicodeScalars) == Array(canonical.unicodeScalars))
        #expect(FieldKey.canonical(canonical) == canonical)
    }
}
