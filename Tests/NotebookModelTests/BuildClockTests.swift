import NotebookModel
import Testing

@Suite("Build clock")
struct BuildClockTests {
    @Test(
        "A millisecond belongs to the second that has begun, also before 1970",
        arguments: [
            (0, 0), (999, 0), (1_000, 1), (-1, -1), (-1_000, -1), (-1_001, -2), (1_772_500_000_123, 1_772_500_000),
        ]
            as [(Int64, Int64)])
    func seconds(_ milliseconds: Int64, _ seconds: Int64) {
        let clock = BuildClock(unixMilliseconds: milliseconds)
        #expect(clock.unixSeconds == seconds)
        #expect(clock.timestamp == Timestamp(unixSeconds: seconds))
    }
}
