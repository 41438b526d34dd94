/// What all runs of a history, and of an output folder, have in common (6.1). Scores for another audience, or by another
/// policy, are not compared with theirs.
package struct RunScope: Equatable, Sendable {
  /// Who may read the runs, as `internal`; nil in a history whose runs an older version recorded without it.
  package let audience: String?
  /// The name of the policy, which another policy may have too.
  package let policyName: String
  /// SHA-256 of the resolved policy, as hexadecimal digits: it makes the policy what it is.
  package let policyDigest: String

  /// A scope with these values.
  package init(audience: String?, policyName: String, policyDigest: String) {
    self.audience = audience
    self.policyName = policyName
    self.policyDigest = policyDigest
  }

  /// Whether a run with the scope `run` belongs where this scope is.
  package func includes(_ run: RunScope) -> Bool {
    policyDigest == run.policyDigest && hasReaders(of: run)
  }

  /// Whether both are for the same readers. An audience that is not recorded is any.
  package func hasReaders(of other: RunScope) -> Bool {
    Set([audience, other.audience].compactMap(\.self)).count < 2
  }
}

extension RunScope: CustomStringConvertible {
  /// As in `audience internal, policy 'standard' (SHA-256 0123456789ab)`.
  package var description: String {
    "audience \(audience ?? "not recorded"), policy '\(policyName)' (SHA-256 \(policyDigest.prefix(12)))"
  }
}
