import Indexing
import NotebookModel
import Rendering

/// A note that a link shows in place, before the page that needs it is planned.
struct EmbedTarget: Hashable {
    let place: NotebookLocation
    let id: FileID
    let page: PageLink
    let part: EmbeddedPart
    let sourceDigest: String
}

/// The notes that some notes show in their places, directly or within others.
///
/// A note is looked up once, however often it is embedded; a circle ends where it closes, since its notes are known then.
struct EmbeddedNotes {
    private struct Entry {
        let place: NotebookLocation
        let page: PageLink
        let body: NoteBody
        let targets: [Int: EmbedTarget]
    }

    private var entries: [NotebookLocation: Entry] = [:]

    /// - Parameter load: the links and tags of notes of one notebook.
    init(
        embeddedBy first: [EmbedTarget],
        load: (_ notebook: Int, _ notes: [EmbedTarget]) throws -> [(body: NoteBody, targets: [Int: EmbedTarget])]
    ) rethrows {
        var pending = first
        while !pending.isEmpty {
            var wanted: [NotebookLocation: EmbedTarget] = [:]
            for target in pending where entries[target.place] == nil { wanted[target.place] = target }
            pending = []
            for (notebook, targets) in Dictionary(grouping: wanted.values, by: \.place.notebook).sorted(by: {
                $0.key < $1.key
            }) {
                let targets = targets.sorted { $0.place.path < $1.place.path }
                for (target, loaded) in zip(targets, try load(notebook, targets)) {
                    entries[target.place] = Entry(
                        place: target.place, page: target.page, body: loaded.body, targets: loaded.targets)
                    pending += loaded.targets.values
                }
            }
        }
    }

    /// Puts into a body what it shows of other notes.
    ///
    /// - Returns: where the notes stand, in the order of the body's `embedded`.
    func place(_ targets: [Int: EmbedTarget], into body: inout NoteBody) -> [NotebookLocation] {
        if targets.isEmpty { return [] }
        var numbers: [NotebookLocation: Int] = [:]
        var places: [NotebookLocation] = []
        func embeds(_ targets: [Int: EmbedTarget]) -> [Int: NoteEmbed] {
            var embeds: [Int: NoteEmbed] = [:]
            for (link, target) in targets.sorted(by: { $0.key < $1.key }) {
                if numbers[target.place] == nil {
                    numbers[target.place] = places.count
                    places.append(target.place)
                }
                embeds[link] = numbers[target.place].map { NoteEmbed(note: $0, part: target.part) }
            }
            return embeds
        }
        body.embeds = embeds(targets)
        var next = 0
        while next < places.count {
            guard let entry = entries[places[next]] else { break }
            var note = EmbeddedNote(page: entry.page, body: entry.body)
            note.body.embeds = embeds(entry.targets)
            body.embedded.append(note)
            next += 1
        }
        return places
    }
}
