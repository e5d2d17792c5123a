/// The custom data of a live dialog: a class, and its fields.
package struct LiveData: Hashable, Sendable {
    /// The class; `nil` where the server sends fields without one.
    package let className: ExactText?
    /// The fields without the class name.
    package let fields: CustomFields<LiveValue>

    /// Creates live data; `nil` where there is neither a class nor a field.
    package init?(className: ExactText?, fields: CustomFields<LiveValue>) {
        guard className != nil || !fields.isEmpty else { return nil }
        self.className = className
        self.fields = fields
    }
}

/// A value of a live dialog's custom data.
package enum LiveValue: Hashable, Sendable {
    /// A value that a manifest could declare.
    case scalar(Scalar)
    /// Nothing.
    case null
    /// A list or an object, kept as JSON text; no manifest declares one.
    case composite(String)
}
