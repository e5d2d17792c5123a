import Diagnostics
import JSON

extension Assumptions {
    /// The names of the assumptions that have a few values, each with these; the first value is the default.
    package static var choices: [(name: String, values: [String])] {
        all.compactMap { assumption -> (name: String, values: [String])? in
            guard case .words(let words) = assumption.form else { return nil }
            return (assumption.name, words)
        }
    }

    /// Reads assumptions such as `data=replaced`; what is left out stays as it is.
    ///
    /// - Parameters:
    ///   - texts: The assumptions.
    ///   - base: What is assumed without them.
    /// - Throws: `AssumptionError` for the first text that is none, or that decides what an earlier one has decided.
    package init(_ texts: [String], over base: Assumptions = Assumptions()) throws(AssumptionError) {
        self = base
        var decided: Set<String> = []
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let assumption = Self.all.first(where: { $0.name == parts[0] }) else {
                let near = nearest(to: parts[0], among: Self.all.map(\.name)).map { "; did you mean '\($0)'?" }
                throw AssumptionError(
                    "'\(parts[0])' is no assumption\(near ?? "; write \(Self.all.map(\.name).joined(separator: ", "))")"
                )
            }
            guard parts.count == 2, assumption.set(&self, assumption.value(of: parts[1])) else {
                throw AssumptionError("in the assumption '\(text)': write \(assumption.name)=\(assumption.wanted)")
            }
            guard decided.insert(assumption.name).inserted else {
                throw AssumptionError("'\(assumption.name)' is assumed twice")
            }
        }
    }

    /// The assumptions that are not the default, such as `data=replaced`.
    package var description: [String] {
        let usual = Assumptions()
        return Self.all.compactMap { assumption in
            let value = assumption.text(self)
            return value == assumption.text(usual) ? nil : "\(assumption.name)=\(value)"
        }
    }

    /// All assumptions, first those that can be seen of an application by reading.
    static var all: [Assumption] { ofListings + ofOthers }

    private static var ofListings: [Assumption] {
        [
            Assumption("largest-page", \.listing.largestPage, in: 1...1_000, "The most rows of a page of a listing."),
            Assumption("totals", \.listing.totals, "The member 'total_entries' of a listing."),
            Assumption("order", \.listing.order, "The order of a listing for which none is asked."),
            Assumption("admin-ids", \.listing.adminIDs, "The member 'admin_ids' of a dialog."),
            Assumption("room-addresses", \.listing.roomAddresses, "The member 'xmpp_room_jid' of a dialog."),
            Assumption("ignored-filters", \.listing.ignoredFilters, "Filters of a listing that have no effect."),
        ]
    }

    private static var ofOthers: [Assumption] {
        [
            Assumption("push-again", \.pushAgain, "A user pushed who is in the list already."),
            Assumption("pulled-admin", \.pulledAdmin, "The role of an admin who is pulled from a group, or leaves it."),
            Assumption("updated-at", \.updatedAt, "The time of a dialog that is updated."),
            Assumption("data", \.data, "The fields of custom data that an update leaves out."),
            Assumption("push-and-pull", \.pushAndPull, "A request that both pushes and pulls."),
            Assumption("admin-outside", \.adminOutside, "A new admin of a group who is not in it."),
            Assumption("key-for-outsider", \.keyForOutsider, "An API key that acts for somebody who may not do this."),
            Assumption("join-required", \.joinRequired, "The field 'is_join_required' in an update."),
            Assumption("data-by", \.dataBy, "Who may change the custom data of a group."),
            Assumption("push-one", \.pushOne, "Updates with 'push' and 'pull', without '_all'."),
            Assumption("sha256", \.sha256, "Sessions that are signed by HMAC-SHA256."),
            Assumption("tags", \.tags, "Which users are found by several tags."),
            Assumption("full-name", \.fullName, "Which users are found by a full name."),
            Assumption(
                "read-private",
                \.readPrivate,
                "Whether messages of private dialogs are read once they are listed."
            ),
        ]
    }
}
