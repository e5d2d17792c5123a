import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct RosterTests {
    @Test func `each row is a dialog, and says where it comes from`() throws {
        let dialogs = rosterDialogs(
            """
              - from_csv: r.csv
                key: "course/{course}"
                type: group
                name: "{course} {title}"
                owner: "{owner}"
                occupants: [7, "{students}"]
                admins: ["{tutor}"]
                photo: "{photo?}"
                join_required: true
                data: {class_name: Room, region: eu, credits: "{credits}", note: "{note?}", static: 5}
            """,
            """
            course,title,owner,students,tutor,photo,credits
            M1,Maths,5,"10, 11",12,67,3
            P1,Physics,6,20;21|22 23,24,,4
            """
        )
        #expect(dialogs.map(\.key) == ["course/M1", "course/P1"])
        #expect(dialogs.map(\.name) == ["M1 Maths", "P1 Physics"])
        #expect(dialogs.map(\.owner) == [5, 6])
        #expect(dialogs.map(\.photo) == ["67", nil])
        #expect(dialogs.map(\.joinRequired) == [true, true])
        #expect(dialogs.map(\.location.lineReference) == ["r.csv:2", "r.csv:3"])
        let members: [UserIDs?] = [[5, 7, 10, 11, 12], [6, 7, 20, 21, 22, 23, 24]]
        #expect(dialogs.map(\.members) == members)
        let fields: CustomFields<Scalar> = ["region": .text("eu"), "credits": .text("3"), "static": .integer(5)]
        #expect(dialogs[0].data == CustomData(className: "Room", fields: fields))
    }

    @Test func `rows of one group are one dialog with the members of all`() {
        let dialogs = rosterDialogs(
            """
              - {from_csv: r.csv, group_by: [course, term], type: group, name: "{course} {term}", occupants: ["{student}"], admins: ["{tutor?}"]}
            """,
            "course;term;student;tutor\nM;1;10;90\nP;1;20;\nM;1;11;91\nM;2;12;\nM;1;10;90\n"
        )
        #expect(dialogs.map(\.key) == ["group/M 1", "group/P 1", "group/M 2"])
        #expect(dialogs[0].members == [1, 10, 11, 90, 91])
        #expect(dialogs[0].admins == [90, 91])
        #expect(dialogs[1].admins == [])
        #expect(dialogs.map(\.location.line) == [2, 3, 5])
    }

    @Test func `users, groups and defaults of the manifest count`() {
        let dialogs = reading(
            """
            version: 1
            users: {alice: 7}
            groups: {staff: [alice, 8]}
            defaults: {type: group, owner: alice, admins: [staff], data: {class_name: Room}}
            dialogs:
              - {from_csv: r.csv, name: "{n}", occupants: [staff, "{who}"], data: {code: "{n}"}}
              - {name: plain, occupants: [9]}
            """,
            rosters: ["r.csv": "n,who\nx,alice 10\ny,staff\n"]
        ).reading.dialogs
        #expect(dialogs.map(\.name) == ["x", "y", "plain"])
        #expect(dialogs.map(\.owner) == [7, 7, 7])
        #expect(dialogs[0].members == [7, 8, 10])
        #expect(dialogs[1].data == CustomData(className: "Room", fields: ["code": .text("y")]))
    }

    @Test func `where chooses rows, by one value or several`() {
        let roster = "n,term,kind\na,1,x\nb,2,x\nc,3,x\nd,1,\n"
        let entry = { (condition: String) in
            "  - {from_csv: r.csv, type: public, name: '{n}', where: \(condition)}"
        }
        #expect(rosterDialogs(entry("{term: 1}"), roster).map(\.name) == ["a", "d"])
        #expect(rosterDialogs(entry("{term: [1, '3'], kind: x}"), roster).map(\.name) == ["a", "c"])
        #expect(rosterDialogs(entry("{kind: ''}"), roster).map(\.name) == ["d"])
    }

    @Test func `braces are doubled, and columns may have any name`() {
        let dialogs = rosterDialogs(
            "  - {from_csv: r.csv, type: public, name: '{{{full name: é}}}'}",
            "full name: é,x\nMaths,1\n"
        )
        #expect(dialogs.map(\.name) == ["{Maths}"])
    }

    @Test func `a prefix goes in front of each item of a list`() {
        let people = ResolvedUsers([UserReference(.login, "ann"): 5, UserReference(.login, "bob"): 6])
        let reading = reading(
            "version: 1\ndialogs:\n  - {from_csv: r.csv, type: group, name: x, occupants: ['login:{who}']}",
            rosters: ["r.csv": "who\nann;bob\n"],
            people
        ).reading
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.first?.members == [1, 5, 6])
    }

    @Test func `a separator of one's own leaves spaces in names`() {
        let reading = reading(
            """
            version: 1
            users: {Ann Lee: 5, "Bob, Jr.": 6}
            dialogs:
              - {from_csv: r.csv, separator: " / ", type: group, name: x, occupants: ["{who}"]}
            """,
            rosters: ["r.csv": "who\n\"Ann Lee / Bob, Jr.\"\n"]
        ).reading
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.first?.members == [1, 5, 6])
    }

    @Test func `a private dialog may be made of each row`() {
        let dialogs = rosterDialogs(
            "  - {from_csv: r.csv, type: private, owner: '{tutor}', occupants: ['{student}']}",
            "tutor,student\n5,10\n6,10\n"
        )
        #expect(dialogs.map(\.key) == ["private/5-10", "private/6-10"])
    }
}
