/// A fault and when it strikes, in the notation of the command line: `503 on create at 2%`.
///
///     rule   = fault [("on" | "before" | "after") target] ["at" selection]
///     fault  = STATUS ["html"] ["retry-after" SECONDS]   400 to 599 in place of the response, as a page of HTML
///            | "limit" N "/s" ["retry-after" SECONDS]   429 above N requests in any second
///            | "delay" wait                        a wait
///            | "never"                             no response at all
///            | "reset"                             a reset connection (RST)
///            | "truncate"                          a body that breaks off
///            | "html"                              a page of HTML for a body
///            | "expire"                            the request's token counts as expired from now on
///            | "hide" wait ["except" "by" "_id"]   a new dialog that listings show only later
///            | "store" "names" name                a dialog that is stored with another name
///            | "drop" "members" "after" N          a group that gets the first N occupants alone
///            | "rename" by | "join" USER by | "leave" USER | "delete" by   somebody else does that to the dialog
///            | "vanish" | "appear"                 rows that shift between two pages of a listing
///            | "ignore" (PARAMETER | PARAMETER "[" OPERATOR "]" | "filters")   a listing's filter without effect
///     wait   = TIME | TIME "-" TIME | "exponential" TIME ["max" TIME] | "normal" TIME "sd" TIME ["max" TIME]
///     by     = ["by" USER]
///     name   = "trimmed" | "escaped" | "without" "emoji" | "cut" N | "in" "lower" "case"
///     target = "any" | "read" | "write" | "list" | "create" | "get" | "update" | "delete" | "session" | "users"
///            | "other" | METHOD | PATH | METHOD PATH           a PATH may end in "*"
///     selection = PERCENT "%" | "#" N | "#" N "-" N | "#" N "-"    several numbers with commas between them
///
/// With `before`, the request is not handled, so nothing is written; with `after`, it is. `on` means `before` for a
/// status, a reset, a limit and an expiry, and `after` for everything else. What somebody else does, by default before
/// the request, does not keep it from being handled; it is done to each dialog that the request names. Without a
/// target, a rule matches the first route that its fault can strike, or any request; without a selection, it strikes
/// every matching request. Each rule counts its matching requests from 1: rows can shift only after the first page of a
/// listing, a token can expire only if there is one, a filter can be ignored only if it is given, a name can be stored
/// changed only if that changes it, and members can be dropped only if there are more.
package struct FaultRule: Hashable, Sendable, CustomStringConvertible {
    /// The text of the rule, with one space between its words.
    package let description: String
    let fault: Fault
    let stage: FaultStage
    let target: FaultTarget
    let selection: FaultSelection

    /// Reads a rule.
    ///
    /// - Throws: `FaultError` if the text is not a rule.
    package init(_ text: String) throws(FaultError) {
        var words = try FaultWords(text)
        description = words.description
        fault = try Fault(&words)
        (stage, target) = try Self.stageAndTarget(of: fault, &words)
        selection = try words.takeSelection()
        if case .limit = fault, selection != .always {
            throw words.error("a limit strikes whenever there are too many requests; leave out 'at'")
        }
        try words.expectEnd()
    }

    private static func stageAndTarget(
        of fault: Fault,
        _ words: inout FaultWords
    ) throws(FaultError) -> (FaultStage, FaultTarget) {
        let standard = fault.stages[0]
        guard let stage = words.takeStage(standard: standard) else {
            return (standard, fault.onlyRoutes.map { .route($0[0]) } ?? .any)
        }
        guard fault.stages.contains(stage) else {
            throw words.error("it cannot strike \(stage) a request is handled; write 'on'")
        }
        let target = try words.takeTarget()
        if let routes = fault.onlyRoutes, !routes.map(FaultTarget.route).contains(target) {
            let last = routes[routes.count - 1].rawValue
            let others = routes.dropLast().map(\.rawValue).joined(separator: ", ")
            let names = others.isEmpty ? last : "\(others) and \(last)"
            throw words.error("it concerns \(names) requests alone; write 'on \(routes[0])', or leave that out")
        }
        return (stage, target)
    }
}
