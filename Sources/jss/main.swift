import Commands

Program.run(Array(CommandLine.arguments.dropFirst()))
