import Analysis
import Support
import Testing

/// Two tables are compared as dictionaries of their rows would be.
struct RunDifferencesTests {
  @Test(arguments: UInt64(0)..<50)
  func agreesWithDictionaries(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var tables: [[[String]: [String]]] = []
    for _ in 0..<2 {
      var rows: [[String]: [String]] = [:]
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        let key = ["p\(Int.random(in: 0...4, using: &random))", "c\(Int.random(in: 0...12, using: &random))"]
        rows[key] = [String(Int.random(in: 0...2, using: &random)), "x"]
      }
      tables.append(rows)
    }
    let differences = RunDifferences(from: sorted(tables[0]), to: sorted(tables[1]))
    let keys = Set(tables[0].keys).union(tables[1].keys)
    let different = keys.filter { tables[0][$0] != tables[1][$0] }
    #expect(differences.same == keys.count - different.count)
    #expect(Set(differences.rows.map(\.key)) == different && differences.rows.count == different.count)
    for row in differences.rows {
      #expect(row.before == tables[0][row.key] && row.after == tables[1][row.key])
    }
    #expect(differences.onlyBefore == keys.count { tables[1][$0] == nil })
    #expect(differences.onlyAfter == keys.count { tables[0][$0] == nil })
  }

  @Test("rows that aren't in their order are noticed, also between portions, and broken ones")
  func order() {
    var rows = ComparedRows(width: 1)
    rows.append(key: [Array("b".utf8)], values: ["1"])
    #expect(rows.isWhole)
    rows.append(key: [Array("a".utf8)], values: ["1"])
    #expect(!rows.isWhole)
    var first = ComparedRows(width: 1)
    first.append(key: [Array("a".utf8)], values: ["1"])
    let same = first
    first.append(ComparedRows(width: 1))
    #expect(first.isWhole)
    first.append(same)
    #expect(!first.isWhole)
    var broken = ComparedRows(width: 1)
    broken.appendBroken()
    #expect(!broken.isWhole)
  }

  /// By the bytes of the keys' parts, as the program writes tables.
  private func sorted(_ table: [[String]: [String]]) -> ComparedRows {
    var rows = ComparedRows(width: 2)
    for (key, values) in table.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      rows.append(key: key.map { Array($0.utf8) }, values: values)
      #expect(rows.isWhole)
    }
    return rows
  }
}
