import Platform

/// Why a store cannot be used.
package struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what to do about it.
    package let description: String

    /// Does what the system may refuse with the store at a path.
    static func catching<Value>(
        _ path: String,
        _ work: () throws(SystemError) -> Value
    ) throws(StoreError) -> Value {
        do throws(SystemError) {
            return try work()
        } catch {
            let verb = [.sync, .replace].contains(error.operation) ? "write" : error.operation.rawValue
            throw StoreError(description: "cannot \(verb) the store '\(path)': \(error.reason)")
        }
    }

    static func inUse(_ path: String) -> StoreError {
        StoreError(
            description: "the store '\(path)' is in use by another sandbox; stop that one, or choose another file"
        )
    }

    static func notAFile(_ path: String) -> StoreError {
        StoreError(description: "the store '\(path)' is not a file")
    }

    static func tooLong(_ path: String) -> StoreError {
        StoreError(description: "the store '\(path)' is longer than 4 GiB; choose another file")
    }

    static func damaged(_ path: String, _ error: SeedError) -> StoreError {
        StoreError(description: "\(path):\(error.line): \(error.reason)")
    }
}
