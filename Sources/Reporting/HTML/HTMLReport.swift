internal import Digests
internal import FoundationEssentials
internal import JSON

/// A report as one self-contained page: it loads nothing, and runs only its own script.
///
/// The dialogs are data for the script, which builds only the visible rows, so that ten thousand are as fast as ten.
/// Where no script runs, all of them are there too, to be read and printed.
struct HTMLReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The whole page, ending in a line feed.
    var text: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="generator" content="dialogctl">
        <title>\(report.title)</title>
        <link rel="icon" href="data:,">
        <style>\(Self.style)</style>
        </head>
        <body>
        <header>
        <h1>\(report.title)</h1>
        <p>\(report.summary.htmlEscaped)</p>
        <p class="faint">\(origin)</p>
        </header>
        <main>
        \(remarks)\(Self.controls)\(help)<div id="rows"><noscript>
        \(report.rowsByImportance.map(\.article).joined())</noscript></div>
        </main>
        <script type="application/json" id="report">\(ReportJSON(report).embedded)</script>
        <script>\(Self.script)</script>
        </body>
        </html>

        """
    }

    private var origin: String {
        [report.context.endpoint, report.context.time].compactMap { $0?.htmlEscaped }.joined(separator: ", ")
    }

    /// The problems of the run as a whole, and the advice.
    private var remarks: String {
        let problems = report.problems.map { "<p class=\"remark bad\">\($0.line.htmlEscaped)</p>\n" }
        let advice = report.advice.map { "<p class=\"remark\">\($0.htmlEscaped)</p>\n" }
        return (problems + advice).joined()
    }

    private static let controls = """
        <form role="search" hidden>
        <input id="search" type="search" aria-label="Search dialogs" placeholder="Search (press /)" autocomplete="off" \
        spellcheck="false">
        <div id="filters" role="group" aria-label="Show"></div>
        <output id="shown"></output>
        </form>

        """

    /// What the words mean that the report has, and which keys its script knows.
    private var help: String {
        guard !report.rows.isEmpty else { return "" }
        let words = report.counts.map(\.state).map { state in
            """
            <dt class="state \(state.weight.rawValue)">\("\(state.sign) \(state.word)".htmlEscaped)</dt>\
            <dd>\(state.meaning.htmlEscaped)</dd>

            """
        }
        return """
            <details id="help">
            <summary>What the words mean<span class="scripted" hidden>, and keys</span></summary>
            <dl>
            \(words.joined())</dl>
            \(Self.keys)</details>

            """
    }

    private static let keys = """
        <div class="scripted" hidden>
        <p><kbd>/</kbd> search, <kbd>Esc</kbd> show all, <kbd>j</kbd> or <kbd>↓</kbd> next, \
        <kbd>k</kbd> or <kbd>↑</kbd> previous, <kbd>Home</kbd> first, <kbd>End</kbd> last. \
        The address of the page has the search and the filters.</p>
        <p><label><input id="letters" type="checkbox" checked> Single characters (/, j, k) are keys</label></p>
        </div>

        """

    private static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
    private static let script = String(decoding: PackageResources.report_js, as: UTF8.self)

    /// Allows only this style and this script, and nothing from elsewhere.
    private static let policy = [
        "default-src 'none'", "img-src data:", "style-src '\(digest(of: style))'", "script-src '\(digest(of: script))'",
        "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")

    /// The digest by which a policy names an inline element (https://www.w3.org/TR/CSP3/#grammardef-hash-source).
    private static func digest(of text: String) -> String {
        "sha256-\(Data(Digest.sha256(of: Array(text.utf8))).base64EncodedString())"
    }
}
