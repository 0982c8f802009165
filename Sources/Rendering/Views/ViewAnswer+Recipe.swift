import NotebookModel
import Querying

extension ViewAnswer: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(rows)
        hasher.update(UInt64(groups.count))
        for group in groups {
            hasher.add(group.key)
            hasher.add(group.rows)
            hasher.add(group.aggregates)
            hasher.add(group.total)
        }
        hasher.add(aggregates.map(\.value))
        hasher.add(total)
        hasher.add(today)
        hasher.add(files)
        hasher.add(views)
    }
}

extension ViewFile: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(page)
        hasher.add(digest)
    }
}

extension ViewRow: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        for text in [title, address.path, notebook, path.string, kind.rawValue, mediaType, summary] { hasher.add(text) }
        hasher.add(Int(byteCount))
        hasher.add(created)
        hasher.add(modified)
        hasher.add(tags)
        hasher.add(QueryValue.map(properties))
        hasher.update(UInt64(links.count))
        for (name, page) in links.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            hasher.add(name)
            hasher.add(page)
        }
        hasher.add(image)
        hasher.add(tasks)
    }
}

extension ViewTag: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(title)
        hasher.add(address)
    }
}

extension ViewImage: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(source)
        hasher.add(thumbnail)
        hasher.add(width)
        hasher.add(height)
    }
}

extension ViewTask: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(String(state))
        hasher.add(text)
        hasher.add(due)
        hasher.add(done)
        hasher.add(scheduled)
        hasher.add(start)
        hasher.add(created)
        hasher.add(priority?.rawValue)
        hasher.add(recurrence)
        hasher.add(line)
        hasher.add(anchor)
        hasher.add(depth)
    }
}

extension QueryValue: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(typeRank)
        switch self {
        case .list(let items): hasher.add(items)
        case .map(let entries):
            hasher.update(UInt64(entries.count))
            for entry in entries {
                hasher.add(entry.key)
                hasher.add(entry.value)
            }
        case .boolean, .number, .date, .time, .duration, .text, .missing: hasher.add(plainText)
        }
    }
}
