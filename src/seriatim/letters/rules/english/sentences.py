"""Every sentence of a letter in English.

The wording is that of the Chair of the Open-Ended Working Group, 14 March 2024; the formulae are those of the
United Nations Correspondence Manual (ST/DCS/4/Rev.1).
"""

from seriatim.letters.rules.outline import Say

SENTENCES = {
    Say.LETTERHEAD_MISSION: "{letterhead_mission}",
    Say.LETTERHEAD_SEAT: "{letterhead_seat}",
    Say.DATE: "{dated}",
    Say.SALUTATION: "Excellency,",
    Say.CAPACITY: "I have the honour of addressing you in my capacity as {office} of {body_introduced}.",
    Say.CAPACITY_UNDER_MANDATE: (
        "I have the honour of addressing you in my capacity as {office} of {body_introduced}, "
        "established pursuant to {resolution} adopted on {adopted}."
    ),
    Say.THANKS: (
        "I would like to thank delegations for their active participation in {session} of {body}, "
        "which was convened {convened}."
    ),
    Say.NOT_ALL_HEARD: (
        "{recall} we were unable to hear from {unheard_speakers} who had requested for the floor "
        "on the topic {topic_titled} under agenda item {agenda_item} as contained in {programme_of_work}."
    ),
    Say.IMPORTANT_TO_HEAR: "It is important to hear {owed_speakers} on this important issue.",
    Say.INVITATION_TO_HEAR: (
        "In this regard, I would like to invite delegations to {a_meeting} on **{when}** "
        "to continue our discussions on {topic}."
    ),
    Say.INVITATION_TO_CONTINUE: (
        "It is my pleasure to invite delegations to {a_meeting} on **{when}** to continue our discussions "
        "on the topic {topic_titled} under agenda item {agenda_item} as contained in {programme_of_work}."
    ),
    Say.PLACE: "The meeting will be held {in_place}.",
    Say.CONNECTION_LATER: "Connection details will be conveyed by the Secretariat in due course.",
    Say.ONLY_OWED: "{at_the_meeting} I intend to give the floor to {owed_delegations} at {session}.",
    Say.ONLY_OPEN_FLOOR: "{at_the_meeting} I intend to open the floor to all delegations {to_comment}.",
    Say.FIRST_OWED: "{at_the_meeting} I intend to first give the floor to {owed_delegations} at {session}.",
    Say.FIRST_OPEN_FLOOR: "{at_the_meeting} I intend to first open the floor to all delegations {to_comment}.",
    Say.THEN_OWED: "I will then give the floor to {owed_delegations} at {session}.",
    Say.THEN_OPEN_FLOOR: "I will then open the floor to all other delegations {to_comment}.",
    Say.COMMITMENT: "I thank all delegations for their continued commitment to the work of {body}.",
    Say.OUTLOOK: (
        "I look forward to working together with delegations to building further consensus "
        "across all areas of our mandate."
    ),
    Say.OUTLOOK_UNDER_MANDATE: (
        "I look forward to working together with delegations to building further consensus "
        "across all areas of our mandate as established in {resolution}."
    ),
    Say.OUTLOOK_WITH_OBJECTIVE: (
        "I look forward to working together with delegations to building further consensus "
        "across all areas of our mandate as established in {resolution}, "
        "in support of our common objective of {objective}."
    ),
    Say.CLOSING: "Please accept, Excellency, the assurances of my highest consideration.",
    Say.SIGNED_NAME: "**{chair}**",
    Say.SIGNED_OFFICE: "{office}",
    Say.SIGNED_BODY: "{body_name}",
    Say.ADDRESSED_TO: "{addressees}",
    Say.ADDRESSED_AT: "{city}",
}
