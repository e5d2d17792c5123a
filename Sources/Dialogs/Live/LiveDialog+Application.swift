extension LiveDialog {
    /// The ID of the dialog's application, as the address of its room tells it: `<application>_<_id>@<chat host>`.
    ///
    /// `nil` where there is no address, or one of another form or of another dialog.
    package var application: Int? {
        guard let address = roomJID?.utf8, let at = address.firstIndex(of: UInt8(ascii: "@")) else { return nil }
        let room = address[..<at]
        guard let line = room.firstIndex(of: UInt8(ascii: "_")) else { return nil }
        guard room[room.index(after: line)...].elementsEqual(id.text.utf8) else { return nil }
        let digits = room[..<line]
        // Not what `Int` takes besides: a sign.
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return Int(Substring(digits)).flatMap { $0 > 0 ? $0 : nil }
    }
}
