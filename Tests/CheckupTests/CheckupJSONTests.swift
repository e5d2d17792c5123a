import Testing

@testable import Checkup

/// Findings for programs.
@Suite struct CheckupJSONTests {
    @Test func `each finding has a code, and what to do where there is something`() {
        let text = CheckupJSON([.ok("ids file", "is \"well\""), .fail("clock", "is wrong", "set it")]).text
        #expect(
            text == #"{"findings":["#
                + #"{"code":"ids_file","remedy":null,"text":"is \"well\"","verdict":"ok"},"#
                + #"{"code":"clock","remedy":"set it","text":"is wrong","verdict":"fail"}],"#
                + #""format":"dialogctl.checkup","format_version":1,"totals":{"fail":1,"ok":1,"warn":0}}"# + "\n"
        )
    }
}
