import Testing

@testable import Basics

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 5])
  func resultsStandInOrder(workers: Int) async {
    #expect(await inParallel(23, workers: workers) { $0 * $0 } == (0..<23).map { $0 * $0 })
    #expect(await inParallel(0, workers: workers) { $0 }.isEmpty)
  }

  @Test(arguments: [[10], [0, 0, 7], [3, 3, 4, 9], [0], []])
  func everyPartFillsItsRoom(ends: [Int]) {
    let parts = zip([0] + ends, ends).map { $0..<$1 }
    let filled = filledArray(parts: parts) { part, room in
      for index in parts[part] { room.append("\(part):\(index)") }
    }
    #expect(filled.count == ends.last ?? 0)
    for (index, text) in filled.enumerated() {
      #expect(text == "\(ends.firstIndex { $0 > index } ?? -1):\(index)")
    }
  }

  @Test(arguments: [(10, 3, [3, 6, 10]), (2, 5, [1, 2]), (0, 2, [0]), (7, 1, [7])])
  func partsAreEven(count: Int, parts: Int, ends: [Int]) {
    #expect(evenParts(count, parts) == zip([0] + ends, ends).map { $0..<$1 })
  }
}
