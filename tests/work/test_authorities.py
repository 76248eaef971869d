"""Who speaks where a unit acts: the body of its tier that may, chosen by the unit's kind where there are several."""

import pytest

from kheo.work.authorities import Speech, speaker
from tests.rulebook.shipped import programme_of


@pytest.mark.parametrize(
    ("folder", "speech", "tier", "kind", "body"),
    [
        ("dan-van-kheo-2013-2015", Speech.RECEIVES, "base", "party_committee", "base_group"),
        ("dan-van-kheo-2013-2015", Speech.RECEIVES, "bloc", "party_committee", "bloc_board"),
        ("dan-van-kheo-2013-2015", Speech.SURVEYS, "bloc", "party_committee", "bloc_board"),
        ("dan-van-kheo-2013-2015", Speech.PROPOSES, "base", "party_cell", "base_group"),
        ("dan-van-kheo-2013-2015", Speech.PROPOSES, "bloc", "party_committee", "bloc_board"),
        ("dan-van-kheo-2013-2015", Speech.SENDS_UP, "base", "party_cell", "base_committee"),
        ("dan-van-kheo-2013-2015", Speech.DECIDES, "base", "party_cell", "base_committee"),
        ("dan-van-kheo-2013-2015", Speech.DECIDES, "bloc", "party_committee", "bloc_committee"),
        ("dan-van-kheo-2013-2015", Speech.RECEIVES, "province", "party_committee", "province_board"),
        ("dan-van-kheo-2013-2015", Speech.DECIDES, "province", "party_committee", "province_grantor"),
        ("dan-van-kheo-2013-2015", Speech.DECIDES, "upper", "party_committee", ""),
        ("dan-van-kheo-2026-2030", Speech.DECIDES, "upper", "commune_party", "commune_committee"),
        ("dan-van-kheo-2026-2030", Speech.DECIDES, "upper", "party_agencies_party", "party_agencies_committee"),
        ("dan-van-kheo-2026-2030", Speech.DECIDES, "upper", "government_party", "government_committee"),
        ("dan-van-kheo-2026-2030", Speech.DECIDES, "base", "commune_party", "base_committee"),
        ("dan-van-kheo-2026-2030", Speech.SURVEYS, "province", "party_committee", "province_advisory"),
        ("dan-van-kheo-2026-2030", Speech.PROPOSES, "province", "party_committee", "province_board"),
        ("lao-dong-gioi-mau", Speech.RECEIVES, "base", "trade_union", "base_union"),
        ("lao-dong-gioi-mau", Speech.APPRAISES, "base", "trade_union", "base_council"),
        ("lao-dong-gioi-mau", Speech.DECIDES, "upper", "trade_union", "upper_union"),
    ],
)
def test_the_programme_names_who_speaks(folder: str, speech: Speech, tier: str, kind: str, body: str) -> None:
    assert speaker(programme_of(folder), speech, tier, kind) == body
