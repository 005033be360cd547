"""Russian, as the translators of the Secretariat write it; not reviewed yet."""

from seriatim.letters.rules.inflected import phrases_of
from seriatim.letters.rules.language import Language
from seriatim.letters.rules.russian.forms import FORMS
from seriatim.letters.rules.russian.sentences import SENTENCES

RUSSIAN = Language("ru", SENTENCES, phrases_of(FORMS))
