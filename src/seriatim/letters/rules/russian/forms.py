"""The forms that a phrase takes in Russian: one or several, in the case in which each stands."""

from seriatim.letters.rules.facts import Addressees
from seriatim.letters.rules.forms import Called, Comments, Forms, Held, Owed
from seriatim.letters.rules.names import Gender, Name, Sort
from seriatim.letters.rules.outline import Unheard, Week
from seriatim.letters.rules.russian.dates import appointment, span, written
from seriatim.letters.rules.russian.numbers import ordinal

RECALL = "Как помнят делегации,"
LENGTH = "ввиду большого числа ораторов, записавшихся в список на этой сессии"

FORMS = Forms(
    outer_quotes="«»",
    inner_quotes="„“",
    day=written,
    span=span,
    appointment=appointment,
    ordinal=ordinal,
    established={
        Gender.MASCULINE: "учрежденного",
        Gender.FEMININE: "учрежденной",
        Gender.NEUTER: "учрежденного",
    },
    introduced="{name} (далее — {short})",
    convened={
        Week.THIS: "на этой неделе, {span}",
        Week.LAST: "на прошлой неделе, {span}",
        Week.OTHER: "{span}",
    },
    sessions={
        "": Held("на {ordinal} сессии", "{ordinal} сессии"),
        "regular": Held("на {ordinal} очередной сессии", "{ordinal} очередной сессии"),
        "substantive": Held("на {ordinal} основной сессии", "{ordinal} основной сессии"),
        "organizational": Held("на {ordinal} организационной сессии", "{ordinal} организационной сессии"),
        "resumed": Held("на возобновленной {ordinal} сессии", "возобновленной {ordinal} сессии"),
    },
    any_other_session=Held("на {ordinal} сессии ({kind})", "{ordinal} сессии ({kind})"),
    programme_of_work={
        True: "согласованной нами программой работы",
        False: "проектом нашей программы работы",
    },
    recall={
        (True, True): f"{RECALL} {LENGTH}, и {{limit}},",
        (True, False): f"{RECALL} {LENGTH},",
        (False, True): f"{RECALL} ввиду {{limit}},",
        (False, False): RECALL,
    },
    owed={
        Unheard.ONE_OF_SEVERAL: Owed(
            "мы не смогли заслушать одного из ораторов, просивших слова",
            "еще не выступившего оратора",
            "делегации, которая не смогла выступить с заявлением",
        ),
        Unheard.SEVERAL: Owed(
            "мы не смогли заслушать всех ораторов, просивших слова",
            "еще не выступивших ораторов",
            "делегациям, которые не смогли выступить с заявлениями",
        ),
        Unheard.THE_ONLY_ONE: Owed(
            "мы не смогли заслушать единственного оратора, просившего слова",
            "этого оратора",
            "делегации, которая не смогла выступить с заявлением",
        ),
        Unheard.EVERYBODY: Owed(
            "мы не смогли заслушать никого из ораторов, просивших слова",
            "этих ораторов",
            "делегациям, которые не смогли выступить с заявлениями",
        ),
    },
    meetings={
        "": Called("заседание {name}", "этом заседании {name}"),
        "informal": Called("неофициальное заседание {name}", "этом неофициальном заседании {name}"),
        "virtual": Called("виртуальное заседание {name}", "этом виртуальном заседании {name}"),
        "virtual informal": Called(
            "неофициальное виртуальное заседание {name}", "этом неофициальном виртуальном заседании {name}"
        ),
        "hybrid": Called("гибридное заседание {name}", "этом гибридном заседании {name}"),
        "hybrid informal": Called(
            "неофициальное гибридное заседание {name}", "этом неофициальном гибридном заседании {name}"
        ),
    },
    any_other_meeting=Called("заседание {name} ({form})", "этом заседании {name} ({form})"),
    as_proposed={
        True: "На {at_this} в соответствии с предложением, высказанным мною при закрытии {session_of},",
        False: "На {at_this}",
    },
    comments=Comments(
        first="для замечаний {issue}, если они того пожелают",
        further=(
            "для дополнительных замечаний {issue}, если они пожелают высказать мнения "
            "помимо тех, которые были изложены в их заявлениях {session_at}"
        ),
        on_this_issue="по этому вопросу",
        on_this_topic="по этой теме",
    ),
    addressed={
        Addressees.REPRESENTATIVES_AND_OBSERVERS: (
            "Всем постоянным представителям и постоянным наблюдателям {organization}"
        ),
        Addressees.REPRESENTATIVES: "Всем постоянным представителям {organization}",
        Addressees.OBSERVERS: "Всем постоянным наблюдателям {organization}",
    },
    not_given={
        Sort.ORGANIZATION: Name("{name}", "при организации «{name}»"),
        Sort.ORGAN: Name("{name}", "органа {name}"),
        Sort.CITY: Name("{name}", "по местному времени: {name}"),
        Sort.OFFICE: Name("{name}", "лица, исполняющего функции {name}"),
        Sort.BODY: Name("{name}", "органа {name}"),
        Sort.SHORT_NAME: Name("{name}", "органа {name}"),
        Sort.SHORT_TITLE: Name("{name}", "по теме {name}"),
        Sort.REASON: Name("{name}", "следующего обстоятельства: {name}"),
        Sort.PLACE: Name("{name}", "в следующем месте: {name}"),
    },
    the_body=Name("этот орган", "этого органа"),
)
