import Testing

@testable import Sandbox

/// The notation of faults.
@Suite(.serialized) struct FaultRuleTests {
    private func rule(_ text: String) throws -> FaultRule { try FaultRule(text) }

    @Test func `reads a fault alone as striking every request before it is handled`() throws {
        let rule = try rule("503")
        #expect(rule.fault == .status(503, isPage: false, retryAfter: nil))
        #expect(rule.stage == .before)
        #expect(rule.target == .any)
        #expect(rule.selection == .always)
    }

    @Test(arguments: [
        ("500 on any", Fault.status(500, isPage: false, retryAfter: nil)),
        ("429 retry-after 3", .status(429, isPage: false, retryAfter: 3)),
        ("limit 80/s", .limit(perSecond: 80, retryAfter: nil)),
        ("limit 1/s retry-after 0", .limit(perSecond: 1, retryAfter: 0)),
        ("delay 50ms", .delay(.fixed(.milliseconds(50)))), ("delay 1.5s", .delay(.fixed(.milliseconds(1_500)))),
        ("delay 1m-1h", .delay(.uniform(.seconds(60), .seconds(3_600)))),
        ("delay exponential 50ms max 2s", .delay(.exponential(mean: .milliseconds(50), limit: .seconds(2)))),
        ("delay exponential 50ms", .delay(.exponential(mean: .milliseconds(50), limit: .milliseconds(500)))),
        (
            "delay normal 50ms sd 9ms max 1s",
            .delay(.normal(mean: .milliseconds(50), deviation: .milliseconds(9), limit: .seconds(1)))
        ),
        (
            "delay normal 50ms sd 9ms",
            .delay(.normal(mean: .milliseconds(50), deviation: .milliseconds(9), limit: .milliseconds(86)))
        ),
        ("never", .silence), ("RESET", .reset), ("truncate", .truncation), ("html", .html), ("expire", .expiry),
        ("hide 1s", .hiding(.fixed(.seconds(1)), exceptByID: false)),
        ("hide 1s except by _id on create", .hiding(.fixed(.seconds(1)), exceptByID: true)), ("vanish", .vanishedRow),
        ("appear on list", .appearedRow), ("ignore name", .ignoredFilter(FilterName(field: "name"))),
        ("ignore _id[in] on list at 5%", .ignoredFilter(FilterName(field: "_id", search: "in"))),
        ("ignore data", .ignoredFilter(FilterName(field: "data"))),
        ("ignore data[git_key] at #1", .ignoredFilter(FilterName(field: "data", search: "git_key"))),
        ("ignore filters", .ignoredFilters), ("store names trimmed", .changedName(.trimmed)),
        ("store names escaped on create at 20%", .changedName(.escaped)),
        ("store names without emoji at #1", .changedName(.withoutEmoji)),
        ("store names cut 100", .changedName(.cut(100))),
        ("Store Names in lower case on create", .changedName(.lowerCase)),
        ("drop members after 30", .droppedMembers(after: 30)),
        ("drop members after 30 after create at 2%", .droppedMembers(after: 30)),
        ("store names trimmed on update", .changedName(.trimmed)),
        ("drop members after 30 on update", .droppedMembers(after: 30)), ("rename", .act(.rename(by: nil))),
        ("rename by 7 before update at #2", .act(.rename(by: 7))), ("join 9", .act(.join(9, by: nil))),
        ("join 9 by 7 on get", .act(.join(9, by: 7))), ("leave 9 after update", .act(.leave(9))),
        ("delete by 7 before delete at 5%", .act(.delete(by: 7))),
    ])
    func `reads each fault`(text: String, fault: Fault) throws {
        #expect(try rule(text).fault == fault)
    }

