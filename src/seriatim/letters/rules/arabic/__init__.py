"""Arabic, as the translators of the Secretariat write it; not reviewed yet."""

from seriatim.letters.rules.arabic.forms import FORMS
from seriatim.letters.rules.arabic.sentences import SENTENCES
from seriatim.letters.rules.inflected import phrases_of
from seriatim.letters.rules.language import Language

ARABIC = Language("ar", SENTENCES, phrases_of(FORMS))
