"""事中事后监管: the supervision of what was granted."""
