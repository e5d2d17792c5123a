/// What stands between the members that one cell lists.
enum ListSeparator {
    /// White space, `,`, `;` or `|`: no ID has one of them.
    case any
    /// This text and nothing else, for names with spaces.
    case text([UInt8])

    /// Whether a cell may be a list of several items.
    func stands(in cell: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .any: cell.contains(where: \.standsBetweenIDs)
        case .text(let separator): cell.firstRange(of: separator) != nil
        }
    }

    /// The items of a list, without white space around them; empty ones are left out.
    func items(of cell: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        switch self {
        case .any: return cell.split(whereSeparator: \.standsBetweenIDs)
        case .text(let separator):
            var items: [ArraySlice<UInt8>] = []
            var rest = cell
            while let range = rest.firstRange(of: separator) {
                items.append(rest[..<range.lowerBound].trimmed)
                rest = rest[range.upperBound...]
            }
            items.append(rest.trimmed)
            return items.filter { !$0.isEmpty }
        }
    }

    /// Whether a cell may be one number, written with separators of thousands: `96,831,328`.
    func mayBreakNumber(_ cell: ArraySlice<UInt8>) -> Bool {
        guard case .any = self else { return false }
        let groups = cell.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
        guard groups.count > 1, groups.allSatisfy({ $0.allSatisfy(\.isDigit) }) else { return false }
        return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
            && groups[0].first != UInt8(ascii: "0")
    }
}

extension UInt8 {
    fileprivate var standsBetweenIDs: Bool {
        switch self {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), 0x20, 0x09...0x0D: true
        default: false
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate var trimmed: Self {
        let start = drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let end = start.lastIndex { $0 != 0x20 && !(0x09...0x0D).contains($0) }
        return end.map { start[...$0] } ?? []
    }
}
