"""临时使用绿地: the temporary use of green land."""
