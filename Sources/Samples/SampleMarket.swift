package import JobSuccess

/// A made-up marketplace of any size as a folder of exports. The same three values give the same bytes.
///
/// Each profile is drawn from a random stream of its own, so profiles are made in parallel, and only a few batches of
/// them are in memory. As of 2024-08-31 the first profiles are the stories, which are written by hand.
package struct SampleMarket: Sendable {
  /// The number of freelancers and agencies.
  package let profiles: Int
  /// Another seed gives another market.
  package let seed: UInt64
  /// The day on which the files are exported; nothing in them is later.
  package let asOf: Day
  /// How many clients there are; nil for three times as many as profiles.
  package let clients: Int?
  /// The order of the rows of each file.
  package let order: SampleOrder

  /// The days that a market can be of: the first contracts began years before, and no day is outside those that the input
  /// may have (1.1).
  package static let days = (Day.earliest + ProfileTraits.oldest)...Day.latest

  /// `profiles` must be 0 or more, `clients` 1 or more, and `asOf` one of ``days``.
  package init(
    profiles: Int, seed: UInt64, asOf: Day, clients: Int? = nil, order: SampleOrder = .profile
  ) {
    self.profiles = profiles
    self.seed = seed
    self.asOf = asOf
    self.clients = clients
    self.order = order
  }

  /// The market whose files are committed as SampleData.
  package static let committed = SampleMarket(profiles: 150, seed: 1, asOf: Stories.asOf)

  /// The number of profiles whose rows are sorted by date and written together. Changing it changes the bytes.
  private static let batchSize = 256
  /// The number of batches that are made in parallel.
  private static let waveSize = 8

  /// Makes the market and passes it to `sink` in blocks of up to about a megabyte: for each file the header, then its
  /// rows in their order. Every file gets its header. It stops at the first error of `sink` and throws it.
  ///
  /// In the order of profiles a few batches are in memory, in any other the whole market.
  package func write<Failure: Error>(
    to sink: (_ file: SampleFile, _ block: [UInt8]) throws(Failure) -> Void
  ) async throws(Failure) {
    for file in SampleFile.allCases {
      try sink(file, Batch.header(of: file))
    }
    var wave = await batches(ofWave: 0)
    var number = 0
    var all: [Batch] = []
    while !wave.isEmpty {
      number += 1
      async let next = batches(ofWave: number)
      switch order {
      case .profile:
        for batch in wave {
          for (file, rows) in zip(SampleFile.allCases, batch.files) where !rows.bytes.isEmpty {
            try sink(file, rows.bytes)
          }
        }
      case .day, .random: all += wave
      }
      wave = await next
    }
    for (index, file) in SampleFile.allCases.enumerated() {
      try order.write(all.map { $0.files[index] }, seed: seed) { block throws(Failure) in
        try sink(file, block)
      }
    }
  }

  private func batches(ofWave wave: Int) async -> [Batch] {
    let first = wave * SampleMarket.waveSize
    return await withTaskGroup(of: (Int, Batch).self) { group in
      for number in first..<first + SampleMarket.waveSize where number * SampleMarket.batchSize < profiles {
        group.addTask { (number, batch(number)) }
      }
      var made: [(Int, Batch)] = []
      for await batch in group { made.append(batch) }
      return made.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func batch(_ number: Int) -> Batch {
    let first = number * SampleMarket.batchSize
    let stories = asOf == Stories.asOf ? Stories.all : []
    let people = Population(
      seed: seed, asOf: asOf, storyCount: stories.count, clients: clients ?? 3 * max(profiles, 10))
    return Batch(
      (first..<min(profiles, first + SampleMarket.batchSize)).map {
        $0 < stories.count ? stories[$0] : people.profile($0)
      })
  }
}
