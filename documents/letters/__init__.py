"""What a paper is before it is printed, as plain values, and the one way to print it."""
