package import Dialogs

/// One of several parts of a set, of about equal size, so that several jobs can share the work.
///
/// The split depends only on a dialog's identity: dialogs of one type and name, which must be matched together, and
/// private dialogs of one pair always fall into the same shard, on every machine and in every order.
package struct Shard: Hashable, Sendable {
    /// Which part, from 1.
    package let number: Int
    /// How many parts there are.
    package let count: Int

    /// The largest number of parts: more than the rate of any account can be divided into.
    package static let mostShards = 1000

    /// Reads a shard like `2/8`; `nil` where the text is not one.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let number = Int(parts[0]), let count = Int(parts[1]), 1...Self.mostShards ~= count, 1...count ~= number
        else { return nil }
        (self.number, self.count) = (number, count)
    }

    /// Whether the dialog belongs to this part.
    package func contains(_ dialog: DesiredDialog) -> Bool {
        Int(dialog.groupHash % UInt64(count)) == number - 1
    }
}

extension Shard: CustomStringConvertible {
    package var description: String { "\(number)/\(count)" }
}

extension DesiredDialog {
    /// The FNV-1a hash of what determines the dialog's match group: its type, and its name or its pair
    /// (http://www.isthe.com/chongo/tech/comp/fnv/index.html).
    ///
    /// The low bits of FNV-1a differ little between similar names, so the two halves are combined.
    fileprivate var groupHash: UInt64 {
        let identity = name?.string ?? (members ?? []).sorted().map(\.description).joined(separator: ",")
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(type.word)/\(identity)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return hash ^ (hash >> 32)
    }
}
