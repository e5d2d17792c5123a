import Dialogs
import Testing

@Suite struct ScalarTests {
    @Test(arguments: [
        (Scalar.text("a"), Scalar.text("a")), (.integer(3), .integer(3)), (.text("3"), .integer(3)),
        (.integer(3), .text("3")), (.decimal(1.5), .text("1.50")), (.integer(2), .decimal(2)),
        (.boolean(true), .text("true")), (.boolean(false), .boolean(false)),
    ])
    func `means the same`(desired: Scalar, live: Scalar) {
        #expect(desired.means(live))
        #expect(live.means(desired))
    }

    @Test(arguments: [
        (Scalar.text("a"), Scalar.text("A")), (.integer(3), .integer(4)), (.text("1.10"), .text("1.1")),
        (.text("three"), .integer(3)), (.boolean(true), .integer(1)), (.boolean(true), .text("TRUE")),
        (.text("Café"), .text("Cafe\u{301}")), (.boolean(true), .boolean(false)), (.text(""), .integer(0)),
        (.integer(9_007_199_254_740_993), .integer(9_007_199_254_740_992)),
    ])
    func `means something else`(desired: Scalar, live: Scalar) {
        #expect(!desired.means(live))
        #expect(!live.means(desired))
    }
}
