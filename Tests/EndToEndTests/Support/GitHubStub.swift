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
        [ -n "$GH_TOKEN" ]
        if [ "$1" = release ]; then
            echo "$*" >> "FOLDER/calls"
            exit
        fi
        [ "$1" = api ]
        shift
        method=GET filter=. path= body= branch=
        while [ $# -gt 0 ]; do
            case $1 in
            --method) method=$2; shift ;;
            --jq) filter=$2; shift ;;
            --field)
                case $2 in
                body=@*) body=${2#body=@} ;;
                *=@*) echo "${2%%=@*}=$(cat "${2#*=@}")" >> "FOLDER/fields" ;;
                *)
                    if [[ $2 = branch=* ]]; then branch=${2#branch=}; fi
                    echo "$2" >> "FOLDER/fields"
                    ;;
                esac
                shift
                ;;
            --paginate) ;;
            *) path=$1 ;;
            esac
            shift
        done
        echo "$method $path" >> "FOLDER/calls"
        if grep -qxF "$method $path $branch" "FOLDER/refused" 2>/dev/null; then exit 1; fi
        if [ "$method" = GET ]; then
            name=${path%%\\?*}
            jq --raw-output "$filter" "FOLDER/github/${name##*/}.json"
        elif [ -n "$body" ]; then
            cp "$body" "FOLDER/body"
        fi
        """

    /// Has GitHub answer with a JSON text what is asked for by a path that ends in a name.
    func answer(_ name: String, with json: String) throws {
        try machine.scratch.write(json, to: "github/\(name).json")
    }

    /// Has GitHub refuse a call that writes to a branch: a method, a path and the branch.
    func refuse(_ call: String) throws { try machine.scratch.write(call + "\n", to: "refused") }

    /// The fields of what was written so far, but for bodies: a name and a value each.
    var fields: [String] {
        get throws { try machine.scratch.read("fields").split(separator: "\n").map(String.init) }
    }

    /// The calls so far: a method and a path each.
    var calls: [String] {
        get throws { try machine.scratch.read("calls").split(separator: "\n").map(String.init) }
    }

    /// The last text that was written.
    var body: String { get throws { try machine.scratch.read("body") } }
}
