private import Crypto
package import JobSuccess

extension Policy {
  /// The SHA-256 of ``canonicalJSON`` in hexadecimal: what every output names the policy by (2.8).
  package var digest: String {
    SHA256.hash(data: Array(canonicalJSON.utf8)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
