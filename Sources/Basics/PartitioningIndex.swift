extension RandomAccessCollection where Index == Int {
  /// The first index whose element meets a condition, by binary search; `endIndex` where none does.
  ///
  /// - Precondition: All elements that don't meet the condition come before all that do.
  @inlinable
  package func partitioningIndex(where condition: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
