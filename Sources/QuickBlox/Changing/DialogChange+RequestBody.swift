internal import Dialogs
internal import JSON

extension DialogChange {
    /// The body of the request that makes the change (https://docs.quickblox.com/reference/update-dialog): the values,
    /// and people within `push_all` or `pull_all`, never both.
    func requestBody() -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512)
        writer.beginObject()
        for field in ManagedField.all {
            if let value = values[field] { writer.member(field.wireName, value) }
        }
        if let people {
            writer.key(people.direction == .adding ? "push_all" : "pull_all")
            writer.beginObject()
            writer.member(people.field.wireName, people.users)
            writer.endObject()
        }
        writer.endObject()
        return writer.bytes
    }
}
