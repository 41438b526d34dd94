import JobSuccess

/// How a profile works: how long, how much, how well, and for whom. Shares are in thousandths.
struct ProfileTraits {
  /// The number of contracts.
  let contracts: Int
  /// The days on which contracts begin.
  let career: ClosedRange<Day>
  /// The shares of contracts whose clients are upset, and not quite content.
  let upset: Int
  let lukewarm: Int
  /// The share of ended contracts with the client's feedback.
  let feedbackRate: Int
  /// The share of ended contracts with the talent's feedback.
  let ratesClients: Int
  /// The share of contracts with a client of an earlier contract.
  let loyalty: Int
  /// The share of hourly contracts.
  let hourly: Int
  /// What it charges, in percent of the usual.
  let price: Int
  /// The share of contracts with rows in payments.csv.
  let paymentRows: Int
  let field: Field

  private static let sizes = Spread(
    (0, 0), (100, 1), (540, 3), (640, 6), (720, 14), (930, 46), (985, 98), (1000, 310))
  private static let ages = Spread((0, 12), (200, 150), (500, 700), (800, 1700), (1000, 3400))
  private static let upsetShares = Spread((0, 0), (150, 4), (600, 20), (850, 40), (960, 90), (1000, 240))
  private static let lukewarmShares = Spread((0, 0), (150, 25), (400, 75), (800, 120), (1000, 200))
  private static let feedbackRates = Spread((0, 480), (80, 640), (350, 710), (1000, 960))

  /// The most days from a profile's first contract to the market's day.
  static let oldest = 3600

  /// Random traits for a freelancer or an agency.
  init(isAgency: Bool, isExclusive: Bool, asOf: Day, using random: inout RandomStream) {
    let drawn = ProfileTraits.sizes.draw(using: &random)
    contracts = isAgency ? 2 * drawn + 2 : isExclusive ? min(drawn, 2) : drawn
    let age = min(
      ProfileTraits.oldest, max(ProfileTraits.ages.draw(using: &random), contracts * 7 + random.below(60)))
    let isDormant = random.happens(contracts < 12 ? 640 : 130)
    let start = asOf - age
    career = start...(isDormant ? start + random.below(age * 3 / 4 + 1) : asOf)
    // Profiles with few contracts take more care of each.
    upset = ProfileTraits.upsetShares.draw(using: &random) / (contracts < 12 ? 2 : 1)
    lukewarm = ProfileTraits.lukewarmShares.draw(using: &random) / (contracts < 12 ? 2 : 1)
    feedbackRate = ProfileTraits.feedbackRates.draw(using: &random)
    ratesClients = random.happens(130) ? random.whole(350...950) : random.below(20)
    loyalty = random.whole(20...420)
    hourly = random.whole(50...850)
    price = random.pick(shares: [40: 250, 100: 450, 220: 230, 450: 70])
    paymentRows = random.happens(250) ? random.whole(200...900) : 0
    field = random.pick(Field.allCases)
  }
}
