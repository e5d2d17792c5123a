internal import Dialogs
internal import YAML

/// A group as one manifest declares it.
struct GroupDeclaration {
    let name: ExactText
    /// Whom the group names, and where.
    let references: [(reference: Reference, node: Node)]
    /// Whether it names more, wrongly.
    let isComplete: Bool
}
