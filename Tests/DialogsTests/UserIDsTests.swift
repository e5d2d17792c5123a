import Dialogs
import TestSupport
import Testing

@Suite struct UserIDsTests {
    /// Small sets in every order and with repetitions, which meet all ways of overlapping.
    private static let samples: [[UserID]] = [
        [], [1], [2], [1, 2], [2, 1], [1, 1], [3, 1, 2], [5, 3, 5, 1], [1, 2, 3, 4, 5, 6, 7], [9, 8, 2],
    ]

    @Test(arguments: samples) func `users ascend and come once`(users: [UserID]) {
        #expect(UserIDs(users).ascending == Set(users).sorted())
        #expect(UserIDs(Set(users)) == UserIDs(users))
        #expect(UserIDs(users).count == Set(users).count)
    }

    @Test(arguments: samples, samples) func `agree with sets`(first: [UserID], second: [UserID]) {
        let (one, other) = (UserIDs(first), UserIDs(second))
        let (set, otherSet) = (Set(first), Set(second))
        #expect((one == other) == (set == otherSet))
        #expect(one.isSubset(of: other) == set.isSubset(of: otherSet))
        #expect(Set(one.union(other)) == set.union(otherSet))
        #expect(one.union(other) == UserIDs(set.union(otherSet)))
        #expect(one.intersection(other) == UserIDs(set.intersection(otherSet)))
        #expect(one.subtracting(other) == UserIDs(set.subtracting(otherSet)))
    }

    @Test(arguments: samples, 1...10) func `one user is found, or added in its place`(users: [UserID], id: Int) throws {
        let user = try #require(UserID(rawValue: id))
        #expect(UserIDs(users).contains(user) == users.contains(user))
        #expect(UserIDs(users).adding(user) == UserIDs(users + [user]))
    }
}
