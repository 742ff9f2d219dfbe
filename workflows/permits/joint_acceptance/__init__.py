"""综合竣工验收: completed works are accepted by all departments together, at one visit."""
