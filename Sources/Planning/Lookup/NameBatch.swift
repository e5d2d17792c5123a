package import Dialogs

/// Names that are looked up with one request, as `name[in]`.
///
/// The parameter is a list separated by commas, without an escape for a comma in a name
/// (https://docs.quickblox.com/reference/list-dialogs). A name with a comma, or with leading or trailing white space,
/// which a server may strip, is therefore looked up alone.
package struct NameBatch: Hashable, Sendable {
    /// The names, in the order of the manifests.
    package let names: [ExactText]
    /// Members that every dialog of the batch must have, which are sent as a filter too; empty where that could miss a
    /// dialog.
    let occupants: UserIDs

    /// How many rows a page has.
    static let page = 100
    /// How many names one request may have: if each is the name of one dialog, the result is one page.
    static let mostNames = 100
    /// How many rows the result may have before it is worth finding out which name is so common.
    package static let mostRows = 3 * page
    /// How many bytes the encoded names may have in a URL; proxies refuse URLs beyond 8 kB.
    static let longestNames = 6000
    /// How many members are sent as a filter; more of them would hardly narrow the result.
    static let mostOccupants = 16

    /// The batches for these names, each once, without members.
    package static func batches(of names: [ExactText]) -> [Self] {
        batches(of: names, nil)
    }

    /// The batches for the names of all these dialogs, each once, with the members that all dialogs of a batch share.
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

    /// This batch split into two halves.
    var halves: [Self] {
        let middle = names.count / 2
        return [names[..<middle], names[middle...]].map { Self(names: Array($0), occupants: occupants) }
    }
}

extension ExactText {
    /// How many bytes it has in a list in a URL, where all but letters and digits may take three; `nil` where it cannot
    /// be part of a list separated by commas.
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
    /// Whether it is white space; most scalars are ASCII, which need no lookup in Unicode's tables.
    fileprivate var isSpace: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }
}
