"""The few words that every slice shares: ids, actors, events, refusals."""
