import JobSuccess

/// What is typical of a profile: how long and how much it works, how well, and with whom. All shares are in thousandths.
struct Traits {
  let contracts: Int
  let career: ClosedRange<Day>
  /// How many of its clients are upset, and how many are not quite content.
  let upset: Int
  let lukewarm: Int
  /// How many of its clients leave feedback, and for how many of them it leaves some.
  let heard: Int
  let ratesClients: Int
  let loyalty: Int
  let hourly: Int
  /// What it charges, in percent of what is usual.
  let price: Int
  /// How many of its contracts have rows in payments.csv.
  let paymentRows: Int
  let field: Field

  private static let sizes = Spread(
    (0, 0), (100, 1), (540, 3), (640, 6), (720, 14), (930, 46), (985, 98), (1000, 310))
  private static let ages = Spread((0, 12), (200, 150), (500, 700), (800, 1700), (1000, 3400))
  private static let upsets = Spread((0, 0), (150, 4), (600, 20), (850, 40), (960, 90), (1000, 240))
  private static let lukewarms = Spread((0, 0), (150, 25), (400, 75), (800, 120), (1000, 200))
  private static let hearings = Spread((0, 480), (80, 640), (350, 710), (1000, 960))

  init(isAgency: Bool, isExclusive: Bool, asOf: Day, _ random: inout RandomStream) {
    let drawn = Traits.sizes.draw(&random)
    contracts = isAgency ? 2 * drawn + 2 : isExclusive ? min(drawn, 2) : drawn
    let age = min(3600, max(Traits.ages.draw(&random), contracts * 7 + random.below(60)))
    let isDormant = random.happens(contracts < 12 ? 640 : 130)
    let start = asOf - age
    career = start...(isDormant ? start + random.below(age * 3 / 4 + 1) : asOf)
    // Who has few contracts takes care of each.
    upset = Traits.upsets.draw(&random) / (contracts < 12 ? 2 : 1)
    lukewarm = Traits.lukewarms.draw(&random) / (contracts < 12 ? 2 : 1)
    heard = Traits.hearings.draw(&random)
    ratesClients = random.happens(130) ? random.whole(350...950) : random.below(20)
    loyalty = random.whole(20...420)
    hourly = random.whole(50...850)
    price = random.pick(shares: [40: 250, 100: 450, 220: 230, 450: 70])
    paymentRows = random.happens(250) ? random.whole(200...900) : 0
    field = random.pick(Field.allCases)
  }
}
