"""One page a file: the audit and the log."""
