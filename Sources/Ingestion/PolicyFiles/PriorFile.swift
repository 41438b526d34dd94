// What is assumed of private scores, from a YAML file (7.3).

package import JobSuccess

/// Reads files of a prior:
///
///     weights:
///       "5.00": [15, 20, 25, 120, 760, 60]
///     factors: {unsuccessful: 4}
package enum PriorFile {
  /// The keys of `weights`, in the order of the rows.
  private static let rowKeys = ["5.00", "4.50", "4.00", "3.00", "below", "none"]
  private static let weight = PolicyForm<Int>.whole(0...1_000_000)
  private static let factor = PolicyForm<FixedDecimal>.decimal(0...1000, isAbove: true)

  /// The prior of a file. Rows and factors that it doesn't name are those of the standard one.
  package static func read(path: String) throws(PolicyError) -> FeedbackPrior {
    try parse(try PolicyFile.bytes(path: path), file: path)
  }

  /// The prior of a file's text.
  package static func parse(_ bytes: [UInt8], file: String) throws(PolicyError) -> FeedbackPrior {
    let root = try PolicyFile.root(bytes, file: file, example: "weights:")
    let reader = PolicyReader()
    var prior = FeedbackPrior.standard
    if let file = reader.group(
      PolicyItem(node: root, key: nil), known: ["weights", "factors"], of: "a prior")
    {
      if let weights = file["weights"] { readWeights(weights, reader, &prior) }
      if let factors = file["factors"] { readFactors(factors, reader, &prior) }
    }
    guard reader.faults.isEmpty else { throw PolicyError(file: file, faults: reader.faults) }
    return prior
  }

  private static func readWeights(_ item: PolicyItem, _ reader: PolicyReader, _ prior: inout FeedbackPrior) {
    let allowed =
      "allowed: a list of six whole numbers, for the private scores 0-2, 3-4, 5-6, 7-8, 9-10 and none"
    guard let group = reader.group(item, known: rowKeys, of: "the weights of a prior") else { return }
    for (row, key) in rowKeys.enumerated() {
      guard let item = group[key], let elements = reader.elements(of: item, allowed: allowed) else {
        continue
      }
      guard elements.count == FeedbackPrior.groups.count + 1 else {
        reader.note(item.fault(.outOfRange, "has \(elements.count) numbers", allowed: allowed))
        continue
      }
      var weights: [Int] = []
      for element in elements {
        var value = 0
        if weight.read(reader, element, &value) { weights.append(value) }
      }
      guard weights.count == elements.count else { continue }
      if weights.allSatisfy({ $0 == 0 }) {
        reader.note(item.fault(.outOfRange, "are all 0", allowed: "allowed: at least one of them above 0"))
        continue
      }
      prior.rows[row] = FeedbackPrior.Row(weights)
    }
  }

  private static func readFactors(_ item: PolicyItem, _ reader: PolicyReader, _ prior: inout FeedbackPrior) {
    let reasons = EndReason.allCases
    guard let group = reader.group(item, known: reasons.map(\.rawValue), of: "the factors of a prior") else {
      return
    }
    for reason in reasons {
      guard let item = group[reason.rawValue] else { continue }
      var value = FixedDecimal.one
      if factor.read(reader, item, &value) { prior.factors[reason] = value }
    }
  }
}
