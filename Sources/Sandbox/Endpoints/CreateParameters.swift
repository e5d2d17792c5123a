import JSON

/// The parameters of a request to create a dialog, as they apply to the requested type.
struct CreateParameters: Hashable {
    /// The length limit of a name, in Unicode scalars; the reference says "symbols".
    static let longestName = 200

    let kind: DialogKind
    /// The name; `nil` for a private dialog, for which it is ignored.
    var name: String?
    let photo: String?
    /// The occupants in ascending order, with or without the owner; empty for a public dialog, which has none.
    var occupants: [Int]
    /// The admins in ascending order; empty for a private dialog, for which they are ignored.
    let admins: [Int]
    /// 0 or 1 for a group, `nil` for the other types, for which it is ignored.
    let joinRequired: Int?
    let data: JSONObject?

    /// The parameters of a private dialog with a user, which a message to that user creates.
    init(privateWith user: Int) {
        kind = .private
        photo = nil
        occupants = [user]
        admins = []
        joinRequired = nil
        data = nil
    }

    /// Reads the parameters.
    ///
    /// - Throws: `ErrorResponse` if one that applies to the type is missing or invalid.
    init(_ parameters: JSONObject, classes: CustomClasses? = nil) throws(ErrorResponse) {
        guard let kind = parameters["type"]?.integerParameter.flatMap(DialogKind.init(rawValue:)) else {
            throw .wrongType
        }
        self.kind = kind
        name = kind == .private ? nil : try Self.name(in: parameters)
        photo = kind == .private ? nil : try Self.photo(in: parameters)
        occupants = kind == .public ? [] : try Self.users("occupants_ids", in: parameters)
        admins = kind == .private ? [] : try Self.users("admin_ids", in: parameters)
        joinRequired = kind == .group ? try Self.joinRequired(in: parameters) : nil
        data = try Self.data(in: parameters, classes)
    }

    /// The name.
    ///
    /// - Throws: `ErrorResponse` if it is missing, blank or too long.
    static func name(in parameters: JSONObject) throws(ErrorResponse) -> String {
        guard let name = parameters["name"]?.textParameter, !isBlank(name) else { throw .blankName }
        guard name.utf8.count <= longestName || name.unicodeScalars.count <= longestName else { throw .longName }
        return name
    }

    /// Whether a text is only white space; one that begins with a visible ASCII character needs no further check.
    static func isBlank(_ name: String) -> Bool {
        if let first = name.utf8.first, (0x21..<0x7F).contains(first) { return false }
        return name.allSatisfy(\.isWhitespace)
    }

    private static func photo(in parameters: JSONObject) throws(ErrorResponse) -> String? {
        guard let photo = parameters["photo"], photo != .null else { return nil }
        guard let text = photo.textParameter else { throw .wrongFormat(of: "photo") }
        return text.isEmpty ? nil : text
    }

    /// The unique users that a parameter lists, in ascending order.
    ///
    /// - Throws: `ErrorResponse` if it is not a list of integers.
    static func users(_ parameter: String, in parameters: JSONObject) throws(ErrorResponse) -> [Int] {
        guard let value = parameters[parameter] else { return [] }
        guard let users = value.integerListParameter else { throw .wrongFormat(of: parameter) }
        return users.ascending
    }

    private static func joinRequired(in parameters: JSONObject) throws(ErrorResponse) -> Int {
        guard let parameter = parameters["is_join_required"], parameter != .null, parameter != "" else { return 0 }
        return try flag(parameter, "is_join_required")
    }

    /// The flag that a parameter holds, 0 or 1.
    ///
    /// - Throws: `ErrorResponse` if it is none.
    static func flag(_ parameter: JSONValue, _ name: String) throws(ErrorResponse) -> Int {
        guard let flag = parameter.flagParameter else { throw .wrongFormat(of: name) }
        return flag ? 1 : 0
    }

    /// The custom data; without a class it is dropped silently, as the live service does.
    ///
    /// If no classes are declared, every class is allowed, and every field keeps the type in which it was sent.
    ///
    /// - Throws: `ErrorResponse` if classes are declared and the data does not fit them.
    static func data(in parameters: JSONObject, _ classes: CustomClasses?) throws(ErrorResponse) -> JSONObject? {
        guard let data = parameters["data"]?.object, let className = data["class_name"]?.text, !className.isEmpty else {
            return nil
        }
        return try classes?.typed(data) ?? data
    }
}
