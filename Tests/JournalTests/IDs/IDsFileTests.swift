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

    @Test func `what could not be written is written with the next time`() async throws {
        let ids = try open()
        // Folders in the place of the files that would take the file's place.
        let obstacles = (0..<100).map { ReplacementFile.path(besides: path, $0) }
        for obstacle in obstacles { try folder.makeFolder(obstacle) }
        ids.note("a", Self.dialog(1), application: nil)
        await #expect(throws: IDsFileError.self) { try await ids.close() }
        for obstacle in obstacles { try folder.remove(obstacle) }
        try await ids.close()
        #expect(try written() == ["a": Self.dialog(1)])
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
