/// One row of the table of fields: all that is known of a field wherever it stands.
package struct FieldRule: Sendable {
    /// The field's name in manifests, plan files and reports.
    package let name: String
    /// Its name in requests and answers of the API.
    package let wireName: StaticString
    /// The types of dialogs that have it.
    package let types: DialogTypes
    /// Whether those types cannot do without it.
    package let isNeeded: Bool
    /// Whether `defaults` may set it: what tells one dialog from another has no default.
    package let hasDefault: Bool
    /// How a declared value is compared with a live one.
    package let comparison: FieldComparison
    /// What the API can do to it once the dialog is created.
    package let change: FieldChange
    /// What its texts may be, where it has texts.
    package let textRule: TextRule
    /// What reports call a flag that is set, or one of its users; else its name.
    package let words: String
    /// What reports call a flag that is not set.
    package let opposite: String

    @inline(__always)
    init(
        _ name: String,
        sentAs wireName: StaticString,
        types: DialogTypes,
        isNeeded: Bool = false,
        hasDefault: Bool = true,
        comparison: FieldComparison,
        change: FieldChange,
        text textRule: TextRule = TextRule(mostSymbols: nil),
        words: String? = nil,
        opposite: String = "not set"
    ) {
        self.name = name
        self.wireName = wireName
        self.types = types
        self.isNeeded = isNeeded
        self.hasDefault = hasDefault
        self.comparison = comparison
        self.change = change
        self.textRule = textRule
        self.words = words ?? name
        self.opposite = opposite
    }
}

/// How a declared value of a field is compared with a live one.
package enum FieldComparison: Hashable, Sendable {
    /// As text, scalar by scalar.
    case exactText
    /// As text, scalar by scalar; servers send an empty text for none.
    case photo
    /// As a set of users, whatever their order; a server that does not tell them is not compared.
    case userSet
    /// As true or false; a server that does not tell it is not compared.
    case flag
    /// Class by class and field by field; a live field that is not declared is not compared.
    case customData
}

/// What the API can do to a field of a dialog that exists.
package enum FieldChange: Hashable, Sendable {
    /// Give it any value that it can be created with.
    case any
    /// Give it another value, and never take it away.
    case setOnly
    /// Nothing.
    case never
}

/// What the values of a field are, in the order in which digests take them.
package enum FieldKind: CaseIterable, Hashable, Sendable {
    case text
    case flag
    case users
    case data
}

extension FieldComparison {
    /// What is compared so.
    @inline(__always)
    var kind: FieldKind {
        switch self {
        case .exactText, .photo: .text
        case .userSet: .users
        case .flag: .flag
        case .customData: .data
        }
    }
}

/// Some of the types of dialogs.
package struct DialogTypes: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(_ type: DialogType) {
        switch type {
        case .public: self = .public
        case .group: self = .group
        case .private: self = .private
        }
    }

    static let `public` = Self(rawValue: 1)
    static let group = Self(rawValue: 2)
    static let `private` = Self(rawValue: 4)
    static let all: Self = [.public, .group, .private]
}
