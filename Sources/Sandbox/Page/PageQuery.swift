import JSON

/// What the page asks for.
struct PageQuery: Hashable {
    /// The most dialogs that the page gets at once.
    static let greatestLimit = 200

    /// A part of the name, in any case; empty for every name.
    var name = ""
    var kind: DialogKind?
    var owner: Int?
    var skip = 0
    var limit = 50
    /// The version that the page shows already.
    var seen: String?

    init() {}

    /// Reads the query of a request; what makes no sense counts as not given.
    init(_ request: SandboxRequest) {
        guard let parameters = try? FormDecoder.parameters(of: request.query) else { return }
        name = parameters["name"]?.text?.lowercased() ?? ""
        kind = parameters["type"]?.integerParameter.flatMap(DialogKind.init(rawValue:))
        owner = parameters["owner"]?.integerParameter
        skip = max(0, parameters["skip"]?.integerParameter ?? 0)
        limit = min(max(1, parameters["limit"]?.integerParameter ?? limit), Self.greatestLimit)
        seen = parameters["seen"]?.text
    }

    /// Whether every dialog fits.
    var isUnfiltered: Bool { name.isEmpty && kind == nil && owner == nil }
}
