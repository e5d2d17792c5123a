internal import Dialogs
internal import Pacing

/// What all creates of a run share.
struct CreationContext: Sendable {
    let store: any DialogStore
    /// The live dialogs that were there before, which no create can have made.
    let seen: SeenDialogs
    /// Looks up what has no clear answer.
    let search: OutcomeSearch
    /// Looks up what was refused.
    let refusals: RefusalCheck
    let intents: IntentPrefetcher
    let pool: WorkerPool
    let policy: ApplyPolicy
    let environment: ApplyEnvironment
    /// Raised when the journal accepts no more intents.
    let journalFailure: StopFlag
}
