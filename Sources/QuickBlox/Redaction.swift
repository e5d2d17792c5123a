/// Takes credentials out of texts, those too that the server gave out meanwhile.
struct Redaction: Sendable {
    /// What no text may show, as of now.
    let secrets: @Sendable () -> [Secret]

    /// The text without the credentials, should the server have echoed one.
    func redacted(from text: String) -> String {
        // One may be part of another, which would then not be recognised.
        let fromLongest = secrets().sorted { $0.text.utf8.count > $1.text.utf8.count }
        return fromLongest.reduce(text) { $1.redacted(from: $0) }
    }
}
