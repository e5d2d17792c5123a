import ArgumentParser

/// Whether people whom no manifest names are looked up for their names.
struct NameUsersOption: ParsableArguments {
    @Flag(
        name: .customLong("name-users"),
        help: "Ask the application what people are called whom no manifest names, a hundred with one request."
    )
    var isWanted = false
}
