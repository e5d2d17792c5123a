internal import Applying
package import HTTP
internal import Journal
package import Manifests
internal import Platform
package import QuickBlox

/// The endpoint and the credentials of a run, from the environment.
package struct RunSettings: Sendable {
    /// The environment variables.
    package let variables: [String: String]
    /// Where the API is.
    package let endpoint: Endpoint
    /// The credentials, and the user who acts if a manifest names none.
    package let access: Access

    /// Creates settings from known values.
    package init(variables: [String: String] = [:], endpoint: Endpoint, access: Access) {
        self.variables = variables
        self.endpoint = endpoint
        self.access = access
    }
}

extension RunSettings {
    /// Reads the settings from environment variables and the files that they name.
    ///
    /// - Throws: A `RunFailure` that names the variable and what to do.
    package static func read(from variables: [String: String]) throws(RunFailure) -> Self {
        let endpoint = try endpoint(in: variables)
        return Self(variables: variables, endpoint: endpoint, access: try access(in: variables))
    }

    /// The variables that mean something: one that is set, but empty, counts as unset, as with curl and in pipelines
    /// that pass on what they do not have.
    ///
    /// Those of this program stay, since messages name them, and an empty endpoint is refused.
    package static func meaningful(_ variables: [String: String]) -> [String: String] {
        variables.filter { !$0.value.isEmpty || $0.key.hasPrefix("QUICKBLOX_") }
    }

    /// The API's address: `QUICKBLOX_ENDPOINT`, or the public API.
    ///
    /// - Throws: A `RunFailure` if the variable is not a valid address.
    package static func endpoint(in variables: [String: String]) throws(RunFailure) -> Endpoint {
        guard let text = variables["QUICKBLOX_ENDPOINT"] else { return .standard }
        guard !text.isEmpty else {
            // Empty means unset for every other variable; for this one it would mean another server than was meant.
            throw RunFailure(
                "QUICKBLOX_ENDPOINT is set, but empty: give the server's address, or unset it for the public API",
                status: .usage
            )
        }
        do throws(EndpointError) {
            return try Endpoint(text)
        } catch {
            throw RunFailure("QUICKBLOX_ENDPOINT: \(error)", status: .usage)
        }
    }

    /// The credentials from variables, or from the files that they name.
    ///
    /// - Throws: A `RunFailure` that says what is missing or wrong.
    package static func access(in variables: [String: String]) throws(RunFailure) -> Access {
        do throws(CredentialsError) {
            return try Access(environment: variables, readFile: BoundedFile.text)
        } catch {
            throw RunFailure("\(error)", status: .usage)
        }
    }

    /// Whether the variables name credentials at all, valid or not.
    package static func namesCredentials(in variables: [String: String]) -> Bool {
        do throws(CredentialsError) {
            _ = try Access(environment: variables, readFile: BoundedFile.text)
            return true
        } catch {
            if case .missing = error { return false }
            return true
        }
    }

    /// The owner of dialogs that name none, as far as it is known without credentials: the user of `QUICKBLOX_USER_ID`,
    /// if that is a user.
    package static func offlineOwnership(in variables: [String: String]) -> Ownership {
        guard let user = try? Access.user(environment: variables, readFile: BoundedFile.text) else {
            return .undetermined
        }
        return .apiKey(defaultOwner: user)
    }

    /// The HTTP configuration, with the variables for certificates, proxies and the HTTP version.
    ///
    /// - Throws: A `RunFailure` if a variable is invalid.
    package static func http(
        in variables: [String: String],
        _ limits: RequestLimits,
        userAgent: String
    ) throws(RunFailure) -> HTTPConfiguration {
        HTTPConfiguration(
            totalTimeout: limits.timeout,
            // A create whose answer takes long keeps its connection, and lets others be sent.
            maximumConnections: limits.parallelism + ApplyPolicy.mostOpen,
            userAgent: userAgent,
            certificateAuthorities: variables["CURL_CA_BUNDLE"] ?? variables["SSL_CERT_FILE"],
            newestVersion: try newestHTTPVersion(in: variables),
            usesProxies: ProxyVariables.areSet(in: variables)
        )
    }

    /// The path of the journal for an endpoint, unless an option names another.
    ///
    /// - Throws: A `RunFailure` if the environment names no folder for it.
    package static func journalPath(
        for endpoint: Endpoint,
        in variables: [String: String],
        named path: String?
    ) throws(RunFailure) -> String {
        if let path { return path }
        do throws(JournalError) {
            return try JournalPath.standard(environment: variables, host: endpoint.hostAndPath)
        } catch {
            throw RunFailure("\(error)", status: .usage)
        }
    }

    /// The newest HTTP version to use; `DIALOGCTL_HTTP` names an older one for proxies that do not support HTTP/2.
    private static func newestHTTPVersion(in variables: [String: String]) throws(RunFailure) -> HTTPVersion {
        guard let text = variables["DIALOGCTL_HTTP"] else { return .http2 }
        guard let version = HTTPVersion(rawValue: text) else {
            throw RunFailure("DIALOGCTL_HTTP: '\(text)' is no version: use 1.1 or 2", status: .usage)
        }
        return version
    }
}
