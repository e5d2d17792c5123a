import Dialogs
import Platform
import TestSupport
import Testing

@testable import Journal

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

    @Test(.timeLimit(.minutes(10))) func `a run that waits for nothing any more does not wait for the file either`()
        async throws
    {
        let ids = try open(lockTries: .max)
        ids.note("key", Self.dialog(1), application: nil)
        let lock = try #require(Folder(folder.path).locked(tries: 1))
        await #expect(throws: IDsFileError.inUse(path: path)) { try await ids.close { false } }
        lock.release()
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
