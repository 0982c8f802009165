/// How long a photograph was exposed, as photographers write it.
package enum ExposureTime {
    /// `1/250 s`, `0.5 s`, `30 s`; `nil` for what is no time.
    package static func text(seconds: Double) -> String? {
        guard seconds > 0, seconds.isFinite else { return nil }
        if seconds < 0.3 { return Int(exactly: (1 / seconds).rounded()).map { "1/\($0) s" } }
        let tenths = (seconds * 10).rounded() / 10
        return "\(Int(exactly: tenths).map { "\($0)" } ?? "\(tenths)") s"
    }
}
