/// What the page shows, as it is at one moment.
struct PageSource {
    let table: DialogTable
    let people: UserDirectory
    /// The classes of custom data; `nil` if none are declared, which allows every class.
    let classes: CustomClasses?
    /// The rules of the active faults.
    let faults: [String]
    /// The assumptions that are not the default.
    let assumptions: [String]
}

extension PageSource {
    init(_ router: FaultyRouter) {
        let application = router.application
        table = application.table
        people = application.accounts.users
        classes = application.classes
        faults = router.activeFaults
        assumptions = application.assumptions.description
    }
}
