"""Fuzzing: whatever bytes come in, nothing raises and nothing is lost. Short in the tests, long with `make fuzz`."""
