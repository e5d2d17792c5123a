/// Values that a dialog carries in the fields of a Custom Objects class.
///
/// The class must exist in the application before a dialog can use it
/// (https://docs.quickblox.com/reference/create-dialog, "Custom parameters").
package struct CustomData: Hashable, Sendable {
    /// The class, sent as `data.class_name`; without it the API drops the data silently.
    package let className: ExactText
    /// The declared fields; a live field that is not among them is not managed.
    package let fields: CustomFields<Scalar>

    /// Creates the data of one class.
    package init(className: ExactText, fields: CustomFields<Scalar> = CustomFields()) {
        self.className = className
        self.fields = fields
    }
}
