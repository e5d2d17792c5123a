import JSON

/// The parameters of a request to update a dialog, as they apply to the type of the dialog.
///
/// Not read: `is_join_required`, which only creation sets, as the newest JavaScript SDK says; a plain list of occupants
/// or admins, as only additions and removals are documented; a new owner, whose parameter could not be established.
struct UpdateParameters: Hashable {
    /// The new name; `nil` if it stays the same, and always for a private dialog.
    let name: String?
    /// The new photo, or an empty string to remove it; `nil` if it stays the same, and always for a private dialog.
    let photo: String?
    /// The custom data to add; `nil` if there is none with a class.
    let data: JSONObject?
    /// The users to add: `push_all`.
    let joining: Members
    /// The users to remove: `pull_all`.
    let leaving: Members

    /// Users of a dialog; a private dialog has no admins, a public one no occupants.
    struct Members: Hashable {
        let occupants: Set<Int>
        let admins: Set<Int>

        static let none = Members(occupants: [], admins: [])
    }

    /// Reads the parameters; `null` changes nothing, as some clients send it for every field without a value.
    ///
    /// - Throws: `ErrorResponse` if one that applies to the type is invalid.
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

    /// Whether one request may both add and remove users is not documented; an error is the strict choice.
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
