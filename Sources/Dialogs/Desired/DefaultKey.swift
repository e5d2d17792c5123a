extension ExactText {
    /// The key of a public dialog or a group whose manifest gives it none.
    package static func defaultKey(of type: DialogType, named name: Self) -> Self { Self("\(type.word)/\(name)") }

    /// The key of the private dialog of two users whose manifest gives it none; whose it is makes no difference.
    package static func defaultKey(ofPair first: UserID, _ second: UserID) -> Self {
        Self("\(DialogType.private.word)/\(min(first, second))-\(max(first, second))")
    }
}

extension DesiredDialog {
    /// The key that it has in a manifest that gives it none; `nil` for a private one, which its pair tells.
    package var keyByName: ExactText? { name.map { .defaultKey(of: type, named: $0) } }
}
