internal import Synchronization

/// How many bytes of large answers are held at once: from when they arrive until nobody needs the response any more.
final class HeldBytes: Sendable {
    /// Smaller answers are not counted.
    static let smallest = 64 << 10

    private let sum = Atomic(0)

    /// How many there are.
    var count: Int { sum.load(ordering: .relaxed) }

    fileprivate func add(_ count: Int) { sum.add(count, ordering: .relaxed) }
}

/// The part of one answer, which ends with it.
final class AnswerShare: Sendable {
    private let all: HeldBytes
    private let own = Atomic(0)

    init(of all: HeldBytes) {
        self.all = all
    }

    deinit { all.add(-own.load(ordering: .relaxed)) }

    /// Makes it larger by so many bytes, and returns how many all answers have then.
    func grow(by count: Int) -> Int {
        own.add(count, ordering: .relaxed)
        all.add(count)
        return all.count
    }
}
