"""Every sentence of a letter in French. The formulae are those of official correspondence; nothing is reviewed yet."""

from seriatim.letters.rules.outline import Say

SENTENCES = {
    Say.LETTERHEAD_MISSION: "{letterhead_mission}",
    Say.LETTERHEAD_SEAT: "{letterhead_seat}",
    Say.DATE: "{dated}",
    Say.SALUTATION: "Excellence,",
    Say.CAPACITY: "J’ai l’honneur de m’adresser à vous en ma qualité {holding_office} {body_introduced}.",
    Say.CAPACITY_UNDER_MANDATE: (
        "J’ai l’honneur de m’adresser à vous en ma qualité {holding_office} {body_introduced}, "
        "{established} en application de la résolution {symbol} {organ_of}, adoptée le {adopted}."
    ),
    Say.THANKS: (
        "Je tiens à remercier les délégations de leur participation active aux travaux {session_of} {body_of}, "
        "qui s’est tenue {convened}."
    ),
    Say.NOT_ALL_HEARD: (
        "{recall} {not_heard} sur le thème {topic_titled}, au titre du point {agenda_item} de l’ordre du jour, "
        "tel qu’il figure dans {programme_of_work}."
    ),
    Say.IMPORTANT_TO_HEAR: "Il importe d’entendre {owed_speakers} sur cette question importante.",
    Say.INVITATION_TO_HEAR: (
        "À cet égard, je voudrais inviter les délégations à {a_meeting}, le **{when}**, "
        "afin de poursuivre nos discussions {on_topic}."
    ),
    Say.INVITATION_TO_CONTINUE: (
        "J’ai le plaisir d’inviter les délégations à {a_meeting}, le **{when}**, afin de poursuivre nos discussions "
        "sur le thème {topic_titled}, au titre du point {agenda_item} de l’ordre du jour, "
        "tel qu’il figure dans {programme_of_work}."
    ),
    Say.PLACE: "La réunion se tiendra {in_place}.",
    Say.CONNECTION_LATER: "Les informations de connexion seront communiquées par le Secrétariat en temps voulu.",
    Say.ONLY_OWED: "{at_the_meeting} j’ai l’intention de donner la parole {to_owed} {session_at}.",
    Say.ONLY_OPEN_FLOOR: (
        "{at_the_meeting} j’ai l’intention d’offrir la parole à toutes les délégations {to_comment}."
    ),
    Say.FIRST_OWED: "{at_the_meeting} j’ai l’intention de donner d’abord la parole {to_owed} {session_at}.",
    Say.FIRST_OPEN_FLOOR: (
        "{at_the_meeting} j’ai l’intention d’offrir d’abord la parole à toutes les délégations {to_comment}."
    ),
    Say.THEN_OWED: "Je donnerai ensuite la parole {to_owed} {session_at}.",
    Say.THEN_OPEN_FLOOR: "J’offrirai ensuite la parole à toutes les autres délégations {to_comment}.",
    Say.COMMITMENT: "Je remercie toutes les délégations de leur attachement constant aux travaux {body_of}.",
    Say.OUTLOOK: (
        "Je me réjouis à la perspective de travailler avec les délégations à l’élargissement du consensus "
        "dans tous les domaines relevant de notre mandat."
    ),
    Say.OUTLOOK_UNDER_MANDATE: (
        "Je me réjouis à la perspective de travailler avec les délégations à l’élargissement du consensus "
        "dans tous les domaines relevant de notre mandat, tel qu’il est énoncé dans la résolution {symbol} {organ_of}."
    ),
    Say.OUTLOOK_WITH_OBJECTIVE: (
        "Je me réjouis à la perspective de travailler avec les délégations à l’élargissement du consensus "
        "dans tous les domaines relevant de notre mandat, tel qu’il est énoncé dans la résolution {symbol} {organ_of}, "
        "au service de notre objectif commun, à savoir {objective}."
    ),
    Say.CLOSING: "Je vous prie d’agréer, Excellence, les assurances de ma très haute considération.",
    Say.SIGNED_NAME: "**{chair}**",
    Say.SIGNED_OFFICE: "{office}",
    Say.SIGNED_BODY: "{body_name}",
    Say.ADDRESSED_TO: "{addressees}",
    Say.ADDRESSED_AT: "{city}",
}
