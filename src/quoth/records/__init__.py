"""What a record is made of: sources with their turns, kept and looked up in a store."""
