import Journal
import TestSupport
import Testing

@Suite struct IDsPathTests {
    @Test func `it is beside the journal, one for each application`() throws {
        let environment = ["HOME": "/h"]
        let folder = "/h/.local/state/dialogctl"
        #expect(
            try IDsPath.standard(environment: environment, host: "127.0.0.1:80", application: 76730)
                == "\(folder)/76730@127.0.0.1%3a80.ids.yaml"
        )
        #expect(
            try IDsPath.standard(environment: environment, host: "127.0.0.1:80", application: nil)
                == "\(folder)/127.0.0.1%3a80.ids.yaml"
        )
    }

    @Test func `without a home it is for the user to say`() {
        #expect(throws: IDsFileError.noHome) { try IDsPath.standard(environment: [:], host: "a", application: 1) }
        #expect(throws: IDsFileError.noHome) { try IDsPath.all(environment: ["HOME": "h"], host: "a") }
    }

    @Test func `those of a host are all of its applications, and no other host's`() throws {
        let folder = try TemporaryFolder()
        let environment = ["XDG_STATE_HOME": folder.path]
        #expect(try IDsPath.all(environment: environment, host: "api.a") == [])
        let own = ["76730@api.a.ids.yaml", "8@api.a.ids.yaml", "api.a.ids.yaml"]
        let other = [
            "76730@api.b.ids.yaml", "@api.a.ids.yaml", "x@api.a.ids.yaml", "xapi.a.ids.yaml", "api.a.journal",
            ".api.a.ids.yaml.unfinished", "1@2@api.a.ids.yaml",
        ]
        for name in own + other { try folder.write("", to: "dialogctl/\(name)") }
        #expect(
            try IDsPath.all(environment: environment, host: "api.a") == own.map { "\(folder.path)/dialogctl/\($0)" }
        )
    }

    @Test func `a folder that cannot be read is no folder without files`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "dialogctl")
        #expect(throws: IDsFileError.self) {
            try IDsPath.all(environment: ["XDG_STATE_HOME": folder.path], host: "api.a")
        }
    }
}
