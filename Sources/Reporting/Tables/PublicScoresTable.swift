package import Basics
package import CSV
package import JobSuccess

/// scores.csv for visitors: the official whole percent, and what the public profile shows beside it (6.3).
package enum PublicScoresTable {
  package static let table = Table(
    "scores.csv", "The Job Success Score of each profile", key: ["profile_id"],
    [
      .init("profile_id", .string, "The freelancer or agency", required: true),
      .init("profile_kind", .choice(ProfileKind.allCases.map(\.rawValue)), "Who is scored", required: true),
      .init("jss", .integer, "Job Success Score, whole percent; empty where there is none"),
      .init(
        "band", .choice(Band.allCases.map(\.rawValue)),
        "excellent from \(Band.excellentFrom), good from \(Band.goodFrom)"),
      .init("stars", .number, "Public stars, averaged by earnings"),
    ])

  /// Writes a profile's row from its public profile, of which `official` is the score.
  package static func write(
    _ profile: PublicProfile, id: [UInt8], official: Int?, to rows: inout CSVWriter
  ) {
    rows.field(id)
    rows.field(profile.kind.rawValue)
    rows.optional(official)
    rows.optional(official.map { Band(percent: $0).rawValue })
    rows.decimal(profile.stars, places: 2)
    rows.endRow()
  }

  /// The row as a JSON object.
  package static func object(_ profile: PublicProfile, id: [UInt8], official: Int?) -> JSONValue {
    [
      "profile_id": .string(String(decoding: id, as: UTF8.self)),
      "profile_kind": .string(profile.kind.rawValue),
      "jss": .optional(official),
      "band": .optional(official.map { Band(percent: $0).rawValue }),
      "stars": ScoreJSON.decimal(profile.stars, places: 2),
    ]
  }
}
