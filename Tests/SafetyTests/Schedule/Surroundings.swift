import TestSupport

/// What the system does to one run: it signals, its disk is full, and its outputs fail.
struct Surroundings {
    /// The moments of the signals, at most two: after the first nothing more is sent, after the second nothing is
    /// waited for.
    var signals: [Int] = []
    /// When the disk is full, from where on nothing is kept.
    var fullDisk: FullDisk?
    /// Whether the report, or another output, cannot be written at the end.
    var losesOutput = false

    /// The moment from which a disk is full.
    struct FullDisk {
        let moment: Int
        /// Which part of what the run found out by then is in the ids file, in percent: it is written with a lag.
        let written: Int
    }

    /// Whether the run may not wait for its last answers, or not keep what they say.
    var isForgetful: Bool { fullDisk != nil || signals.count > 1 }

    init() {}

    /// Draws them; mostly nothing happens.
    init(_ generator: inout SeededGenerator) {
        if Int.random(in: 0..<5, using: &generator) == 0 {
            let first = Int.random(in: 1...20, using: &generator)
            signals = [first]
            if Bool.random(using: &generator) { signals.append(first + Int.random(in: 1...6, using: &generator)) }
        }
        if Int.random(in: 0..<8, using: &generator) == 0 {
            fullDisk = FullDisk(
                moment: Int.random(in: 1...20, using: &generator),
                written: Int.random(in: 0...100, using: &generator)
            )
        }
        losesOutput = fullDisk != nil || Int.random(in: 0..<8, using: &generator) == 0
    }
}
