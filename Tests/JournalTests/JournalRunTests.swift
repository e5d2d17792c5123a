import Dialogs
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(5))) struct JournalRunTests {
    private static let diskFull = JournalError.system(SystemError(.write, path: "j", code: 28))

    private func journal(in file: MemoryFile, sizeLimit: Int = JournalFile.sizeLimit) -> Journal {
        Journal(JournalContents(begun: WallTime(milliseconds: 0)), in: file, sizeLimit: sizeLimit) {
            Moment(WallTime(milliseconds: 1))
        }
    }

    /// What a run would read after a crash that took everything that was not synced.
    private func afterCrash(_ file: MemoryFile) throws -> JournalContents {
        let header = JournalContents(begun: WallTime(milliseconds: 0)).text
        return try JournalContents.parse(header + Array(file.durableText.utf8), path: "j").contents
    }

    @Test func `an intent that was begun outlasts a crash`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file)
        for index in 0..<50 {
            let intent = Intent.group(ExactText("team/\(index)"), known: [.number(index)])
            let number = try await journal.begin(intent)
            #expect(try afterCrash(file)[number]?.intent == intent)
            if index.isMultiple(of: 3) { journal.finish(number, .notCreated(.rejected)) }
        }
    }

    @Test func `outcomes outlast a crash once they are flushed, though nobody waits`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file)
        let number = try await journal.begin(.group("a"))
        journal.finish(number, .notCreated(.rejected))
        #expect(try afterCrash(file)[number]?.isOpen == true)
        journal.flush()
        await file.wait { $0.syncs == 2 }
        #expect(try afterCrash(file)[number]?.isOpen == false)
    }

    @Test func `intents of one batch share a sync, and one that is too large fails alone`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file)
        let long = ExactText(String(repeating: "x", count: JournalRecord.lengthLimit))
        let intents: [Intent] = [.group("a"), .group(long), .group("b")]
        let numbers = await withCheckedContinuation { continuation in
            journal.begin(intents) { continuation.resume(returning: $0) }
        }
        #expect(numbers.map { (try? $0.get())?.rawValue } == [1, nil, 2])
        #expect(throws: JournalError.intentTooLarge(key: intents[1].key)) { try numbers[1].get() }
        #expect(file.snapshot.syncs == 1)
        #expect(try afterCrash(file).entries.map(\.intent) == [intents[0], intents[2]])
    }

    @Test func `many at once share syncs and are numbered in the order of their lines`() async throws {
        let file = MemoryFile(isGated: true)
        let journal = journal(in: file)
        let numbers = try await withThrowingTaskGroup(of: (Int, IntentNumber).self) { group in
            for index in 0..<200 {
                // A task that begins at once runs to its first wait: for the disk.
                group.addImmediateTask { (index, try await journal.begin(.group(ExactText("team/\(index)")))) }
            }
            // The disk is busy with the first until all have come.
            #expect(journal.contents.entries.count == 200)
            for _ in 0..<200 { file.openGate() }
            return try await group.reduce(into: [:]) { $0[$1.1] = $1.0 }
        }
        #expect(file.snapshot.syncs <= 2)
        let contents = try afterCrash(file)
        #expect(contents.entries.map(\.number.rawValue) == Array(1...200))
        for entry in contents.entries {
            #expect(entry.intent.key.string == "team/\(try #require(numbers[entry.number]))")
        }
    }

    @Test func `a lost outcome leaves its intent open`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file)
        let first = try await journal.begin(.group())
        journal.finish(first, .created(.number(1), by: .answer))
        #expect(try afterCrash(file).openIntents.map(\.number) == [first])
        let second = try await journal.begin(.group())
        #expect(try afterCrash(file).openIntents.map(\.number) == [second])
        journal.finish(second, .unknown(reason: "reset"))
        try await journal.close()
        #expect(try afterCrash(file).openIntents.map(\.outcome?.outcome) == [.unknown(reason: "reset")])
    }

    @Test func `outcomes that say nothing new are not written`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file)
        let number = try await journal.begin(.group())
        let nobody = try #require(IntentNumber(rawValue: 99))
        journal.finish(nobody, .notCreated(.absent))
        journal.finish(number, .unknown(reason: "a"))
        journal.finish(number, .unknown(reason: "b"))
        journal.finish(number, .notCreated(.absent))
        journal.finish(number, .created(.number(1), by: .lookup))
        try await journal.close()
        let contents = try afterCrash(file)
        #expect(contents == journal.contents)
        #expect(contents[number]?.outcome?.outcome == .notCreated(.absent))
        #expect(file.text.split(separator: "\n").count == 3)
    }

    @Test func `once the disk is full, nothing more may be sent`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file)
        let number = try await journal.begin(.group())
        file.failAppends(Self.diskFull)
        await #expect(throws: Self.diskFull) { try await journal.begin(.group("a")) }
        file.failAppends(nil)
        await #expect(throws: Self.diskFull) { try await journal.begin(.group("b")) }
        journal.finish(number, .notCreated(.rejected))
        await #expect(throws: Self.diskFull) { try await journal.close() }
        await #expect(throws: Self.diskFull) { try await journal.close() }
        #expect(file.snapshot.closes == 1)
        #expect(try afterCrash(file).openIntents.map(\.number) == [number])
    }

    @Test func `an outcome that cannot be written fails the next intent`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file)
        let number = try await journal.begin(.group())
        file.failAppends(Self.diskFull)
        journal.finish(number, .notCreated(.rejected))
        await #expect(throws: Self.diskFull) { try await journal.begin(.group()) }
    }

    @Test func `an intent that is too large is refused, and the next one is not`() async throws {
        let journal = journal(in: MemoryFile())
        let members = UserIDs((1_000_000_000..<1_000_100_000).compactMap(UserID.init(rawValue:)))
        await #expect(throws: JournalError.intentTooLarge(key: "large")) {
            try await journal.begin(.group("large", members: members))
        }
        #expect(try await journal.begin(.group()).rawValue == 1)
    }

    @Test func `a full journal takes outcomes but no intents`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file, sizeLimit: 30_000)
        var begun: [IntentNumber] = []
        await #expect(throws: JournalError.full) {
            while true { begun.append(try await journal.begin(.group())) }
        }
        #expect(begun.count == 3)
        for number in begun {
            journal.finish(number, .unknown(reason: String(repeating: "\0", count: 1000)))
            journal.finish(number, .created(.number(1), by: .lookup))
        }
        #expect(try await journal.begin(.group()).rawValue == 4)
        #expect(journal.contents.openIntents.count == 1)
        #expect(file.snapshot.bytes.count < 30_000)
    }

    @Test func `an absurd dialog ID is not recorded`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file)
        let number = try await journal.begin(.group())
        let id = try #require(DialogID(serverText: String(repeating: "a", count: 5000)))
        journal.finish(number, .created(id, by: .answer))
        #expect(journal.contents.openIntents.count == 1)
    }

    @Test func `a closed journal takes nothing`() async throws {
        let file = MemoryFile()
        let journal = journal(in: file)
        let number = try await journal.begin(.group())
        try await journal.close()
        await #expect(throws: JournalError.closed) { try await journal.begin(.group()) }
        journal.finish(number, .notCreated(.rejected))
        try await journal.close()
        #expect(file.snapshot.appends == 1)
        #expect(file.snapshot.closes == 1)
    }
}
