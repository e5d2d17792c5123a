/// The sections of a command's help into which its options are grouped.
enum HelpSection {
    static let selection = "Selection"
    static let identity = "Identity"
    static let people = "People"
    static let rails = "Safety rails"
    static let requests = "Requests"
    static let files = "Files"
    static let output = "Output"
}
