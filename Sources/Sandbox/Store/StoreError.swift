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
            throw StoreError(path, error)
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

    /// The file does not begin with a dialog, so it may be anything.
    static func noStore(_ path: String, _ error: SeedError) -> StoreError {
        StoreError(
            description: "\(path):\(error.line): \(error.reason); the file is no store, and is left as it is: choose "
                + "another one, or remove it to begin a new store in its place"
        )
    }

    static func damaged(_ path: String, _ error: SeedError) -> StoreError {
        StoreError(description: "\(path):\(error.line): \(error.reason)")
    }
}

extension StoreError {
    /// What the system refused with the store at a path.
    init(_ path: String, _ error: SystemError) {
        let verb = [.sync, .replace].contains(error.operation) ? "write" : error.operation.rawValue
        self.init(description: "cannot \(verb) the store '\(path)': \(error.reason)")
    }
}
