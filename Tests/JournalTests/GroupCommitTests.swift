import Platform
import Synchronization
import Testing

@testable import Journal

@Suite(.timeLimit(.minutes(5))) struct GroupCommitTests {
    private typealias Answer = Result<Void, JournalError>

    private static let diskFull = JournalError.system(SystemError(.write, path: "j", code: 28))

    /// Waits until the disk has answered so many lines that were added without waiting.
    private final class Answers: Sendable {
        private let (stream, continuation) = AsyncStream.makeStream(of: (line: Int, failure: JournalError?).self)

        func completion(_ line: Int) -> CommitQueue.Completion {
            { [continuation] result in
                if case .failure(let error) = result {
                    continuation.yield((line, error))
                } else {
                    continuation.yield((line, nil))
                }
            }
        }

        func wait(for count: Int) async -> [(line: Int, failure: JournalError?)] {
            var answers: [(line: Int, failure: JournalError?)] = []
            for await answer in stream {
                answers.append(answer)
                if answers.count == count { break }
            }
            return answers
        }
    }

    private func line(_ number: Int) -> [UInt8] { Array("\(number)\n".utf8) }

    @Test func `all who come while the disk is busy share the next sync, in order`() async {
        let file = MemoryFile(isGated: true)
        let commits = GroupCommit(to: file)
        let answers = Answers()
        commits.append(line(0), whenDurable: answers.completion(0))
        // The first sync is at the gate or on its way there once its line is written.
        await file.wait { $0.appends > 0 }
        for number in 1...1000 { commits.append(line(number), whenDurable: answers.completion(number)) }
        file.openGate()
        file.openGate()
        let answered = await answers.wait(for: 1001)
        #expect(answered.map(\.line) == Array(0...1000))
        #expect(answered.allSatisfy { $0.failure == nil })
        #expect(file.snapshot.syncs == 2)
        #expect(file.snapshot.appends == 2)
        #expect(file.text == (0...1000).map { "\($0)\n" }.joined())
    }

    @Test func `lines that wait for nobody are on the disk with the next one that somebody waits for`() async {
        let file = MemoryFile()
        let commits = GroupCommit(to: file)
        for number in 0..<10 { commits.append(line(number)) }
        let answers = Answers()
        commits.append(line(10), whenDurable: answers.completion(10))
        _ = await answers.wait(for: 1)
        #expect(file.snapshot.syncs == 1)
        #expect(file.durableText == (0...10).map { "\($0)\n" }.joined())
    }

    @Test func `lines that wait for nobody are on the disk once the file is closed`() async {
        let file = MemoryFile()
        let commits = GroupCommit(to: file)
        commits.append(line(0))
        let answers = Answers()
        commits.close(answers.completion(1))
        #expect(await answers.wait(for: 1).map(\.failure) == [nil])
        #expect(file.durableText == "0\n")
    }

    @Test func `a line that waits for nobody is written at once, but not synced`() async {
        let file = MemoryFile()
        let commits = GroupCommit(to: file)
        commits.append(line(0))
        await file.wait { $0.appends > 0 }
        #expect(file.snapshot.syncs == 0)
        #expect(file.text == "0\n")
    }

    @Test func `after a failed write nothing is written any more`() async {
        let file = MemoryFile()
        let commits = GroupCommit(to: file)
        let answers = Answers()
        file.failAppends(Self.diskFull)
        commits.append(line(1234), whenDurable: answers.completion(0))
        #expect(await answers.wait(for: 1).map(\.failure) == [Self.diskFull])
        file.failAppends(nil)
        commits.append(line(1))
        commits.append(line(2), whenDurable: answers.completion(2))
        commits.close(answers.completion(3))
        #expect(await answers.wait(for: 2).map(\.failure) == [Self.diskFull, Self.diskFull])
        #expect(file.text == "12")
        #expect(file.snapshot.appends == 1)
        #expect(file.snapshot.closes == 1)
    }

    @Test func `a failed sync fails all who waited for it and all who come later`() async {
        let file = MemoryFile(isGated: true)
        let commits = GroupCommit(to: file)
        let answers = Answers()
        commits.append(line(0), whenDurable: answers.completion(0))
        await file.wait { $0.appends > 0 }
        for number in 1...3 { commits.append(line(number), whenDurable: answers.completion(number)) }
        file.failSyncs(Self.diskFull)
        file.openGate()
        let answered = await answers.wait(for: 4)
        #expect(answered.map(\.line) == [0, 1, 2, 3])
        #expect(answered.allSatisfy { $0.failure == Self.diskFull })
        #expect(file.snapshot.syncs == 1)
        #expect(file.text == "0\n")
    }

    @Test func `closing takes what was added before with it, and nothing after it`() async {
        let file = MemoryFile(isGated: true)
        let commits = GroupCommit(to: file)
        let answers = Answers()
        commits.append(line(0), whenDurable: answers.completion(0))
        await file.wait { $0.appends > 0 }
        commits.append(line(1))
        commits.close(answers.completion(1))
        commits.close(answers.completion(2))
        commits.append(line(2))
        commits.append(line(3), whenDurable: answers.completion(3))
        file.openGate()
        file.openGate()
        let answered = await answers.wait(for: 4)
        #expect(answered.map(\.line) == [3, 0, 1, 2])
        #expect(answered.map(\.failure) == [.closed, nil, nil, nil])
        #expect(file.durableText == "0\n1\n")
        commits.close(answers.completion(4))
        #expect(await answers.wait(for: 1).map(\.failure) == [nil])
        #expect(file.snapshot.closes == 1)
        #expect(file.snapshot.syncs == 2)
    }
}