    @Test(arguments: [
        ("503 on create", FaultStage.before), ("503 before create", .before), ("503 after create", .after),
        ("reset on create", .before), ("delay 1s on create", .after), ("delay 1s before create", .before),
        ("rename on update", .before), ("leave 9", .before), ("join 9 after update", .after),
        ("never on create", .after), ("never before create", .before), ("html on create", .after),
    ])
    func `tells before from after`(text: String, stage: FaultStage) throws {
        #expect(try rule(text).stage == stage)
    }

    @Test(arguments: [
        ("vanish", FaultTarget.route(.list)), ("store names trimmed", .route(.create)),
        ("drop members after 3", .route(.create)), ("ignore _id[in]", .route(.list)), ("hide 1s", .route(.create)),
        ("rename", .route(.update)), ("store names trimmed after update", .route(.update)), ("503 on any", .any),
        ("503 on read", .reads),
        ("503 on write", .writes), ("503 on delete", .route(.delete)),
        ("503 on DELETE", .request(method: "DELETE", path: nil)),
        ("503 on /users*", .request(method: nil, path: "/users*")),
        ("503 on PUT /chat/Dialog/* at 5%", .request(method: "PUT", path: "/chat/Dialog/*")),
    ])
    func `reads each kind of target`(text: String, target: FaultTarget) throws {
        #expect(try rule(text).target == target)
    }

    @Test(arguments: [
        ("503 at 2%", FaultSelection.probability(0.02)), ("503 at 100%", .probability(1)),
        ("503 on list at #3", .ordinals([3...3])),
        ("503 at #3-5,#7-#9,#20-", .ordinals([3...5, 7...9, 20...UInt64.max])),
    ])
    func `reads each kind of selection`(text: String, selection: FaultSelection) throws {
        #expect(try rule(text).selection == selection)
    }

    @Test func `keeps the words with one space between them`() throws {
        #expect(try rule("  503\ton  create at\n2% ").description == "503 on create at 2%")
    }

    private static let names = """
        write a status from 400 to 599, limit, delay, never, reset, truncate, html, expire, hide, store, drop, vanish, \
        appear, ignore, rename, join, leave or delete
        """
    private static let routes = "list, create, get, update, delete, session, users, other"

