import Dialogs
import Platform
import TestSupport
import Testing

@testable import Journal

/// The ids file of a run, written while the run goes on.
@Suite struct IDsFileTests {
    private let folder: TemporaryFolder
    private let clock = SteppingClock()
    private var path: String { folder.path(of: "ids.yaml") }

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Opens the file; whatever writes, writes at once.
    private func open(application: Int? = 76730, lockTries: Int = 1) throws -> IDsFile {
        try IDsFile(.file(path), application, clock, lockTries: lockTries) { $0() }
    }

    private func written() throws -> [ExactText: DialogIdentity]? { try DialogIDs.read(at: path)?.dialogs }

    private static func dialog(_ number: Int) -> DialogIdentity { DialogIdentity(.number(number), owner: 7) }

    @Test func `a run that finds nothing makes no file`() async throws {
        let ids = try open()
        try await ids.close()
        #expect(try folder.names == [])
    }

    @Test func `what was noted is there when it is closed, whole and sorted`() async throws {
        let ids = try open()
        ids.note("b", Self.dialog(0xB), application: 76730)
        ids.note("a", Self.dialog(0xA), application: nil)
        #expect(try folder.names == [])
        #expect(ids.contents["b"] == Self.dialog(0xB))
        try await ids.close()
        let text = try folder.read("ids.yaml")
        #expect(text == String(decoding: ids.contents.text, as: UTF8.self))
        #expect(text.contains("application: 76730\n"))
        #expect(try written() == ["a": Self.dialog(0xA), "b": Self.dialog(0xB)])
        #expect(try folder.names == ["ids.yaml"])
    }

    @Test func `while a run goes on, it is written once a second`() async throws {
        let ids = try open()
        ids.note("a", Self.dialog(1), application: nil)
        #expect(try written() == nil)
        try await clock.sleep(for: .seconds(1))
        ids.note("b", Self.dialog(2), application: nil)
        #expect(try written()?.count == 2)
        ids.note("c", Self.dialog(3), application: nil)
        try await clock.sleep(for: .milliseconds(999))
        ids.note("d", Self.dialog(4), application: nil)
        #expect(try written()?.count == 2)
        try await clock.sleep(for: .milliseconds(1))
        ids.note("e", Self.dialog(5), application: nil)
        #expect(try written()?.count == 5)
    }

    @Test func `whoever notes does not wait for the disk`() async throws {
        let waiting = Watched<[@Sendable () -> Void]>([])
        let ids = try IDsFile(.file(path), 76730, clock) { work in waiting.change { $0.append(work) } }
        try await clock.sleep(for: .seconds(1))
        ids.note("a", Self.dialog(1), application: nil)
        ids.note("b", Self.dialog(2), application: nil)
        #expect(waiting.value.count == 1)
        #expect(try written() == nil)
        for work in waiting.value { work() }
        #expect(try written()?.count == 2)
    }

    @Test func `a long write is seldom made`() {
        var pace = WritePace(at: .zero)
        var begins: [Int: Bool] = [:]
        for time in [999, 1000, 2000] { begins[time] = pace.begin(at: .milliseconds(time)) }
        pace.end(from: .seconds(1), to: .seconds(3))
        for time in [42_999, 43_000] { begins[time] = pace.begin(at: .milliseconds(time)) }
        pace.end(from: .seconds(43), to: .seconds(43))
        begins[44_000] = pace.begin(at: .seconds(44))
        #expect(begins == [999: false, 1000: true, 2000: false, 42_999: false, 43_000: true, 44_000: true])
    }

    @Test func `where nothing changed, the file is not touched`() async throws {
        let text = """
            # By hand.
            version: 1
            dialogs:
              "b": {id: 0000000000000000000000a2, owner: 7}
              "a": {id: 0000000000000000000000a1, owner: 7}

            """
        try folder.write(text, to: "ids.yaml")
        let before = try FileStatus(of: path).identity
        let ids = try open(application: nil)
        try await clock.sleep(for: .seconds(1))
        ids.note("a", Self.dialog(0xA1), application: nil)
        ids.remove(["c"])
        try await ids.close()
        #expect(try folder.read("ids.yaml") == text)
        #expect(try FileStatus(of: path).identity == before)
        let knowing = try open(application: 76730)
        knowing.note("a", Self.dialog(0xA1), application: 76730)
        try await knowing.close()
        #expect(try DialogIDs.read(at: path)?.application == 76730)
    }

    @Test func `keys without a dialog go`() async throws {
        let first = try open()
        for (number, key) in ["a", "b", "c"].enumerated() {
            first.note(ExactText(key), Self.dialog(number), application: nil)
        }
        try await first.close()
        let second = try open()
        second.remove(["a", "c"])
        try await second.close()
        #expect(try written() == ["b": Self.dialog(1)])
    }

    @Test func `a dialog that gets another key is the old one's no more`() async throws {
        let first = try open()
        first.note("old", Self.dialog(1), application: nil)
        try await first.close()
        let second = try open()
        second.note("new", Self.dialog(1), application: nil)
        // What others write meanwhile does not bring it back.
        let other = try open()
        other.note("other", Self.dialog(2), application: nil)
        try await other.close()
        try await second.close()
        #expect(try written() == ["new": Self.dialog(1), "other": Self.dialog(2)])
    }
}

