import JSON
import Testing

@testable import Checkup

@Suite struct ObservationTests {
    private func updated(_ observation: Observation, _ profile: String = "{}") throws -> JSONObject {
        observation.updated(try #require(try JSONValue(parsing: Array(profile.utf8)).object))
    }

    @Test func `writes what was seen, in the words of profiles`() throws {
        var observation = Observation()
        observation.largestPage = 50
        observation.tellsTotals = false
        observation.order = .oldestFirst
        observation.tellsAdmins = true
        observation.tellsRooms = false
        observation.filters = ["name": true, "_id[in]": false]
        #expect(
            try updated(observation) == [
                "version": 1, "largest-page": 50, "totals": "hidden", "order": "oldest-first", "admin-ids": "told",
                "room-addresses": "hidden", "ignored-filters": ["_id[in]"],
            ]
        )
    }

    @Test func `leaves what was not seen, and what is none of its business`() throws {
        let profile =
            #"{"$schema":"s","version":1,"data":"replaced","order":"newest-first","ignored-filters":["type"]}"#
        #expect(try updated(Observation(), profile) == (try JSONValue(parsing: Array(profile.utf8)).object))
        #expect(try updated(Observation()) == ["version": 1])
        var observation = Observation()
        observation.order = .lastMessage
        let changed = try updated(observation, profile)
        #expect(changed.members.map(\.key) == ["$schema", "version", "data", "order", "ignored-filters"])
        #expect(changed["order"] == "last-message")
    }

    @Test(
        arguments: [
            (["name": false, "name[in]": false, "name[ctn]": false], [], ["name"]),
            (["name": true, "name[in]": false, "name[ctn]": false], [], ["name[ctn]", "name[in]"]),
            (["name": false, "name[in]": true], [], []), (["type": false], [], ["type"]),
            (["type": true], ["type", "updated_at[gt]"], ["updated_at[gt]"]),
            (["name": true, "name[in]": true], ["name", "name[nin]"], ["name[nin]"]),
            (["name": false, "name[in]": false], ["name[nin]"], ["name"]),
            (["data[class_name]": true], ["data"], []),
            (["_id": true], ["data"], ["data"]),
        ] as [([String: Bool], [String], [String])]
    )
    func `tells the filters without effect, and keeps those that were not tried`(
        filters: [String: Bool],
        before: [String],
        expected: [String]
    ) throws {
        var observation = Observation()
        observation.filters = filters
        let profile = JSONObject([.init(key: "ignored-filters", value: .array(before.map(JSONValue.string)))])
        let ignored = observation.updated(profile)["ignored-filters"]
        #expect(ignored == .array(expected.map(JSONValue.string)))
    }

    @Test(arguments: ["[]", "{", "1", #"{"version":2}"#])
    func `a file that is no profile is refused`(text: String) {
        #expect(throws: ObservedProfile.Invalid.self) { try ObservedProfile(Array(text.utf8)) }
    }

    @Test func `a file that is not there, or empty, becomes one`() throws {
        for bytes in [nil, []] as [[UInt8]?] {
            #expect(try ObservedProfile(bytes).text(with: Observation()) == "{\n  \"version\": 1\n}\n")
        }
    }

    @Test func `says of each point what was seen`() {
        var observation = Observation()
        observation.filters = ["name": true]
        let findings = Finding.observed(observation)
        #expect(findings.map(\.topic) == observation.points.map(\.name))
        #expect(findings.last?.text == "none of those that were tried")
        #expect(findings.first?.text.hasPrefix("cannot be seen") == true)
    }
}
