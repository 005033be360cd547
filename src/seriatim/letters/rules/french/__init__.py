"""French, as the translators of the Secretariat write it; not reviewed yet."""

from seriatim.letters.rules.french.forms import FORMS
from seriatim.letters.rules.french.sentences import SENTENCES
from seriatim.letters.rules.inflected import phrases_of
from seriatim.letters.rules.language import Language

FRENCH = Language("fr", SENTENCES, phrases_of(FORMS))
