package import Diagnostics
internal import Dialogs

/// Why an `id` cannot be written where a dialog is declared, with the place and what to do by hand.
package struct AdoptionError: Error, Hashable, Sendable {
    /// The reason.
    package let diagnostic: Diagnostic

    init(_ message: Diagnostic.Message, at location: SourceLocation) {
        diagnostic = Diagnostic(message, at: location)
    }
}

extension AdoptionError {
    /// Every way to write it changed something else, too, or none was understood.
    package static func noPlainPlace(for adoption: Adoption, at location: SourceLocation) -> Self {
        Self(.noPlainPlace(for: adoption), at: location)
    }
}

extension Diagnostic.Message {
    fileprivate static func noPlainPlace(for adoption: Adoption) -> Self {
        "there is no plain place for the id of \(adoption.key.string.quoted): write 'id: \(adoption.id)' by hand"
    }

    static func rosterEntry(_ adoption: Adoption) -> Self {
        """
        \(adoption.key.string.quoted) is one of the dialogs that are made here: add a column for ids to the roster and \
        'id: "{column?}"' to the entry, or have the id \(adoption.id) written into the ids file, without --in-manifests
        """
    }

    static func matchBesideID(_ adoption: Adoption) -> Self {
        "'match' means nothing beside 'id': remove it, then adopt \(adoption.key.string.quoted) again"
    }
}
