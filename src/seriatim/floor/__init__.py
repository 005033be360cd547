"""Who may speak, in what order, for how long."""
