"""What a project has settled for all who check it: its configuration, what it ignores, and its baseline.

Nothing here knows of the command line, which alone applies it.
"""

from .files import Finder, read_configuration
from .keys import KEYS, Configuration, Ignored

__all__ = ["KEYS", "Configuration", "Finder", "Ignored", "read_configuration"]
