package import Dialogs
internal import HTTP
internal import JSON

extension QuickBloxStore {
    package func delete(_ id: DialogID, as actor: UserID) async -> DeleteOutcome {
        guard let headers = authentication.cachedHeaders(onBehalfOf: actor) else {
            return .unauthorized(FailureReason("there is no session any more"))
        }
        let outcome = await send(deletionOf: id, with: headers)
        if case .unauthorized(let reason) = outcome { _ = authentication.noteRefusal(of: headers, reason) }
        return outcome
    }

    private func send(
        deletionOf id: DialogID,
        with headers: Authentication.AuthorizationHeaders
    ) async -> DeleteOutcome {
        do throws(TransportError) {
            let response = try await transport.send(
                HTTPRequest(.delete, endpoint.deletion(of: id), headers: headers.withoutBody)
            )
            authentication.note(response, sentWith: headers)
            return outcome(of: response, toDeletionOf: id)
        } catch {
            let reason = authentication.redaction.reason(error)
            return switch error {
            case .nothingSent, .cancelled(mayHaveBeenSent: false): .nothingSent(reason)
            case .mayHaveBeenSent, .cancelled(mayHaveBeenSent: true): .unclear(reason)
            }
        }
    }

    /// What a response proves: a list of refused dialogs counts more than the status, and anything that is not the
    /// API's own refusal may have deleted the dialog.
    private func outcome(of response: HTTPResponse, toDeletionOf id: DialogID) -> DeleteOutcome {
        let reason = authentication.redaction.reason(of: response)
        switch response.status {
        case 200..<300:
            let lists = try? JSONValue(parsing: response.body).object
            if lists?.names(id, in: "WrongPermissions") ?? false { return .refused(.forbidden, reason) }
            return lists?.names(id, in: "NotFound") ?? false ? .notFound(reason) : .deleted
        case 401: return .unauthorized(reason)
        case 429: return .throttled(reason, retryAfter: response.retryAfter)
        case 400, 403, 404, 422:
            guard ErrorBody.text(response.body) != nil else { return .unclear(reason) }
            return switch response.status {
            case 403: .refused(.forbidden, reason)
            case 404: .notFound(reason)
            default: .refused(.invalid, reason)
            }
        default: return .unclear(reason)
        }
    }
}

extension JSONObject {
    /// Whether one of the lists of an answer to a deletion names a dialog; answers to one dialog are mostly empty.
    fileprivate func names(_ id: DialogID, in list: String) -> Bool {
        self[list]?.object?["ids"]?.array?.contains { $0.text.flatMap(DialogID.init(serverText:)) == id } ?? false
    }
}
