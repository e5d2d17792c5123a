extension Assumptions {
    /// The names of all assumptions, each with its values; the first value is the default.
    package static var choices: [(name: String, values: [String])] { settings.map { ($0.name, $0.values) } }

    /// Reads assumptions such as `data=replaced`; what is left out has its default.
    ///
    /// - Throws: `AssumptionError` for the first text that is none, or that decides what an earlier one has decided.
    package init(_ texts: [String]) throws(AssumptionError) {
        self.init()
        var decided: Set<String> = []
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let setting = Self.settings.first(where: { $0.name == parts[0] }) else {
                throw AssumptionError(
                    "'\(parts[0])' is no assumption; write \(Self.settings.map(\.name).joined(separator: ", "))"
                )
            }
            guard parts.count == 2, setting.values.contains(parts[1]) else {
                throw AssumptionError(
                    "in the assumption '\(text)': write \(setting.name)=\(setting.values.joined(separator: " or "))"
                )
            }
            guard decided.insert(setting.name).inserted else {
                throw AssumptionError("'\(setting.name)' is assumed twice")
            }
            setting.set(&self, parts[1])
        }
    }

    /// The assumptions that are not the default, such as `data=replaced`.
    package var description: [String] {
        Self.settings.compactMap { setting in
            let value = setting.value(self)
            return value == setting.values.first ? nil : "\(setting.name)=\(value)"
        }
    }

    private static var settings: [Setting] {
        [
            Setting("push-again", \.pushAgain), Setting("pulled-admin", \.pulledAdmin),
            Setting("updated-at", \.updatedAt), Setting("data", \.data), Setting("push-and-pull", \.pushAndPull),
            Setting("admin-outside", \.adminOutside), Setting("key-for-outsider", \.keyForOutsider),
            Setting("join-required", \.joinRequired), Setting("data-by", \.dataBy),
            Setting("push-one", \.pushOne), Setting("sha256", \.sha256), Setting("tags", \.tags),
            Setting("full-name", \.fullName), Setting("read-private", \.readPrivate),
        ]
    }

    /// One assumption by its name.
    private struct Setting {
        let name: String
        /// All values, the default first.
        let values: [String]
        let value: (Assumptions) -> String
        let set: (inout Assumptions, String) -> Void

        init<Value: RawRepresentable<String> & CaseIterable>(
            _ name: String,
            _ path: WritableKeyPath<Assumptions, Value>
        ) {
            self.name = name
            values = Value.allCases.map(\.rawValue)
            value = { $0[keyPath: path].rawValue }
            set = { assumptions, text in
                if let value = Value(rawValue: text) { assumptions[keyPath: path] = value }
            }
        }
    }
}
