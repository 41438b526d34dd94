import Commands

Program.run(CommandLine.arguments)
