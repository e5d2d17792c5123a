import Foundation
import TestSupport

/// What stands for GitHub: a `gh` that answers from files and keeps what it was told to write.
struct GitHubStub {
    private let machine: Machine

    /// Puts `gh` on a machine.
    init(on machine: Machine) throws {
        self.machine = machine
        try machine.stub("gh", with: Self.script.replacing("FOLDER", with: machine.scratch.path))
    }

    // Answers by the last part of the path, through the filter, as `gh api --jq` does.
    private static let script = """
        #!/bin/bash
        set -euo pipefail
        [ "$1" = api ] && [ -n "$GH_TOKEN" ]
        shift
        method=GET filter=. path= body=
        while [ $# -gt 0 ]; do
            case $1 in
            --method) method=$2; shift ;;
            --jq) filter=$2; shift ;;
            --field) body=${2#body=@}; shift ;;
            --paginate) ;;
            *) path=$1 ;;
            esac
            shift
        done
        echo "$method $path" >> "FOLDER/calls"
        if [ "$method" = GET ]; then
            name=${path%%\\?*}
            jq --raw-output "$filter" "FOLDER/github/${name##*/}.json"
        else
            cp "$body" "FOLDER/body"
        fi
        """

    /// Has GitHub answer with a JSON text what is asked for by a path that ends in a name.
    func answer(_ name: String, with json: String) throws {
        try machine.scratch.write(json, to: "github/\(name).json")
    }

    /// The calls so far: a method and a path each.
    var calls: [String] {
        get throws { try machine.scratch.read("calls").split(separator: "\n").map(String.init) }
    }

    /// The last text that was written.
    var body: String { get throws { try machine.scratch.read("body") } }
}
