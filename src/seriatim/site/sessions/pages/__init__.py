"""One page a file: from the body down to a single request."""
