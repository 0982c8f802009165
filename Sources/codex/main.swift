import CodexCommand

CodexCommand.main()
