package import JobSuccess

/// A made-up marketplace as a folder of exports: lifelike, of any size, and the same bytes for the same three values.
///
/// Each profile is drawn from a stream of its own, so that profiles can be made at the same time, and no more than a
/// few batches of them are held. As of 2024-08-31 the first profiles are the stories, told by hand.
package struct SampleMarket: Sendable {
  /// How many freelancers and agencies there are.
  package let profiles: Int
  package let seed: UInt64
  /// The day on which the files were exported: nothing in them is later.
  package let asOf: Day

  /// A market of a number of profiles, 0 or more, as of a day.
  package init(profiles: Int, seed: UInt64, asOf: Day) {
    self.profiles = profiles
    self.seed = seed
    self.asOf = asOf
  }

  /// The market whose files are committed as SampleData.
  package static let committed = SampleMarket(profiles: 150, seed: 1, asOf: Stories.asOf)

  /// How many profiles' rows are sorted by date and written together. Changing it changes the bytes.
  private static let batchSize = 256
  /// How many batches are made at the same time.
  private static let waveSize = 8

  /// Makes the market and hands it to `sink` block by block, about a megabyte at most, each file's blocks in their
  /// order and the header first. Every file gets at least its header.
  package func write<Failure: Error>(
    to sink: (_ file: SampleFile, _ block: [UInt8]) throws(Failure) -> Void
  ) async throws(Failure) {
    for file in SampleFile.allCases {
      try sink(file, Batch.header(of: file))
    }
    var wave = await batches(ofWave: 0)
    var number = 0
    while !wave.isEmpty {
      number += 1
      async let next = batches(ofWave: number)
      for batch in wave {
        for (file, block) in zip(SampleFile.allCases, batch.blocks) where !block.isEmpty {
          try sink(file, block)
        }
      }
      wave = await next
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
    let people = Population(seed: seed, asOf: asOf, storyCount: stories.count)
    return Batch(
      (first..<min(profiles, first + SampleMarket.batchSize)).map {
        $0 < stories.count ? stories[$0] : people.profile($0, of: profiles)
      })
  }
}
