"""The subjects that can be chosen before anything was heard."""

from podplayer.model.interests import Topic
from podplayer.model.sentence import say

TOPICS = (
    Topic("science", say("Science"), "science, research and discoveries explained by scientists"),
    Topic("history", say("History"), "history, past empires, wars and the lives of people then"),
    Topic("news", say("News and politics"), "news of the day, politics, elections and governments"),
    Topic("technology", say("Technology"), "technology, computers, software, programming and AI"),
    Topic("economy", say("Money and economy"), "economics, business, companies, money, markets"),
    Topic("nature", say("Nature"), "nature, animals, plants, oceans, climate and landscapes"),
    Topic("space", say("Space"), "space, planets, stars, rockets and astronomy"),
    Topic("health", say("Health"), "health, medicine, the body, sleep, food and exercise"),
    Topic("mind", say("Mind and feelings"), "psychology, feelings, relationships and the mind"),
    Topic("philosophy", say("Philosophy"), "philosophy, ethics, religion and the big questions"),
    Topic("language", say("Languages"), "languages, words, grammar, learning to speak"),
    Topic("books", say("Books"), "books, novels, literature, poetry and writers"),
    Topic("music", say("Music"), "music, songs, albums, concerts, musicians and composers"),
    Topic("film", say("Film and series"), "films, television series, directors and actors"),
    Topic("art", say("Art and design"), "art, design, architecture, museums and photography"),
    Topic("comedy", say("Comedy"), "comedy, jokes, funny stories and banter"),
    Topic("crime", say("True crime"), "true crime, murder, investigations, trials and courts"),
    Topic("stories", say("Stories"), "fiction, audio drama, told stories and mysteries"),
    Topic("sport", say("Sport"), "sport, football, cycling, running, matches and athletes"),
    Topic("games", say("Games"), "video games, board games, role playing and game makers"),
    Topic("food", say("Food and drink"), "cooking, recipes, restaurants, wine, bread and coffee"),
    Topic("travel", say("Travel"), "travel, places, cities, trains, mountains and journeys"),
    Topic("family", say("Family"), "parents, children, school, growing up and family life"),
    Topic("society", say("Society"), "society, culture, work, cities, justice and how people live"),
)  # fmt: skip
"""An encoder understands a sentence better than a word: so each has one, in English, since its
space is one for all languages."""
