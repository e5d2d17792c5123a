import Platform
import Testing

@Suite struct WallTimeTextTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (999, "1970-01-01T00:00:00Z"), (1_767_225_600_100, "2026-01-01T00:00:00Z"),
        (951_782_399_000, "2000-02-28T23:59:59Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
        (951_868_800_000, "2000-03-01T00:00:00Z"), (1_709_210_096_000, "2024-02-29T12:34:56Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00Z"), (1_798_761_599_999, "2026-12-31T23:59:59Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59Z"),
    ])
    func `a time reads as ISO 8601 has it`(milliseconds: Int, text: String) {
        #expect(WallTime(milliseconds: milliseconds).iso8601 == text)
    }
}
