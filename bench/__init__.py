"""The engine's figures, each a ratio taken in one interleaved run beside its peers: `make bench`."""
