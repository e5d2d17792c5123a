package import Dialogs

extension DialogIDs {
    /// The text of an ids file with these contents.
    package var text: [UInt8] {
        var text = Array(Self.head.utf8)
        // A line has about this many bytes.
        text.reserveCapacity(text.count + 100 * (dialogs.count + 1))
        if let application { text.append(contentsOf: "application: \(application)\n".utf8) }
        guard !dialogs.isEmpty else { return text + "dialogs: {}\n".utf8 }
        text.append(contentsOf: "dialogs:\n".utf8)
        for key in dialogs.keys.sorted() {
            if let identity = dialogs[key] { Self.append(key, identity, to: &text) }
        }
        return text
    }

    /// The line of a dialog, without its line feed.
    package static func line(_ key: ExactText, _ identity: DialogIdentity) -> String {
        var line: [UInt8] = []
        append(key, identity, to: &line)
        return String(decoding: line.dropLast(), as: UTF8.self)
    }

    private static func append(_ key: ExactText, _ identity: DialogIdentity, to text: inout [UInt8]) {
        text.append(utf8Of: "  ")
        IDsText.append(quoting: key.string, to: &text)
        text.append(utf8Of: ": {id: ")
        IDsText.append(identity.id, to: &text)
        text.append(utf8Of: ", owner: ")
        text.append(utf8Of: String(identity.owner.rawValue))
        text.append(utf8Of: "}\n")
    }

    private static let head = """
        # Which dialog of the application is whose in the manifests; written by dialogctl, which keeps no other \
        comments.
        # It may be committed; with 'merge=union' for it in .gitattributes, branches merge unless they touch one key.
        version: 1

        """
}
