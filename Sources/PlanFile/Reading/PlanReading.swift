internal import Diagnostics
internal import Dialogs
internal import JSON
internal import Planning

/// The members of a plan's text as they are read; the planned dialogs are made at once, one at a time.
struct PlanReading {
    private var members: [(key: String, value: LocatedJSON)] = []
    private var entries: [PlanEntry]?
    private var start = 0
    private var keys: Set<ExactText> = []
    private var identities: Set<NaturalIdentity> = []

    /// Reads the whole text.
    mutating func read(_ reader: inout JSONReader) throws(JSONError) {
        start = reader.offset
        try reader.readObject { (key: String, reader: inout JSONReader) throws(JSONError) in
            guard key == "planned", entries == nil else {
                members.append((key, try LocatedJSON(&reader)))
                return
            }
            var entries: [PlanEntry] = []
            try reader.readArray { (reader: inout JSONReader) throws(JSONError) in
                entries.append(try entry(LocatedJSON(&reader)))
            }
            self.entries = entries
        }
    }

    /// A planned dialog that no other of the plan is.
    private mutating func entry(_ value: LocatedJSON) throws(JSONError) -> PlanEntry {
        let entry = try value.planEntry()
        guard keys.insert(entry.desired.key).inserted else {
            throw value.mistake("a second dialog has the key \(entry.desired.key.string.quoted)")
        }
        guard identities.insert(entry.desired.identity).inserted else {
            throw value.mistake("nothing would tell this dialog from another one of the plan")
        }
        return entry
    }

    /// The document, once all is read.
    func document() throws(JSONError) -> PlanDocument {
        let whole = LocatedJSON(offset: start, content: .object(members))
        guard let entries else { throw whole.mistake("the member 'planned' is missing") }
        var object = try LocatedJSONObject(whole)
        let digest = try object.take("digest")
        // They follow from the dialogs, and are part of the digest.
        _ = try object.take("totals")
        let owners = try object.take("owners")
        let plan = try object.takePlan(of: entries).telling(try object.takeUndeclared())
            .telling(try object.takeDepartures())
        let people = try object.take(ifPresent: "people") { (value: LocatedJSON) throws(JSONError) in
            try value.peopleNames()
        }
        let missing = try object.takeMissingPeople()
        let files = try object.take("inputs").elements { (value: LocatedJSON) throws(JSONError) in try value.input() }
        let paths = try object.take(ifPresent: "paths") { (value: LocatedJSON) throws(JSONError) in
            try value.elements { (path: LocatedJSON) throws(JSONError) in try path.string() }
        }
        let document = PlanDocument(
            plan,
            of: PlanInputs(files, of: paths ?? []),
            at: try object.take("endpoint").string(),
            naming: people ?? .none,
            missing: missing,
            toolVersion: try object.take("tool_version").string()
        )
        for key in ["format", "format_version"] { _ = try object.take(key) }
        try object.finish()
        guard try owners.userSet() == plan.owners else { throw owners.mistake("these are not the dialogs' owners") }
        guard try digest.digest(after: "sha256:") == document.digest else {
            throw digest.mistake("it was changed after it was written: it does not have this digest")
        }
        return document
    }
}

extension LocatedJSONObject {
    fileprivate mutating func takePlan(of entries: [PlanEntry]) throws(JSONError) -> Plan {
        var reading = try LocatedJSONObject(try take("reading"))
        let requests = try reading.take("requests")
        let ways = try reading.take("requests_by_way")
        let proof = try reading.take("proof")
        try reading.finish()
        return Plan(
            entries: entries,
            requests: try requests.count(),
            requestsByStrategy: try ways.requestsByStrategy(),
            proof: try proof.completenessProof()
        )
    }
}

extension LocatedJSON {
    fileprivate func input() throws(JSONError) -> PlanInput {
        var object = try LocatedJSONObject(self)
        let path = try object.take("path").string()
        let digest = try object.take("sha256").digest(after: "")
        let kind = try object.take(ifPresent: "kind") { (value: LocatedJSON) throws(JSONError) in
            try value.word { word in PlanInput.Kind(rawValue: word) }
        }
        try object.finish()
        return PlanInput(kind ?? .manifest, path: path, digest: digest)
    }

    fileprivate func digest(after prefix: String) throws(JSONError) -> ContentDigest {
        let text = try string()
        guard text.hasPrefix(prefix), let digest = ContentDigest(hexDigits: String(text.dropFirst(prefix.count)))
        else { throw mistake("expected '\(prefix)' and 64 hexadecimal digits") }
        return digest
    }

    /// The names of people by their numbers, each of which is written in its one form.
    fileprivate func peopleNames() throws(JSONError) -> PeopleNames {
        guard case .object(let members) = content else { throw mistake("expected an object") }
        var names: [UserID: ExactText] = [:]
        names.reserveCapacity(members.count)
        for (key, value) in members {
            guard let user = Int(key).flatMap(UserID.init(rawValue:)), user.description == key else {
                throw value.mistake("\(key.quoted) is no user ID")
            }
            let name = ExactText(try value.string())
            guard names.updateValue(name, forKey: user) == nil else {
                throw value.mistake("user \(key) is named twice")
            }
        }
        return PeopleNames(names)
    }

    func count() throws(JSONError) -> Int {
        let number = try integer()
        guard number >= 0 else { throw mistake("expected a number of requests") }
        return number
    }

    fileprivate func requestsByStrategy() throws(JSONError) -> [LookupStrategy: Int] {
        var object = try LocatedJSONObject(self)
        var requests: [LookupStrategy: Int] = [:]
        for way in LookupStrategy.allCases {
            requests[way] = try object.take(ifPresent: way.rawValue) { (value: LocatedJSON) throws(JSONError) in
                try value.count()
            }
        }
        try object.finish()
        return requests
    }

    fileprivate func completenessProof() throws(JSONError) -> CompletenessProof? {
        if case .null = content { return nil }
        return try word { word in
            [.counted, .readUntilEmpty].first { (proof: CompletenessProof) in proof.word == word }
        }
    }
}
