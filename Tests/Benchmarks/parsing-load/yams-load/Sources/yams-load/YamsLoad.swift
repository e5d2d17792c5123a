import Foundation
import Yams

/// Decodes a manifest with Yams, unchecked, and prints the milliseconds that this took.
@main
enum YamsLoad {
    static func main() throws {
        let start = ContinuousClock.now
        let text = try Data(contentsOf: URL(filePath: CommandLine.arguments[1]))
        let manifest = try YAMLDecoder().decode(Manifest.self, from: text)
        let duration = ContinuousClock.now - start
        precondition(!manifest.dialogs.isEmpty)
        print(Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15)
    }

    struct Manifest: Decodable {
        let version: Int
        let users: [String: Int]
        let dialogs: [Dialog]
    }

    struct Dialog: Decodable {
        let key: String
        let type: String
        let name: String
        let occupants: [Int]
        let admins: [String]
        let photo: String
        let join_required: Bool
        let data: Fields
    }

    struct Fields: Decodable {
        let class_name: String
        let campus: String
        let seats: Int
    }
}
