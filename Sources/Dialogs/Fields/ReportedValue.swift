/// The value of a managed field as the API reports it.
package enum ReportedValue: Hashable, Sendable {
    case text(ExactText)
    case flag(Bool)
    case users(UserIDs)
    case data(LiveData)
}

extension ReportedValue {
    var text: ExactText? { if case .text(let text) = self { text } else { nil } }
    var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    var users: UserIDs? { if case .users(let users) = self { users } else { nil } }
    var data: LiveData? { if case .data(let data) = self { data } else { nil } }
}
