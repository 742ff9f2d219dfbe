"""Stories: what lawyers write, played day by day through the real engine in a state that is thrown away."""
