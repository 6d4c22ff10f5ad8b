"""Speeches in XML: TEI, Akoma Ntoso, Hansard, and whatever else is XML."""

from .reading import read

__all__ = ["read"]
