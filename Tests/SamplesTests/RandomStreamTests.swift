import Samples
import Testing

@Suite struct RandomStreamTests {
  /// The values that SplitMix64 is known by for the seed 1234567.
  @Test func itIsSplitMix64() {
    var random = RandomStream(state: 1_234_567)
    #expect(
      (0..<5).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func numbersStayInTheirRange() {
    var random = RandomStream(seed: 3, stream: 4)
    for bound in [1, 2, 7, 1_000_000] {
      #expect((0..<1000).allSatisfy { _ in (0..<bound).contains(random.below(bound)) })
    }
    #expect(random.below(0) == 0)
  }

  @Test func streamsOfASeedDiffer() {
    let first = Set(
      (0..<10_000).map { number -> UInt64 in
        var random = RandomStream(seed: 1, stream: UInt64(number))
        return random.next()
      })
    #expect(first.count == 10_000)
  }
}
