"""A rehearsal: simulated delegations, a simulated Chair and a simulated secretariat go through a whole session."""
