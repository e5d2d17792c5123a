internal import Diagnostics
internal import JSON

/// The members of an object, taken out one by one; what is left over is a mistake.
struct LocatedJSONObject {
    /// The object.
    let value: LocatedJSON
    private var members: [String: LocatedJSON] = [:]

    /// Takes the members of an object, each of which stands in it once.
    init(_ value: LocatedJSON) throws(JSONError) {
        guard case .object(let pairs) = value.content else { throw value.mistake("expected an object") }
        self.value = value
        for (key, member) in pairs {
            guard members.updateValue(member, forKey: key) == nil else {
                throw member.mistake("the member \(key.quoted) stands there twice")
            }
        }
    }

    /// Takes a member that must be there.
    mutating func take(_ key: String) throws(JSONError) -> LocatedJSON {
        guard let member = members.removeValue(forKey: key) else {
            throw value.mistake("the member '\(key)' is missing")
        }
        return member
    }

    /// Takes a member that may be there.
    mutating func take(ifPresent key: String) -> LocatedJSON? { members.removeValue(forKey: key) }

    /// Takes a member that may be there, and makes something of it.
    mutating func take<Value>(
        ifPresent key: String,
        _ make: (LocatedJSON) throws(JSONError) -> Value
    ) throws(JSONError) -> Value? {
        guard let member = take(ifPresent: key) else { return nil }
        return try make(member)
    }

    /// Makes sure that every member was taken.
    func finish() throws(JSONError) {
        guard let (key, member) = members.min(by: { $0.value.offset < $1.value.offset }) else { return }
        throw member.mistake("the member \(key.quoted) does not belong here")
    }
}
