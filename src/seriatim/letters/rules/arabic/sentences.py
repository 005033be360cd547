"""Every sentence of a letter in Arabic. The formulae are those of official correspondence; nothing is reviewed yet."""

from seriatim.letters.rules.outline import Say

SENTENCES = {
    Say.LETTERHEAD_MISSION: "{letterhead_mission}",
    Say.LETTERHEAD_SEAT: "{letterhead_seat}",
    Say.DATE: "{dated}",
    Say.SALUTATION: "صاحبة السعادة، صاحب السعادة،",
    Say.CAPACITY: "يشرفني أن أخاطبكم بحكم اضطلاعي {holding_office} {body_introduced}.",
    Say.CAPACITY_UNDER_MANDATE: (
        "يشرفني أن أخاطبكم بحكم اضطلاعي {holding_office} {body_introduced}، "
        "{established} عملا بقرار {organ_of} {symbol} المؤرخ {adopted}."
    ),
    Say.THANKS: "وأود أن أشكر الوفود على مشاركتها النشطة في أعمال {body_of} {session_at}، التي عقدت {convened}.",
    Say.NOT_ALL_HEARD: (
        "{recall} {not_heard} بشأن الموضوع {topic_titled} في إطار البند {agenda_item} من جدول الأعمال، "
        "على النحو الوارد في {programme_of_work}."
    ),
    Say.IMPORTANT_TO_HEAR: "ومن المهم الاستماع إلى {owed_speakers} بشأن هذه المسألة الهامة.",
    Say.INVITATION_TO_HEAR: (
        "وفي هذا الصدد، أود أن أدعو الوفود إلى {a_meeting}، يوم **{when}**، لمواصلة مناقشاتنا {on_topic}."
    ),
    Say.INVITATION_TO_CONTINUE: (
        "ويسرني أن أدعو الوفود إلى {a_meeting}، يوم **{when}**، لمواصلة مناقشاتنا بشأن الموضوع {topic_titled} "
        "في إطار البند {agenda_item} من جدول الأعمال، على النحو الوارد في {programme_of_work}."
    ),
    Say.PLACE: "وسيعقد الاجتماع {in_place}.",
    Say.CONNECTION_LATER: "وستوافي الأمانة العامة الوفود بتفاصيل الاتصال في الوقت المناسب.",
    Say.ONLY_OWED: "{at_the_meeting} أعتزم إعطاء الكلمة {to_owed} {session_at}.",
    Say.ONLY_OPEN_FLOOR: "{at_the_meeting} أعتزم إعطاء الكلمة لجميع الوفود {to_comment}.",
    Say.FIRST_OWED: "{at_the_meeting} أعتزم أولا إعطاء الكلمة {to_owed} {session_at}.",
    Say.FIRST_OPEN_FLOOR: "{at_the_meeting} أعتزم أولا إعطاء الكلمة لجميع الوفود {to_comment}.",
    Say.THEN_OWED: "ثم سأعطي الكلمة {to_owed} {session_at}.",
    Say.THEN_OPEN_FLOOR: "ثم سأعطي الكلمة لجميع الوفود الأخرى {to_comment}.",
    Say.COMMITMENT: "وأشكر جميع الوفود على التزامها المستمر بأعمال {body_of}.",
    Say.OUTLOOK: "وأتطلع إلى العمل مع الوفود على توسيع نطاق توافق الآراء في جميع مجالات ولايتنا.",
    Say.OUTLOOK_UNDER_MANDATE: (
        "وأتطلع إلى العمل مع الوفود على توسيع نطاق توافق الآراء في جميع مجالات ولايتنا، "
        "على النحو المحدد في قرار {organ_of} {symbol}."
    ),
    Say.OUTLOOK_WITH_OBJECTIVE: (
        "وأتطلع إلى العمل مع الوفود على توسيع نطاق توافق الآراء في جميع مجالات ولايتنا، "
        "على النحو المحدد في قرار {organ_of} {symbol}، دعما لهدفنا المشترك المتمثل في {objective}."
    ),
    Say.CLOSING: "وتفضلوا بقبول فائق الاحترام والتقدير.",
    Say.SIGNED_NAME: "**{chair}**",
    Say.SIGNED_OFFICE: "{office}",
    Say.SIGNED_BODY: "{body_name}",
    Say.ADDRESSED_TO: "{addressees}",
    Say.ADDRESSED_AT: "{city}",
}
