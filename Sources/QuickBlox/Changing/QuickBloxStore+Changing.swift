package import Dialogs
internal import HTTP
internal import JSON

extension QuickBloxStore {
    package func change(_ id: DialogID, _ change: DialogChange, as actor: UserID) async -> ChangeOutcome {
        guard let headers = authentication.cachedHeaders(onBehalfOf: actor) else {
            return .unauthorized(FailureReason("there is no session any more"))
        }
        let outcome = await put(change, to: id, with: headers)
        if case .unauthorized(let reason) = outcome { _ = authentication.noteRefusal(of: headers, reason) }
        return outcome
    }

    private func put(
        _ change: DialogChange,
        to id: DialogID,
        with headers: Authentication.AuthorizationHeaders
    ) async -> ChangeOutcome {
        let body = change.requestBody()
        let request = HTTPRequest(.put, endpoint.dialog(id), headers: headers.withJSONBody, body: body)
        do throws(TransportError) {
            let response = try await transport.send(request)
            authentication.note(response, sentWith: headers)
            return outcome(of: response)
        } catch {
            let reason = authentication.redaction.reason(error)
            return switch error {
            case .nothingSent, .cancelled(mayHaveBeenSent: false): .nothingSent(reason)
            case .mayHaveBeenSent, .cancelled(mayHaveBeenSent: true): .unclear(reason)
            }
        }
    }

    /// What a response proves; anything that is not the API's own refusal may have changed the dialog.
    private func outcome(of response: HTTPResponse) -> ChangeOutcome {
        let redaction = authentication.redaction
        switch response.status {
        case 200..<300: return outcome(ofSuccess: response)
        case 401: return .unauthorized(redaction.reason(of: response))
        case 429: return .throttled(redaction.reason(of: response), retryAfter: response.retryAfter)
        case 400, 403, 404, 422:
            guard ErrorBody.text(response.body) != nil else { return .unclear(redaction.reason(of: response)) }
            let refusal: ChangeRefusal =
                switch response.status {
                case 403: .forbidden
                case 404: .notFound
                default: .invalid
                }
            return .refused(refusal, redaction.reason(of: response))
        default: return .unclear(redaction.reason(of: response))
        }
    }

    private func outcome(ofSuccess response: HTTPResponse) -> ChangeOutcome {
        let redaction = authentication.redaction
        do throws(JSONError) {
            let row = try JSONReader.read(response.body, isForeign: true) {
                (reader: inout JSONReader) throws(JSONError) in try DialogRow(from: &reader)
            }
            guard let live = row.dialog else {
                return .unclear(redaction.reason("the server answered with another dialog, \(row.id)", response))
            }
            return .changed(live)
        } catch {
            return .unclear(redaction.unreadable(response, error))
        }
    }
}
