"""PLOVER's vocabulary is whole: every type has its quad class and its list of modes."""

from collections import Counter

import pytest

from dragoman.model.plover import MODES_OF, QUAD_OF, EventType, Quad


def test_every_type_has_a_quad_class_and_modes() -> None:
    assert set(QUAD_OF) == set(MODES_OF) == set(EventType)
    assert Counter(QUAD_OF.values()) == {
        Quad.VERBAL_COOPERATION: 4,
        Quad.MATERIAL_COOPERATION: 3,
        Quad.VERBAL_CONFLICT: 4,
        Quad.MATERIAL_CONFLICT: 5,
    }


@pytest.mark.parametrize(
    ("type_", "quad"),
    [
        (EventType.CONSULT, Quad.VERBAL_COOPERATION),
        (EventType.RETREAT, Quad.MATERIAL_COOPERATION),
        (EventType.THREATEN, Quad.VERBAL_CONFLICT),
        (EventType.ASSAULT, Quad.MATERIAL_CONFLICT),
    ],
)
def test_quad_classes(type_: EventType, quad: Quad) -> None:
    assert QUAD_OF[type_] is quad
