import JSON

/// The parameters of a request to update a dialog, as they apply to the type of the dialog.
///
/// Not read: a plain list of occupants or admins, as only additions and removals are documented; a new owner, whose
/// parameter could not be established; and `is_join_required`, which only creation sets, as the newest JavaScript SDK
/// says, unless the assumptions say otherwise.
struct UpdateParameters: Hashable {
    /// The new name; `nil` if it stays the same, and always for a private dialog.
    var name: String?
    /// The new photo; `nil` if it stays the same, and always for a private dialog.
    var photo: String?
    /// The custom data to add; `nil` if there is none with a class.
    var data: JSONObject?
    /// Whether users of a group are to join it, 0 or 1; `nil` if that stays the same.
    var joinRequired: Int?
    /// The users to add: `push_all`, or `push` where that is assumed to be the same.
    var joining = Members.none
    /// The users to remove: `pull_all`, or `pull`.
    var leaving = Members.none

    /// Users of a dialog; a private dialog has no admins, and what is said of the occupants of a public one has no
    /// effect.
    struct Members: Hashable {
        var occupants: Set<Int>
        let admins: Set<Int>

        static let none = Members(occupants: [], admins: [])

        var isEmpty: Bool { occupants.isEmpty && admins.isEmpty }
    }

    /// The update by which a user leaves a group.
    init(leaving user: Int) {
        leaving = Members(occupants: [user], admins: [])
    }

    /// Reads the parameters; `null` changes nothing, as some clients send it for every field without a value.
    ///
    /// - Throws: `ErrorResponse` if one that applies to the type is invalid.
    init(
        _ parameters: JSONObject,
        for kind: DialogKind,
        _ classes: CustomClasses?,
        _ assumptions: Assumptions
    ) throws(ErrorResponse) {
        name = kind == .private ? nil : try Self.name(in: parameters)
        photo = kind == .private ? nil : try Self.photo(in: parameters)
        data = try CreateParameters.data(in: parameters, classes)
        joining = try Members(Self.operation("push", in: parameters, assumptions), in: parameters, for: kind)
        leaving = try Members(Self.operation("pull", in: parameters, assumptions), in: parameters, for: kind)
        if assumptions.joinRequired == .setByOwner { joinRequired = try Self.joinRequired(in: parameters) }
        let isTwoWay = !joining.isEmpty && !leaving.isEmpty
        guard !isTwoWay || assumptions.pushAndPull == .done else { throw .pushAndPull }
    }

    /// The name under which a request adds or removes users: with `_all`, as the reference writes it, or without.
    ///
    /// - Throws: `ErrorResponse` with the status 400 if a request has the name without `_all`, which the reference does
    ///   not know for dialogs, and that is not assumed to be the same; or if it has both.
    private static func operation(
        _ name: String,
        in parameters: JSONObject,
        _ assumptions: Assumptions
    ) throws(ErrorResponse) -> String {
        guard let single = parameters[name], single != .null, single != "" else { return "\(name)_all" }
        guard assumptions.pushOne == .done, parameters["\(name)_all"] == nil else { throw .singleOperation(name) }
        return name
    }

    private static func name(in parameters: JSONObject) throws(ErrorResponse) -> String? {
        guard let name = parameters["name"], name != .null else { return nil }
        return try CreateParameters.name(in: parameters)
    }

    /// The photo; once there is one, `null` and blank texts do not clear it.
    private static func photo(in parameters: JSONObject) throws(ErrorResponse) -> String? {
        guard let photo = parameters["photo"], photo != .null else { return nil }
        guard let text = photo.textParameter else { throw .wrongFormat(of: "photo") }
        return CreateParameters.isBlank(text) ? nil : text
    }

    private static func joinRequired(in parameters: JSONObject) throws(ErrorResponse) -> Int? {
        guard let parameter = parameters["is_join_required"], parameter != .null, parameter != "" else { return nil }
        return try CreateParameters.flag(parameter, "is_join_required")
    }
}

extension UpdateParameters.Members {
    fileprivate init(_ name: String, in parameters: JSONObject, for kind: DialogKind) throws(ErrorResponse) {
        guard let members = parameters[name], members != .null, members != "" else {
            self = .none
            return
        }
        guard let members = members.object else { throw .wrongFormat(of: name) }
        occupants = Set(try CreateParameters.users("occupants_ids", in: members))
        admins = kind == .private ? [] : Set(try CreateParameters.users("admin_ids", in: members))
    }
}
