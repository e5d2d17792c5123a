internal import Dialogs
internal import HTTP
internal import JSON
internal import Platform

/// Reads from the response to a create whether the dialog was created, was refused, or may exist.
struct CreateResponse {
    /// How much older than the response a dialog must be to count as one that existed before; the clocks of one service
    /// differ by less.
    static let newestOldDialog = Duration.seconds(60)

    private let desired: DesiredDialog
    private let redaction: Redaction

    init(to desired: DesiredDialog, redaction: Redaction) {
        self.desired = desired
        self.redaction = redaction
    }

    /// The outcome; any response that does not prove otherwise may have created the dialog.
    ///
    /// A refusal proves that nothing was made only where it is the API's own: a status that it documents for creates,
    /// with an error message in one of its shapes (https://docs.quickblox.com/reference/create-dialog, "Responses").
    /// Anything else may come from a gateway, after the request has passed it.
    func outcome(of response: HTTPResponse) -> CreateOutcome {
        switch response.status {
        case 200..<300: return outcome(ofSuccess: response)
        case 401: return .unauthorized(redaction.reason(of: response))
        case 429: return .throttled(redaction.reason(of: response), retryAfter: response.retryAfter)
        case 400, 403, 404, 422:
            let isItsOwn = ErrorBody.text(response.body) != nil
            return isItsOwn ? .rejected(redaction.reason(of: response)) : .unknown(redaction.reason(of: response))
        default: return .unknown(redaction.reason(of: response))
        }
    }

    private func outcome(ofSuccess response: HTTPResponse) -> CreateOutcome {
        let row: DialogRow
        do throws(JSONError) {
            row = try JSONReader.read(response.body, isForeign: true) { (reader: inout JSONReader) throws(JSONError) in
                try DialogRow(from: &reader)
            }
        } catch {
            return .unknown(redaction.unreadable(response, error))
        }
        guard !redaction.isCredential(row.id) else { return .unknown(redaction.idReason(response)) }
        guard let live = row.dialog, canBeRequested(live) else {
            return .unknown(redaction.reason("the server answered with another dialog, \(row.id)", response))
        }
        return existedBefore(live, response) ? .alreadyExisted(live) : .created(live)
    }

    /// Whether the server can have made this dialog of the request.
    ///
    /// Servers store names otherwise than they are sent, and leave out members; so neither tells whose response it is.
    /// A type never changes, and a private dialog is its pair.
    private func canBeRequested(_ live: LiveDialog) -> Bool {
        guard live.type == desired.type else { return false }
        return live.type != .private || live.occupants.isEmpty || live.occupants == desired.members
    }

    /// Whether the server returned a private dialog that the two users already had: the status is 201 for that too.
    private func existedBefore(_ live: LiveDialog, _ response: HTTPResponse) -> Bool {
        guard live.type == .private else { return false }
        if let creator = live.creator, creator != desired.owner { return true }
        guard let created = live.createdAt.flatMap(WallTime.init(iso8601:)), let responded = response.date else {
            return false
        }
        return responded.since(created) > Self.newestOldDialog
    }
}
