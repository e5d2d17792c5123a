internal import Diagnostics
internal import YAML

/// Whom rows name, with the columns found in the header of a roster.
struct BoundMember {
    let template: BoundTemplate
    /// Which rows name somebody; `nil` where all do.
    let conditions: BoundConditions?
    /// Where the conditions are.
    let place: Node?

    init?(_ member: RosterMember, _ header: RosterHeader, reportingTo mistakes: inout DiagnosticCollector) {
        let conditions =
            member.conditions.isEmpty
            ? nil : BoundConditions(member.conditions, header, reportingTo: &mistakes)
        guard let template = BoundTemplate(member.template, header, reportingTo: &mistakes) else { return nil }
        self.template = template
        self.conditions = conditions
        place = member.place
    }
}
