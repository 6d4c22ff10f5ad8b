"""A record on disk: a catalogue that is the truth, and segments of an index that can be made again from it."""
