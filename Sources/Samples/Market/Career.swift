internal import Basics
import JobSuccess

/// Draws a profile's contracts, one after the other, from its traits.
struct Career {
  let population: Population
  let profileNumber: Int
  let traits: ProfileTraits
  /// The ids of those who do the work: the freelancer alone, or the agency's freelancers.
  let freelancers: [String]
  /// The agency's id; nil for a freelancer's profile.
  let agency: String?
  var random: RandomStream
  private var pastClients: [Client] = []

  var asOf: Day { population.asOf }

  /// How many days a contract runs.
  private static let hourlyDays = Spread((0, 2), (300, 18), (600, 45), (850, 130), (960, 320), (1000, 950))
  private static let fixedDays = Spread((0, 0), (300, 4), (700, 16), (950, 60), (1000, 160))

  init(
    population: Population, profileNumber: Int, traits: ProfileTraits, freelancers: [String], agency: String?,
    random: RandomStream
  ) {
    self.population = population
    self.profileNumber = profileNumber
    self.traits = traits
    self.freelancers = freelancers
    self.agency = agency
    self.random = random
  }

  /// All contracts of the profile, the earliest first.
  mutating func contracts() -> [DraftContract] {
    let days = traits.career.upperBound - traits.career.lowerBound
    var starts: [Int] = []
    for _ in 0..<traits.contracts { starts.append(random.whole(0...days)) }
    var contracts: [DraftContract] = []
    for (number, start) in starts.sorted().enumerated() {
      contracts.append(contract(number + 1, startedOn: traits.career.lowerBound + start))
    }
    return contracts
  }

  private mutating func contract(_ number: Int, startedOn: Day) -> DraftContract {
    let client = client()
    let mark = zeroPadded(profileNumber, to: 6) + "-" + zeroPadded(number, to: 3)
    var contract = DraftContract(
      id: "ct-" + mark, freelancer: random.pick(freelancers), agency: agency, client: client.id,
      startedOn: startedOn)
    contract.clientStanding = client.standing
    contract.title = Titles.title(field: traits.field, language: client.language, using: &random)
    contract.kind = random.happens(traits.hourly) ? .hourly : .fixed
    let mood = Mood.drawn(traits, client, using: &random)
    run(&contract, mood)
    pay(&contract)
    Opinions(mark: mark, client: client, mood: mood, traits: traits, asOf: asOf).add(
      to: &contract, using: &random)
    return contract
  }

  /// The client of the next contract: a past client in `loyalty` of 1000 cases, else one of the market's clients.
  private mutating func client() -> Client {
    if !pastClients.isEmpty, random.happens(traits.loyalty) { return random.pick(pastClients) }
    let client = population.client(using: &random)
    pastClients.append(client)
    return client
  }

  /// Sets the contract's status and, if it has ended by the market's day, when and how it ended.
  private mutating func run(_ contract: inout DraftContract, _ mood: Mood) {
    let length =
      contract.kind == .hourly
      ? Career.hourlyDays.draw(using: &random) : Career.fixedDays.draw(using: &random)
    let end = contract.startedOn + length
    let isForgotten = random.happens(8)
    guard end <= asOf, !isForgotten else {
      contract.status = isForgotten || random.happens(120) ? .paused : .active
      return
    }
    contract.status = .ended
    contract.endedOn = end
    contract.endedBy = random.pick(shares: [.client: 640, .freelancer: 280, .platform: 20, nil: 60])
    contract.endReason = mood.endReason(using: &random)
  }
}
