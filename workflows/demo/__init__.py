"""The demo: an invented district, whose cases come from playing stories with moving days."""
