import NotebookModel

extension MetadataEntry {
    func property(from origin: MetadataOrigin) -> Property {
        Property(key: key, value: value.propertyValue, origin: origin, position: position)
    }
}
