import Testing

@testable import JobSuccess

@Suite("Contract: a small row")
struct ContractTests {
  @Test("kind, client standing and size share a byte without changing each other")
  func marks() {
    for kind in [nil] + ContractKind.allCases.map(Optional.some) {
      for standing in ClientStanding.allCases {
        for isLarge in [false, true] {
          var contract = Contract(
            client: ClientKey(1), startedOn: .earliest, earnings: .oneDollar, status: .active, kind: kind,
            clientStanding: standing, isLarge: isLarge)
          #expect(contract.kind == kind && contract.clientStanding == standing)
          #expect(contract.isLarge == isLarge)
          contract.isLarge.toggle()
          #expect(contract.kind == kind && contract.clientStanding == standing)
          contract.kind = .fixed
          contract.clientStanding = .flagged
          #expect(contract.kind == .fixed && contract.clientStanding == .flagged)
          #expect(contract.isLarge != isLarge)
          contract.kind = nil
          contract.clientStanding = .good
          #expect(contract.kind == nil && contract.clientStanding == .good && contract.isLarge != isLarge)
        }
      }
    }
  }

  @Test("millions of contracts are in memory at once, and a byte more costs eight")
  func size() {
    #expect(MemoryLayout<Contract>.stride == 48)
    #expect(MemoryLayout<Feedback>.stride == 24)
  }
}
