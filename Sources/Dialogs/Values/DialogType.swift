/// The kind of a dialog; the raw value is the API's `type`, and it never changes after creation.
package enum DialogType: Int, Hashable, CaseIterable, Sendable {
    /// Open to every user of the application; keeps no occupants.
    case `public` = 1
    /// Open to its occupants only.
    case group = 2
    /// Between exactly two users; the server keeps at most one for each pair.
    case `private` = 3

    /// The word that manifests and plans use.
    package var word: String {
        switch self {
        case .public: "public"
        case .group: "group"
        case .private: "private"
        }
    }
}
