import NotebookModel

/// Tells by bytes which names are worth a look as a sidecar's.
enum SidecarName {
    private static let endings: [[UInt8]] = Sidecar.Format.allCases.map {
        [UInt8(ascii: ".")] + Array($0.rawValue.utf8)
    }

    /// Never false for a name that `Sidecar` reads.
    static func mayBe(_ name: some RandomAccessCollection<UInt8>) -> Bool {
        guard let ending = endings.first(where: { name.count > $0.count && name.suffix($0.count).elementsEqual($0) })
        else { return false }
        return name.dropLast(ending.count).dropFirst().contains(UInt8(ascii: "."))
    }
}
