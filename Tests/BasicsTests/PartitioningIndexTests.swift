import Basics
import Testing

@Suite struct PartitioningIndexTests {
  /// Every boundary in arrays and slices of every length up to nine.
  @Test(arguments: 0...9)
  func findsTheFirstThatMeetsTheCondition(count: Int) {
    let numbers = Array(0..<count)
    for start in 0...count {
      for boundary in start...count {
        #expect(numbers[start...].partitioningIndex { $0 >= boundary } == boundary)
      }
    }
  }
}
