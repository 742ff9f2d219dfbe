"""The doors of the API, each: read the request, one call, answer."""
