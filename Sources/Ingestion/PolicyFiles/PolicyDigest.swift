private import Basics
private import Crypto
package import JobSuccess

extension Policy {
  /// The SHA-256 of ``canonicalJSON`` in hexadecimal: what every output names the policy by (2.8).
  package var digest: String {
    hexadecimal(SHA256.hash(data: Array(canonicalJSON.utf8)))
  }
}
