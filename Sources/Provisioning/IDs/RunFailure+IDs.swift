internal import Journal

extension RunFailure {
    /// Creates a failure from an ids file that cannot be used.
    init(_ error: IDsFileError) { self.init("\(error)", status: RunStatus(of: error)) }
}

extension RunStatus {
    fileprivate init(of error: IDsFileError) {
        self =
            switch error {
            case .foreign, .newerVersion, .mistaken, .tooLarge, .notAFile: .wrongInput
            case .otherApplication: .stoppedBySafetyRail
            case .changed, .inUse, .system: .externalFailure
            case .noHome: .usage
            }
    }
}
