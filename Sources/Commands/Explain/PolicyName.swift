import Basics
import Ingestion
import JobSuccess
import Reporting

/// How every output names its policy: the name, and the SHA-256 of the resolved parameters (2.8).
enum PolicyName {
  static func json(_ policy: Policy) -> JSONValue {
    ["name": .string(policy.name), "sha256": .string(policy.digest)]
  }
}
