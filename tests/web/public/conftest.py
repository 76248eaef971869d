"""The front door is opened with the same season and the same visitors as the office."""

from tests.web.office.conftest import season

__all__ = ["season"]
