import Dialogs
import HTTP
import QuickBlox
import TestSupport
import Testing

@Suite struct ListRequestTests {
    private let always = "limit=100&skip=0&sort_asc=created_at&include_unread_message_count=0"

    private func url(of query: DialogQuery) async throws -> String {
        let transport = StubTransport(.page([], of: 0))
        _ = try await QuickBloxStore(transport).list(query, as: 1)
        return try #require(transport.requests.first).url
    }

    @Test func `a query without predicates asks for everything`() async throws {
        #expect(try await url(of: DialogQuery()) == "https://api.example.com/chat/Dialog.json?\(always)")
    }

    @Test func `predicates are encoded once, occupants in order`() async throws {
        let query = DialogQuery(id: .number(1), type: .group, name: "a&b=ü 100%+,", occupants: [30, 4, 100])
        let filter = "_id=000000000000000000000001&type=2&name=a%26b%3D%C3%BC%20100%25%2B%2C"
        let occupants = "occupants_ids%5Ball%5D=4%2C30%2C100"
        #expect(try await url(of: query) == "https://api.example.com/chat/Dialog.json?\(filter)&\(occupants)&\(always)")
    }

    @Test func `several names go as a list`() async throws {
        let address = try await url(of: DialogQuery(type: .public, names: ["b", "a c"]))
        let filter = "type=1&name%5Bin%5D=a%20c%2Cb"
        #expect(address == "https://api.example.com/chat/Dialog.json?\(filter)&\(always)")
    }

    @Test func `of very many occupants some are sent and all are checked`() async throws {
        let crowd = UserIDs((1...5000).compactMap { UserID(rawValue: 100_000_000 + $0) })
        let address = try await url(of: DialogQuery(occupants: crowd))
        #expect((3900...4300).contains(address.utf8.count))
        let transport = StubTransport(.page([1], of: 1))
        let listing = try await QuickBloxStore(transport).list(DialogQuery(occupants: crowd), as: 1)
        #expect(listing.dialogs.isEmpty)
    }

    @Test func `a key acts for the owner, a token for itself`() async throws {
        let transport = StubTransport(.page([], of: 0))
        _ = try await QuickBloxStore(transport, credentials: .key()).list(DialogQuery(), as: 77)
        _ = try await QuickBloxStore(transport, credentials: .token()).list(DialogQuery(), as: 77)
        #expect(
            transport.requests.map(\.headers) == [
                [HTTPHeader("Authorization", "ApiKey the-key"), HTTPHeader("On-Behalf-Of", "77")],
                [HTTPHeader("QB-Token", "the-token")],
            ]
        )
        #expect(transport.requests.allSatisfy { $0.method == .get && $0.body.isEmpty })
    }
}
