"""Every sentence of a letter in Chinese. The formulae are those of official correspondence; nothing is reviewed yet."""

from seriatim.letters.rules.outline import Say

SENTENCES = {
    Say.LETTERHEAD_MISSION: "{letterhead_mission}",
    Say.LETTERHEAD_SEAT: "{letterhead_seat}",
    Say.DATE: "{dated}",
    Say.SALUTATION: "阁下：",
    Say.CAPACITY: "我谨以{body_introduced}{holding_office}的身份致函阁下。",
    Say.CAPACITY_UNDER_MANDATE: (
        "我谨以根据{organ_of}{adopted}通过的第{symbol}号决议{established}的"
        "{body_introduced}{holding_office}的身份致函阁下。"
    ),
    Say.THANKS: "我谨感谢各代表团积极参加于{convened}举行的{body_of}{session_of}。",
    Say.NOT_ALL_HEARD: (
        "{recall}我们未能在{programme_of_work}所列议程项目{agenda_item}下，就{topic_titled}这一专题{not_heard}。"
    ),
    Say.IMPORTANT_TO_HEAR: "听取{owed_speakers}就这一重要问题的发言十分重要。",
    Say.INVITATION_TO_HEAR: "为此，我谨邀请各代表团参加定于**{when}**举行的{a_meeting}，继续{on_topic}进行讨论。",
    Say.INVITATION_TO_CONTINUE: (
        "我高兴地邀请各代表团参加定于**{when}**举行的{a_meeting}，"
        "在{programme_of_work}所列议程项目{agenda_item}下，继续就{topic_titled}这一专题进行讨论。"
    ),
    Say.PLACE: "会议地点为{in_place}。",
    Say.CONNECTION_LATER: "连接方式将由秘书处适时通知。",
    Say.ONLY_OWED: "{at_the_meeting}我打算请{session_at}未能发言的{to_owed}发言。",
    Say.ONLY_OPEN_FLOOR: "{at_the_meeting}我打算请所有代表团发言；{to_comment}。",
    Say.FIRST_OWED: "{at_the_meeting}我打算首先请{session_at}未能发言的{to_owed}发言。",
    Say.FIRST_OPEN_FLOOR: "{at_the_meeting}我打算首先请所有代表团发言；{to_comment}。",
    Say.THEN_OWED: "然后，我将请{session_at}未能发言的{to_owed}发言。",
    Say.THEN_OPEN_FLOOR: "然后，我将请所有其他代表团发言；{to_comment}。",
    Say.COMMITMENT: "我感谢所有代表团对{body_of}工作的一贯支持。",
    Say.OUTLOOK: "我期待与各代表团合作，在我们任务授权的所有领域进一步凝聚共识。",
    Say.OUTLOOK_UNDER_MANDATE: (
        "我期待与各代表团合作，在{organ_of}第{symbol}号决议规定的我们任务授权的所有领域进一步凝聚共识。"
    ),
    Say.OUTLOOK_WITH_OBJECTIVE: (
        "我期待与各代表团合作，在{organ_of}第{symbol}号决议规定的我们任务授权的所有领域进一步凝聚共识，"
        "以支持{objective}这一共同目标。"
    ),
    Say.CLOSING: "顺致最崇高的敬意。",
    Say.SIGNED_NAME: "**{chair}**",
    Say.SIGNED_OFFICE: "{office}",
    Say.SIGNED_BODY: "{body_name}",
    Say.ADDRESSED_TO: "{addressees}",
    Say.ADDRESSED_AT: "{city}",
}
