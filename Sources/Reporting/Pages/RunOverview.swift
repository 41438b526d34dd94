internal import JobSuccess

/// A run at a glance, for the index: counts of all profiles, and the first of those worth a look.
///
/// Nothing in it rests on private feedback but the scores that it was made from: an internal run's are the official
/// ones, a talent's are estimates from public signals.
struct RunOverview: Sendable {
  var profiles = 0
  var contracts = 0
  /// How many profiles have each whole percent, 0 to 100.
  var percents = Array(repeating: 0, count: 101)
  /// Why the others have none.
  var reasons: [NoScoreReason: Int] = [:]
  /// What the rules say of the badges.
  var badges: BadgeCounts?
  var risks = Listed<Risk>()
  var lifts = Listed<Lift>()
  var deadlines = Listed<Due>()
  /// Nil where there is no run before.
  var movers: Listed<Mover>?
  /// Every page of the run, by profile id.
  var pages: [Subject] = []
  /// For the marketplace's own people.
  var quality: DataQuality?
  /// What published scores give away, if that was asked.
  var leak: String?

  /// The first of several, and how many there are.
  struct Listed<Row: Sendable>: Sendable {
    var shown: [Row]
    var total: Int

    /// The first rows of so many.
    init(_ shown: [Row] = [], of total: Int = 0) {
      self.shown = shown
      self.total = total
    }
  }

  /// Whom a row is about.
  struct Subject: Sendable {
    let id: String
    let kind: ProfileKind
    let percent: Int?
    /// Its page, where the run has one.
    let page: PageName?
  }

  /// A profile below 90, or soon.
  struct Risk: Sendable {
    let subject: Subject
    let exact: Ratio
    /// When it falls, and to what; nil where it is below now.
    let falls: ScoreRisk?
    /// The score after its best removal, whole percent.
    let afterRemoval: Int?
  }

  /// A profile that one removal would lift to 90 or more.
  struct Lift: Sendable {
    let subject: Subject
    let contract: String
    let after: Int
    let isAllowed: Bool
  }

  /// Something to do by a day.
  struct Due: Sendable {
    let subject: Subject
    let contract: String
    let action: ActionKind
    let deadline: Day
    let daysLeft: Int
  }

  /// A profile whose shown score is another than in the run before.
  struct Mover: Sendable {
    let subject: Subject
    let before: Int?
  }

  /// The result of reading the input.
  struct DataQuality: Sendable {
    let records: Int
    let rejected: Int
    /// Records by what is wrong with them, or worth a look.
    let groups: [(file: String, title: String, count: Int, isRejected: Bool)]
  }
}

/// What the public index lists: the pages of a run.
struct VisitorsOverview: Sendable {
  /// Profiles in scores.csv.
  let profiles: Int
  /// By profile id, with the official score.
  let pages: [RunOverview.Subject]
}
