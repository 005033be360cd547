"""What the templates of live screens can write."""
