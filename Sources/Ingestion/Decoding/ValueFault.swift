/// Why a value can't be taken: the kind of fault, and what is allowed in its place.
package struct ValueFault: Error, Equatable, Sendable {
  /// The code of 1.5.
  package let code: FindingCode
  /// What the value may be, as a noun phrase: "a date …".
  package let allowed: String

  /// A fault of a kind, with what is allowed.
  package init(_ code: FindingCode, allowed: String) {
    self.code = code
    self.allowed = allowed
  }
}
