package import Analysis
package import Basics
internal import JobSuccess

extension RunTrend {
  /// The member `trend` of run.json: the runs before, the earliest first.
  package var json: JSONValue { .array(points.map(\.json)) }

  /// The runs up to the one with this run.json, that one last. What can't be read is left out.
  package init(upTo manifest: JSONValue) {
    self.init(
      (manifest["trend"]?.array ?? []).compactMap { RunPoint($0) }, then: RunPoint(manifest: manifest))
  }
}

extension RunPoint {
  fileprivate var json: JSONValue {
    .object(
      [
        .init("as_of", .string(asOf.description)), .init("profiles", .integer(profiles)),
        .init("scored", .integer(scored)), .init("mean", .optional(meanHundredths, places: 2)),
        .init("excellent", .integer(excellent)),
      ] + (rejected.map { [.init("rejected", .integer($0))] } ?? []))
  }

  fileprivate init?(_ json: JSONValue) {
    guard let asOf = json["as_of"]?.string.flatMap({ Day(text: $0) }), let profiles = json["profiles"]?.count,
      let scored = json["scored"]?.count, let excellent = json["excellent"]?.count
    else { return nil }
    self.init(
      asOf: asOf, profiles: profiles, scored: scored, meanHundredths: json["mean"]?.hundredths,
      excellent: excellent, rejected: json["rejected"]?.count)
  }

  /// The counts of a whole run by its run.json.
  fileprivate init?(manifest: JSONValue) {
    guard let asOf = manifest["as_of"]?.string.flatMap({ Day(text: $0) }), let scores = manifest["scores"],
      let profiles = scores["profiles"]?.count, let scored = scores["scored"]?.count,
      let excellent = scores["bands"]?[Band.excellent.rawValue]?.count
    else { return nil }
    let rejected = manifest["inputs"]?.array?.compactMap { $0["rejected"]?.count }
    self.init(
      asOf: asOf, profiles: profiles, scored: scored, meanHundredths: scores["mean"]?.hundredths,
      excellent: excellent, rejected: rejected?.reduce(0, +))
  }
}

extension JSONValue {
  /// A count, no larger than any run's.
  fileprivate var count: Int? { integer.flatMap { (0...1_000_000_000_000).contains($0) ? $0 : nil } }

  /// A percentage with at most two decimals, in hundredths.
  fileprivate var hundredths: Int? {
    let text: String
    switch self {
    case .integer(let whole): text = String(whole)
    case .decimal(let decimal): text = decimal
    default: return nil
    }
    return units(of: Array(text.utf8).span, places: 2).flatMap { (0...100_00).contains($0) ? Int($0) : nil }
  }
}
