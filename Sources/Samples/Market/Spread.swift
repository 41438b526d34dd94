/// How a quantity is spread over the market: the values below which so many of a thousand cases lie, straight lines
/// between them. Heavy tails are drawn with it, without logarithms.
struct Spread {
  private let points: [(perThousand: Int, value: Int)]

  /// A spread through points in rising order, the first at 0 and the last at 1000.
  init(_ points: (perThousand: Int, value: Int)...) {
    self.points = points
  }

  func draw(_ random: inout RandomStream) -> Int {
    let place = random.below(1_000_000)
    for (low, high) in zip(points, points.dropFirst()) where place < high.perThousand * 1000 {
      let part = place - low.perThousand * 1000
      let whole = (high.perThousand - low.perThousand) * 1000
      return low.value + (high.value - low.value) * part / whole
    }
    return points.last?.value ?? 0
  }
}
