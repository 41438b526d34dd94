internal import Basics
import JobSuccess

/// A profile's working life, contract after contract, as its traits make it likely.
struct Career {
  let population: Population
  let profileNumber: Int
  let traits: Traits
  /// Who does the work: the freelancer, or the agency's freelancers.
  let freelancers: [String]
  let agency: String?
  var random: RandomStream
  private var pastClients: [Client] = []

  var asOf: Day { population.asOf }

  private static let hourlyDays = Spread((0, 2), (300, 18), (600, 45), (850, 130), (960, 320), (1000, 950))
  private static let fixedDays = Spread((0, 0), (300, 4), (700, 16), (950, 60), (1000, 160))

  init(
    population: Population, profileNumber: Int, traits: Traits, freelancers: [String], agency: String?,
    random: RandomStream
  ) {
    self.population = population
    self.profileNumber = profileNumber
    self.traits = traits
    self.freelancers = freelancers
    self.agency = agency
    self.random = random
  }

  /// All its contracts, the earliest first.
  mutating func contracts(profiles: Int) -> [DraftContract] {
    let days = traits.career.upperBound - traits.career.lowerBound
    var starts: [Int] = []
    for _ in 0..<traits.contracts { starts.append(random.whole(0...days)) }
    var contracts: [DraftContract] = []
    for (number, start) in starts.sorted().enumerated() {
      contracts.append(contract(number + 1, startedOn: traits.career.lowerBound + start, profiles: profiles))
    }
    return contracts
  }

  private mutating func contract(_ number: Int, startedOn: Day, profiles: Int) -> DraftContract {
    let client = client(profiles: profiles)
    let mark = zeroPadded(profileNumber, to: 6) + "-" + zeroPadded(number, to: 3)
    var contract = DraftContract(
      id: "ct-" + mark, freelancer: random.pick(freelancers), agency: agency, client: client.id,
      startedOn: startedOn)
    contract.clientStanding = client.standing
    contract.title = Titles.title(field: traits.field, language: client.language, &random)
    contract.kind = random.happens(traits.hourly) ? .hourly : .fixed
    let mood = Mood.drawn(traits, client, &random)
    run(&contract, mood)
    pay(&contract)
    Opinions(mark: mark, client: client, mood: mood, traits: traits, asOf: asOf).add(to: &contract, &random)
    return contract
  }

  /// Few clients come back; some of those come back again and again.
  private mutating func client(profiles: Int) -> Client {
    if !pastClients.isEmpty, random.happens(traits.loyalty) { return random.pick(pastClients) }
    let client = population.client(&random, profiles: profiles)
    pastClients.append(client)
    return client
  }

  /// How long the contract runs, and how it ends where it does.
  private mutating func run(_ contract: inout DraftContract, _ mood: Mood) {
    let length = contract.kind == .hourly ? Career.hourlyDays.draw(&random) : Career.fixedDays.draw(&random)
    let end = contract.startedOn + length
    let isForgotten = random.happens(8)
    guard end <= asOf, !isForgotten else {
      contract.status = isForgotten || random.happens(120) ? .paused : .active
      return
    }
    contract.status = .ended
    contract.endedOn = end
    contract.endedBy = random.pick(shares: [.client: 640, .freelancer: 280, .platform: 20, nil: 60])
    contract.endReason = mood.endReason(&random)
  }
}
