internal import Dialogs
internal import JSON
internal import Planning

extension LocatedJSONObject {
    /// What the document says of dialogs that nobody declares.
    mutating func takeUndeclared() throws(JSONError) -> UndeclaredDialogs {
        let dialogs = try take(ifPresent: "undeclared") { (value: LocatedJSON) throws(JSONError) in
            try value.elements { (value: LocatedJSON) throws(JSONError) in try value.undeclaredDialog() }
        }
        let requests = try take(ifPresent: "undeclared_requests") { (value: LocatedJSON) throws(JSONError) in
            try value.count()
        }
        return UndeclaredDialogs(dialogs ?? [], requests: requests)
    }
}

extension LocatedJSON {
    fileprivate func undeclaredDialog() throws(JSONError) -> UndeclaredDialog {
        var object = try LocatedJSONObject(self)
        let id = try object.take("id").liveID()
        let owner = try object.take("owner").user()
        let formerKey = try object.take(ifPresent: "former_key") { (value: LocatedJSON) throws(JSONError) in
            try value.text()
        }
        let live = try object.take(ifPresent: "live") { (value: LocatedJSON) throws(JSONError) in
            try value.liveDialog()
        }
        let sight = try object.take("sight").word { word in
            let all = [live.map { .live($0) }, .hidden, .notLookedFor].compactMap(\.self) as [UndeclaredDialog.Sight]
            return all.first { $0.word == word }
        }
        try object.finish()
        let dialog = UndeclaredDialog(id, owner: owner, formerKey: formerKey, sight)
        guard dialog.live?.id == live?.id, live?.id ?? id == id else {
            throw mistake("what stands beside the dialog does not go with it")
        }
        return dialog
    }
}
