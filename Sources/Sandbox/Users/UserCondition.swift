/// One filter of a user listing: a field and a test of its value.
struct UserCondition: Hashable {
    let field: UserField
    let test: Test

    /// A test of a value.
    enum Test: Hashable {
        case oneOf(Set<UserValue>)
        case otherThan(UserValue)
        case above(UserValue)
        case atLeast(UserValue)
        case below(UserValue)
        case atMost(UserValue)
        case between(UserValue, UserValue)
        /// No user passes: the filter names a wrong type for the field, or a value that the field cannot have.
        case impossible
    }

    /// Whether a user matches the filter; a user without a value does not.
    func holds(for user: User, createdAt: Timestamp) -> Bool {
        guard let value = field.value(of: user, createdAt: createdAt) else { return false }
        return switch test {
        case .oneOf(let values): values.contains(value)
        case .otherThan(let other): value != other
        case .above(let limit): value > limit
        case .atLeast(let limit): value >= limit
        case .below(let limit): value < limit
        case .atMost(let limit): value <= limit
        case .between(let lower, let higher): lower <= value && value <= higher
        case .impossible: false
        }
    }
}

extension UserCondition {
    /// Reads a filter, `type field operator value`, such as `number id in 1,2`.
    ///
    /// Returns `nil`, which ignores the filter, if it has fewer than four words, an undocumented field or operator, or
    /// an operator that is not documented for the field.
    init?(_ filter: String) {
        let words = filter.trimmed.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: true)
        guard words.count == 4, let field = UserField(rawValue: String(words[1])), Self.isKnown(words[2], field) else {
            return nil
        }
        self.field = field
        let isRightType = words[0].utf8.elementsEqual(field.kind.rawValue.utf8)
        test = (isRightType ? Self.test(words[2], words[3].trimmed, field.kind) : nil) ?? .impossible
    }

    private static func isKnown(_ name: Substring, _ field: UserField) -> Bool {
        switch name {
        case "eq", "ne", "in": true
        case "gt", "lt", "ge", "le", "between": field.kind != .string
        default: false
        }
    }

    private static func test(_ name: Substring, _ text: String, _ kind: UserField.Kind) -> Test? {
        let single = UserValue(text, kind)
        return switch name {
        case "eq": single.map { .oneOf([$0]) }
        case "ne": single.map(Test.otherThan)
        case "gt": single.map(Test.above)
        case "ge": single.map(Test.atLeast)
        case "lt": single.map(Test.below)
        case "le": single.map(Test.atMost)
        case "in": values(text, kind).map { .oneOf(Set($0)) }
        default: values(text, kind).flatMap { $0.count == 2 ? .between($0[0], $0[1]) : nil }
        }
    }

    private static func values(_ text: String, _ kind: UserField.Kind) -> [UserValue]? {
        let parts = text.split(separator: ",").map(\.trimmed)
        let values = parts.compactMap { UserValue($0, kind) }
        return values.count == parts.count && !values.isEmpty ? values : nil
    }
}
