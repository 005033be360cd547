"""Every sentence of a letter in Spanish. The formulae are those of official correspondence; nothing is reviewed yet."""

from seriatim.letters.rules.outline import Say

SENTENCES = {
    Say.LETTERHEAD_MISSION: "{letterhead_mission}",
    Say.LETTERHEAD_SEAT: "{letterhead_seat}",
    Say.DATE: "{dated}",
    Say.SALUTATION: "Excelencia:",
    Say.CAPACITY: "Tengo el honor de dirigirme a Vuestra Excelencia como {holding_office} {body_introduced}.",
    Say.CAPACITY_UNDER_MANDATE: (
        "Tengo el honor de dirigirme a Vuestra Excelencia como {holding_office} {body_introduced}, "
        "{established} en cumplimiento de la resolución {symbol} {organ_of}, aprobada el {adopted}."
    ),
    Say.THANKS: (
        "Quisiera dar las gracias a las delegaciones por su participación activa {session_at} {body_of}, "
        "que se celebró {convened}."
    ),
    Say.NOT_ALL_HEARD: (
        "{recall} {not_heard} sobre el tema {topic_titled}, en relación con el tema {agenda_item} del programa, "
        "tal como figura en {programme_of_work}."
    ),
    Say.IMPORTANT_TO_HEAR: "Es importante escuchar {owed_speakers} acerca de esta importante cuestión.",
    Say.INVITATION_TO_HEAR: (
        "A este respecto, quisiera invitar a las delegaciones a {a_meeting}, el **{when}**, "
        "para continuar nuestras deliberaciones {on_topic}."
    ),
    Say.INVITATION_TO_CONTINUE: (
        "Tengo el placer de invitar a las delegaciones a {a_meeting}, el **{when}**, para continuar nuestras "
        "deliberaciones sobre el tema {topic_titled}, en relación con el tema {agenda_item} del programa, "
        "tal como figura en {programme_of_work}."
    ),
    Say.PLACE: "La reunión tendrá lugar {in_place}.",
    Say.CONNECTION_LATER: "La Secretaría comunicará oportunamente los datos de conexión.",
    Say.ONLY_OWED: "{at_the_meeting} tengo la intención de dar la palabra {to_owed} {session_at}.",
    Say.ONLY_OPEN_FLOOR: (
        "{at_the_meeting} tengo la intención de ofrecer la palabra a todas las delegaciones {to_comment}."
    ),
    Say.FIRST_OWED: "{at_the_meeting} tengo la intención de dar primero la palabra {to_owed} {session_at}.",
    Say.FIRST_OPEN_FLOOR: (
        "{at_the_meeting} tengo la intención de ofrecer primero la palabra a todas las delegaciones {to_comment}."
    ),
    Say.THEN_OWED: "A continuación daré la palabra {to_owed} {session_at}.",
    Say.THEN_OPEN_FLOOR: "A continuación ofreceré la palabra a todas las demás delegaciones {to_comment}.",
    Say.COMMITMENT: "Agradezco a todas las delegaciones su constante compromiso con la labor {body_of}.",
    Say.OUTLOOK: (
        "Espero con interés colaborar con las delegaciones para ampliar el consenso "
        "en todas las esferas de nuestro mandato."
    ),
    Say.OUTLOOK_UNDER_MANDATE: (
        "Espero con interés colaborar con las delegaciones para ampliar el consenso "
        "en todas las esferas de nuestro mandato, establecido en la resolución {symbol} {organ_of}."
    ),
    Say.OUTLOOK_WITH_OBJECTIVE: (
        "Espero con interés colaborar con las delegaciones para ampliar el consenso "
        "en todas las esferas de nuestro mandato, establecido en la resolución {symbol} {organ_of}, "
        "en apoyo de nuestro objetivo común, a saber, {objective}."
    ),
    Say.CLOSING: "Acepte, Excelencia, las seguridades de mi más alta y distinguida consideración.",
    Say.SIGNED_NAME: "**{chair}**",
    Say.SIGNED_OFFICE: "{office}",
    Say.SIGNED_BODY: "{body_name}",
    Say.ADDRESSED_TO: "{addressees}",
    Say.ADDRESSED_AT: "{city}",
}
