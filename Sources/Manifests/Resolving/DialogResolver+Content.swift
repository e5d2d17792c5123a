internal import Diagnostics
internal import Dialogs
internal import YAML

extension DialogResolver {
    /// What the dialog is to be; `nil` where a field that tells it from others is missing or wrong, which is reported.
    ///
    /// Other fields that are wrong are left out: no dialog of a set with mistakes goes anywhere.
    mutating func content(of draft: borrowing Draft) -> DesiredDialog.Content? {
        let data = data(of: draft)
        switch draft.type {
        case .public: return publicRoom(draft, data).map { .public($0) }
        case .group: return groupRoom(draft, data).map { .group($0) }
        case .private: return opponent(of: draft).map { .private(DesiredDialog.PrivateChat(opponent: $0, data: data)) }
        }
    }

    private mutating func publicRoom(_ draft: borrowing Draft, _ data: CustomData?) -> DesiredDialog.PublicRoom? {
        guard let name = name(of: draft) else { return nil }
        return DesiredDialog.PublicRoom(
            name: name,
            photo: draft.fields.photo.value,
            admins: draft.fields.admins.value?.users,
            data: data
        )
    }

    private mutating func groupRoom(_ draft: borrowing Draft, _ data: CustomData?) -> DesiredDialog.GroupRoom? {
        let occupants = groupOccupants(of: draft)
        guard let name = name(of: draft), let occupants, draft.fields.admins.isSound else { return nil }
        return DesiredDialog.GroupRoom(
            name: name,
            occupants: occupants,
            admins: draft.fields.admins.value?.users,
            photo: draft.fields.photo.value,
            joinRequired: draft.fields.joinRequired.value,
            data: data
        )
    }

    private mutating func name(of draft: borrowing Draft) -> ExactText? {
        if draft.fields.name.isAbsent, !draft.isPartial {
            mistakes.report(.missingName(draft.type), at: draft.node)
        }
        return draft.fields.name.value
    }

    private mutating func data(of draft: borrowing Draft) -> CustomData? {
        guard case .value(let data, let pair) = draft.fields.data else { return nil }
        if data.className.isAbsent, !data.isPartial { mistakes.report(.missingClassName, at: pair.key) }
        return data.className.value.map { CustomData(className: $0, fields: CustomFields(data.fields)) }
    }
}

extension Diagnostic.Message {
    fileprivate static func missingName(_ type: DialogType) -> Self {
        "the dialog has no name, which a \(type.word) dialog needs: add 'name'"
    }

    fileprivate static let missingClassName: Self =
        "'data' has no class_name, without which QuickBlox drops it: add 'class_name'"
}
