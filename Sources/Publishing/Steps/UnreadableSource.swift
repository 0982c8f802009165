/// A file of the workspace cannot be read just now, as someone removed it or took away the right since the scan. Its page stays
/// as it was and is made by a later build.
struct UnreadableSource: Error {}
