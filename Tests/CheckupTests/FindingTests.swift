import Checkup
import Dialogs
import HTTP
import Journal
import QuickBlox
import TestSupport
import Testing

@Suite struct FindingTests {
    @Test(arguments: [
        (0, false, Finding.Verdict.ok), (-60, true, .ok), (61, false, .warn), (-3599, true, .warn), (3600, true, .fail),
        (-90_000, false, .warn),
    ])
    func `a clock must be right to within an hour where sessions are opened`(
        skew: Int,
        signsIn: Bool,
        verdict: Finding.Verdict
    ) {
        #expect(Finding.clock(skew: skew, signsIn: signsIn).verdict == verdict)
    }

    @Test(arguments: [
        (200, false, Finding.Verdict.ok), (401, false, .ok), (422, false, .ok), (302, false, .fail),
        (404, false, .fail),
        (503, false, .fail), (401, true, .fail),
    ])
    func `any response of the API proves that it can be reached`(
        status: Int,
        isWebPage: Bool,
        verdict: Finding.Verdict
    ) {
        let response = ProbeResponse(status: status, isWebPage: isWebPage)
        #expect(Finding.connection(response, isEncrypted: true).verdict == verdict)
    }

    @Test(arguments: [
        TransportError.nothingSent("could not find the host 'nowhere'"),
        .nothingSent("could not connect to 127.0.0.1:1"),
        .nothingSent("the certificate of example.com is not trusted: expired", isPermanent: true),
        .nothingSent("no TLS connection to example.com: wrong version number"), .mayHaveBeenSent("cut off"),
        .cancelled(mayHaveBeenSent: false),
    ])
    func `without a response, the reason and a remedy are reported`(error: TransportError) {
        let finding = Finding.noConnection(error)
        #expect(finding.verdict == .fail)
        #expect(finding.text == error.reason)
        #expect(finding.remedy != nil)
    }

    @Test func `each reason for no connection has a remedy of its own`() {
        let remedies = ["could not find the host", "could not connect", "the certificate", "no TLS"].map {
            Finding.noConnection(.nothingSent($0)).remedy
        }
        #expect(Set(remedies).count == 4)
    }

    @Test(arguments: [
        (100, 250 as Int?, Finding.Verdict.ok as Finding.Verdict?), (40, 40, nil), (50, 250, .warn), (120, 250, .warn),
        (99, 100, .warn), (7, nil, nil), (100, nil, .ok),
    ])
    func `a page that is smaller than it could be is told`(rows: Int, total: Int?, verdict: Finding.Verdict?) {
        let page = ProbePage(response: ProbeResponse(status: 200), rows: rows, total: total)
        #expect(Finding.pageSize(page, limit: 100)?.verdict == verdict)
    }

    @Test func `a server that does not count is told`() {
        let page = ProbePage(response: ProbeResponse(status: 200), rows: 1, total: nil)
        #expect(Finding.reading(page, as: 1).verdict == .warn)
    }

    @Test func `a variable that means nothing is told, and one that holds a file's path is not`() {
        let known = Access.variables
        #expect(Finding.environment(["QUICKBLOX_APIKEY"], known: known).verdict == .warn)
        let good = Finding.environment(["HOME", "QUICKBLOX_TOKEN_FILE", "QUICKBLOX_ENDPOINT"], known: known)
        #expect(good.text == "QUICKBLOX_ENDPOINT, QUICKBLOX_TOKEN_FILE set")
    }

    @Test func `limits that the server tells are passed on`() {
        let responses = [ProbeResponse(status: 200, limits: ["X-RateLimit-Limit: 80"]), ProbeResponse(status: 200)]
        #expect(Finding.rate(responses, sent: 2).text == "the server tells: X-RateLimit-Limit: 80")
        #expect(Finding.rate([], sent: 3).text == "no limit was met or told in 3 requests")
    }

    @Test func `slow responses are reported`() {
        #expect(Finding.latency([]) == nil)
        #expect(
            Finding.latency([.milliseconds(80), .milliseconds(90), .seconds(1)])?.text
                == "90 ms for an answer, at most 1000 ms"
        )
        #expect(Finding.latency([.seconds(6)])?.verdict == .warn)
    }

    @Test(arguments: [
        (7 as Int?, nil as Int?, Finding.Verdict.ok), (7, 7, .ok), (7, 8, .fail), (nil, 8, .fail), (nil, nil, .ok),
    ])
    func `another application than the expected one fails`(found: Int?, expected: Int?, verdict: Finding.Verdict) {
        #expect(Finding.application(found, expected: expected).verdict == verdict)
    }

    @Test func `the text has a line for each finding, safe for a terminal, and a sum`() {
        let findings = [
            Finding.endpoint("https://example.com\u{1B}"), .unusable("x", "broken"), .clock(skew: 100, signsIn: false),
        ]
        #expect(
            CheckupText(findings).text == """
                ok    endpoint  https://example.com\\u{1b}
                fail  x         broken
                                -> set it right, and run doctor again
                warn  clock     this machine's is 100 s ahead of the server's
                                -> set it right, for example with NTP

                1 ok, 1 warn, 1 fail

                """
        )
    }
}
