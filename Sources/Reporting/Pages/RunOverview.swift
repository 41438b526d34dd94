internal import Analysis
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
  /// Of whom not all is known.
  var unclear = Listed<Unclear>()
  /// Removals that may be asked for now, and those that may not.
  var lifts = Listed<Lift>()
  var laterLifts = Listed<Lift>()
  var deadlines = Listed<Due>()
  /// What became of the profiles since the run before; nil where there is none.
  var since: Since?
  /// The profiles one by one, where there are few.
  var cards: [ProfileCard] = []
  var list = ProfileList()
  /// The tables of the run.
  var tables: [TableSchema] = []
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
    /// Nil where it isn't known.
    var name: String?
    let kind: ProfileKind
    let percent: Int?
    /// Its page, where the run has one.
    let page: PageName?
  }

  /// A profile of which not all is known.
  struct Unclear: Sendable {
    let subject: Subject
    /// What is not known, and what the score could be.
    let sentence: String
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
  }

  /// Something to do by a day.
  struct Due: Sendable {
    let subject: Subject
    let contract: String
    let action: ActionKind
    let deadline: Day
    let daysLeft: Int
    /// Of how many that exclude each other this one lifts the score most.
    var alternatives = 1

    /// What to do.
    var words: String {
      switch alternatives {
      case ...1: action.words
      case 2: "\(action.words): this one or the other"
      default: "\(action.words): this one or one of \(alternatives - 1) others"
      }
    }
  }

  /// A profile whose shown score is another than in the run before.
  struct Mover: Sendable {
    let subject: Subject
    let before: Int?
    /// What changed it.
    let cause: InlineText
  }

  /// The run before, and what changed since.
  struct Since: Sendable {
    let day: Day
    let movers: Listed<Mover>
    /// The runs up to this one, which is the last.
    let trend: RunTrend
  }

  /// The result of reading the input.
  struct DataQuality: Sendable {
    let records: Int
    let rejected: Int
    /// Records by what is wrong with them, or worth a look.
    let groups: [(file: String, title: String, count: Int, isRejected: Bool)]
  }
}

/// All profiles of a run, or where the list of them is.
struct ProfileList: Sendable {
  /// Profiles in scores.csv.
  var total = 0
  /// By id: all of them, or those with a page where the list of all is a page of its own.
  var shown: [RunOverview.Subject] = []
  var isComplete: Bool { shown.count == total }
}

/// What the public index lists.
struct VisitorsOverview: Sendable {
  /// With the official scores.
  let list: ProfileList
  /// The tables of the run.
  let tables: [TableSchema]
}