/// What others do to the file of a run.
@Suite struct SharedIDsFileTests {
    private let folder: TemporaryFolder
    private let clock = SteppingClock()
    private var path: String { folder.path(of: "ids.yaml") }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(application: Int? = 76730, lockTries: Int = 1) throws -> IDsFile {
        try IDsFile(.file(path), application, clock, lockTries: lockTries) { $0() }
    }

    private func written() throws -> [ExactText: DialogIdentity]? { try DialogIDs.read(at: path)?.dialogs }

    private static func dialog(_ number: Int) -> DialogIdentity { DialogIdentity(.number(number), owner: 7) }

    @Test func `what another run wrote stays, but for the keys that this one noted`() async throws {
        let first = try open()
        first.note("same", Self.dialog(1), application: nil)
        try await first.close()
        let (one, two) = (try open(), try open())
        one.note("one", Self.dialog(2), application: nil)
        one.note("both", Self.dialog(3), application: nil)
        two.note("two", Self.dialog(4), application: nil)
        two.note("both", Self.dialog(5), application: nil)
        try await one.close()
        try await two.close()
        #expect(
            try written() == [
                "same": Self.dialog(1), "one": Self.dialog(2), "two": Self.dialog(4), "both": Self.dialog(5),
            ]
        )
    }

    @Test func `two runs that write at once lose nothing`() async throws {
        try await withThrowingTaskGroup { group in
            for run in 0..<2 {
                group.addTask { [path = path as String] in
                    let ids = try IDsFile.open(at: .file(path), application: 76730, clock: HastyClock())
                    for number in 0..<200 {
                        let dialog = Self.dialog(1000 * run + number)
                        ids.note(ExactText("run \(run), \(number)"), dialog, application: nil)
                    }
                    try await ids.close()
                }
            }
            try await group.waitForAll()
        }
        #expect(try written()?.count == 400)
        #expect(try folder.names == ["ids.yaml"])
    }

    @Test func `while another has the lock, it is written later, and in the end not at all`() async throws {
        let ids = try open()
        ids.note("a", Self.dialog(1), application: nil)
        try await clock.sleep(for: .seconds(1))
        let lock = try #require(Folder(folder.path).locked(tries: 1))
        ids.note("b", Self.dialog(2), application: nil)
        #expect(try written() == nil)
        await #expect(throws: IDsFileError.inUse(path: path)) { try await ids.close() }
        lock.release()
        try await clock.sleep(for: .seconds(1))
        ids.note("c", Self.dialog(3), application: nil)
        #expect(try written()?.count == 3)
    }

    @Test(arguments: ["version: 1\ndialogs:\n<<<<<<< HEAD\n", "version: 2\n", "version: 1\ndialogs:\n  \"a"])
    func `a file that can no longer be read is left as it is`(text: String) async throws {
        let ids = try open()
        ids.note("a", Self.dialog(1), application: nil)
        try folder.write(text, to: "ids.yaml")
        try await clock.sleep(for: .seconds(1))
        ids.note("b", Self.dialog(2), application: nil)
        await #expect(throws: IDsFileError.self) { try await ids.close() }
        #expect(try folder.read("ids.yaml") == text)
        try folder.write("version: 1\ndialogs: {}\n", to: "ids.yaml")
        try await ids.close()
        #expect(try written()?.count == 2)
    }

    @Test func `a file that is removed is made again with what the run noted`() async throws {
        let first = try open()
        first.note("a", Self.dialog(1), application: nil)
        try await first.close()
        let second = try open()
        try folder.remove("ids.yaml")
        second.note("b", Self.dialog(2), application: nil)
        try await second.close()
        #expect(try written() == ["b": Self.dialog(2)])
    }

    @Test func `a file of another application is refused, and left as it is`() async throws {
        try folder.write("version: 1\napplication: 1\ndialogs: {}\n", to: "ids.yaml")
        let failure = IDsFileError.otherApplication(path: path, 1, run: 76730)
        #expect(throws: failure) { try open(application: 76730) }
        // With an API key, the first answer may be what tells the application.
        let ids = try open(application: nil)
        ids.note("a", Self.dialog(1), application: 76730)
        await #expect(throws: failure) { try await ids.close() }
        #expect(try folder.read("ids.yaml") == "version: 1\napplication: 1\ndialogs: {}\n")
        #expect(
            failure.description == """
                '\(path)' has the dialogs of application 1, and the credentials belong to 76730; \
                give the ids file of that application with --ids
                """
        )
    }
}

/// A clock on which a second passes whenever it is looked at.
private struct HastyClock: Clock {
    private let clock = Watched(OffsetInstant(offset: .zero))
    var minimumResolution: Duration { .nanoseconds(1) }

    var now: OffsetInstant {
        clock.change { now in
            now = now.advanced(by: .seconds(1))
            return now
        }
    }

    func sleep(until deadline: OffsetInstant, tolerance: Duration?) async throws {}
}
