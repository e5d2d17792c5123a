package import Dialogs
internal import Journal

/// An ids file whose dialogs were looked for.
package struct CheckedIDs: Sendable {
    /// The file.
    package let source: IDsSource
    /// The user who looked for the dialogs; `nil` if each was looked for as its owner.
    package let viewer: UserID?
    /// The dialogs of the file that are visible.
    package let live: [DialogID: LiveDialog]

    /// Creates the result of a check.
    package init(_ source: IDsSource, as viewer: UserID?, live: [DialogID: LiveDialog]) {
        self.source = source
        self.viewer = viewer
        self.live = live
    }

    /// Whether all dialogs are visible.
    package var areAllVisible: Bool { source.contents.dialogs.values.allSatisfy { live[$0.id] != nil } }
}
