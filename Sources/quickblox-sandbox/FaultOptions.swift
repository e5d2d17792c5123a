import ArgumentParser
import Sandbox

/// The options for faults.
struct FaultOptions: ParsableArguments {
    @Option(
        name: .customLong("fault"),
        help: ArgumentHelp(
            "A fault and when it strikes, such as '503 on create at 2%'. Repeat it for more faults.",
            discussion: FaultOptions.language,
            valueName: "fault"
        )
    )
    var faults: [String] = []

    @Option(
        help: ArgumentHelp(
            "What chance depends on: the same seed gives the same faults for the same requests.",
            valueName: "number"
        )
    )
    var faultSeed: UInt64 = 0

    @Option(
        help: ArgumentHelp(
            "Open a control address at this port, 0 for any that is free, and print it as the second line.",
            discussion: """
                GET, PUT and DELETE /faults show, replace and end the faults: PUT takes {"seed":7,"faults":["FAULT"]}, \
                or plain text with a fault a line. GET /log is the end of the request log, GET /counters what was \
                counted. POST /advance with the JSON {"by":"90s"} moves time ahead.
                """,
            valueName: "port"
        )
    )
    var controlPort: UInt16?

    @Flag(help: "Let time stand still, but for POST /advance at the control address.")
    var manualClock = false

    func validate() throws {
        _ = try plan
        guard !manualClock || controlPort != nil else {
            throw ValidationError("--manual-clock needs --control-port, as nothing else can move time")
        }
    }

    /// The faults at the start.
    var plan: FaultPlan {
        get throws {
            do {
                return try FaultPlan(seed: faultSeed, faults)
            } catch {
                throw ValidationError("--fault: \(error)")
            }
        }
    }

    /// Applies the options to a configuration.
    func apply(to configuration: inout SandboxConfiguration) throws {
        configuration.faults = try plan
        configuration.controlPort = controlPort.map(Int.init)
        configuration.usesManualClock = manualClock
    }
}

extension FaultOptions {
    /// The notation of faults, for the help text.
    fileprivate static let language = """
        FAULT is WHAT [on|before|after WHICH] [at WHEN].

        WHAT is one of
          503 [html] [retry-after 2]  that status, 400 to 599, as a page or not
          limit 80/s [retry-after 1]  429 for what is too much in any second
          delay 50ms  a wait; or 'delay 10ms-2s', one as likely as the other
          delay exponential 50ms [max 2s]  a wait with that mean, rarely long
          delay normal 50ms sd 9ms [max 1s]  a wait around that mean
          never  no answer, ever
          reset  a reset connection
          truncate  a body that breaks off
          html  a page of HTML for a body
          expire  the token of the request is dead from here on
          hide 500ms [except by _id]  a new dialog that listings show only then
          store names trimmed  a dialog that is kept under another name; or
            escaped, without emoji, cut 100, in lower case; also 'on update'
          drop members after 30  a new group that keeps the first 30 alone;
            'on update', a group that gets the first 30 of those pushed
          rename [by 7], join 9 [by 7], leave 9, delete [by 7]  somebody else
            does that to the dialog of an update, or of a get or delete; by
            default its owner
          vanish, appear  rows that shift between two pages of a listing
          ignore name  a filter without effect; or an operator of one, as in
            'ignore _id[in]', or 'ignore filters' for all

        'before' strikes a request that is then not handled, so that nothing is written, and 'after' one that is; 'on' \
        is 'before' for a status, limit, reset and expire, and 'after' for the rest. What somebody else does is done \
        before the request, unless it says 'after', and the request is handled.

        WHICH is any, read, write, list, create, get, update, delete, session, users, other, a method, a path, or both \
        (PUT /chat/Dialog/*). WHEN is a share (2%) or numbers (#3,#7-9,#20-) among the requests that the fault could \
        strike, counted from 1.
        """
}
