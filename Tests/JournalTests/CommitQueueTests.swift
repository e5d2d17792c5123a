import Platform
import Testing

@testable import Journal

@Suite struct CommitQueueTests {
    private static let failure = JournalError.system(SystemError(.sync, path: "j", code: 5))

    @Test func `whoever asks to close while the last batch is written is told with it`() throws {
        var inbox = CommitQueue()
        let first = inbox.close { _ in }
        #expect(first.word == "taken first")
        let taken = inbox.takeBatch()
        let batch = try #require(taken)
        #expect(batch.isLast)
        let second = inbox.close { _ in }
        #expect(second.word == "taken")
        let told = inbox.settle(batch, .success(()))
        #expect(told.count == 2)
        let rest = inbox.takeBatch()
        #expect(rest == nil)
        let third = inbox.close { _ in }
        #expect(third.word == "success")
    }

    @Test func `lines that were taken before a failure come out with that failure`() throws {
        var inbox = CommitQueue()
        _ = inbox.add([1]) { _ in }
        let taken = inbox.takeBatch()
        let batch = try #require(taken)
        #expect(batch.failure == nil)
        let second = inbox.add([2]) { _ in }
        #expect(second.word == "taken")
        _ = inbox.settle(batch, .failure(Self.failure))
        let next = inbox.takeBatch()
        #expect(next?.lines == [2])
        #expect(next?.failure == Self.failure)
        let third = inbox.add([3], nil)
        #expect(third.word == Self.failure.description)
    }

    @Test func `writing starts anew after the inbox was empty`() throws {
        var inbox = CommitQueue()
        for byte in [1, 2] as [UInt8] {
            let answer = inbox.add([byte]) { _ in }
            #expect(answer.word == "taken first")
            let batch = inbox.takeBatch()
            #expect(batch?.lines == [byte])
            let rest = inbox.takeBatch()
            #expect(rest == nil)
        }
    }

    @Test func `lines that nobody waits for go out at once, with all that came meanwhile`() throws {
        var inbox = CommitQueue()
        let first = inbox.add([1], nil)
        #expect(first.word == "taken first")
        let second = inbox.add([2], nil)
        #expect(second.word == "taken")
        let both = inbox.takeBatch()
        #expect(both?.lines == [1, 2])
        #expect(both?.waiters.isEmpty == true)
        let end = inbox.takeBatch()
        #expect(end == nil)
    }
}

extension CommitQueue.Answer {
    fileprivate var word: String {
        switch self {
        case .taken: "taken"
        case .takenFirst: "taken first"
        case .refused(.success): "success"
        case .refused(.failure(let error)): error.description
        }
    }
}
