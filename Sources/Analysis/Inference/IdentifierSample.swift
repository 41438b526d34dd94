/// Chooses profiles for a sample as if by chance, but always the same ones.
enum IdentifierSample {
  /// A number that is as good as random: FNV-1a of the id's bytes, mixed (SplitMix64's last step).
  static func hash(_ id: [UInt8]) -> UInt64 {
    var bits: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id { bits = (bits ^ UInt64(byte)) &* 0x100_0000_01B3 }
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
