"""When will I speak, who will not be heard, and what would change that?"""
