/// How a text becomes another one, line by line, as `diff -u` tells it.
package struct UnifiedDiff: Sendable {
    /// The lines of the difference, each with its sign, without line ends; none where the texts are the same.
    package let lines: [String]

    /// How many unchanged lines are shown around a change.
    private static let context = 3

    /// Compares two texts of one file.
    package init(from old: [UInt8], to new: [UInt8], path: String) {
        let steps = Self.steps(from: Self.lines(of: old), to: Self.lines(of: new))
        let hunks = Self.hunks(of: steps)
        lines = hunks.isEmpty ? [] : ["--- \(path)", "+++ \(path)"] + hunks.flatMap { Self.text(of: steps[$0]) }
    }

    private enum Step {
        case same(String, old: Int, new: Int)
        case removed(String, old: Int, new: Int)
        case added(String, old: Int, new: Int)

        var isChange: Bool {
            if case .same = self { false } else { true }
        }

        var place: (old: Int, new: Int) {
            switch self {
            case .same(_, let old, let new), .removed(_, let old, let new), .added(_, let old, let new): (old, new)
            }
        }
    }

    private static func lines(of text: [UInt8]) -> [String] {
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
    }

    /// Every line of both texts, in order; `old` and `new` count the lines before it.
    private static func steps(from old: [String], to new: [String]) -> [Step] {
        let difference = new.difference(from: old) { $0.utf8.elementsEqual($1.utf8) }
        var (removed, added): (Set<Int>, Set<Int>) = ([], [])
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var steps: [Step] = []
        var (before, after) = (0, 0)
        while before < old.count || after < new.count {
            if removed.contains(before) {
                steps.append(.removed(old[before], old: before, new: after))
                before += 1
            } else if added.contains(after) {
                steps.append(.added(new[after], old: before, new: after))
                after += 1
            } else {
                steps.append(.same(old[before], old: before, new: after))
                (before, after) = (before + 1, after + 1)
            }
        }
        return steps
    }

    /// Which steps are shown together: the changes that are near to one another.
    private static func hunks(of steps: [Step]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for index in steps.indices where steps[index].isChange {
            let range = max(0, index - context)..<min(steps.count, index + context + 1)
            if let last = hunks.last, last.upperBound >= range.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    private static func text(of steps: ArraySlice<Step>) -> [String] {
        var (oldCount, newCount) = (0, 0)
        var lines: [String] = []
        for step in steps {
            switch step {
            case .same(let line, _, _):
                (oldCount, newCount) = (oldCount + 1, newCount + 1)
                lines.append(" \(line)")
            case .removed(let line, _, _):
                oldCount += 1
                lines.append("-\(line)")
            case .added(let line, _, _):
                newCount += 1
                lines.append("+\(line)")
            }
        }
        guard case (let old, let new)? = steps.first?.place else { return [] }
        let head = "@@ -\(range(old, oldCount)) +\(range(new, newCount)) @@"
        return [head] + lines
    }

    /// A range as unified differences have it: the first line, from 1, and how many.
    private static func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
    }
}
