import TestSupport

/// Something that a person does in the app, to a room that chance chooses.
struct AppAct {
    let kind: Kind
    /// What the choice depends on.
    let seed: UInt64

    /// What people do.
    enum Kind: String, CaseIterable {
        case rename = "renamed in the app"
        case takeName = "renamed in the app to a declared name"
        case join = "joined"
        case leave = "left"
        case hide = "deleted for themselves"
        case delete = "deleted in the app"
        case changePhoto = "photos changed in the app"
        case changeData = "data changed in the app"
        case overwriteMark = "marks overwritten in the app"
        case make = "made by hand"
    }

    /// Most of what people do is to come, to go and to rename.
    private static let usual: [Kind] = [.rename, .rename, .rename, .join, .leave, .delete]

    init(_ generator: inout SeededGenerator) {
        kind = (Self.usual + Kind.allCases).randomElement(using: &generator) ?? .rename
        seed = generator.next()
    }
}
