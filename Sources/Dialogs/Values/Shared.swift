/// A value that is copied by reference: however large it is, a copy of its holder costs one reference.
final class Shared<Value: Hashable & Sendable>: Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}

extension Shared: Equatable {
    static func == (first: Shared, second: Shared) -> Bool {
        first === second || first.value == second.value
    }
}
