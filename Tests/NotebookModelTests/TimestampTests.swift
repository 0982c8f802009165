import Foundation
import NotebookModel
import TestRandomness
import Testing

@Suite("Timestamps")
struct TimestampTests {
    struct Form: Sendable {
        let text: String, seconds: Int64, nanosecond: Int, offset: Int?, description: String
        init(_ text: String, _ seconds: Int64, nanosecond: Int = 0, offset: Int? = nil, _ description: String) {
            self.text = text
            self.seconds = seconds
            self.nanosecond = nanosecond
            self.offset = offset
            self.description = description
        }
    }

    @Test(
        "Every form is read and shown as RFC 3339 has it",
        arguments: [
            Form("2026-03-01T09:30", 1_772_357_400, "2026-03-01T09:30:00"),
            Form("2026-03-01 09:30:15", 1_772_357_415, "2026-03-01T09:30:15"),
            Form("2026-03-01T09:30:15Z", 1_772_357_415, offset: 0, "2026-03-01T09:30:15Z"),
            Form("2026-03-01T09:30z", 1_772_357_400, offset: 0, "2026-03-01T09:30:00Z"),
            Form("2026-03-01T09:30+01:00", 1_772_353_800, offset: 60, "2026-03-01T09:30:00+01:00"),
            Form("2026-03-01T09:30:00-0530", 1_772_377_200, offset: -330, "2026-03-01T09:30:00-05:30"),
            Form("2026-03-01T09:30:00-00:00", 1_772_357_400, offset: 0, "2026-03-01T09:30:00Z"),
            Form("2026-03-01T00:00+23:59", 1_772_236_860, offset: 1_439, "2026-03-01T00:00:00+23:59"),
            Form("2026-03-01T09:30:15.5", 1_772_357_415, nanosecond: 500_000_000, "2026-03-01T09:30:15.5"),
            Form(
                "2026-03-01T09:30:15.050Z", 1_772_357_415, nanosecond: 50_000_000, offset: 0, "2026-03-01T09:30:15.05Z"),
            Form(
                "2026-03-01T09:30:15.123456789", 1_772_357_415, nanosecond: 123_456_789, "2026-03-01T09:30:15.123456789"
            ),
            Form(
                "2026-03-01T09:30:15.1234567899999", 1_772_357_415, nanosecond: 123_456_789,
                "2026-03-01T09:30:15.123456789"),
            Form("2026-03-01T09:30:15.000000001", 1_772_357_415, nanosecond: 1, "2026-03-01T09:30:15.000000001"),
            Form("1969-12-31T23:59:59Z", -1, offset: 0, "1969-12-31T23:59:59Z"),
            Form("0000-01-01T00:00:00Z", -62_167_219_200, offset: 0, "0000-01-01T00:00:00Z"),
            Form("9999-12-31T23:59:59Z", 253_402_300_799, offset: 0, "9999-12-31T23:59:59Z"),
        ])
    func forms(_ form: Form) throws {
        let time = try #require(Timestamp(form.text))
        #expect(time.unixSeconds == form.seconds)
        #expect(time.nanosecond == form.nanosecond)
        #expect(time.offsetMinutes == form.offset)
        #expect(time.description == form.description)
        #expect(Timestamp(time.description) == time)
    }

    @Test(
        "What is no time is not read",
        arguments: [
            "", "2026-03-01", "2026-03-01T", "2026-03-01T09", "2026-03-01T9:30", "2026-03-01t09:30",
            "2026-03-01  09:30",
            "2026-02-30T09:30", "2026-03-01T24:00", "2026-03-01T09:60", "2026-03-01T09:30:", "2026-03-01T09:30:1",
            "2026-03-01T09:30:61", "2026-03-01T09:30:15.", "2026-03-01T09:30:15.Z", "2026-03-01T09:30.5",
            "2026-03-01T09:30:15,5", "2026-03-01T09:30X", "2026-03-01T09:30ZZ", "2026-03-01T09:30+1",
            "2026-03-01T09:30+01",
            "2026-03-01T09:30+01:0", "2026-03-01T09:30+0:100", "2026-03-01T09:30+01:00:", "2026-03-01T09:30+24:00",
            "2026-03-01T09:30+01:60", "2026-03-01T09:30 +01:00", "2026-03-01T09:30:15é",
        ])
    func invalid(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("A leap second stands at the end of a day of Universal Time")
    func leapSecond() throws {
        let local = try #require(Timestamp("2016-12-31T23:59:60Z"))
        #expect(local.secondOfDay == 86_400)
        #expect(local.unixSeconds == Timestamp("2017-01-01T00:00:00Z")?.unixSeconds)
        #expect(local.description == "2016-12-31T23:59:60Z")
        #expect(Timestamp(local.description) == local)
        let half = try #require(Timestamp("2016-12-31T23:59:60.5"))
        #expect(half.description == "2016-12-31T23:59:60.5")

        let west = try #require(Timestamp("2016-12-31T16:59:60-07:00"))
        #expect(west.unixSeconds == local.unixSeconds)
        #expect(west.description == "2016-12-31T17:00:00-07:00")
        let east = try #require(Timestamp("2017-01-01T05:29:60+05:30"))
        #expect(east.unixSeconds == local.unixSeconds)
    }

    @Test(
        "Second 60 anywhere else is no time",
        arguments: ["2016-12-31T12:00:60Z", "2016-12-31T23:58:60", "2016-12-31T23:59:60+01:00"])
    func noLeapSecond(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test(
        "Seconds before 1970 belong to the day that has begun",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (-86_400, "1969-12-31T00:00:00Z"),
            (-86_401, "1969-12-30T23:59:59Z"), (86_399, "1970-01-01T23:59:59Z"), (86_400, "1970-01-02T00:00:00Z"),
            (1_772_500_000, "2026-03-03T01:06:40Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)])
    func unixSeconds(_ seconds: Int64, _ text: String) {
        let time = Timestamp(unixSeconds: seconds)
        #expect(time.description == text)
        #expect(time.unixSeconds == seconds)
    }

    @Test("Random seconds come back, and Foundation shows them the same")
    func randomSeconds() {
        var random = SeededGenerator.forTests()
        for _ in 0..<500 {
            let seconds = Int64.random(in: -12_219_292_800...253_402_300_799, using: &random)
            let time = Timestamp(unixSeconds: seconds)
            #expect(time.unixSeconds == seconds, "seed \(random.seed)")
            let theirs = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
            #expect(time.description == theirs, "seed \(random.seed)")
        }
    }

    @Test("Seconds beyond the calendar are held at its ends", arguments: [Int64.min, Int64.max])
    func bounds(_ seconds: Int64) {
        let time = Timestamp(unixSeconds: seconds)
        #expect(time.date == CalendarDate(daysSinceEpoch: seconds < 0 ? .min : .max))
        #expect((0..<86_400).contains(time.secondOfDay))
    }
}
