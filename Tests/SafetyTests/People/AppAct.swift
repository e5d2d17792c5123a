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
        case promote = "made admins in the app"
        case makeForOthers = "made by hand by somebody who is not declared"
    }

    /// Most of what people do is to come, to go and to rename.
    private static let usual: [Kind] = [.rename, .rename, .rename, .join, .leave, .delete]

    private static let plain: [Kind] = [
        .rename, .takeName, .join, .leave, .hide, .delete, .changePhoto, .changeData, .overwriteMark, .make,
    ]

    /// What people do besides to rooms that are kept up to date.
    private static let drifts: [Kind] = [
        .rename, .join, .join, .leave, .changePhoto, .changeData, .promote, .promote,
    ]

    init(_ generator: inout SeededGenerator) {
        self.init(oneOf: Self.usual + Self.plain, &generator)
    }

    /// Something that makes a room differ from what is declared.
    static func drift(_ generator: inout SeededGenerator) -> Self { Self(oneOf: drifts, &generator) }

    /// Somebody makes a room that is declared.
    static func make(_ generator: inout SeededGenerator) -> Self { Self(oneOf: [.make, .makeForOthers], &generator) }

    private init(oneOf kinds: [Kind], _ generator: inout SeededGenerator) {
        kind = kinds.randomElement(using: &generator) ?? .rename
        seed = generator.next()
    }
}
