import Dialogs
import Testing

@Suite struct RoomAddressTests {
    private static let id = "5d75393ba28f9a17e1cb0f9e"

    @Test(
        arguments: [
            ("76730_\(id)@muc.chat.quickblox.com", 76730),
            ("76730_\(id)@", 76730),
            ("76730_5d75393ba28f9a17e1cb0f9f@muc.chat.quickblox.com", nil),
            ("76730_\(id)", nil),
            ("+76730_\(id)@muc.chat.quickblox.com", nil),
            ("0_\(id)@muc.chat.quickblox.com", nil),
            ("_\(id)@muc.chat.quickblox.com", nil),
            ("99999999999999999999_\(id)@muc.chat.quickblox.com", nil),
            ("\(id)@muc.chat.quickblox.com", nil),
            (nil, nil),
        ] as [(String?, Int?)]
    )
    func `the address of a room tells its application`(address: String?, application: Int?) throws {
        let dialog = LiveDialog(
            id: try #require(DialogID(hexDigits: Self.id)),
            type: .group,
            fields: LiveFields(),
            roomJID: address
        )
        #expect(dialog.application == application)
    }
}
