"""How are dates written where Django's own way is not that of the United Nations?"""
