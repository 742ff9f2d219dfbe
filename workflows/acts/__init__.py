"""The acts as they are offered to people: who may take them, what they ask, what paper and word follow."""
