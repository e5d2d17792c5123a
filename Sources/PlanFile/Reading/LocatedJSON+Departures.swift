internal import Dialogs
internal import JSON
internal import Planning

extension LocatedJSONObject {
    /// The people who are to be in no group.
    mutating func takeDepartures() throws(JSONError) -> Departures {
        let people = try take(ifPresent: "people_departed") { (value: LocatedJSON) throws(JSONError) in
            try value.elements { (value: LocatedJSON) throws(JSONError) in try value.departure() }
        }
        return Departures(people ?? [])
    }
}

extension LocatedJSON {
    fileprivate func departure() throws(JSONError) -> Departure {
        var object = try LocatedJSONObject(self)
        let person = DepartedPerson(try object.take("user").user(), at: try object.take("location").location())
        let groups = try object.take(ifPresent: "groups")?.count()
        let reason = try object.take(ifPresent: "reason") { (value: LocatedJSON) throws(JSONError) in
            try value.failureReason()
        }
        let sight = try object.take("sight").word { word -> Departure.Sight? in
            let told: [Departure.Sight?] = [groups.map { .listed(groups: $0) }, reason.map { .refused($0) }]
            return (told.compactMap(\.self) + [.needsKey, .partOnly]).first { $0.word == word }
        }
        try object.finish()
        return Departure(person, sight)
    }

    private func failureReason() throws(JSONError) -> FailureReason {
        var object = try LocatedJSONObject(self)
        let text = try object.take("text").string()
        let status = try object.take(ifPresent: "status")?.integer()
        let requestID = try object.take(ifPresent: "request_id")?.string()
        try object.finish()
        return FailureReason(text, status: status, requestID: requestID)
    }
}
