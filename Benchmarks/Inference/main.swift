// What the inference of hidden feedback takes and reaches, on simulated profiles whose truth is known:
// `inference-bench speed|quality [PROFILES] [STATES]`. Answers Markdown tables.

import Glibc
import JobSuccess

let arguments = CommandLine.arguments
let count = arguments.count > 2 ? Int(arguments[2]) ?? 20 : 20
let states = arguments.count > 3 ? Int(arguments[3]) ?? Inference.standardStates : Inference.standardStates
switch arguments.count > 1 ? arguments[1] : "" {
case "speed": Speed(profiles: count, states: states).report()
case "quality": Quality(profiles: count, states: states).report()
default:
  print("usage: inference-bench speed|quality [PROFILES] [STATES]")
  exit(64)
}
