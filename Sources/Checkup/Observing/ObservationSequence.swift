internal import Dialogs
internal import QuickBlox

/// The requests that show how an application behaves, all of them reads: what a filter, an order or a limit does is
/// seen by comparing listings.
struct ObservationSequence {
    /// More rows than any page is known to have.
    private static let greatPage = 1_000
    /// As many as are compared.
    private static let comparedPage = 20
    /// What no dialog has.
    private static let unlikely = "no dialog has this name 5f2b8c1e9d"

    private let probe: Probe
    private let authentication: Authentication
    private let user: UserID
    private(set) var observation = Observation()
    /// How many requests have been sent.
    private(set) var sent = 0
    /// Whether the server wants no more requests.
    private var isRefused = false

    init(_ probe: Probe, _ authentication: Authentication, as user: UserID) {
        (self.probe, self.authentication, self.user) = (probe, authentication, user)
    }

    /// Sends them; a point whose request fails is not observed.
    mutating func run() async {
        let created = ("sort_asc", "created_at")
        guard let all = await page([("limit", String(Self.greatPage)), created]) else { return }
        read(all)
        guard !all.rows.isEmpty else { return }
        await compareOrders()
        await tryFilters(all)
    }

    /// What one page shows.
    private mutating func read(_ all: ObservedPage) {
        observation.tellsTotals = all.total != nil
        if let total = all.total, all.rows.count < total { observation.largestPage = all.rows.count }
        let rooms = all.rows.filter(\.hasRoom)
        guard !rooms.isEmpty else { return }
        observation.tellsAdmins = rooms.contains(where: \.tellsAdmins)
        observation.tellsRooms = rooms.contains(where: \.tellsRoom)
    }

    /// Which order a listing without one has; where two orders are the same for these dialogs, nothing is seen.
    private mutating func compareOrders() async {
        let limit = ("limit", String(Self.comparedPage))
        guard let unsorted = await page([limit]), unsorted.rows.count > 1 else { return }
        let orders: [(Observation.Order, (String, String))] = [
            (.lastMessage, ("sort_desc", "last_message_date_sent")), (.newestFirst, ("sort_desc", "created_at")),
            (.oldestFirst, ("sort_asc", "created_at")),
        ]
        var fitting: [Observation.Order] = []
        for (order, parameter) in orders {
            guard let sorted = await page([limit, parameter]) else { return }
            if sorted.rows.map(\.id) == unsorted.rows.map(\.id) { fitting.append(order) }
        }
        if fitting.count == 1 { observation.order = fitting.first }
    }

    /// Which filters have an effect: each is tried with a value that leaves something out.
    private mutating func tryFilters(_ all: ObservedPage) async {
        let nobody = String(repeating: "f", count: 24)
        for (name, value) in [
            ("name", Self.unlikely), ("name[in]", "\(Self.unlikely),\(Self.unlikely) either"),
            ("name[ctn]", Self.unlikely), ("_id", nobody), ("_id[in]", "\(nobody),\(nobody.dropLast())e"),
            ("occupants_ids[all]", "2147483646"),
        ] {
            await tryFilter(name, value, of: all)
        }
        // Of the three types, at most one is the type of all.
        await tryFilter("type", "1", of: all) { _ in true }
        if observation.filters["type"] == false { await tryFilter("type", "2", of: all) { _ in true } }
        let classes = Set(all.rows.compactMap(\.className))
        guard let known = classes.min(), all.rows.contains(where: { $0.className != known }) else { return }
        await tryFilter("data[class_name]", known.string, of: all) { $0.className == known }
    }

    /// Tries a filter.
    ///
    /// - Parameters:
    ///   - name: The filter.
    ///   - value: A value that leaves something out.
    ///   - all: A listing without it.
    ///   - mayFit: Whether a row may be as the filter asks; nothing is, unless said.
    private mutating func tryFilter(
        _ name: String,
        _ value: String,
        of all: ObservedPage,
        mayFit: (ObservedPage.Row) -> Bool = { _ in false }
    ) async {
        let limit = ("limit", all.total == nil ? String(Self.greatPage) : "1")
        guard let found = await page([(name, value), limit, ("sort_asc", "created_at")]) else { return }
        if let total = all.total, let count = found.total {
            observation.filters[name] = count < total
        } else if found.rows.contains(where: { !mayFit($0) }) {
            observation.filters[name] = false
        } else if found.rows.map(\.id) != all.rows.map(\.id) {
            // Where the same page comes again, all of it may be as the filter asks, and what differs behind it.
            observation.filters[name] = true
        }
    }

    private mutating func page(_ parameters: [(String, String)]) async -> ObservedPage? {
        guard !isRefused else { return nil }
        sent += 1
        do throws(ListingFailure) {
            return try await probe.observe(parameters.map { (name: $0.0, value: $0.1) }, authentication, as: user)
        } catch {
            isRefused = error.reason.status == 429 || error.reason.status == 401 || error == .cancelled
            return nil
        }
    }
}