    @Test(arguments: [
        ("explode on create", "'explode' is no fault; \(names)"), ("200", "'200' is no fault; \(names)"),
        ("600", "'600' is no fault; \(names)"), ("+503", "'+503' is no fault; \(names)"),
        ("503 on", "a target such as create is missing at its end"),
        ("503 on cretae", "'cretae' is no target; write any, read, write, \(routes), a method or a path"),
        ("503 create", "'create' is not understood there"), ("503 on create twice", "'twice' is not understood there"),
        ("503 at", "an occasion such as 2% or #3 is missing at its end"),
        ("503 at 0%", "'0%' is no share such as 2% and no number of a request such as #3, #3-#5 or #3-"),
        ("503 at 101%", "'101%' is no share such as 2% and no number of a request such as #3, #3-#5 or #3-"),
        ("503 at #0", "'#0' is no share such as 2% and no number of a request such as #3, #3-#5 or #3-"),
        ("503 at #5-#3", "'#5-#3' is no share such as 2% and no number of a request such as #3, #3-#5 or #3-"),
        ("503 at nan%", "'nan%' is no share such as 2% and no number of a request such as #3, #3-#5 or #3-"),
        ("503 retry-after soon", "'retry-after' wants whole seconds from 0 to 86400, not 'soon'"),
        ("delay", "a time such as 50ms is missing at its end"),
        ("delay 50", "'50' is no time such as 50ms, 1.5s or 2m, of at most one hour"),
        ("delay 61m", "'61m' is no time such as 50ms, 1.5s or 2m, of at most one hour"),
        ("delay -5ms", "'' is no time such as 50ms, 1.5s or 2m, of at most one hour"),
        ("delay 2s-1s", "'2s-1s' ends before it begins"), ("delay normal 5ms", "'sd' is wanted at its end"),
        ("delay normal 5ms max 1s", "'sd' is wanted in place of 'max'"),
        ("hide 1s except _id", "'by' is wanted in place of '_id'"),
        ("limit 80", "'80' is no rate from 1/s to 100000/s"),
        ("limit 0/s", "'0/s' is no rate from 1/s to 100000/s"),
        ("limit 5/s at 2%", "a limit strikes whenever there are too many requests; leave out 'at'"),
        ("truncate before create", "it cannot strike before a request is handled; write 'on'"),
        ("expire after list", "it cannot strike after a request is handled; write 'on'"),
        ("vanish on create", "it concerns list requests alone; write 'on list', or leave that out"),
        ("hide 1s on any", "it concerns create requests alone; write 'on create', or leave that out"),
        ("ignore", "the name of a parameter, or 'filters' is missing at its end"),
        ("ignore _id[in", "'_id[in' is no parameter such as name or _id[in]"),
        ("ignore [in]", "'[in]' is no parameter such as name or _id[in]"),
        ("ignore _id[]", "'_id[]' is no parameter such as name or _id[in]"),
        ("ignore _id[in][]", "'_id[in][]' is no parameter such as name or _id[in]"),
        ("ignore _id]", "'_id]' is no parameter such as name or _id[in]"),
        ("store", "'names' is wanted at its end"), ("store name trimmed", "'names' is wanted in place of 'name'"),
        ("store names", "what becomes of names, such as trimmed is missing at its end"),
        (
            "store names backwards",
            "names cannot be stored 'backwards'; write trimmed, escaped, without emoji, cut 100 or in lower case"
        ),
        ("store names without spaces", "'emoji' is wanted in place of 'spaces'"),
        ("store names cut", "a length such as 100 is missing at its end"),
        ("store names cut 0", "'cut' wants a length from 1 to 200, not '0'"),
        ("store names cut 201", "'cut' wants a length from 1 to 200, not '201'"),
        ("store names in upper case", "'lower' is wanted in place of 'upper'"),
        (
            "store names trimmed on list",
            "it concerns create and update requests alone; write 'on create', or leave that out"
        ),
        ("store names trimmed before create", "it cannot strike before a request is handled; write 'on'"),
        ("drop members 30", "'after' is wanted in place of '30'"),
        ("drop members after", "a number of members such as 30 is missing at its end"),
        ("drop members after create", "'members after' wants a number from 1 to 100000, not 'create'"),
        ("drop members after 0", "'members after' wants a number from 1 to 100000, not '0'"),
        (
            "drop members after 5 on list",
            "it concerns create and update requests alone; write 'on create', or leave that out"
        ),
        ("hide 1s on update", "it concerns create requests alone; write 'on create', or leave that out"),
        ("rename on list", "it concerns update, get and delete requests alone; write 'on update', or leave that out"),
        ("rename by", "the ID of a user is missing at its end"), ("join", "the ID of a user is missing at its end"),
        ("join 0", "'0' is no ID of a user such as 7"), ("leave us", "'us' is no ID of a user such as 7"),
        ("leave 7 by 8", "'by' is not understood there"),
    ])
    func `says what is wrong with a rule`(text: String, reason: String) {
        #expect(throws: FaultError(description: "in the fault '\(text)': \(reason)")) { try rule(text) }
    }

    @Test func `refuses what is empty or too long`() {
        #expect(throws: FaultError(description: "a fault cannot be empty; write one such as '503 on create at 2%'")) {
            try rule("  ")
        }
        #expect(throws: FaultError(description: "a fault has at most 1000 bytes")) {
            try rule(String(repeating: "x", count: 1_001))
        }
    }

    @Test(arguments: [
        ("1e9s", nil), ("1..5s", nil), ("", nil), ("s", nil), ("0.0004ms", Duration.zero), ("2h", .seconds(7_200)),
    ])
    func `reads times`(text: String, duration: Duration?) {
        #expect(Duration(faultTime: text) == duration)
    }
}
