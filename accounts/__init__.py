"""The people: users, departments, the offices they hold, who stands in for whom, who acts for whom."""
