import Dialogs
import TestSupport
import Testing

/// Reading dialogs by their IDs, where servers take lists of them and where they ignore these.
@Suite struct DialogsByIDTests {
    private static let all = (1...250).map { LiveDialog.group($0, "Room", [1, 2]) }

    @Test func `a hundred are read with a request`() async throws {
        let store = InMemoryDialogStore(Self.all)
        let read = try await store.dialogs(Self.all.map(\.id), as: 1)
        #expect(read.visible.count == 250)
        #expect(store.queries.map(\.ids.count) == [100, 100, 50])
    }

    @Test func `what the user does not see is left out`() async throws {
        let store = InMemoryDialogStore(Self.all)
        #expect(try await Set(store.dialogs([.number(7), .number(900)], as: 1).visible.keys) == [.number(7)])
        #expect(try await store.dialog(.number(900), as: 1) == nil)
        #expect(try await store.dialog(.number(7), as: 1) == Self.all[6])
    }

    @Test func `where lists are ignored, each is read with its own request, and not all of the application`()
        async throws
    {
        let reader = PagedDialogReader(Self.all, ignoring: [.idIn])
        let asked = [3, 77, 240].map(DialogID.number)
        let read = try await reader.dialogs(asked, as: 1)
        #expect(Set(read.visible.keys) == Set(asked))
        #expect(read.requests == 4)
    }

    @Test func `where nothing filters, a dialog of the last page is found all the same`() async throws {
        let reader = PagedDialogReader(Self.all, ignoring: [.idIn, .id])
        #expect(try await reader.dialog(.number(250), as: 1) == Self.all[249])
    }
}
