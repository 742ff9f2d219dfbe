"""Files judged by what they contain: the kinds that are taken, each read as strictly as a filing needs."""
