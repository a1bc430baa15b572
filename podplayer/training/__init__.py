"""Learns what is shipped: from public data to small files under resources/. Nothing imports it.

Takes folders of other people's choices, gives weights with their provenance. Knows no listener.
"""
