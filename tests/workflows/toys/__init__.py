"""Small procedures that nobody would enact: each shows one thing that a node of ours does."""
