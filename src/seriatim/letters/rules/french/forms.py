"""The forms that a phrase takes in French: one or several, masculine or feminine, agreed or draft."""

from seriatim.letters.rules.facts import Addressees
from seriatim.letters.rules.forms import Called, Comments, Forms, Held, Owed
from seriatim.letters.rules.french.dates import appointment, span, written
from seriatim.letters.rules.french.numbers import ordinal
from seriatim.letters.rules.names import Gender, Name, Sort
from seriatim.letters.rules.outline import Unheard, Week

RECALL = "Comme les délégations s’en souviendront,"
LENGTH = "en raison de la longueur de la liste des orateurs à cette session"

FORMS = Forms(
    outer_quotes="«»",
    inner_quotes="“”",
    quote_space="\N{NO-BREAK SPACE}",
    day=written,
    span=span,
    appointment=appointment,
    ordinal=ordinal,
    established={Gender.MASCULINE: "créé", Gender.FEMININE: "créée", Gender.NEUTER: "créé"},
    introduced="{name} ({short})",
    convened={
        Week.THIS: "cette semaine, {span}",
        Week.LAST: "la semaine dernière, {span}",
        Week.OTHER: "{span}",
    },
    sessions={
        "": Held("à la {ordinal} session", "de la {ordinal} session"),
        "regular": Held("à la {ordinal} session ordinaire", "de la {ordinal} session ordinaire"),
        "substantive": Held("à la {ordinal} session de fond", "de la {ordinal} session de fond"),
        "organizational": Held("à la {ordinal} session d’organisation", "de la {ordinal} session d’organisation"),
        "resumed": Held("à la reprise de la {ordinal} session", "de la reprise de la {ordinal} session"),
    },
    any_other_session=Held("à la {ordinal} session ({kind})", "de la {ordinal} session ({kind})"),
    programme_of_work={
        True: "le programme de travail dont nous sommes convenus",
        False: "notre projet de programme de travail",
    },
    recall={
        (True, True): f"{RECALL} {LENGTH} et {{limit}},",
        (True, False): f"{RECALL} {LENGTH},",
        (False, True): f"{RECALL} en raison {{limit}},",
        (False, False): RECALL,
    },
    owed={
        Unheard.ONE_OF_SEVERAL: Owed(
            "nous n’avons pas pu entendre l’un des orateurs qui avaient demandé la parole",
            "l’orateur qui n’a pas encore été entendu",
            "à la délégation qui n’avait pas pu faire sa déclaration",
        ),
        Unheard.SEVERAL: Owed(
            "nous n’avons pas pu entendre tous les orateurs qui avaient demandé la parole",
            "les orateurs qui n’ont pas encore été entendus",
            "aux délégations qui n’avaient pas pu faire leur déclaration",
        ),
        Unheard.THE_ONLY_ONE: Owed(
            "nous n’avons pas pu entendre le seul orateur qui avait demandé la parole",
            "cet orateur",
            "à la délégation qui n’avait pas pu faire sa déclaration",
        ),
        Unheard.EVERYBODY: Owed(
            "nous n’avons pu entendre aucun des orateurs qui avaient demandé la parole",
            "ces orateurs",
            "aux délégations qui n’avaient pas pu faire leur déclaration",
        ),
    },
    meetings={
        "": Called("une réunion {name}", "cette réunion {name}"),
        "informal": Called("une réunion informelle {name}", "cette réunion informelle {name}"),
        "virtual": Called("une réunion virtuelle {name}", "cette réunion virtuelle {name}"),
        "virtual informal": Called(
            "une réunion informelle virtuelle {name}", "cette réunion informelle virtuelle {name}"
        ),
        "hybrid": Called("une réunion hybride {name}", "cette réunion hybride {name}"),
        "hybrid informal": Called("une réunion informelle hybride {name}", "cette réunion informelle hybride {name}"),
    },
    any_other_meeting=Called("une réunion {name} ({form})", "cette réunion {name} ({form})"),
    as_proposed={
        True: "Lors de {at_this}, conformément à la proposition que j’ai faite à la clôture {session_of},",
        False: "Lors de {at_this},",
    },
    comments=Comments(
        first="pour qu’elles fassent des observations {issue}, si elles le souhaitent",
        further=(
            "pour qu’elles fassent d’autres observations {issue}, si elles souhaitent exprimer des vues "
            "allant au-delà de celles formulées dans leurs déclarations {session_at}"
        ),
        on_this_issue="sur cette question",
        on_this_topic="sur ce thème",
    ),
    addressed={
        Addressees.REPRESENTATIVES_AND_OBSERVERS: (
            "Tous les représentants permanents et observateurs permanents {organization}"
        ),
        Addressees.REPRESENTATIVES: "Tous les représentants permanents {organization}",
        Addressees.OBSERVERS: "Tous les observateurs permanents {organization}",
    },
    not_given={
        Sort.ORGANIZATION: Name("{name}", "auprès de l’organisation «\N{NO-BREAK SPACE}{name}\N{NO-BREAK SPACE}»"),
        Sort.ORGAN: Name("{name}", "de l’organe {name}"),
        Sort.CITY: Name("{name}", "heure locale de {name}"),
        Sort.OFFICE: Name("{name}", "de titulaire de la fonction {name}"),
        Sort.BODY: Name("{name}", "de l’organe {name}"),
        Sort.SHORT_NAME: Name("{name}", "de l’organe {name}"),
        Sort.SHORT_TITLE: Name("{name}", "sur le thème {name}"),
        Sort.REASON: Name("{name}", "du motif suivant\N{NO-BREAK SPACE}: {name}"),
        Sort.PLACE: Name("{name}", "au lieu suivant\N{NO-BREAK SPACE}: {name}"),
    },
    the_body=Name("cet organe", "de cet organe"),
)
