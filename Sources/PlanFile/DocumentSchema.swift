/// The JSON Schemas of what dialogctl writes as JSON, for programs that read it.
package enum DocumentSchema {
    /// What a plan may hold.
    package static let plan = String(decoding: PackageResources.plan_schema_json, as: UTF8.self)
    /// What a run may hold.
    package static let run = String(decoding: PackageResources.run_schema_json, as: UTF8.self)
    /// What may be said of what is wrong.
    package static let problems = String(decoding: PackageResources.problems_schema_json, as: UTF8.self)
    /// What a checkup may find.
    package static let checkup = String(decoding: PackageResources.checkup_schema_json, as: UTF8.self)
    /// What may be said of dialogs and the people in them.
    package static let rooms = String(decoding: PackageResources.rooms_schema_json, as: UTF8.self)
}
