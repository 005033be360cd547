"""What is let in, how much of it and how often: bounds, limits, headers, the checks at start-up."""
