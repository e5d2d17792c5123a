import JSON

/// One page of a user listing.
struct ListedUsers: Hashable {
    /// The users of the page, in order.
    let users: [User]
    /// The total number of users on all pages.
    let total: Int
}

extension UserDirectory {
    /// The page that a query asks for.
    ///
    /// A user of whom only the ID is known is found only by that ID, as there may be any number of them.
    func list(_ query: UserQuery, createdAt: Timestamp, _ assumptions: Assumptions) -> ListedUsers {
        let matches = candidates(query.conditions).filter { user in
            query.conditions.allSatisfy { $0.holds(for: user, createdAt: createdAt) }
                && user.fits(query, assumptions)
        }
        let sorted = sorted(matches, query.order, createdAt)
        let pagesBefore = min(query.page - 1, sorted.count / query.perPage + 1)
        let page = sorted.dropFirst(pagesBefore * query.perPage).prefix(query.perPage)
        return ListedUsers(users: Array(page), total: sorted.count)
    }

    /// The users among whom all matches are, in ascending order of ID.
    private func candidates(_ conditions: [UserCondition]) -> [User] {
        for condition in conditions where condition.field == .id {
            guard case .oneOf(let values) = condition.test else { continue }
            return values.sorted().compactMap { value in
                if case .number(let id) = value { self[id] } else { nil }
            }
        }
        return declared
    }

    /// The users in an order; users without a value come last, and equal ones are in ascending order of ID.
    private func sorted(_ users: [User], _ order: UserOrder, _ createdAt: Timestamp) -> [User] {
        let keyed = users.map { (key: order.field.value(of: $0, createdAt: createdAt), user: $0) }
        return keyed.sorted { first, second in
            switch (first.key, second.key) {
            case (let one?, let other?) where one != other: order.isDescending ? one > other : one < other
            case (_?, nil): true
            case (nil, _?): false
            default: first.user.id < second.user.id
            }
        }.map(\.user)
    }
}

extension ListedUsers {
    /// The body of the response, with each user in an object of its own.
    func body(_ query: UserQuery, createdAt: Timestamp) -> JSONValue {
        [
            "current_page": .integer(query.page),
            "per_page": .integer(query.perPage),
            "total_entries": .integer(total),
            "items": .array(users.map { $0.body(createdAt: createdAt) }),
        ]
    }
}

extension User {
    /// Whether the user has the tags and the full name of a query.
    ///
    /// Whether several tags mean all of them or one, and whether a part of a name is enough, is not documented. Clients
    /// look for names as somebody types them, with three letters or more.
    fileprivate func fits(_ query: UserQuery, _ assumptions: Assumptions) -> Bool {
        let has = { (tag: String) in tags.contains { $0.utf8.elementsEqual(tag.utf8) } }
        let fitsTags =
            switch assumptions.tags {
            case .all: query.tags.allSatisfy(has)
            case .any: query.tags.isEmpty || query.tags.contains(where: has)
            }
        guard fitsTags, let wanted = query.fullName else { return fitsTags }
        guard let fullName else { return false }
        return switch assumptions.fullName {
        case .contains: fullName.lowercased().utf8.contains(wanted.lowercased().utf8)
        case .equals: fullName.utf8.elementsEqual(wanted.utf8)
        }
    }
}
