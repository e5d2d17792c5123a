/// What is fuzzed: everything that reads bytes which somebody else wrote.
enum Subject: String, CaseIterable {
    /// A manifest, up to its diagnostics.
    case manifest
    /// A page of a listing.
    case page
    /// The answer to a create.
    case created
    /// The body of a refusal.
    case refusal
    /// The answer to a request for a session.
    case session

    /// Reads an input, and ends the process where a rule is broken.
    func check(_ bytes: [UInt8]) {
        switch self {
        case .manifest: checkManifest(bytes)
        case .page: checkPage(bytes)
        case .created: checkCreated(bytes)
        case .refusal: checkRefusal(bytes)
        case .session: checkSession(bytes)
        }
    }
}
