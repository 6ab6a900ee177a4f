"""Which event it is that countries take part in."""

from __future__ import annotations

import eventtracker as et
from eventtracker.model import Event
from tests.events.made import PUBLISHED, only


def taking_part(e: Event) -> dict[str, str]:
    """The roles of an event's countries but the host's."""
    return {c.country: c.role for c in e.countries if c.role != "host"}


def test_goods_of_the_fairs_own_name():
    e = only("The 8th Made in Pakistan Exhibition opens in Kathmandu, Nepal, on 4 May 2031.")
    assert taking_part(e) == {"PK": "exhibitor"}


def test_a_hosts_own_fair():
    e = only("The Kenya Trade Fair opens in Nairobi, Kenya, on 4 May 2031.")
    assert taking_part(e) == {}


def test_a_topic_takes_no_part():
    e = only("The international conference on Afghanistan opens in Brussels on 4 May 2031.")
    assert taking_part(e) == {}


def test_officials_at_a_summit_not_at_a_fair():
    officials = "The leaders of Brazil and Ghana will be on screens from home."
    summit = only(f"The Rivers Summit opens in Oslo on 4 May 2031. {officials}")
    assert taking_part(summit) == {"BR": "participant", "GH": "participant"}
    fair = only(f"The Tarnow Glass Fair opens in Oslo on 4 May 2031. {officials}")
    assert taking_part(fair) == {}


def test_two_events_share_their_guests():
    text = (
        "On 4-6 May 2031 in Oslo a delegation of Uzbekistan will take part in the Rivers Summit "
        "and the Lakes Conference."
    )
    for e in et.extract(text, published=PUBLISHED):
        assert "UZ" in taking_part(e)


def test_the_sultanate():
    e = only("مسقط - تشارك السلطنة في مهرجان الطائف الثقافي الذي ينطلق يوم 5 أبريل المقبل بالطائف.")
    assert taking_part(e) == {"OM": "participant"}
