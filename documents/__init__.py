"""Official papers: from frozen facts to a numbered, sealed PDF that anybody can check."""
