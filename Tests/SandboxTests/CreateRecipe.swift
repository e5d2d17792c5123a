import JSON
import Testing

/// A request of the reference's page "Create Dialog", and the dialog that it makes.
struct CreateRecipe: CustomTestStringConvertible {
    /// How the recipes authenticate.
    enum Credentials {
        case first
        case second
        case third
        case key

        var headers: [String] {
            switch self {
            case .first: ["QB-Token: eddf864695d72d33b959eec2ae6c640d817dfada"]
            case .second: ["QB-Token: 1319b4991186601ccf4df2d0fa89565f68012bba"]
            case .third: ["QB-Token: 2e80acd7f3d9c1e79312e0d1dafd6691ba012bba"]
            case .key: ["Authorization: ApiKey \(RunningSandbox.apiKey)", "On-Behalf-Of: 123"]
            }
        }

        var user: Int { self == .key ? 123 : RunningSandbox.caller }
    }

    /// What the recipes create: the members of the body, and the dialog without its owner among the occupants.
    struct Dialog: Sendable {
        let name: String
        let members: String
        let expected: ExpectedDialog
        let others: [Int]
    }

    let dialog: Dialog
    let credentials: Credentials
    let hasAdmins: Bool
    /// The first line of the body.
    let opening: String

    init(_ dialog: Dialog, _ credentials: Credentials, hasAdmins: Bool = false, opening: String? = nil) {
        self.dialog = dialog
        self.credentials = credentials
        self.hasAdmins = hasAdmins
        self.opening = opening ?? (hasAdmins ? "{" : "{  ")
    }

    var testDescription: String {
        "a \(dialog.name) dialog\(hasAdmins ? " with admins" : ""), \(credentials == .key ? "API key" : "token")"
    }

    var body: String {
        let admins = hasAdmins ? [#"  "admin_ids":"96831397,96831328""#] : []
        return "\(opening)\n\(([dialog.members] + admins).joined(separator: ",\n"))\n}"
    }

    var expected: ExpectedDialog {
        var expected = dialog.expected
        expected.owner = credentials.user
        if !dialog.others.isEmpty {
            expected.occupants = .array(([credentials.user] + dialog.others).map(JSONValue.integer))
        }
        if hasAdmins { expected.admins = [96_831_328, 96_831_397] }
        return expected
    }
}

extension CreateRecipe {
    /// The recipes that the API takes as they are, and the one with custom parameters without the comma too many.
    static let all = [
        CreateRecipe(privateDialog, .first), CreateRecipe(publicDialog, .first), CreateRecipe(groupDialog, .second),
        CreateRecipe(customDialog, .third, opening: "{ "), CreateRecipe(groupDialog, .key),
        CreateRecipe(privateDialog, .key),
        CreateRecipe(publicDialog, .key), CreateRecipe(openDialog, .third, opening: "{"),
        CreateRecipe(groupDialog, .second, hasAdmins: true), CreateRecipe(publicDialog, .first, hasAdmins: true),
    ]

    /// The body of the recipe with custom parameters, mended.
    static let customParameters = CreateRecipe(customDialog, .third, opening: "{ ").body

    static let privateDialog = Dialog(
        name: "private",
        members: """
              "type":3,
              "occupants_ids":"102433721"
            """,
        expected: ExpectedDialog(type: 3, hasRoom: false),
        others: [102_433_721]
    )

    static let publicDialog = Dialog(
        name: "public",
        members: """
              "type":1,
              "name":"Soccer news",
              "photo":"67834"
            """,
        expected: ExpectedDialog(name: "Soccer news", photo: "67834", type: 1),
        others: []
    )

    static let groupDialog = Dialog(
        name: "group",
        members: """
              "type":2,
              "name":"New Year party",
              "occupants_ids":"96831397,96831328,96830631,96754523",
              "photo":"68123"
            """,
        expected: ExpectedDialog(name: "New Year party", photo: "68123", type: 2, joinRequired: 0),
        others: [96_754_523, 96_830_631, 96_831_328, 96_831_397]
    )

    private static let customDialog = Dialog(
        name: "custom",
        members: """
              "type":2,
              "name":"Chat with Bob, Sam, Garry",
              "occupants_ids":"96754523,96830631,96831328",
              "data":{ 
                  "class_name":"ScoreTable",
                  "game_mode_name":"rainbow dash",
                  "expert_mode":"3",
                  "progress":"56"
              }
            """,
        expected: ExpectedDialog(
            name: "Chat with Bob, Sam, Garry",
            type: 2,
            joinRequired: 0,
            data: [
                "class_name": "ScoreTable", "game_mode_name": "rainbow dash", "expert_mode": "3", "progress": "56",
            ]
        ),
        others: [96_754_523, 96_830_631, 96_831_328]
    )

    private static let openDialog = Dialog(
        name: "group that need not be joined",
        members: """
              "type":2,
              "name":"Chat with Bob, Sam, Garry",
              "occupants_ids":"96754523,96830631,96831328",
              "is_join_required":0
            """,
        expected: ExpectedDialog(name: "Chat with Bob, Sam, Garry", type: 2, joinRequired: 0),
        others: [96_754_523, 96_830_631, 96_831_328]
    )
}
