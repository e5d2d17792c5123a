internal import Diagnostics
package import Dialogs

extension Adoption {
    /// Whether the manifests declare just what they did, but for this pin.
    package func isAll(between before: [DesiredDialog], and after: [DesiredDialog]) -> Bool {
        before.count == after.count && zip(before, after).allSatisfy(isAll)
    }

    private func isAll(between before: DesiredDialog, and after: DesiredDialog) -> Bool {
        let expected = before.key == key ? DesiredDialog.Identification.pinned(id) : before.identification
        return after.identification == expected && after.key == before.key && after.owner == before.owner
            && after.content == before.content && after.location.path == before.location.path
    }
}
