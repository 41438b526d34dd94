package import Ingestion

/// Which profiles of a run get a page (6.2).
package enum PageSubjects {
  /// The most profiles of a market that gets a page for each.
  private static let smallMarket = 200

  /// The named profiles, then those at risk; of a small market, and for visitors of any, then all others, by id. Visitors
  /// see nothing of a risk.
  ///
  /// - Parameter limit: The most profiles, where no more are named.
  package static func choose(
    named: [ProfileKey], _ findings: RunFindings, _ shown: ShownScores, atMost limit: Int,
    for audience: Audience
  ) -> [ProfileKey] {
    var subjects = named
    var known = Set(named)
    func add(_ keys: some Sequence<ProfileKey>) {
      for key in keys {
        guard subjects.count < limit else { return }
        if known.insert(key).inserted { subjects.append(key) }
      }
    }
    switch audience {
    case .internal, .talent:
      add(findings.risks.first.lazy.map(\.profile))
      if shown.count <= smallMarket { add(shown.profiles) }
    case .public: add(shown.profiles)
    }
    return subjects
  }
}
