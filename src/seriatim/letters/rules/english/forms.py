"""The forms that a phrase takes in English: one or several, agreed or draft, last week or another."""

from seriatim.letters.rules.facts import Addressees
from seriatim.letters.rules.outline import Unheard, Week

CONVENED = {Week.THIS: "this week {span}", Week.LAST: "last week {span}", Week.OTHER: "{span}"}
SESSIONS = {"": "{ordinal} session", "regular": "{ordinal} session", "resumed": "resumed {ordinal} session"}
ANY_OTHER_SESSION = "{ordinal} {kind} session"

RECALL = {
    (True, True): "As delegations will recall, due to the length of the speakers list at this session and {limit},",
    (True, False): "As delegations will recall, due to the length of the speakers list at this session,",
    (False, True): "As delegations will recall, due to {limit},",
    (False, False): "As delegations will recall,",
}
PROGRAMME_OF_WORK = {True: "our agreed Programme of Work", False: "our draft Programme of Work"}

UNHEARD_SPEAKERS = {
    Unheard.ONE_OF_SEVERAL: "one of the speakers",
    Unheard.SEVERAL: "all speakers",
    Unheard.THE_ONLY_ONE: "the one speaker",
    Unheard.EVERYBODY: "any of the speakers",
}
OWED_SPEAKERS = {
    Unheard.ONE_OF_SEVERAL: "the remaining speaker",
    Unheard.SEVERAL: "the remaining speakers",
    Unheard.THE_ONLY_ONE: "this speaker",
    Unheard.EVERYBODY: "these speakers",
}
OWED_DELEGATIONS = {
    Unheard.ONE_OF_SEVERAL: "the remaining delegation that had not been able to make its statement",
    Unheard.SEVERAL: "the remaining delegations that had not been able to make their statements",
    Unheard.THE_ONLY_ONE: "the delegation that had not been able to make its statement",
    Unheard.EVERYBODY: "the delegations that had not been able to make their statements",
}

ADDRESSED = {
    Addressees.REPRESENTATIVES_AND_OBSERVERS: "All Permanent Representatives and Permanent Observers to {organization}",
    Addressees.REPRESENTATIVES: "All Permanent Representatives to {organization}",
    Addressees.OBSERVERS: "All Permanent Observers to {organization}",
}

THIS_ISSUE = "this issue"
THIS_TOPIC = "this topic"
COMMENT = "to make comments on {issue}, should they wish to do so"
COMMENT_FURTHER = (
    "to make further comments on {issue}, should they wish to contribute additional views "
    "beyond those expressed in their statements at {session}"
)

AT_THE_MEETING = "At this {called},"
AT_THE_MEETING_AS_PROPOSED = "At this {called}, in accordance with my proposal at the closing of {session},"
