"""Chinese, as the translators of the Secretariat write it; not reviewed yet."""

from seriatim.letters.rules.chinese.forms import FORMS
from seriatim.letters.rules.chinese.sentences import SENTENCES
from seriatim.letters.rules.inflected import phrases_of
from seriatim.letters.rules.language import Language

CHINESE = Language("zh-Hans", SENTENCES, phrases_of(FORMS), between_sentences="")
