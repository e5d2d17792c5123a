import ArgumentParser
import Diagnostics
import PlanFile
import Platform
import Provisioning

/// Where the plan is kept for `apply`.
struct PlanOutputOption: ParsableArguments {
    @Option(
        name: .customLong("out"),
        help: ArgumentHelp("Keep the plan in this file; apply carries it out.", valueName: "plan.json"),
        completion: .file(extensions: ["json"])
    )
    var path: String?

    func validate() throws {
        guard path?.hasSuffix(".json") ?? true else {
            throw ValidationError("--out takes a file that ends in .json, by which apply knows a plan")
        }
    }

    /// Writes the document where the option names a file.
    ///
    /// - Throws: A `RunFailure` where it cannot be written, or would hold a credential that the server echoed.
    func write(_ document: PlanDocument, to console: Console) throws(RunFailure) {
        guard let path else { return }
        let text = document.json
        guard !console.wouldRedact(String(decoding: text, as: UTF8.self)) else {
            throw RunFailure("the plan holds a credential, so it was not written", status: .stoppedBySafetyRail)
        }
        do throws(AtomicFile.Unwritable) {
            try AtomicFile(path: path).replace(with: text)
        } catch {
            throw RunFailure("the plan cannot be written to '\(path)': \(error.reason)", status: .externalFailure)
        }
    }
}
