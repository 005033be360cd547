"""The forms that a phrase takes in Spanish: one or several, masculine or feminine, agreed or draft."""

from seriatim.letters.rules.facts import Addressees
from seriatim.letters.rules.forms import Called, Comments, Forms, Held, Owed
from seriatim.letters.rules.names import Gender, Name, Sort
from seriatim.letters.rules.outline import Unheard, Week
from seriatim.letters.rules.spanish.dates import appointment, span, written
from seriatim.letters.rules.spanish.numbers import ordinal

RECALL = "Como recordarán las delegaciones,"
LENGTH = "debido a la extensión de la lista de oradores en ese período de sesiones"

FORMS = Forms(
    outer_quotes="“”",
    inner_quotes="‘’",
    day=written,
    span=span,
    appointment=appointment,
    ordinal=ordinal,
    established={
        Gender.MASCULINE: "establecido",
        Gender.FEMININE: "establecida",
        Gender.NEUTER: "establecido",
    },
    introduced="{name} ({short})",
    convened={
        Week.THIS: "esta semana, {span}",
        Week.LAST: "la semana pasada, {span}",
        Week.OTHER: "{span}",
    },
    sessions={
        "": Held("en el {ordinal} período de sesiones", "del {ordinal} período de sesiones"),
        "regular": Held("en el {ordinal} período ordinario de sesiones", "del {ordinal} período ordinario de sesiones"),
        "substantive": Held(
            "en el {ordinal} período de sesiones sustantivo", "del {ordinal} período de sesiones sustantivo"
        ),
        "organizational": Held(
            "en el {ordinal} período de sesiones de organización", "del {ordinal} período de sesiones de organización"
        ),
        "resumed": Held(
            "en la continuación del {ordinal} período de sesiones",
            "de la continuación del {ordinal} período de sesiones",
        ),
    },
    any_other_session=Held(
        "en el {ordinal} período de sesiones ({kind})", "del {ordinal} período de sesiones ({kind})"
    ),
    programme_of_work={
        True: "el programa de trabajo que acordamos",
        False: "nuestro proyecto de programa de trabajo",
    },
    recall={
        (True, True): f"{RECALL} {LENGTH} y {{limit}},",
        (True, False): f"{RECALL} {LENGTH},",
        (False, True): f"{RECALL} debido {{limit}},",
        (False, False): RECALL,
    },
    owed={
        Unheard.ONE_OF_SEVERAL: Owed(
            "no pudimos escuchar a uno de los oradores que habían pedido la palabra",
            "al orador que aún no ha intervenido",
            "a la delegación que no había podido formular su declaración",
        ),
        Unheard.SEVERAL: Owed(
            "no pudimos escuchar a todos los oradores que habían pedido la palabra",
            "a los oradores que aún no han intervenido",
            "a las delegaciones que no habían podido formular su declaración",
        ),
        Unheard.THE_ONLY_ONE: Owed(
            "no pudimos escuchar al único orador que había pedido la palabra",
            "a ese orador",
            "a la delegación que no había podido formular su declaración",
        ),
        Unheard.EVERYBODY: Owed(
            "no pudimos escuchar a ninguno de los oradores que habían pedido la palabra",
            "a esos oradores",
            "a las delegaciones que no habían podido formular su declaración",
        ),
    },
    meetings={
        "": Called("una reunión {name}", "esta reunión {name}"),
        "informal": Called("una reunión oficiosa {name}", "esta reunión oficiosa {name}"),
        "virtual": Called("una reunión virtual {name}", "esta reunión virtual {name}"),
        "virtual informal": Called("una reunión oficiosa virtual {name}", "esta reunión oficiosa virtual {name}"),
        "hybrid": Called("una reunión híbrida {name}", "esta reunión híbrida {name}"),
        "hybrid informal": Called("una reunión oficiosa híbrida {name}", "esta reunión oficiosa híbrida {name}"),
    },
    any_other_meeting=Called("una reunión {name} ({form})", "esta reunión {name} ({form})"),
    as_proposed={
        True: "En {at_this}, de conformidad con la propuesta que hice en la clausura {session_of},",
        False: "En {at_this},",
    },
    comments=Comments(
        first="para que formulen observaciones {issue}, si así lo desean",
        further=(
            "para que formulen nuevas observaciones {issue}, si desean aportar opiniones adicionales "
            "a las expresadas en sus declaraciones {session_at}"
        ),
        on_this_issue="sobre esta cuestión",
        on_this_topic="sobre este tema",
    ),
    addressed={
        Addressees.REPRESENTATIVES_AND_OBSERVERS: (
            "A todos los Representantes Permanentes y Observadores Permanentes {organization}"
        ),
        Addressees.REPRESENTATIVES: "A todos los Representantes Permanentes {organization}",
        Addressees.OBSERVERS: "A todos los Observadores Permanentes {organization}",
    },
    not_given={
        Sort.ORGANIZATION: Name("{name}", "ante la organización “{name}”"),
        Sort.ORGAN: Name("{name}", "del órgano {name}"),
        Sort.CITY: Name("{name}", "hora local de {name}"),
        Sort.OFFICE: Name("{name}", "titular del cargo {name}"),
        Sort.BODY: Name("{name}", "del órgano {name}"),
        Sort.SHORT_NAME: Name("{name}", "del órgano {name}"),
        Sort.SHORT_TITLE: Name("{name}", "sobre el tema {name}"),
        Sort.REASON: Name("{name}", "al motivo siguiente: {name}"),
        Sort.PLACE: Name("{name}", "en el lugar siguiente: {name}"),
    },
    the_body=Name("ese órgano", "de ese órgano"),
)
