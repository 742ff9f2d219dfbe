"""Pages of the office: the inbox, the case file, the acts; and the administrator's pages."""
