"""The pages of the record: who did what, the log and its proofs."""
