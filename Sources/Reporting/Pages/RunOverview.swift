package import JobSuccess

/// A run at a glance, for the index: counts of all profiles, and the first of those worth a look.
///
/// Nothing in it rests on private feedback but the scores that it was made from: an internal run's are the official
/// ones, a talent's are estimates from public signals.
package struct RunOverview: Sendable {
  package var profiles = 0
  package var contracts = 0
  /// How many profiles have each whole percent, 0 to 100.
  package var percents = Array(repeating: 0, count: 101)
  /// Why the others have none.
  package var reasons: [NoScoreReason: Int] = [:]
  /// What the rules say of the badges.
  package var badges: BadgeCounts?
  package var risks = Listed<Risk>()
  package var lifts = Listed<Lift>()
  package var deadlines = Listed<Due>()
  /// Nil where there is no run before.
  package var movers: Listed<Mover>?
  /// Every page of the run, by profile id.
  package var pages: [Subject] = []
  /// For the marketplace's own people.
  package var quality: DataQuality?

  /// An overview of nothing yet.
  package init() {}

  /// The first of several, and how many there are.
  package struct Listed<Row: Sendable>: Sendable {
    package var shown: [Row]
    package var total: Int

    /// The first rows of so many.
    package init(_ shown: [Row] = [], of total: Int = 0) {
      self.shown = shown
      self.total = total
    }
  }

  /// Whom a row is about.
  package struct Subject: Sendable {
    package let id: String
    package let kind: ProfileKind
    package let percent: Int?
    /// Its page, where the run has one.
    package let page: PageName?

    /// A profile with its score.
    package init(id: String, kind: ProfileKind, percent: Int?, page: PageName?) {
      self.id = id
      self.kind = kind
      self.percent = percent
      self.page = page
    }
  }

  /// A profile below 90, or soon.
  package struct Risk: Sendable {
    package let subject: Subject
    package let exact: Ratio
    /// When it falls, and to what; nil where it is below now.
    package let falls: ScoreRisk?
    /// The score after its best removal, whole percent.
    package let afterRemoval: Int?

    /// A profile at risk.
    package init(_ subject: Subject, exact: Ratio, falls: ScoreRisk?, afterRemoval: Int?) {
      self.subject = subject
      self.exact = exact
      self.falls = falls
      self.afterRemoval = afterRemoval
    }
  }

  /// A profile that one removal would lift to 90 or more.
  package struct Lift: Sendable {
    package let subject: Subject
    package let contract: String
    package let after: Int
    package let isAllowed: Bool

    /// A profile, and the contract whose feedback it is.
    package init(_ subject: Subject, contract: String, after: Int, isAllowed: Bool) {
      self.subject = subject
      self.contract = contract
      self.after = after
      self.isAllowed = isAllowed
    }
  }

  /// Something to do by a day.
  package struct Due: Sendable {
    package let subject: Subject
    package let contract: String
    package let action: ActionKind
    package let deadline: Day
    package let daysLeft: Int

    /// A profile's action, and how long there is for it.
    package init(_ subject: Subject, contract: String, action: ActionKind, deadline: Day, daysLeft: Int) {
      self.daysLeft = daysLeft
      self.subject = subject
      self.contract = contract
      self.action = action
      self.deadline = deadline
    }
  }

  /// A profile whose shown score is another than in the run before.
  package struct Mover: Sendable {
    package let subject: Subject
    package let before: Int?

    /// A profile, and its score in the run before.
    package init(_ subject: Subject, before: Int?) {
      self.subject = subject
      self.before = before
    }
  }

  /// The result of reading the input.
  package struct DataQuality: Sendable {
    package let records: Int
    package let rejected: Int
    /// Records by what is wrong with them, or worth a look.
    package let groups: [(file: String, title: String, count: Int, isRejected: Bool)]

    /// Counts of one reading.
    package init(
      records: Int, rejected: Int, groups: [(file: String, title: String, count: Int, isRejected: Bool)]
    ) {
      self.records = records
      self.rejected = rejected
      self.groups = groups
    }
  }
}

/// What the public index lists: the pages of a run.
package struct VisitorsOverview: Sendable {
  /// Profiles in scores.csv.
  package let profiles: Int
  /// By profile id, with the official score.
  package let pages: [RunOverview.Subject]

  /// The pages of a run over so many profiles.
  package init(profiles: Int, pages: [RunOverview.Subject]) {
    self.profiles = profiles
    self.pages = pages
  }
}
