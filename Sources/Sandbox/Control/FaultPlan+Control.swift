import JSON

extension FaultPlan {
    /// Reads a plan as it is sent to the control address: `{"seed":7,"faults":["503 on create at 2%"]}`, or its rules
    /// as plain text, one on each line.
    ///
    /// Without a seed, the plan keeps the seed of the plan before it.
    ///
    /// - Throws: `ErrorResponse` with the status 400 if the body is not a plan.
    init(control body: [UInt8], after old: FaultPlan) throws(ErrorResponse) {
        do throws(FaultError) {
            if body.first == UInt8(ascii: "{") {
                self = try Self.plan(json: body, after: old)
            } else {
                let lines = String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
                try self.init(seed: old.seed, lines.filter { !$0.allSatisfy(\.isWhitespace) })
            }
        } catch {
            throw .errors(status: 400, error.description)
        }
    }

    private static func plan(json body: [UInt8], after old: FaultPlan) throws(FaultError) -> FaultPlan {
        let form = FaultError(description: #"write {"seed":NUMBER,"faults":["RULE"]}; the seed may be left out"#)
        guard let object = (try? JSONValue(parsing: body))?.object, let faults = object["faults"]?.array,
            object.members.allSatisfy({ ["faults", "seed"].contains($0.key) })
        else { throw form }
        let rules = faults.compactMap(\.text)
        let seed = object["seed"].map { $0.integer.flatMap(UInt64.init(exactly:)) } ?? old.seed
        guard rules.count == faults.count, let seed else { throw form }
        return try FaultPlan(seed: seed, rules)
    }

    /// The plan in the format that `init(control:after:)` reads.
    var json: JSONValue {
        [
            "seed": Int(exactly: seed).map(JSONValue.integer) ?? .string(String(seed)),
            "faults": .array(rules.map { .string($0.description) }),
        ]
    }
}
