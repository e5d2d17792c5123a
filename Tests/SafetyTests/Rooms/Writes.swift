import Dialogs
import HTTP
import JSON
import Sandbox

/// What one run writes to rooms, and what they are like meanwhile.
struct Writes {
    /// All that each room was like since the run began.
    private(set) var history: [DialogID: [StoredDialog]] = [:]
    /// The rooms to which it sent changes, each as often as it did, and how many creates it sent.
    var updates: [DialogID] = []
    var creates = 0
    /// The rooms that it asked to be deleted, each as often as it did, and those of them that were.
    var deletions: [DialogID] = []
    var deleted: Set<DialogID> = []
    /// The rooms that its changes have changed, and those of them of which it was told that they had not.
    var changed: Set<DialogID> = []
    var denied: Set<DialogID> = []
    /// The last step that was asked for of each room.
    var steps: [DialogID: RoomChange.Step] = [:]
    /// How long after the beginning of the run it asked for what it knows of each room.
    var seen: [DialogID: Duration] = [:]
    /// The rooms of which the last change had no clear answer.
    var unclear: Set<DialogID> = []

    init() {}

    /// Begins with all rooms that there are.
    init(_ rooms: Rooms) {
        for room in rooms.live { history[room.id] = room.stored.map { [$0] } }
    }

    /// Takes note of what a room is like from here on.
    mutating func note(_ stored: StoredDialog, of id: DialogID) { history[id, default: []].append(stored) }
}

/// That a server stores a name otherwise than it was sent.
struct AlteredName: Hashable {
    let sent: ExactText
    let kept: ExactText
}

extension DialogID {
    /// The dialog of a path such as `/chat/Dialog/5f0c….json`, or of an address that ends so.
    init?(pathOf address: some StringProtocol) {
        let path = address.split(separator: "?", maxSplits: 1).first ?? ""
        guard let last = path.split(separator: "/").last, last.hasSuffix(".json"), path.contains("/chat/Dialog/")
        else { return nil }
        self.init(serverText: String(last.dropLast(5)))
    }
}

extension Verdict {
    /// The longest time between reading and writing.
    private static let longestAge = Duration.seconds(60)

    /// Judges that a run sends a change: it has seen the dialog within a minute, and since the last unclear answer.
    mutating func noteSending(of id: DialogID, at time: Duration) {
        if let seen = writes.seen[id] {
            if time - seen > Self.longestAge { mistakes.append("\(id) was changed \(time - seen) after it was read") }
        } else {
            mistakes.append("\(id) was changed, which the run had not read")
        }
        if writes.unclear.contains(id) { mistakes.append("\(id) was changed again without having been read again") }
    }

    /// Judges that a run deletes a room: for everybody, as its creator, where one is to be absent that it is known to
    /// be.
    mutating func noteDeleting(_ request: HTTPRequest, at time: Duration) {
        guard let id = DialogID(pathOf: request.url), let room = rooms[id] else {
            mistakes.append("\(request.url) was to be deleted, which there is not")
            return
        }
        noteSending(of: id, at: time)
        writes.deletions.append(id)
        tally[.deletions] += 1
        let actor = request.headers.first { $0.name == "On-Behalf-Of" }.flatMap { Int($0.value) }
        if actor != room.creator.rawValue { mistakes.append("\(id) was to be deleted as user \(actor ?? 0)") }
        if !request.url.hasSuffix("force=1") { mistakes.append("\(request.url) makes somebody leave") }
        let known = rememberedKeys[id] ?? []
        let isAbsent = declared.values.contains { dialog in
            dialog.state == .absent
                && (known.contains(dialog.key) || dialog.keyByName.map(known.contains) ?? false)
        }
        if !isAbsent { mistakes.append("\(id) was to be deleted, which is not known to be one that is to be absent") }
    }

    mutating func note(_ response: HTTPResponse?, to request: HTTPRequest, sentAt time: Duration) {
        let answer = response.flatMap { response in
            response.status < 300 ? (try? JSONValue(parsing: response.body))?.object : nil
        }
        switch request.method {
        case .get:
            for row in answer?["items"]?.array ?? [] {
                guard let id = row.object?["_id"]?.text.flatMap({ DialogID(serverText: $0) }) else { continue }
                writes.seen[id] = max(time, writes.seen[id] ?? .zero)
                writes.unclear.remove(id)
            }
        case .put:
            guard let id = DialogID(pathOf: request.url) else { return }
            if answer?["_id"]?.text == id.text { writes.seen[id] = max(time, writes.seen[id] ?? .zero) }
            let isClear = answer != nil || response.map { (400...499).contains($0.status) && $0.status != 408 } ?? false
            if !isClear { writes.unclear.insert(id) }
        case .delete:
            let isClear = response.map { $0.status < 500 && $0.status != 408 } ?? false
            if !isClear, let id = DialogID(pathOf: request.url) { writes.unclear.insert(id) }
        case .post: break
        }
    }
}
