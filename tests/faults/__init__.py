"""The fault table as tests: what goes wrong outside the program, and what each fault must get."""
