"""Spanish, as the translators of the Secretariat write it; not reviewed yet."""

from seriatim.letters.rules.inflected import phrases_of
from seriatim.letters.rules.language import Language
from seriatim.letters.rules.spanish.forms import FORMS
from seriatim.letters.rules.spanish.sentences import SENTENCES

SPANISH = Language("es", SENTENCES, phrases_of(FORMS))
