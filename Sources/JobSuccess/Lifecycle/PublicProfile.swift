/// What a visitor sees of a profile on the as-of date (4.6).
///
/// Private scores, satisfaction, outcomes and feedback that is not public yet have no place in it. Texts stay in their
/// file: only those that a visitor may read are named, by the feedback's index.
package struct PublicProfile: Equatable, Sendable {
  package let kind: ProfileKind
  /// Nil where profiles.csv does not say.
  package let badge: Badge?
  /// The shown score, a whole percent; nil where there is none.
  package let score: Int?
  /// The average of the public stars, removed ones included, weighted by earnings (2.10, 3.1); nil where there are none.
  package let stars: Ratio?
  /// The work history, newest first: open contracts before ended ones, then by the last day, then by the first, then by
  /// contract id.
  package let entries: [PublicEntry]

  /// How many jobs a visitor counts: contracts, whatever became of their feedback (3.1).
  package var jobs: Int { entries.count }

  /// The public profile of a history, with the score of the sheet that was made of it.
  package init(_ history: History, _ sheet: ScoreSheet) {
    let day = sheet.asOf
    kind = history.profile.kind
    badge = history.profile.badge
    score = sheet.result.percent
    stars =
      StarAverages(sheet, history) { history.publicFeedback(of: $0, on: day) != nil }.lifetime
    entries = sheet.contracts.map { PublicEntry($0.facts, history, on: day) }.sorted()
  }

  /// The public profile as if some feedback had been removed on the scorer's day. What is removed already stays as it
  /// is.
  package init(_ scorer: Scorer, _ history: History, removing removals: [ContractKey: RemovalMode]) {
    var changed = history
    for (key, mode) in removals {
      changed = changed.removing(CollectionOfOne(key), mode, on: scorer.asOf)
    }
    self.init(changed, scorer.score(changed))
  }
}
