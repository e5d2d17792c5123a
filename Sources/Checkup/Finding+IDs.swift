package import Journal

extension Finding {
    /// An ids file that runs read and write.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - ids: The file's contents; `nil` where there is none yet.
    ///   - application: The application that runs are to belong to, if that is said.
    /// - Returns: One finding.
    package static func ids(at path: String, _ ids: DialogIDs?, expectedApplication application: Int?) -> Self {
        let topic = "ids file"
        guard let ids else { return .ok(topic, "none yet at '\(path)'") }
        if let application, let own = ids.application, own != application {
            let text = "'\(path)' is of application \(own), not of application \(application)"
            return .fail(topic, text, "name the file of application \(application) with --ids")
        }
        let dialogs = "\(ids.count) \(ids.count == 1 ? "dialog" : "dialogs")"
        return .ok(topic, "'\(path)' knows \(dialogs)" + (ids.application.map { " of application \($0)" } ?? ""))
    }

    /// Ids files that no run can use.
    package static func ids(unusable text: String) -> Self {
        .fail("ids file", text, "mend it, take it from git again, or name another with --ids")
    }
}
