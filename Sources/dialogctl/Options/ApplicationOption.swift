import ArgumentParser

/// The application to which the credentials must belong.
struct ApplicationOption: ParsableArguments {
    @Option(
        name: .customLong("expect-application"),
        help: ArgumentHelp(
            "Refuse to run unless the session belongs to this application; an API key cannot tell.",
            valueName: "id"
        )
    )
    var expectedApplication: Int?

    func validate() throws {
        guard expectedApplication ?? 1 > 0 else {
            throw ValidationError("--expect-application takes a positive number")
        }
    }
}
