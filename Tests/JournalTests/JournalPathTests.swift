import Journal
import Testing

@Suite struct JournalPathTests {
    @Test(arguments: [
        (["XDG_STATE_HOME": "/state", "HOME": "/home/a"], "/state/dialogctl/api.example.com.journal"),
        (["XDG_STATE_HOME": "/state/"], "/state/dialogctl/api.example.com.journal"),
        (["XDG_STATE_HOME": "state", "HOME": "/home/a"], "/home/a/.local/state/dialogctl/api.example.com.journal"),
        (["XDG_STATE_HOME": "", "HOME": "/home/a/"], "/home/a/.local/state/dialogctl/api.example.com.journal"),
        (["HOME": "/"], "/.local/state/dialogctl/api.example.com.journal"),
    ])
    func `it is in the user's folder for state`(environment: [String: String], path: String) throws {
        #expect(try JournalPath.standard(environment: environment, host: "api.example.com") == path)
    }

    @Test(arguments: [[:], ["HOME": ""], ["HOME": "home"], ["XDG_STATE_HOME": "~/state"]])
    func `without a home it is for the user to say`(environment: [String: String]) {
        #expect(throws: JournalError.noHome) { try JournalPath.standard(environment: environment, host: "a") }
    }

    @Test(arguments: [
        "API.Example.com": "api.example.com",
        "127.0.0.1:8080": "127.0.0.1%3a8080",
        "[::1]": "%5b%3a%3a1%5d",
        "../etc/x": "%2e.%2fetc%2fx",
        "..": "%2e.",
        "": "%",
        "%": "%25",
        "bücher\n\0": "b%c3%bccher%0a%00",
        "a_b-c": "a_b-c",
    ])
    func `the host is made safe as a file name`(host: String, name: String) throws {
        #expect(
            try JournalPath.standard(environment: ["HOME": "/h"], host: host)
                == "/h/.local/state/dialogctl/\(name).journal"
        )
    }
}
