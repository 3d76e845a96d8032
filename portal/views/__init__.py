"""Edges of the pages over several rooms: parse, check, ask one query, render."""
