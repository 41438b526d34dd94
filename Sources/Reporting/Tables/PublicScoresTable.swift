package import Analysis
internal import JobSuccess

/// scores.csv for visitors: the official whole percent, and what the public profile shows beside it (6.3).
package enum PublicScoresTable {
  package static let table = Table<PublicScore>(
    "scores.csv", "The Job Success Score of each profile", key: ["profile_id"],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true) { .text($0.id) },
      .init("profile_kind", .cases(of: ProfileKind.self), "Who is scored", required: true) {
        .text($0.published.profile.kind.rawValue)
      },
      .init("jss", .integer, "Job Success Score, whole percent; empty where there is none") {
        .integer($0.published.official.percent)
      },
      .init(
        "band", .cases(of: Band.self), "excellent from \(Band.excellentFrom), good from \(Band.goodFrom)"
      ) { .text($0.published.official.percent.map { Band(percent: $0).rawValue }) },
      .init("stars", .number, "Public stars, averaged by earnings") {
        .ratio($0.published.profile.stars, places: 2)
      },
    ])
}

/// A profile as the public scores have it.
package struct PublicScore: Sendable {
  let id: String
  let published: PublishedProfile

  /// A published profile with its id.
  package init(id: String, _ published: PublishedProfile) {
    self.id = id
    self.published = published
  }
}
