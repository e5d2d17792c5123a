internal import JSON

/// A file that gets what is observed of an application, for `quickblox-sandbox --profile`.
package struct ObservedProfile: Sendable {
    private let before: JSONObject

    /// Why a file is not one.
    package struct Invalid: Error, Sendable {
        /// What is wrong with it, in words.
        package let reason: String
    }

    /// The size limit of the file, in bytes.
    package static let longest = 1 << 20

    /// Reads the profile so far, which need not be there.
    ///
    /// - Parameter bytes: What the file holds; `nil` where there is none.
    /// - Throws: `Invalid` if it is no JSON object, or of another version.
    package init(_ bytes: [UInt8]?) throws(Invalid) {
        guard let bytes, !bytes.isEmpty else {
            before = JSONObject()
            return
        }
        guard let object = (try? JSONValue(parsing: bytes, depthLimit: 8))?.object else {
            throw Invalid(reason: "it is no JSON object")
        }
        guard object["version"] == nil || object["version"] == 1 else {
            throw Invalid(reason: "its version is not 1")
        }
        before = object
    }

    /// The file with what was observed.
    package func text(with observation: Observation) -> String {
        JSONValue.object(observation.updated(before)).indented
    }
}
