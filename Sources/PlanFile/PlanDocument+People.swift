package import Dialogs
package import Planning

extension Plan {
    /// The users whose numbers stand in the text of the plan; of dialogs that nobody declares, the occupants do not.
    package var mentionedUsers: Set<UserID> {
        var mentioned = MentionedPeople()
        mentioned.add(entries)
        mentioned.add(departures)
        let others = undeclared.dialogs.flatMap { [$0.owner, $0.live?.creator].compactMap(\.self) }
        return mentioned.users.union(others)
    }
}

extension ShownRoom {
    /// The users whose numbers stand in the text of the dialog.
    package var mentionedUsers: Set<UserID> {
        var mentioned = MentionedPeople()
        mentioned.add([entry].compactMap(\.self))
        mentioned.add([live].compactMap(\.self))
        return mentioned.users
    }
}
