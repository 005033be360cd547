"""Who is who: participants, their names with dates, negotiating groups, and what each may do."""
