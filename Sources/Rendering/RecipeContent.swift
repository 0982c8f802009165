import NotebookModel

/// A value that can be fed into the recipe digest of a page.
///
/// Two values that can give a page different bytes must feed different bytes: texts are framed by their length, lists
/// by their count, optional values by whether they are there.
package protocol RecipeContent {
    func addRecipe(to hasher: ContentHasher)
}

extension ContentHasher {
    func add(_ content: some RecipeContent) { content.addRecipe(to: self) }
}

extension String: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) { hasher.update(framed: self) }
}

extension Int: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) { hasher.update(UInt64(bitPattern: Int64(self))) }
}

extension Bool: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) { hasher.update(self ? 1 : 0) }
}

extension Array: RecipeContent where Element: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        hasher.update(UInt64(count))
        for element in self { element.addRecipe(to: hasher) }
    }
}

extension Optional: RecipeContent where Wrapped: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        hasher.update(self == nil ? 0 : 1)
        if let value = self { value.addRecipe(to: hasher) }
    }
}

extension ContentHash: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) { hasher.update(self) }
}

extension SiteAddress: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) { hasher.update(framed: path) }
}

extension CalendarDate: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) { hasher.add(daysSinceEpoch) }
}

extension Timestamp: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) { hasher.update(framed: description) }
}
