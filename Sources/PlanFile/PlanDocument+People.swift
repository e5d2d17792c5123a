package import Dialogs
package import Planning

extension Plan {
    /// The users whose numbers stand in the text of the plan.
    package var mentionedUsers: Set<UserID> {
        var mentioned = MentionedPeople()
        mentioned.add(entries)
        return mentioned.users
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
