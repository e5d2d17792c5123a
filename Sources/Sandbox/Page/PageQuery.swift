import JSON

/// The search parameters of the page.
struct PageQuery: Hashable {
    /// The maximum number of dialogs in one response.
    static let greatestLimit = 200
    /// The maximum number of people in one response.
    static let mostPeople = 100

    /// A part of the name, in lower case; empty for any name.
    var name = ""
    var kind: DialogKind?
    var owner: Int?
    /// A part of a person's name or the beginning of an ID, in lower case; empty for everybody.
    var person = ""
    var skip = 0
    var limit = 50
    /// The version of the state that the page shows already.
    var seen: String?

    init() {}

    /// Reads the query of a request; an invalid value counts as not given.
    init(_ request: SandboxRequest) {
        guard let parameters = try? FormDecoder.parameters(of: request.query) else { return }
        name = parameters["name"]?.text?.lowercased() ?? ""
        kind = parameters["type"]?.integerParameter.flatMap(DialogKind.init(rawValue:))
        owner = parameters["owner"]?.integerParameter
        person = parameters["person"]?.text?.lowercased() ?? ""
        skip = max(0, parameters["skip"]?.integerParameter ?? 0)
        limit = min(max(1, parameters["limit"]?.integerParameter ?? limit), Self.greatestLimit)
        seen = parameters["seen"]?.text
    }

    /// Whether every dialog matches.
    var isUnfiltered: Bool { name.isEmpty && kind == nil && owner == nil }
}
