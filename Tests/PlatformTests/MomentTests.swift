import Platform
import TestSupport
import Testing

@Suite struct MomentTests {
    private let time = ManualTime()

    @Test(arguments: [0, 3600, -3600, 90 * 86_400])
    func `what passed is measured by the time since the start of the system`(step: Int) {
        let before = time.now
        time.pass(.seconds(20))
        time.change(.step(.seconds(step)))
        #expect(time.now.elapsed(since: before) == .seconds(20))
        #expect(time.now.presumedElapsed(since: before) == .seconds(20))
    }

    @Test func `where less passed on the wall, no more is certain`() {
        let before = time.now
        time.pass(.seconds(20))
        time.change(.step(.seconds(-15)))
        #expect(time.now.elapsed(since: before) == .seconds(5))
    }

    @Test func `nothing is known of a moment of another start of the system, or of another system`() {
        let before = time.now
        time.pass(.seconds(20))
        time.change(.restart)
        #expect(time.now.elapsed(since: before) == nil)
        #expect(time.now.presumedElapsed(since: before) == .seconds(20))
    }

    @Test func `nor where one of them does not tell, or is later though it was before`() {
        let now = time.now
        #expect(now.elapsed(since: Moment(now.wall)) == nil)
        #expect(Moment(now.wall).elapsed(since: now) == nil)
        #expect(now.elapsed(since: now.advanced(by: .milliseconds(1))) == nil)
        #expect(now.advanced(by: .milliseconds(1)).elapsed(since: now) == .milliseconds(1))
    }

    @Test func `the system tells its start and the time since`() throws {
        let (first, second) = (Moment.current(), Moment.current())
        #expect(BootID.current != nil)
        #expect(try #require(second.elapsed(since: first)) >= .zero)
    }

    @Test func `a start of the system is read as the kernel writes it, and as it is written here`() throws {
        let boot = try #require(BootID("14210686-571b-47e1-9151-e760af23445c"))
        #expect(boot.description == "14210686571b47e19151e760af23445c")
        #expect(BootID(boot.description) == boot)
        #expect(BootID("14210686-571b-47e1-9151-e760af23445d") != boot)
    }

    @Test(arguments: [
        "", "1", "14210686571b47e19151e760af23445", "14210686571b47e19151e760af23445g",
        "+4210686571b47e19151e760af23445c", "14210686571b47e19151e760af23445c0",
    ])
    func `anything else is none`(text: String) {
        #expect(BootID(text) == nil)
    }
}
