"""The journal as a transparency log: checkpoints that are signed, receipts, witnesses, and what checks them."""
