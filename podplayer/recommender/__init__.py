"""Vectors and listening become a ranked list. numpy and usearch; no Qt, SQL, torch or clock."""
