import Dialogs
import Foundation
import Glibc
import Platform
import TestSupport
import Testing

@testable import Journal

/// What only other processes can show: their locks, their ends, and their limits.
@Suite struct JournalProcessTests {
    @Test func `another process that holds the lock is named`() async throws {
        let folder = try TemporaryFolder()
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // It says when it has the lock, and keeps it until its input ends.
        process.arguments = ["flock", "\(folder.journal).lock", "sh", "-c", "echo locked; cat"]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        #expect(output.fileHandleForReading.availableData == Data("locked\n".utf8))
        try folder.write("\(process.processIdentifier)\n", to: "\(folder.journal).lock")
        #expect(throws: JournalError.inUse(path: folder.journal, process: Int(process.processIdentifier))) {
            try Journal.open(at: folder.journal, keepingCreatesFor: .zero)
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        try await Journal.open(at: folder.journal, keepingCreatesFor: .zero).close()
    }

    @Test func `an intent outlasts the killed process, whose lock goes with it`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.journal
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let journal = try Journal.open(at: path, keepingCreatesFor: .zero)
            _ = try await journal.begin(.group("killed"))
            kill(getpid(), SIGKILL)
        }
        let journal = try Journal.open(at: path, keepingCreatesFor: .zero)
        #expect(journal.contents.openIntents.map(\.intent.key) == ["killed"])
        try await journal.close()
    }

    @Test func `a file that may not grow stops the run, and a later one goes on`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.journal
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            let journal = try Journal.open(at: path, keepingCreatesFor: .zero)
            _ = try await journal.begin(.group("first"))
            let unlimited = limitFileSize(to: 350)
            let failure = JournalError.system(SystemError(.write, path: path, code: EFBIG))
            await #expect(throws: failure) { try await journal.begin(.group("second")) }
            _ = limitFileSize(to: unlimited)
            await #expect(throws: failure) { try await journal.begin(.group("third")) }
            await #expect(throws: failure) { try await journal.close() }
        }
        #expect(try folder.read().utf8.count == 350)
        let journal = try Journal.open(at: path, keepingCreatesFor: .zero)
        #expect(journal.contents.openIntents.map(\.intent.key) == ["first"])
        #expect(try await journal.begin(.group("fourth")).rawValue == 2)
        try await journal.close()
        #expect(try JournalContents.read(at: path)?.entries.map(\.intent.key) == ["first", "fourth"])
    }

    @Test func `a full device is said to be full`() throws {
        let folder = try TemporaryFolder()
        let file = OpenJournalFile(
            try AppendFile(path: "/dev/full", creatingWith: nil),
            try JournalLock(ofJournalAt: folder.journal)
        )
        #expect(throws: JournalError.system(SystemError(.write, path: "/dev/full", code: ENOSPC))) {
            try file.append([1])
        }
    }
}

/// Sets the size beyond which this process cannot write files, and says what it was.
private func limitFileSize(to size: UInt) -> UInt {
    var limit = rlimit()
    #expect(unsafe getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
    let before = limit.rlim_cur
    limit.rlim_cur = size
    #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
    return before
}
