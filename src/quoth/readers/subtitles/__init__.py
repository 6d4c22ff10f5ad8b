"""Subtitles: what is spoken, cue by cue, put together to sentences; their times stay as landmarks."""
