/// The time that a build takes for now, passed in so that one input gives one output.
package struct BuildClock: Sendable {
    /// Since 1970-01-01T00:00:00Z; negative before it.
    package let unixMilliseconds: Int64

    package init(unixMilliseconds: Int64) { self.unixMilliseconds = unixMilliseconds }

    package init(unixSeconds: Int64) { unixMilliseconds = unixSeconds * 1000 }

    /// The second that has begun, also before 1970.
    package var unixSeconds: Int64 { unixMilliseconds.flooredQuotient(1000).quotient }

    package var timestamp: Timestamp { Timestamp(unixSeconds: unixSeconds) }
}
