"""The Kit's linter: it knows neither the network nor the command line."""
