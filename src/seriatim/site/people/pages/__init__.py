"""One page a file: people, keys, links and signing in."""
