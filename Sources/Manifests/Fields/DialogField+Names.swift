internal import Dialogs

extension DialogField: FieldName {
    static let map = "a dialog"
    static let table = FieldTable<Self>()
    static let foreignNames = wireNames.merging(otherNames) { name, _ in name }

    /// The API's own names, where they are others.
    private static let wireNames = [String: ForeignName<Self>](
        uniqueKeysWithValues: allCases.compactMap { field in
            guard let name = field.wireName, name != field.rawValue else { return nil }
            return (name, .spelling(of: field))
        }
    )

    private static let otherNames: [String: ForeignName<Self>] = [
        "occupant_ids": .spelling(of: .managed(.occupants)), "members": .spelling(of: .managed(.occupants)),
        "admins_ids": .spelling(of: .managed(.admins)), "title": .spelling(of: .managed(.name)),
        "unlisted_occupants": .spelling(of: .unlisted), "unlisted_members": .spelling(of: .unlisted),
        "owner_id": .spelling(of: .owner),
        "class_name": .remedy("write it inside 'data'", for: .managed(.data)),
    ]
}
