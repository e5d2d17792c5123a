/// The JSON Schemas of plans and runs, for programs that read them.
package enum DocumentSchema {
    /// What a plan may hold.
    package static let plan = String(decoding: PackageResources.plan_schema_json, as: UTF8.self)
    /// What a run may hold.
    package static let run = String(decoding: PackageResources.run_schema_json, as: UTF8.self)
}
