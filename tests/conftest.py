"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("quoth", deadline=None)  # no test hangs on how fast a machine is, or how busy
settings.load_profile("quoth")
