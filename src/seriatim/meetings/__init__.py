"""Sessions, agenda, programme of work, and meetings with their hard stops."""
