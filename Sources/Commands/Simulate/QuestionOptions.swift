import ArgumentParser
import JobSuccess

/// What `jss simulate` is asked, one question at a time.
struct QuestionOptions: ParsableArguments {
  @Flag(help: "Remove each feedback by itself; a table, the best first.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Remove this contract's feedback, jss_only or jss_and_profile; may be given several times.",
      valueName: "contract[:mode]"))
  var remove: [String] = []

  @Option(
    help: ArgumentHelp("Find the best set of at most so many removals, 1 to 20.", valueName: "k"),
    transform: { try WholeNumber.read($0, in: 1...20) })
  var plan: Int?

  @Flag(help: "With --plan or --remove: the days on which each may be asked for, within two years.")
  var schedule = false

  @Option(
    help: ArgumentHelp(
      "Add contracts that end on the day: stars, private, earnings, days, count; what isn't named is 5, 10, 300, 30, 1.",
      valueName: "key=value,…"),
    transform: AddedContracts.init)
  var add: [AddedContracts] = []

  @Option(
    help: ArgumentHelp(
      "How many contracts, 0 to 1000, or days bring the shown score to this, 1 to 100.", valueName: "percent"),
    transform: { try WholeNumber.read($0, in: 1...100) })
  var target: Int?

  @Option(
    help: ArgumentHelp(
      "Let the client correct the feedback: stars, private.", valueName: "contract:key=value,…"),
    transform: CorrectionArgument.init)
  var change: [CorrectionArgument] = []

  @Option(help: ArgumentHelp("Compare --policy with this one.", valueName: "name|file"))
  var versus: String?

  @Option(
    help: ArgumentHelp(
      "Ask it so many days after the as-of date, 0 to 180, if nothing new happens until then.",
      valueName: "days"),
    transform: { try WholeNumber.read($0, in: 0...Forecast.horizon) })
  var ahead = 0

  @Option(help: ArgumentHelp("Who asks for a removal.", valueName: "role"))
  var asker: Requester?

  @Option(help: ArgumentHelp("On which ground a removal is asked for. (default: perk)", valueName: "ground"))
  var ground: RemovalGround?

  private enum Question: String {
    case all = "--all"
    case changes = "--remove, --add and --change"
    case plan = "--plan"
    case target = "--target"
    case versus = "--versus"
  }

  private var questions: [Question] {
    var questions: [Question] = []
    if all { questions.append(.all) }
    if !remove.isEmpty || !change.isEmpty || (!add.isEmpty && target == nil) { questions.append(.changes) }
    if plan != nil { questions.append(.plan) }
    if target != nil { questions.append(.target) }
    if versus != nil { questions.append(.versus) }
    return questions
  }

  func validate() throws {
    guard let question = questions.first else {
      throw ValidationError(
        "say what to simulate: --all, --remove, --plan, --add, --target, --change or --versus; "
          + "`jss simulate --help` explains them")
    }
    guard questions.count == 1 else {
      throw ValidationError(
        "\(questions[0].rawValue) and \(questions[1].rawValue) are different questions: ask one at a time")
    }
    if question == .target { try validateUnit() }
    if schedule { try validateSchedule(question) }
    try validateRequest(question)
  }

  private func validateUnit() throws {
    if add.count > 1 {
      throw ValidationError("--target counts contracts of one kind: give --add once")
    }
    if add.first?.namesCount == true {
      throw ValidationError("--target finds the number of contracts itself: leave count out of --add")
    }
  }

  private func validateSchedule(_ question: Question) throws {
    guard question == .plan || (question == .changes && add.isEmpty && change.isEmpty) else {
      throw ValidationError("--schedule places removals: it goes with --plan or --remove alone")
    }
    if let ground, ground != .perk {
      throw ValidationError(
        "--schedule places requests under the Top Rated perk; on the ground \(ground.rawValue) nothing has to wait"
      )
    }
  }

  /// `--asker` and `--ground` say how a removal is asked for.
  private func validateRequest(_ question: Question) throws {
    let removes = question == .all || question == .plan || !remove.isEmpty
    if asker != nil || ground != nil, !removes {
      throw ValidationError(
        "\(asker != nil ? "--asker" : "--ground") is about removals: it goes with --all, --remove or --plan")
    }
    if asker != nil, let ground, ground != .perk {
      throw ValidationError(
        "--asker is asked for under the Top Rated perk alone, not on the ground \(ground.rawValue)")
    }
  }
}

extension Requester: ExpressibleByArgument {}
extension RemovalGround: ExpressibleByArgument {}
