"""Seriatim: the proceedings of intergovernmental bodies, one after another, in order."""
