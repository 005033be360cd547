"""The forms that a phrase takes in Chinese: nothing inflects, but each thing is counted with its own measure word."""

from seriatim.letters.rules.chinese.dates import appointment, span, written
from seriatim.letters.rules.chinese.numbers import ordinal
from seriatim.letters.rules.facts import Addressees
from seriatim.letters.rules.forms import Called, Comments, Forms, Held, Owed
from seriatim.letters.rules.names import Gender, Name, Sort
from seriatim.letters.rules.outline import Unheard, Week

RECALL = "各代表团会记得，"
LENGTH = "由于本届会议发言名单很长，"

FORMS = Forms(
    outer_quotes="“”",
    inner_quotes="‘’",
    day=written,
    span=span,
    appointment=appointment,
    ordinal=ordinal,
    established=dict.fromkeys(Gender, "设立"),
    introduced="{name}（下称{short}）",
    convened={Week.THIS: "本周（{span}）", Week.LAST: "上周（{span}）", Week.OTHER: "{span}"},
    sessions={
        "": Held("在{ordinal}会议上", "{ordinal}会议"),
        "regular": Held("在{ordinal}常会上", "{ordinal}常会"),
        "substantive": Held("在{ordinal}实质性会议上", "{ordinal}实质性会议"),
        "organizational": Held("在{ordinal}组织会议上", "{ordinal}组织会议"),
        "resumed": Held("在{ordinal}会议续会上", "{ordinal}会议续会"),
    },
    any_other_session=Held("在{ordinal}会议（{kind}）上", "{ordinal}会议（{kind}）"),
    programme_of_work={True: "我们商定的工作方案", False: "我们的工作方案草案"},
    recall={
        (True, True): f"{RECALL}{LENGTH}并由于{{limit}}，",
        (True, False): f"{RECALL}{LENGTH}",
        (False, True): f"{RECALL}由于{{limit}}，",
        (False, False): RECALL,
    },
    owed={
        Unheard.ONE_OF_SEVERAL: Owed("听取其中一位要求发言者的发言", "尚未发言的一位发言者", "一个代表团"),
        Unheard.SEVERAL: Owed("让所有要求发言者全部发言", "其余发言者", "其余代表团"),
        Unheard.THE_ONLY_ONE: Owed("听取唯一一位要求发言者的发言", "这位发言者", "该代表团"),
        Unheard.EVERYBODY: Owed("听取任何一位要求发言者的发言", "这些发言者", "各代表团"),
    },
    meetings={
        "": Called("一次{name}会议", "这次{name}会议"),
        "informal": Called("一次非正式{name}会议", "这次非正式{name}会议"),
        "virtual": Called("一次虚拟{name}会议", "这次虚拟{name}会议"),
        "virtual informal": Called("一次非正式虚拟{name}会议", "这次非正式虚拟{name}会议"),
        "hybrid": Called("一次混合形式的{name}会议", "这次混合形式的{name}会议"),
        "hybrid informal": Called("一次混合形式的非正式{name}会议", "这次混合形式的非正式{name}会议"),
    },
    any_other_meeting=Called("一次{name}会议（{form}）", "这次{name}会议（{form}）"),
    as_proposed={
        True: "根据我在{session_of}闭幕时的提议，在{at_this}上，",
        False: "在{at_this}上，",
    },
    comments=Comments(
        first="如它们愿意，可{issue}发表意见",
        further="如它们愿意补充{session_at}所作发言以外的看法，可{issue}进一步发表意见",
        on_this_issue="就这一问题",
        on_this_topic="就这一专题",
    ),
    addressed={
        Addressees.REPRESENTATIVES_AND_OBSERVERS: "所有{organization}代表和常驻观察员",
        Addressees.REPRESENTATIVES: "所有{organization}代表",
        Addressees.OBSERVERS: "所有{organization}观察员",
    },
    not_given={
        Sort.ORGANIZATION: Name("{name}", "常驻“{name}”组织"),
        Sort.ORGAN: Name("{name}", "{name}机关"),
        Sort.CITY: Name("{name}", "{name}时间"),
        Sort.BODY: Name("{name}", "{name}机构"),
        Sort.SHORT_NAME: Name("{name}", "{name}机构"),
        Sort.SHORT_TITLE: Name("{name}", "就{name}这一专题"),
        Sort.REASON: Name("{name}", "以下原因：{name}"),
    },
    the_body=Name("该机构", "该机构"),
)
