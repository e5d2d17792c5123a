/// The messages of all dialogs, of which the newest are kept.
struct MessageHistory {
    /// The most messages that are kept.
    static let most = 10_000

    private var byDialog: [DialogIdentifier: [Message]] = [:]
    /// The dialog of each kept message, in the order in which they were sent.
    private var order: [DialogIdentifier] = []
    /// Where the kept part of `order` begins.
    private var first = 0

    /// Creates a history of messages, which are in the order in which they were sent.
    init(_ messages: [Message] = []) {
        for message in messages { append(message) }
    }

    /// Whether there are no messages.
    var isEmpty: Bool { byDialog.isEmpty }

    /// How many messages there are.
    var count: Int { order.count - first }

    /// All messages; those of one dialog are in the order in which they were sent.
    var all: [Message] { byDialog.values.flatMap { $0 }.sorted { $0.id < $1.id } }

    /// The dialogs that have messages.
    var dialogs: some Sequence<DialogIdentifier> { byDialog.keys }

    /// The messages of a dialog, in the order in which they were sent.
    func messages(of dialog: DialogIdentifier) -> [Message] { byDialog[dialog] ?? [] }

    /// How many messages of a dialog a user has yet to read.
    func unreadCount(of dialog: DialogIdentifier, for user: Int) -> Int {
        byDialog[dialog]?.count { $0.isUnread(by: user) } ?? 0
    }

    /// Adds a message, and forgets the oldest of all if there are too many.
    mutating func append(_ message: Message) {
        byDialog[message.dialogID, default: []].append(message)
        order.append(message.dialogID)
        if count > Self.most { forgetOldest() }
    }

    /// Notes that a user has read messages.
    mutating func markRead(_ ids: Set<DialogIdentifier>, in dialog: DialogIdentifier, by user: Int) {
        for index in byDialog[dialog]?.indices ?? 0..<0 where byDialog[dialog]?[index].isRead(ids, user) == false {
            byDialog[dialog]?[index].readers.insert(user)
        }
    }

    /// Forgets the messages of a dialog that is gone.
    mutating func forget(_ dialog: DialogIdentifier) {
        guard byDialog.removeValue(forKey: dialog) != nil else { return }
        order = order[first...].filter { $0 != dialog }
        first = 0
    }

    private mutating func forgetOldest() {
        let dialog = order[first]
        byDialog[dialog]?.removeFirst()
        if byDialog[dialog]?.isEmpty == true { byDialog[dialog] = nil }
        first += 1
        if first > order.count / 2 {
            order.removeFirst(first)
            first = 0
        }
    }
}

extension Message {
    /// Whether the message is none of those, or nothing changes if a user reads it.
    fileprivate func isRead(_ ids: Set<DialogIdentifier>, _ user: Int) -> Bool {
        !ids.contains(id) || !isUnread(by: user)
    }
}
