"""A root as people can compare it: eight words, read out in the room or held against another screen.

Each word stands for one of the first eight bytes, so two different logs agree in all of them with a chance of one in
2^64. The list is our own: things that one can picture, no two of which begin with the same three letters, and none of
which can offend beside a State's name. It never changes, or an old note of the words would compare with nothing.
"""

COUNT = 8

WORDS = (
    "acorn", "actor", "adobe", "album", "alley", "amber", "anchor", "apple", "arbour", "aspen", "atlas", "autumn",
    "axle", "azure", "bacon", "badge", "balcony", "banjo", "barley", "basket", "bay", "beacon", "bell", "berry",
    "bicycle", "birch", "biscuit", "blanket", "bloom", "bonnet", "book", "border", "bottle", "branch", "bread",
    "bridge", "bronze", "brush", "bucket", "buffet", "button", "cabin", "cactus", "camel", "canal", "cape", "carpet",
    "castle", "cave", "cedar", "cello", "chalk", "cherry", "chimney", "circle", "citrus", "clay", "clock", "coat",
    "cobalt", "coffee", "comet", "copper", "coral", "cotton", "cradle", "crystal", "cube", "cypress", "dahlia",
    "dance", "date", "dawn", "deck", "delta", "denim", "dinner", "dish", "dolphin", "door", "dove", "dune", "eagle",
    "early", "easel", "echo", "eleven", "ember", "emerald", "engine", "envelope", "evening", "fabric", "falcon",
    "fern", "festival", "fiddle", "field", "finger", "flag", "flute", "foam", "folder", "forest", "fountain", "frame",
    "fresco", "fruit", "funnel", "galaxy", "garden", "gate", "gazebo", "ginger", "glacier", "globe", "granite",
    "green", "guitar", "gulf", "hammer", "harbour", "hazel", "helmet", "herb", "hill", "hinge", "honey", "hotel",
    "hundred", "igloo", "indigo", "island", "ivory", "jacket", "jade", "jasmine", "jewel", "jigsaw", "journey",
    "juniper", "kayak", "kernel", "kettle", "kitchen", "ladder", "lagoon", "lamp", "lantern", "lark", "lavender",
    "lemon", "letter", "library", "lilac", "lizard", "lobby", "lotus", "lunch", "lyric", "magnet", "mango", "maple",
    "market", "meadow", "melon", "metal", "mint", "mirror", "moment", "moon", "morning", "mosaic", "mountain",
    "museum", "napkin", "needle", "nickel", "noodle", "north", "notebook", "number", "nutmeg", "oak", "oasis",
    "ocean", "octave", "olive", "onyx", "opal", "orange", "orchid", "otter", "oval", "oxygen", "oyster", "paddle",
    "palm", "paper", "pasture", "pebble", "pencil", "pepper", "piano", "picnic", "pigeon", "pillow", "pine", "planet",
    "plum", "pocket", "poem", "poplar", "prairie", "prism", "puzzle", "pyramid", "quartz", "quilt", "rabbit", "radio",
    "raft", "ribbon", "river", "robin", "rocket", "ruby", "saddle", "salmon", "sapphire", "satin", "scarf", "seven",
    "shelf", "silver", "sketch", "sonnet", "spoon", "square", "stone", "sugar", "swan", "table", "tango", "teacup",
    "thimble", "timber", "tulip", "turtle", "vanilla", "velvet", "violin", "walnut", "window", "yellow", "zebra",
)  # fmt: skip
"""256 words: the byte is the index."""


def fingerprint(root: bytes) -> str:
    """The words of a root."""
    return " ".join(WORDS[byte] for byte in root[:COUNT])
