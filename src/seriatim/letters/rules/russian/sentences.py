"""Every sentence of a letter in Russian. The formulae are those of official correspondence; nothing is reviewed yet."""

from seriatim.letters.rules.outline import Say

SENTENCES = {
    Say.LETTERHEAD_MISSION: "{letterhead_mission}",
    Say.LETTERHEAD_SEAT: "{letterhead_seat}",
    Say.DATE: "{dated}",
    Say.SALUTATION: "Ваше Превосходительство,",
    Say.CAPACITY: "Имею честь обратиться к Вам в качестве {holding_office} {body_introduced}.",
    Say.CAPACITY_UNDER_MANDATE: (
        "Имею честь обратиться к Вам в качестве {holding_office} {body_introduced}, "
        "{established} в соответствии с резолюцией {symbol} {organ_of}, принятой {adopted}."
    ),
    Say.THANKS: (
        "Позвольте поблагодарить делегации за активное участие в работе {session_of} {body_of}, "
        "которая проходила {convened}."
    ),
    Say.NOT_ALL_HEARD: (
        "{recall} {not_heard} по теме {topic_titled} в рамках пункта {agenda_item} повестки дня, "
        "как это предусмотрено {programme_of_work}."
    ),
    Say.IMPORTANT_TO_HEAR: "Важно заслушать {owed_speakers} по этому важному вопросу.",
    Say.INVITATION_TO_HEAR: (
        "В этой связи приглашаю делегации на {a_meeting}, которое состоится **{when}**, "
        "для продолжения наших обсуждений {on_topic}."
    ),
    Say.INVITATION_TO_CONTINUE: (
        "Имею удовольствие пригласить делегации на {a_meeting}, которое состоится **{when}**, для продолжения "
        "наших обсуждений по теме {topic_titled} в рамках пункта {agenda_item} повестки дня, "
        "как это предусмотрено {programme_of_work}."
    ),
    Say.PLACE: "Заседание пройдет {in_place}.",
    Say.CONNECTION_LATER: "Данные для подключения будут сообщены Секретариатом в надлежащее время.",
    Say.ONLY_OWED: "{at_the_meeting} я планирую предоставить слово {to_owed} {session_at}.",
    Say.ONLY_OPEN_FLOOR: "{at_the_meeting} я планирую предоставить слово всем делегациям {to_comment}.",
    Say.FIRST_OWED: "{at_the_meeting} я планирую сначала предоставить слово {to_owed} {session_at}.",
    Say.FIRST_OPEN_FLOOR: "{at_the_meeting} я планирую сначала предоставить слово всем делегациям {to_comment}.",
    Say.THEN_OWED: "Затем я предоставлю слово {to_owed} {session_at}.",
    Say.THEN_OPEN_FLOOR: "Затем я предоставлю слово всем другим делегациям {to_comment}.",
    Say.COMMITMENT: "Благодарю все делегации за их неизменную приверженность работе {body_of}.",
    Say.OUTLOOK: (
        "Рассчитываю на совместную с делегациями работу по расширению консенсуса по всем направлениям нашего мандата."
    ),
    Say.OUTLOOK_UNDER_MANDATE: (
        "Рассчитываю на совместную с делегациями работу по расширению консенсуса "
        "по всем направлениям нашего мандата, определенного в резолюции {symbol} {organ_of}."
    ),
    Say.OUTLOOK_WITH_OBJECTIVE: (
        "Рассчитываю на совместную с делегациями работу по расширению консенсуса "
        "по всем направлениям нашего мандата, определенного в резолюции {symbol} {organ_of}, "
        "ради достижения нашей общей цели — {objective}."
    ),
    Say.CLOSING: "Примите, Ваше Превосходительство, уверения в моем самом высоком уважении.",
    Say.SIGNED_NAME: "**{chair}**",
    Say.SIGNED_OFFICE: "{office}",
    Say.SIGNED_BODY: "{body_name}",
    Say.ADDRESSED_TO: "{addressees}",
    Say.ADDRESSED_AT: "{city}",
}
