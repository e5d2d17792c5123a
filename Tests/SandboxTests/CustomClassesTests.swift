import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct CustomClassesTests {
    private static let classes = CustomClasses([
        "Table": [
            "players": CustomFieldType(.integer), "title": CustomFieldType(.string),
            "fee": CustomFieldType(.float), "open": CustomFieldType(.boolean), "place": CustomFieldType(.location),
            "rules": CustomFieldType(.file), "starts": CustomFieldType(.date),
            "tags": CustomFieldType(.string, isArray: true), "seats": CustomFieldType(.integer, isArray: true),
        ],
        "Empty": [:],
    ])

    private func created(_ data: String) throws -> JSONValue? {
        var api = InProcess(classes: Self.classes)
        return try api.create(#"{"type":1,"name":"a","data":\#(data)}"#).member("data")
    }

    @Test(
        arguments: [
            ("Integer", CustomFieldType(.integer)), ("String", CustomFieldType(.string)),
            ("Float", CustomFieldType(.float)), ("Boolean", CustomFieldType(.boolean)),
            ("Location", CustomFieldType(.location)), ("File", CustomFieldType(.file)),
            ("Date", CustomFieldType(.date)),
            ("String_a", CustomFieldType(.string, isArray: true)), ("integer", nil), ("String_a_a", nil), ("_a", nil),
            ("", nil),
        ] as [(String, CustomFieldType?)]
    )
    func `reads the names of types`(name: String, type: CustomFieldType?) {
        #expect(CustomFieldType(name) == type)
    }

    @Test(arguments: [
        (#""players":"6""#, #""players":6"#), (#""players":6"#, #""players":6"#), (#""title":3"#, #""title":"3""#),
        (#""fee":"1.5""#, #""fee":1.5"#), (#""fee":2"#, #""fee":2.0"#), (#""open":"1""#, #""open":true"#),
        (#""open":false"#, #""open":false"#), (#""place":"-1.5, 52""#, #""place":[-1.5,52.0]"#),
        (#""place":[1,2]"#, #""place":[1.0,2.0]"#), (#""rules":68123"#, #""rules":"68123""#),
        (#""starts":"2019-09-08T17:24:11Z""#, #""starts":"2019-09-08T17:24:11Z""#),
        (#""starts":1567963451"#, #""starts":"2019-09-08T17:24:11Z""#),
        (#""tags":"a, b""#, #""tags":["a","b"]"#), (#""tags":["a,b","c"]"#, #""tags":["a,b","c"]"#),
        (#""seats":["1",2]"#, #""seats":[1,2]"#), (#""players":null"#, #""players":null"#),
    ])
    func `gives values back in their field's type`(sent: String, kept: String) throws {
        let data = try created(#"{"class_name":"Table",\#(sent)}"#)
        #expect(data.map { String(decoding: $0.serialized(), as: UTF8.self) } == #"{"class_name":"Table",\#(kept)}"#)
    }

    @Test(arguments: [
        (#"{"class_name":"Chair"}"#, 403, "Undefined class"), (#"{"class_name":"table"}"#, 403, "Undefined class"),
        (#"{"class_name":"Empty","x":1}"#, 403, "Undefined field"),
        (#"{"class_name":"Table","players":"x"}"#, 400, "data[players]"),
        (#"{"class_name":"Table","players":1.5}"#, 400, "data[players]"),
        (#"{"class_name":"Table","fee":"nan"}"#, 400, "data[fee]"),
        (#"{"class_name":"Table","open":2}"#, 400, "data[open]"),
        (#"{"class_name":"Table","place":"1"}"#, 400, "data[place]"),
        (#"{"class_name":"Table","place":"1,181"}"#, 400, "data[place]"),
        (#"{"class_name":"Table","starts":"tomorrow"}"#, 400, "data[starts]"),
        (#"{"class_name":"Table","starts":99999999999999}"#, 400, "data[starts]"),
        (#"{"class_name":"Table","title":{"a":1}}"#, 400, "data[title]"),
        (#"{"class_name":"Table","seats":["x"]}"#, 400, "data[seats]"),
    ])
    func `refuses what is not declared, in new dialogs and old ones`(data: String, status: Int, text: String) throws {
        var api = InProcess(classes: Self.classes)
        let refused = api.create(#"{"type":1,"name":"a","data":\#(data)}"#)
        #expect(refused.status == status)
        #expect(refused.text.contains(text))
        #expect(try api.names() == [])
        let id = try api.newDialog(#"{"type":1,"name":"a"}"#)
        #expect(api.update(id, #"{"data":\#(data)}"#).status == status)
        #expect(try api.show(id).member("data") == nil)
    }

    @Test func `accepts every class and field where none is declared`() throws {
        var api = InProcess()
        let response = api.create(#"{"type":1,"name":"a","data":{"class_name":"C","x":"3","y":[1]}}"#)
        #expect(try response.member("data") == ["class_name": "C", "x": "3", "y": [1]])
    }

    @Test(arguments: [
        ("data[players]=06", ["six"]), ("data[players]=6.0", ["six", "none"]), ("data[fee]=1.50", ["six"]),
        ("data[open]=1", ["six"]), ("data[open]=0", []), ("data[starts]=1567963451", ["six"]),
        ("data[tags]=b", ["six"]), ("data[tags]=a,b", []), ("data[title]=06", []), ("data[title]=6", ["six"]),
        ("data[players]=6&data[open]=true", ["six"]), ("data[players]=6&data[open]=false", []),
        ("data[unknown]=1", ["six", "none"]), ("", ["six", "none"]),
    ])
    func `filters by values in the field's type, and ignores what is none`(filter: String, names: [String]) throws {
        var api = InProcess(classes: Self.classes)
        let values = #""players":6,"title":"6","fee":1.5,"open":true,"starts":1567963451,"tags":["a","b"]"#
        _ = api.create(#"{"type":1,"name":"six","data":{"class_name":"Table",\#(values)}}"#)
        _ = api.create(#"{"type":1,"name":"none","data":{"class_name":"Table"}}"#)
        #expect(try api.names("sort_asc=created_at&data[class_name]=Table&\(filter)") == names)
    }

    @Test func `ignores a filter of a class that is not declared`() throws {
        var api = InProcess(classes: Self.classes)
        _ = api.create(#"{"type":1,"name":"a"}"#)
        #expect(try api.names("data[class_name]=Chair") == ["a"])
        #expect(try api.names("data[class_name]=Chair&data[git_key]=x") == ["a"])
        #expect(try api.names("data[class_name]=Chair&data[git_key]=x&name=b") == [])
        #expect(try api.names("data[class_name]=Table") == [])
    }
}

@Suite(.serialized) struct CustomDataUpdateTests {
    @Test(arguments: [
        (#"{"class_name":"C","y":3}"#, #"{"class_name":"C","x":1,"y":3}"#),
        (#"{"class_name":"C","z":4}"#, #"{"class_name":"C","x":1,"y":2,"z":4}"#),
        (#"{"class_name":"C"}"#, #"{"class_name":"C","x":1,"y":2}"#),
        (#"{"class_name":"D","z":4}"#, #"{"class_name":"D","z":4}"#),
        (#"{"z":4}"#, #"{"class_name":"C","x":1,"y":2}"#),
    ])
    func `adds fields to the data of its class, and replaces that of another`(update: String, kept: String) throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":1,"name":"a","data":{"class_name":"C","x":1,"y":2}}"#)
        let data = try api.update(id, #"{"data":\#(update)}"#).member("data")
        #expect(data.map { String(decoding: $0.serialized(), as: UTF8.self) } == kept)
        #expect(try api.show(id).member("data") == data)
    }

    @Test func `gives data to a dialog without any`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#)
        let response = api.send("PUT", "/chat/Dialog/\(id).json", body: "data[class_name]=C&data%5Bx%5D=1")
        #expect(try response.member("data") == ["class_name": "C", "x": "1"])
    }
}
