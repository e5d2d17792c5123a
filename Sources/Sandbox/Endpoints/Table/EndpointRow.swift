/// One row of the table of what is served.
struct EndpointRow: Hashable {
    /// The method, in upper case.
    let method: String
    /// The path as the reference writes it; a name in braces stands for a value, and `{ids}` for several with commas
    /// between them.
    let path: String
    /// Other spellings of the path, which older editions of the reference have or clients use.
    private(set) var otherPaths: [String] = []
    /// How it is known.
    let basis: Basis
    /// What it does, in a sentence.
    let summary: String

    /// How something is known of the live service.
    enum Basis: String, Hashable, CaseIterable {
        /// QuickBlox's reference says so.
        case documented
        /// It was seen in logs, or in the code of clients that work.
        case observed
        /// Nothing is known; it is what seems likeliest, or strictest.
        case guess
    }

    private init(_ method: String, _ path: String, _ basis: Basis, _ summary: String) {
        self.method = method
        self.path = path
        self.basis = basis
        self.summary = summary
    }

    /// A row with the method `GET`.
    static func get(_ path: String, _ basis: Basis, _ summary: String) -> Self { Self("GET", path, basis, summary) }

    /// A row with the method `POST`.
    static func post(_ path: String, _ basis: Basis, _ summary: String) -> Self { Self("POST", path, basis, summary) }

    /// A row with the method `PUT`.
    static func put(_ path: String, _ basis: Basis, _ summary: String) -> Self { Self("PUT", path, basis, summary) }

    /// A row with the method `DELETE`.
    static func delete(_ path: String, _ basis: Basis, _ summary: String) -> Self {
        Self("DELETE", path, basis, summary)
    }

    /// The row with another spelling of its path.
    func also(_ path: String) -> Self {
        var row = self
        row.otherPaths.append(path)
        return row
    }
}
