internal import Diagnostics

extension Diagnostic.Message {
    /// A tag as libyaml gives it, core tags in their long form.
    static func tag(_ tag: String) -> Self {
        let core = "tag:yaml.org,2002:"
        let written = tag.hasPrefix(core) ? "!!\(tag.dropFirst(core.count))" : tag
        return "tag \(written.quoted) is not supported: remove it, and quote the value where it is text"
    }
}
