"""A URL becomes parsed episodes. Takes an Http, returns values of model; knows no database."""
