"""Take on officers, give passwords anew."""
