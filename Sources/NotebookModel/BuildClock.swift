/// The time that a build takes for now, passed in so that one input gives one output.
package struct BuildClock: Sendable {
    /// Since 1970-01-01T00:00:00Z.
    package let unixMilliseconds: Int64

    package init(unixMilliseconds: Int64) { self.unixMilliseconds = unixMilliseconds }

    package var unixSeconds: Int64 { unixMilliseconds / 1000 }
    package var timestamp: Timestamp { Timestamp(unixSeconds: unixSeconds) }
}
