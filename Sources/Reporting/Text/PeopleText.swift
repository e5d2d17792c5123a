internal import Diagnostics
internal import Dialogs

/// How people are written in the lines of a plan or a report: by name, and how many of a list.
struct PeopleText {
    private let names: PeopleNames
    private let room: Room

    /// How many people a line names that lists the members of a dialog.
    enum Room {
        /// As many as fit into so many columns.
        case columns(Int)
        /// So many at most.
        case people(Int)
        /// Nobody: how many they are is told alone.
        case nobody
        /// All, here and in every other list.
        case everybody
    }

    /// Writes people by these names.
    init(_ names: PeopleNames, room: Room) {
        self.names = names
        self.room = room
    }

    /// One person.
    func text(for user: UserID) -> String { names.text(for: user) }

    /// The first so many users, and how many more.
    func listed(_ users: [UserID], limit: Int) -> String {
        if case .everybody = room { return joined(users) }
        let shown = joined(users.prefix(limit))
        return users.count > limit ? "\(shown) and \(users.count - limit) more" : shown
    }

    /// What is told of users, and the users behind it, as far as there is room; the text tells how many they are.
    func members(_ text: String, _ users: [UserID]) -> String {
        switch room {
        case .columns(let columns): fitting("\(text): ", users, columns)
        case .people(let limit): "\(text): \(listed(users, limit: limit))"
        case .nobody: text
        case .everybody: "\(text): \(joined(users))"
        }
    }

    /// All users, on lines that are short enough to be read.
    func rows(_ users: [UserID]) -> [String] {
        var rows: [String] = []
        var (row, columns, people) = ("", 0, 0)
        for user in users {
            let text = names.text(for: user)
            if people > 0, people == Self.peopleInARow || columns + 2 + text.columns > Self.rowWidth {
                rows.append(row)
                (row, columns, people) = ("", 0, 0)
            }
            row += people > 0 ? ", \(text)" : text
            columns += (people > 0 ? 2 : 0) + text.columns
            people += 1
        }
        return people > 0 ? rows + [row] : rows
    }

    private static let peopleInARow = 8
    private static let rowWidth = 80

    private func joined(_ users: some Sequence<UserID>) -> String {
        users.lazy.map(names.text).joined(separator: ", ")
    }

    /// As many users as fit, one at least.
    private func fitting(_ text: String, _ users: [UserID], _ width: Int) -> String {
        var line = text
        var columns = text.columns
        for (place, user) in users.enumerated() {
            let name = names.text(for: user)
            let needed = (place > 0 ? 2 : 0) + name.columns
            let reserve = place == users.count - 1 ? 0 : 3
            guard place == 0 || columns + needed + reserve <= width else { return line + ", …" }
            if place > 0 { line += ", " }
            line += name
            columns += needed
        }
        return line
    }
}
