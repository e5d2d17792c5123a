internal import Dialogs

extension DesiredDialog {
    /// A short text that differs when the request to create the dialog differs.
    ///
    /// It is the FNV-1a hash of all that is sent, for people who read a journal, and guards nothing.
    var requestDigest: String {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in requestText.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "fnv1a64:" + String(digest, radix: 16)
    }

    private var requestText: String {
        let members = (members ?? []).sorted().map(\.description)
        let admins = (admins ?? []).sorted().map(\.description)
        let data = (data?.fields ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let fields = [
            owner.description, type.word, name?.string ?? "", photo?.string ?? "",
            joinRequired.map { String($0) } ?? "", self.data?.className.string ?? "",
        ]
        return [fields, members, admins, data].map { $0.joined(separator: "\u{1F}") }.joined(separator: "\u{1E}")
    }
}
