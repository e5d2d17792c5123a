/// The name that a misspelt one was probably meant to be; `nil` where none is near.
///
/// Near is at most two scalars inserted, removed, changed or swapped, and one in a name of three or fewer.
package func nearest(to misspelt: String, among names: some Sequence<String>) -> String? {
    let word = Array(misspelt.unicodeScalars.prefix(100))
    let reach = word.count <= 3 ? 1 : 2
    var best: (name: String, distance: Int)?
    for name in names {
        let other = Array(name.unicodeScalars.prefix(100))
        guard abs(other.count - word.count) <= reach else { continue }
        let distance = editDistance(word, other)
        if distance <= reach, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
}

/// How many insertions, removals, changes and swaps of neighbours lie between two words.
private func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in first.indices {
        var current = [row + 1]
        for column in second.indices {
            let change = last[column] + (first[row] == second[column] ? 0 : 1)
            var distance = min(change, last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                distance = min(distance, beforeLast[column - 1] + 1)
            }
            current.append(distance)
        }
        (beforeLast, last) = (last, current)
    }
    return last[second.count]
}
