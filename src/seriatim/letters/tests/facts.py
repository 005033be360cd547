"""The facts of the letters that the tests compose. All but the first are invented."""

from datetime import UTC, date, datetime

from seriatim.letters.rules.facts import (
    Body,
    Chair,
    FollowUp,
    LetterFacts,
    Mandate,
    Phase,
    Session,
    Speakers,
    Topic,
)

TOWN_HALL = LetterFacts(
    dated=date(2024, 3, 14),
    city="New York",
    body=Body(
        name=(
            "Open-Ended Working Group on security of and in the use of information and communications "
            "technologies 2021-2025"
        ),
        short_name="OEWG",
        chair=Chair(name="Burhan Gafoor", mission="Permanent Mission of the Republic of Singapore"),
        mandate=Mandate(
            organ="General Assembly",
            symbol="75/240",
            adopted=date(2020, 12, 31),
            objective="enhancing international peace and security",
        ),
    ),
    session=Session(ordinal=7, kind="substantive", opens=date(2024, 3, 4), closes=date(2024, 3, 8)),
    topic=Topic(
        title=(
            "Establish, under the auspices of the United Nations, regular institutional dialogue "
            "with the broad participation of States"
        ),
        short_title="regular institutional dialogue",
        agenda_item="5",
    ),
    speakers=Speakers(
        heard=30,
        owed=30,
        reason_for_limit=(
            "the strict limits imposed on meeting duration by the UN Secretariat due to the ongoing UN liquidity crisis"
        ),
    ),
    follow_up=FollowUp(
        start=datetime(2024, 3, 27, 13, 0, tzinfo=UTC),
        zone="America/New_York",
        city="New York",
        form="virtual informal",
        name="town hall",
        phases=(Phase.OWED, Phase.OPEN_FLOOR),
        connection_details_later=True,
        proposed_at_closing=True,
    ),
)

ONE_OWED = LetterFacts(
    dated=date(2023, 9, 25),
    city="Vienna",
    body=Body(
        name=(
            "Ad Hoc Committee to Elaborate a Comprehensive International Convention on Countering the Use of "
            "Information and Communications Technologies for Criminal Purposes"
        ),
        short_name="Ad Hoc Committee",
        chair=Chair(name="Wanjiru Achieng", mission="Permanent Mission of the Republic of Kenya"),
        mandate=Mandate(
            organ="General Assembly",
            symbol="74/247",
            adopted=date(2019, 12, 27),
            objective="countering crime while protecting human rights",
        ),
    ),
    session=Session(ordinal=6, opens=date(2023, 8, 21), closes=date(2023, 9, 1)),
    topic=Topic(title="International cooperation", short_title="international cooperation", agenda_item="4"),
    speakers=Speakers(heard=41, owed=1),
    follow_up=FollowUp(
        start=datetime(2023, 10, 10, 13, 0, tzinfo=UTC),
        zone="Europe/Vienna",
        city="Vienna",
        form="informal",
        place="Conference Room C of the Vienna International Centre",
        phases=(Phase.OWED,),
    ),
)

NOBODY_OWED = LetterFacts(
    dated=date(2024, 7, 4),
    city="Vienna",
    body=Body(
        name="Committee on the Peaceful Uses of Outer Space",
        short_name="COPUOS",
        chair=Chair(
            name="Ana Souza", office="Co-Chair", mission="Permanent Mission of the Federative Republic of Brazil"
        ),
        mandate=Mandate(organ="General Assembly", symbol="1472 (XIV)", adopted=date(1959, 12, 12)),
    ),
    session=Session(
        ordinal=67,
        opens=date(2024, 6, 24),
        closes=date(2024, 6, 28),
        programme_of_work_adopted=False,
    ),
    topic=Topic(title="Space and sustainable development", short_title="space for development", agenda_item="8 (b)"),
    speakers=Speakers(heard=52, owed=0),
    follow_up=FollowUp(
        start=datetime(2024, 7, 16, 10, 0, tzinfo=UTC),
        zone="Europe/Vienna",
        city="Vienna",
        form="open-ended hybrid",
        name="stocktaking",
        place="Boardroom D",
        phases=(Phase.OWED, Phase.OPEN_FLOOR),
        connection_details_later=True,
    ),
)
