"""One session as a whole: the deciders of its meetings and of its floor joined, and the journal that remembers."""
