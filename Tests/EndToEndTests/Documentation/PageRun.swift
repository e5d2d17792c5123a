import Foundation
import TestSupport

/// A section of a page, done as a reader would do it: in one shell, in a folder of its own.
struct PageRun {
    let section: Page.Section

    /// Does every step.
    ///
    /// - Returns: What the preparation printed, and then each command, both streams as they came; and last, where nothing
    ///   ended the shell early, nothing. `…` is the folder.
    /// - Throws: Where the shell cannot be started.
    func outputs() async throws -> [[String]] {
        let scratch = try TemporaryFolder()
        try scratch.makeFolder("work")
        try scratch.makeFolder("bin")
        for name in ["dialogctl", "quickblox-sandbox"] {
            try scratch.link("bin/\(name)", to: Program.buildFolder.appendingPathComponent(name).path)
        }
        let shell = Program(
            at: URL(filePath: "/usr/bin/timeout"),
            environment: [
                "PATH": "\(scratch.path)/bin:/usr/bin:/bin", "HOME": scratch.path, "LC_ALL": "C.UTF-8",
                "ROOT": PipelineFile.examples.deletingLastPathComponent().path,
            ]
        )
        let result = try await shell.run(
            ["--kill-after", "5", "300", "bash", "--noprofile", "--norc", "-c", script],
            in: scratch.url.appending(path: "work")
        )
        let output = result.output.replacing(scratch.path, with: "…")
        let parts = output.split(separator: Self.mark, omittingEmptySubsequences: false)
        return parts.map { part in
            var lines = part.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
            return lines
        }
    }

    /// What stands between the outputs of two commands.
    private static let mark: Character = "\u{1E}"

    private var script: String {
        var lines = [Self.sandbox, "{ :", section.preparation, "} >/dev/null"]
        for step in section.steps {
            switch step {
            case .file(let name, let text):
                lines.append("mkdir -p \"$(dirname '\(name)')\"; cat >'\(name)' <<'END OF FILE'\n\(text)END OF FILE")
            case .command(let command, _, _):
                lines.append("printf '\\036'")
                lines.append(addressed(command))
            }
        }
        return (lines + ["printf '\\036'", "exec >/dev/null 2>&1"]).joined(separator: "\n")
    }

    /// The addresses of a sandbox and of its control, as pages write them, are those that they are this time.
    private func addressed(_ command: String) -> String {
        command.replacing("http://127.0.0.1:41234", with: "$QUICKBLOX_ENDPOINT")
            .replacing("http://127.0.0.1:41235", with: "$CONTROL")
    }

    /// Sandboxes of a page run in the background, and end with its shell; whatever is typed next speaks to the last one.
    private static let sandbox = """
        exec 2>&1
        trap 'jobs -p | xargs -r kill -9' EXIT
        quickblox-sandbox() {
            case " $* " in *" --help "*|*" --version "*) command quickblox-sandbox "$@"; return;; esac
            local fifo; fifo=$(mktemp -u); mkfifo "$fifo"; exec 7<>"$fifo"; rm "$fifo"
            command quickblox-sandbox "$@" >&7 &
            read -r -t 60 QUICKBLOX_ENDPOINT <&7; echo "$QUICKBLOX_ENDPOINT"
            case " $* " in *" --control-port "*) read -r -t 60 CONTROL <&7; echo "$CONTROL";; esac
            export QUICKBLOX_ENDPOINT QUICKBLOX_API_KEY=sandbox-key
        }
        """
}
