internal import Dialogs

/// Names that are asked for in one request, as `name[in]`.
///
/// The parameter is a list with commas between its parts and knows no way to write one that is part of a name
/// (https://docs.quickblox.com/reference/list-dialogs). A name with a comma, or with white space at an end, which a server
/// may take off, is therefore asked for alone.
struct NameBatch: Hashable, Sendable {
    /// The names, in the order of the manifests.
    let names: [ExactText]
    /// Members that every dialog of the batch must have, which are asked for too; empty where that could lose something.
    let occupants: UserIDs

    /// How many rows a page has.
    static let page = 100
    /// How many names one request may ask for: where each is the name of one dialog, the answer is one page.
    static let mostNames = 100
    /// How many rows the answer may have before it is worth finding out which name is so common.
    static let mostRows = 3 * page
    /// How long the names may be in an address, encoded; proxies refuse addresses beyond 8 kB.
    static let longestNames = 6000
    /// How many members are asked for too; more of them would hardly narrow the answer.
    static let mostOccupants = 16

    /// The batches that ask for these names, each once, and for no members.
    static func batches(of names: [ExactText]) -> [Self] {
        batches(of: names, nil)
    }

    /// The batches that ask for all these dialogs' names, each once, and for the members that all dialogs of a batch have.
    static func batches(of dialogs: [DesiredDialog]) -> [Self] {
        let members = Dictionary(dialogs.map { ($0.name ?? "", $0.members ?? []) }) { $0.intersection($1) }
        return batches(of: dialogs.compactMap(\.name)) { members[$0] ?? [] }
    }

    private static func batches(of names: [ExactText], _ members: ((ExactText) -> UserIDs)?) -> [Self] {
        var batches: [Self] = []
        var batch: [ExactText] = []
        var batchLength = 0
        func close() {
            guard let first = batch.first else { return }
            let shared = members.map { members in
                batch.dropFirst().reduce(members(first)) { $0.intersection(members($1)) }
            }
            batches.append(Self(names: batch, occupants: shared.map { UserIDs($0.prefix(mostOccupants)) } ?? []))
            (batch, batchLength) = ([], 0)
        }
        var alone: [Self] = []
        var seen = Set<ExactText>(minimumCapacity: names.count)
        for name in names where seen.insert(name).inserted {
            guard let length = name.listedLength else {
                alone.append(Self(names: [name], occupants: members?(name) ?? []))
                continue
            }
            let more = length + 3
            if batch.count == mostNames || batchLength + more > longestNames { close() }
            batch.append(name)
            batchLength += more
        }
        close()
        return batches + alone
    }

    /// This batch in two halves.
    var halves: [Self] {
        let middle = names.count / 2
        return [names[..<middle], names[middle...]].map { Self(names: Array($0), occupants: occupants) }
    }
}

extension ExactText {
    /// How many bytes it has in a list in an address, where all but letters and digits may take three; `nil` where it
    /// cannot stand in a list with commas.
    fileprivate var listedLength: Int? {
        guard let first = string.unicodeScalars.first, let last = string.unicodeScalars.last else { return nil }
        if first.isSpace || last.isSpace { return nil }
        let bytes = string.utf8.span
        var length = 0
        for place in bytes.indices {
            switch bytes[place] {
            case UInt8(ascii: ","): return nil
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: length += 1
            default: length += 3
            }
        }
        return length
    }
}

extension Unicode.Scalar {
    /// Whether it is white space; most are ASCII, which needs no look into Unicode's tables.
    fileprivate var isSpace: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }
}
