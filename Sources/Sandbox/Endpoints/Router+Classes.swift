import JSON

extension Router {
    /// Handles a request about classes of custom data, with the name in its path.
    ///
    /// Only the account's owner may create one, by a key or by a session of their own (create-class page of the
    /// reference); no user of the sandbox is that owner.
    mutating func answerClasses(
        _ endpoint: Endpoint,
        _ value: String,
        _ context: inout RequestContext
    ) throws(ErrorResponse) -> SandboxResponse {
        try context.begin(application.accounts)
        switch endpoint {
        case .createClass:
            guard context.usesKey else { throw .noPermission }
            let created = try application.createClass(context.parameters, by: context.caller?.user ?? 0)
            return SandboxResponse(status: 201, created.body(applicationID: application.id))
        case .listClasses:
            let bodies = (application.classes?.all ?? []).map { $0.body(applicationID: application.id) }
            return SandboxResponse(status: 200, ["items": .array(bodies)])
        case .showClass:
            let shown = try application.existingClass(value)
            return SandboxResponse(status: 200, shown.body(applicationID: application.id))
        default:
            let shown = try application.existingClass(value)
            let skip = max(0, context.parameters["skip"]?.integerParameter ?? 0)
            return SandboxResponse(
                status: 200,
                ["class_name": .string(shown.name), "skip": .integer(skip), "limit": 100, "items": []]
            )
        }
    }
}

extension Application {
    /// The class with a name, as it stands in a path.
    ///
    /// - Throws: `ErrorResponse` if there is none, also where every class is allowed since none is declared.
    func existingClass(_ name: String) throws(ErrorResponse) -> CustomClass {
        guard let decoded = try? FormText.decoded(name.utf8), let known = classes?[decoded] else {
            throw .undefinedClass
        }
        return known
    }

    /// Creates a class; from then on the data of dialogs is to be of a known class.
    ///
    /// - Throws: `ErrorResponse` if the parameters are invalid or the name is taken (422), or if there are too many
    ///   classes or the store cannot be written (503).
    mutating func createClass(_ parameters: JSONObject, by user: Int) throws(ErrorResponse) -> CustomClass {
        var created = try CustomClass(parameters)
        var known = classes ?? CustomClasses([:])
        guard known[created.name] == nil else { throw .named(status: 422, "name", "has already been taken") }
        guard known.count < CustomClasses.most else { throw .full("classes", CustomClasses.most) }
        created.id = newIdentifier(at: time)
        created.userID = user
        try keep([.customClass(created)])
        known.put(created)
        classes = known
        return created
    }
}
