internal import Diagnostics
package import Dialogs
package import Planning

/// The dialogs of one person as text: what the person is in each, live and declared.
package struct PersonText: Sendable {
    private let user: UserID
    private let rooms: [ShownRoom]
    private let people: PeopleText
    private let style: TextStyle
    private let isDeclaredKnown: Bool

    /// Creates the text.
    ///
    /// - Parameters:
    ///   - user: The person.
    ///   - rooms: The person's dialogs.
    ///   - names: What manifests call the people.
    ///   - isDeclaredKnown: Whether manifests were read.
    ///   - style: With or without colours.
    package init(
        _ user: UserID,
        in rooms: [ShownRoom],
        naming names: PeopleNames = .none,
        isDeclaredKnown: Bool,
        style: TextStyle
    ) {
        self.user = user
        self.rooms = rooms
        people = PeopleText(names, room: .people(ReportRow.peopleShown))
        self.isDeclaredKnown = isDeclaredKnown
        self.style = style
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let title = style.paint("user \(people.text(for: user))", .bold)
        guard !rooms.isEmpty else { return "\(title)\n  is in no dialog\n" }
        let table = MembershipTable(
            rooms.map { ($0.title(besides: user, people), $0.person(user), $0.remark(on: user)) },
            title: count(rooms.count, "dialog"),
            hasDeclared: isDeclaredKnown,
            style: style
        )
        return ([title] + table.lines).map { "\($0)\n" }.joined()
    }
}

extension ShownRoom {
    /// The key, or where there is none, the type and the name.
    fileprivate func title(besides user: UserID, _ people: PeopleText) -> String {
        if let key { return key.string }
        guard let live else { return "" }
        guard live.type == .private else { return "\(live.type.word) '\(live.name?.string ?? "")'" }
        let others = live.occupants.ascending.filter { $0 != user }
        return "private with \(people.listed(others, limit: 2))"
    }

    /// What there is to say of one person in it.
    fileprivate func remark(on user: UserID) -> String {
        guard let entry else { return live?.id.text ?? "" }
        guard let live else {
            return switch entry.action {
            case .create: "not there yet"
            default: "\(entry.action.kind.rawValue): a person decides"
            }
        }
        let remark = person(user).remark(in: self)
        return remark.isEmpty ? live.id.text : remark
    }
}
