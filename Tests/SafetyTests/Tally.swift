import Testing

/// What happened on the way, over all schedules.
struct Tally: CustomStringConvertible {
    var schedules = 0
    var runs = 0
    var creates = 0
    var recovered = 0
    var unknown = 0
    var unread = 0
    var doubled = 0
    var lost = 0
    var unreported = 0

    var description: String {
        """
        schedules: \(schedules), runs: \(runs), created: \(creates), recovered: \(recovered), \
        unknown on the way: \(unknown), runs that could not read: \(unread), doubled: \(doubled), lost: \(lost), \
        unreported: \(unreported)
        """
    }

    static func += (sum: inout Self, other: Self) {
        for count in [
            \Self.schedules, \.runs, \.creates, \.recovered, \.unknown, \.unread, \.doubled, \.lost, \.unreported,
        ] {
            sum[keyPath: count] += other[keyPath: count]
        }
    }

    /// A test in which nothing goes wrong on the way proves nothing.
    func expectTrouble() {
        #expect(unknown > schedules / 50)
        #expect(recovered > schedules / 50)
        #expect(unread > schedules / 50)
    }
}
