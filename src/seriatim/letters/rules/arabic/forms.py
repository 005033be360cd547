"""The forms that a phrase takes in Arabic: one, two or several, masculine or feminine, definite or not."""

from seriatim.letters.rules.arabic.dates import appointment, span, written
from seriatim.letters.rules.arabic.numbers import ordinal
from seriatim.letters.rules.facts import Addressees
from seriatim.letters.rules.forms import Called, Comments, Forms, Held, Owed
from seriatim.letters.rules.names import Gender, Name, Sort
from seriatim.letters.rules.outline import Unheard, Week

RECALL = "وكما تذكر الوفود،"
LENGTH = "ونظرا إلى طول قائمة المتكلمين في هذه الدورة"
NOT_HEARD = "لم نتمكن من الاستماع إلى"

FORMS = Forms(
    outer_quotes="«»",
    inner_quotes="“”",
    day=written,
    span=span,
    appointment=appointment,
    ordinal=ordinal,
    established={Gender.MASCULINE: "المنشأ", Gender.FEMININE: "المنشأة", Gender.NEUTER: "المنشأ"},
    introduced="{name} ({short})",
    convened={
        Week.THIS: "هذا الأسبوع، {span}",
        Week.LAST: "الأسبوع الماضي، {span}",
        Week.OTHER: "{span}",
    },
    sessions={
        "": Held("في الدورة {ordinal}", "الدورة {ordinal}"),
        "regular": Held("في الدورة العادية {ordinal}", "الدورة العادية {ordinal}"),
        "substantive": Held("في الدورة الموضوعية {ordinal}", "الدورة الموضوعية {ordinal}"),
        "organizational": Held("في الدورة التنظيمية {ordinal}", "الدورة التنظيمية {ordinal}"),
        "resumed": Held("في الدورة {ordinal} المستأنفة", "الدورة {ordinal} المستأنفة"),
    },
    any_other_session=Held("في الدورة {ordinal} ({kind})", "الدورة {ordinal} ({kind})"),
    programme_of_work={True: "برنامج عملنا المتفق عليه", False: "مشروع برنامج عملنا"},
    recall={
        (True, True): f"{RECALL} {LENGTH} وإلى {{limit}}،",
        (True, False): f"{RECALL} {LENGTH}،",
        (False, True): f"{RECALL} ونظرا إلى {{limit}}،",
        (False, False): RECALL,
    },
    owed={
        Unheard.ONE_OF_SEVERAL: Owed(
            f"{NOT_HEARD} أحد المتكلمين الذين طلبوا الكلمة",
            "المتكلم المتبقي",
            "للوفد المتبقي الذي لم يتمكن من الإدلاء ببيانه",
        ),
        Unheard.SEVERAL: Owed(
            f"{NOT_HEARD} جميع المتكلمين الذين طلبوا الكلمة",
            "المتكلمين المتبقين",
            "لبقية الوفود التي لم تتمكن من الإدلاء ببياناتها",
        ),
        Unheard.THE_ONLY_ONE: Owed(
            f"{NOT_HEARD} المتكلم الوحيد الذي طلب الكلمة",
            "هذا المتكلم",
            "للوفد الذي لم يتمكن من الإدلاء ببيانه",
        ),
        Unheard.EVERYBODY: Owed(
            f"{NOT_HEARD} أي من المتكلمين الذين طلبوا الكلمة",
            "هؤلاء المتكلمين",
            "للوفود التي لم تتمكن من الإدلاء ببياناتها",
        ),
    },
    owed_two={
        Unheard.SEVERAL: Owed(
            f"{NOT_HEARD} اثنين من المتكلمين الذين طلبوا الكلمة",
            "المتكلمين المتبقيين",
            "للوفدين المتبقيين اللذين لم يتمكنا من الإدلاء ببيانيهما",
        ),
        Unheard.EVERYBODY: Owed(
            f"{NOT_HEARD} أي من المتكلمين اللذين طلبا الكلمة",
            "هذين المتكلمين",
            "للوفدين اللذين لم يتمكنا من الإدلاء ببيانيهما",
        ),
    },
    meetings={
        "": Called("اجتماع {name}", "هذا الاجتماع {name}"),
        "informal": Called("اجتماع غير رسمي {name}", "هذا الاجتماع غير الرسمي {name}"),
        "virtual": Called("اجتماع افتراضي {name}", "هذا الاجتماع الافتراضي {name}"),
        "virtual informal": Called("اجتماع افتراضي غير رسمي {name}", "هذا الاجتماع الافتراضي غير الرسمي {name}"),
        "hybrid": Called("اجتماع مختلط {name}", "هذا الاجتماع المختلط {name}"),
        "hybrid informal": Called("اجتماع مختلط غير رسمي {name}", "هذا الاجتماع المختلط غير الرسمي {name}"),
    },
    any_other_meeting=Called("اجتماع {name} ({form})", "هذا الاجتماع {name} ({form})"),
    as_proposed={
        True: "وفي {at_this}، ووفقا للاقتراح الذي قدمته عند اختتام {session_of}،",
        False: "وفي {at_this}،",
    },
    comments=Comments(
        first="للإدلاء بتعليقات {issue}، إن رغبت في ذلك",
        further="للإدلاء بتعليقات إضافية {issue}، إن رغبت في إبداء آراء تتجاوز ما أعربت عنه في بياناتها {session_at}",
        on_this_issue="بشأن هذه المسألة",
        on_this_topic="بشأن هذا الموضوع",
    ),
    addressed={
        Addressees.REPRESENTATIVES_AND_OBSERVERS: "جميع الممثلين الدائمين والمراقبين الدائمين {organization}",
        Addressees.REPRESENTATIVES: "جميع الممثلين الدائمين {organization}",
        Addressees.OBSERVERS: "جميع المراقبين الدائمين {organization}",
    },
    not_given={
        Sort.ORGANIZATION: Name("{name}", "لدى المنظمة «{name}»"),
        Sort.ORGAN: Name("{name}", "الجهاز {name}"),
        Sort.CITY: Name("{name}", "بتوقيت {name}"),
        Sort.OFFICE: Name("{name}", "بمهام {name} في"),
        Sort.BODY: Name("{name}", "الهيئة {name}", Gender.FEMININE),
        Sort.SHORT_NAME: Name("{name}", "الهيئة {name}"),
        Sort.SHORT_TITLE: Name("{name}", "بشأن الموضوع {name}"),
        Sort.REASON: Name("{name}", "السبب التالي: {name}"),
        Sort.PLACE: Name("{name}", "في المكان التالي: {name}"),
    },
    the_body=Name("هذه الهيئة", "هذه الهيئة"),
)
