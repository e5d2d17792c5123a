/// What the sandbox takes for true of listings, and of what answers tell of a dialog, where the documents are silent.
///
/// All of it can be seen of a real application by reading; by default it is what is documented, or likeliest.
package struct ListingAssumptions: Hashable, Sendable {
    /// The most rows of a page.
    package var largestPage = 100
    /// Whether listings tell how many rows there are.
    package var totals = Told.told
    /// The order of a listing for which none is asked.
    package var order = Order.lastMessage
    /// Whether answers tell the admins of a dialog.
    package var adminIDs = Told.told
    /// Whether answers tell the address of a dialog's chat room.
    package var roomAddresses = Told.told
    /// The filters that are ignored as if they were unknown.
    var ignoredFilters: Set<FilterName> = []

    /// Creates the default assumptions.
    package init() {}

    /// Whether answers leave out what the documents have.
    var hidesMembers: Bool { adminIDs == .hidden || roomAddresses == .hidden }
}

extension ListingAssumptions {
    /// Whether answers have a member.
    package enum Told: String, CaseIterable, Sendable {
        /// They have it.
        case told
        /// They do not.
        case hidden
    }

    /// The order of a listing for which none is asked.
    package enum Order: String, CaseIterable, Sendable {
        /// The newest message first, dialogs without one last.
        case lastMessage = "last-message"
        /// The newest dialog first.
        case newestFirst = "newest-first"
        /// The oldest dialog first.
        case oldestFirst = "oldest-first"
    }
}

extension SortOrder {
    /// The order of a listing for which none is asked.
    init(_ order: ListingAssumptions.Order) {
        switch order {
        case .lastMessage: self = .standard
        case .newestFirst: self.init(field: .createdAt, isDescending: true)
        case .oldestFirst: self.init(field: .createdAt, isDescending: false)
        }
    }
}
