import Diagnostics

/// Which template a name stands for.
struct TemplateNames: Sendable {
    /// Whether a partial that doesn't exist is an error rather than nothing.
    let requiresEveryPartial: Bool
    private let indices: [String: Int]

    /// - Parameter sources: of two with one name the last counts.
    init(of sources: [TemplateSource], requiresEveryPartial: Bool) {
        self.requiresEveryPartial = requiresEveryPartial
        indices = Dictionary(sources.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
    }

    func index(of name: String) -> Int? { indices[name] }

    func nearest(to name: String) -> String? { NearMiss.nearMiss(to: name, among: indices.keys) }
}
