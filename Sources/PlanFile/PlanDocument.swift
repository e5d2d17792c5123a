package import Dialogs
package import Planning

/// A plan that can be kept, reviewed by others and carried out later, with all that is needed for it and no secret.
///
/// Its promise: one plan has one text, byte for byte, and a text that was changed after it was written is not read.
package struct PlanDocument: Hashable, Sendable {
    /// The version of the program that made the plan.
    package let toolVersion: String
    /// The API that was read.
    package let endpoint: String
    /// The files that the dialogs were declared in, in the order in which they were read, and what was named.
    package let inputs: PlanInputs
    /// What the manifests call people; those whom the plan does not mention stand in no text of it.
    package let people: PeopleNames
    /// The people who were not found, and the dialogs that name them.
    package let missing: MissingPeople
    /// The plan.
    package let plan: Plan

    /// Creates the document of a plan.
    package init(
        _ plan: Plan,
        of inputs: PlanInputs,
        at endpoint: String,
        naming people: PeopleNames = .none,
        missing: MissingPeople = .none,
        toolVersion: String
    ) {
        self.toolVersion = toolVersion
        self.endpoint = endpoint
        self.inputs = inputs
        self.people = people
        self.missing = missing
        self.plan = plan
    }
}

extension PlanDocument {
    /// What the member `format` of a plan's text says.
    package static let format = "dialogctl.plan"
    /// The one version of the text that there is.
    package static let formatVersion = 1
    /// The most bytes that the text of a plan may have: a million dialogs; reading it takes up to eight times as much
    /// memory.
    package static let sizeLimit = 256 << 20
}
