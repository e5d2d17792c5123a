import JSON

/// What a request to update a dialog says, by the type of the dialog.
///
/// Not read: `is_join_required`, which only creation sets, as the newest JavaScript SDK says; a plain list of occupants
/// or admins, as only additions and removals are documented; a new owner, whose parameter could not be established.
struct UpdateParameters: Hashable {
    /// The new name; nothing where it stays, as for a private dialog always.
    let name: String?
    /// The new photo, an empty text for none; nothing where it stays, as for a private dialog always.
    let photo: String?
    /// The custom data to add; nothing where there is none with a class.
    let data: JSONObject?
    /// Who comes in: `push_all`.
    let joining: Members
    /// Who goes: `pull_all`.
    let leaving: Members

    /// Some of the dialog's users; a private dialog has no admins, a public one no occupants.
    struct Members: Hashable {
        let occupants: Set<Int>
        let admins: Set<Int>

        static let none = Members(occupants: [], admins: [])
    }

    /// Reads the parameters; `null` changes nothing, as some clients send it for whatever they have no value for.
    ///
    /// - Throws: `ErrorResponse`, where one that counts for the type makes no sense.
    init(_ parameters: JSONObject, for kind: DialogKind, _ classes: CustomClasses?) throws(ErrorResponse) {
        name = kind == .private ? nil : try Self.name(in: parameters)
        photo = kind == .private ? nil : try Self.photo(in: parameters)
        data = try CreateParameters.data(in: parameters, classes)
        joining = try Members("push_all", in: parameters, for: kind)
        leaving = try Members("pull_all", in: parameters, for: kind)
        try refuseTwoWays(\.occupants, "occupants_ids")
        try refuseTwoWays(\.admins, "admin_ids")
    }

    private static func name(in parameters: JSONObject) throws(ErrorResponse) -> String? {
        guard let name = parameters["name"], name != .null else { return nil }
        return try CreateParameters.name(in: parameters)
    }

    private static func photo(in parameters: JSONObject) throws(ErrorResponse) -> String? {
        guard let photo = parameters["photo"], photo != .null else { return nil }
        guard let text = photo.textParameter else { throw .wrongFormat(of: "photo") }
        return text
    }

    /// Whether one request may both add and remove users is not documented; refusing is the strict choice.
    private func refuseTwoWays(_ users: KeyPath<Members, Set<Int>>, _ parameter: String) throws(ErrorResponse) {
        guard joining[keyPath: users].isEmpty || leaving[keyPath: users].isEmpty else { throw .pushAndPull(parameter) }
    }
}

extension UpdateParameters.Members {
    fileprivate init(_ name: String, in parameters: JSONObject, for kind: DialogKind) throws(ErrorResponse) {
        guard let members = parameters[name], members != .null, members != "" else {
            self = .none
            return
        }
        guard let members = members.object else { throw .wrongFormat(of: name) }
        occupants = kind == .public ? [] : Set(try CreateParameters.users("occupants_ids", in: members))
        admins = kind == .private ? [] : Set(try CreateParameters.users("admin_ids", in: members))
    }
}
