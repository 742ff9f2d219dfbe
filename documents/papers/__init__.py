"""The papers themselves: one module a family, each a function from its facts to a letter."""
