"""Words that say nothing about a topic, in the languages podcasts are mostly in."""

_ENGLISH = """
about above after again against all also always amp and another any are aren't around because been
before being below between both but can cannot can't come could couldn't did didn't does doesn't
doing don't down during each even ever every few first for from further get gets getting going good
got had has have haven't having here hers herself him himself his how however into isn't it's
i'm i've just know let let's like little look lot made make makes making many may maybe more most
much must myself need never new next not now off once one only other others our ours out over own
part people put really said same say says see she should show since some something still such take
takes talk talks tell than thank thanks that that's the their them then there there's these they
they're thing things think this those through time today too two under until upon use used using
very want was wasn't way we've well were what what's when where which while who whole whom why will
with within without won't would year years yes yet you you're you've your yours yourself
com www http https html org net via per etc non
episode episodes podcast podcasts listen listeners listening subscribe follow host hosts hosted
guest join joins joined discuss discusses interview conversation week weekly support patreon
sponsor sponsors sponsored ad ads advert privacy choices information visit website link links click
twitter facebook instagram youtube spotify apple app email newsletter feed rss season series
produced producer production music available learn download free review rate
"""
_GERMAN = """
aber alle allem allen aller alles als also andere anderen auch auf aus bei beim bin bis bist damit
dann das dass dein dem den denn der des dich die dies diese diesem diesen dieser dieses doch dort
durch ein eine einem einen einer eines einfach ende euch euer für ganz gegen geht gibt habe haben
hat hatte heute hier ich ihm ihn ihr ihre ihrem ihren ihrer immer ins ist jede jeder jetzt kann kein
keine können machen mal man mehr mein mit muss nach nicht noch nun nur oder ohne schon sehr sein
seine seinem seinen seiner seit sich sie sind soll sondern über und uns unser unsere unter viel
viele vom von vor war waren warum was
weil welche wenn wer werden wie wieder will wir wird wurde zum zur
zwei zwischen folge folgen sendung gast hören wöchentlich mehr infos
"""
_SPANISH = """
algo algunos ante antes aquí así aunque bien cada casi como con contra cosas cual cuando cómo del
desde donde dos durante ella ellos ella entre era eran eres ese eso esta estaba estado estamos estar
estas este esto estos están está fue fueron gran había hace hacer hacia han hasta hay hemos hoy las
les los mas menos mis mismo mucho muy más nada nos nosotros nuestra nuestro nuestros otra otro otros
para pero poco por porque puede pueden pues que quien quién qué sea ser será sido siempre sin sobre
solo son soy sus también tan tanto tener tiempo tiene tienen toda todas todo todos tras tus una unas
uno unos vamos vez vida vosotros ya episodio episodios programa capítulo escucha
"""
_FRENCH = """
afin ainsi alors après aussi autre autres aux avait avant avec avoir ans bien car ces cet cette ceux
chaque chez comme comment dans depuis des deux dont elle elles encore entre est être faire fait
fois ils jour leur leurs lui mais même
mes moins mon nos notre nous ont par parce pas peu peut plus pour
pourquoi quand que quel quelle quelques qui quoi sans ses si son sont sous sur tous tout toute
toutes très une vers vie voici vos votre vous épisode émission
"""
_OTHERS = """
alla anche avere che chi come con cosa così dal dalla degli dei del della delle dello dopo dove due
gli hanno loro molto nel nella non nostra nostro ogni per perché più poi prima quando quello questa
questo sempre senza solo sono stato sua sugli sui sul sulla suo tra tutti tutto una uno puntata
aos ainda até cada com das dele depois dos ela elas ele eles entre essa esse está foi isso isto mais
mas mesmo muito na não nas nos nossa nosso numa onde ou para pela pelo por porque quando que quem
sem ser seu seus são só também tem toda todos três uma você episódio
als bij dan dat deze die dit door een haar heeft het hij hoe hun kan maar meer met naar niet nog ook
onze over tot uit van veel voor waar wat wel werd wordt zijn aflevering
att av den det där efter ett från för har hon inte med men när och också om på som till under
var vad och är avsnitt
"""
_CHINESE = """
我们 你们 他们 一个 这个 那个 什么 怎么 如何 以及 因为 所以 但是 可以 没有 不是 就是 还有 一起 自己
这样 现在 今天 大家 其实 时候 关于 节目 本期 收听 欢迎 主播 嘉宾 の は を に が と です ます
"""

_SHORT = """
am an as at be by do he if in is it me my no of oh on or so to up us we mr ms dr st vs
its ll ve re don isn aren wasn doesn didn couldn wouldn shouldn
ab da du er es im ja je ob um wo zu al el en la le lo mi ni se si su te tu un ya yo
au ce de et il ma ou sa ta di io li ne ao em eu os ik op te av vi är på så
"""
"""Two letters, and what is left of a word at its apostrophe."""

_FILLERS = """
acerca actividades apaga außerdem collaboration crossover done fascinating frau herr mil minutos
nuestra nuestras semana sprechen unserem unseren upcoming
主播 分享 嘉宾 听众 欢迎 投稿 推荐 本期 特辑 节目
along centered continue ep explore explored explores exploring favorite favourite hi including
recount recounts text thoughts welcome
actually almost already alone although among answer answers ask asked asking away bad becomes
began begin begins behind best better big bring brings build builds building built called came
care case certain change changed changes chapter close comes common complete course day days deep
different difficult early easy eight else end ended ends enough entire especially everybody
everyone everything exactly explain explains far feel feels felt find finds five follows forget
former forward found four full gave gives given goes gone great half happen happened happens hard
head hear heard help helps high hold holds home hour hours hundred idea ideas important inside
instead keep keeps kept kind knew known knows large last late later lead learned leave leaves left
less line live lived lives long longer longest looking looks lost lots low main mean means meant
meet middle might mind minute minutes moment month months morning move moved moves name named
names near nearly next night nine nobody nothing number often old older oldest open order others
paper parts past perhaps person place places play played point possible pretty price probably
problem question questions quite read reads real reason reasons remember rest right room rule
rules run runs seem seems seen sense set seven several short side simple single six slow small
smaller soon sort speak start started starts state stay stays step still stop stops stories story
sure taken taught tell tells ten themselves third thought thousand three times together told
tonight took top tried true try trying turn turned turns twenty twice understand usually walk
walks wanted wants watch went whatever whether whose wide wish word words work worked working
works world worth write writes written wrong young abend anfang beginnt bleibt brachte bringt
denken drei eigene eigenen erst erste ersten erzählen erzählt erklärt fahren fährt finden findet
fragen fünf führt gab gehen gehört genau geschichte geschichten gesagt gleich großen grosse größte
halb hält heißt hinter ihnen jahr jahre jahren kommen kommt konnte lange langsam lassen lässt
leben letzte letzten liegt macht menschen minuten morgen müssen nachts namen neben nennt neue
neuen nie niemand nimmt recht reden richtig sagen sagt sehen seht sieben sieht spricht stadt
stehen steht stunde stunden tag tage tagen teil tut versteht vier weiß weit weiter welt wenig
wirklich wissen wo wollen wort wäre zeigt zeit zurück zusammen acaba ahora alguien alguna año años
ayer bajo buena bueno buscar cabe cerca conoce cree cuatro cuenta cuentan cuánto da dan deja dejar
dejó dentro despacio después día días dice dicen dijo ejemplo encontrar entonces entra explica fin
forma gente grande hablamos hablar hecho historia historias hora horas hubo lado largo lejos lleva
llega llegar llegó luego lugar manera mañana media medio mejor menor mira mismo mitad momento
mundo necesita ningún noche nombre nueva nuevo número parece parte pasa pasar paso pequeña pequeño
pie pregunta preguntas primer primera primero pronto propio queda quedan quiere sabe saber sabía
sale seguir sentido siete siglo sigue sirve suele tal tarde tercera tierra tomar trabajo trae tres
único usa va vamos van veces ven ver verdad veinte vez viene vieja viejo volver vuelta vuelve aime
alors année années chose choses devient dire dit fait façon grand heure heures histoire histoires
homme jamais jour jours juste laisse manière met monde mot mots nuit part passe petit petite peur
première premier prend presque propre quatre reste rien sait semble sens soir temps toujours trois
trouve vient vieux voit vrai
"""
"""Words that stand in many texts and name none of them; good to compare by, bad as a name."""

STOP_WORDS = frozenset(
    (_SHORT + _ENGLISH + _GERMAN + _SPANISH + _FRENCH + _OTHERS + _CHINESE).split()
)
"""One list for all: a word that is empty in one language is rarely a topic in another."""

FILLERS = frozenset(_FILLERS.split())
"""Never the name of an interest, though they may well be what two texts share."""

FUNCTION_CHARACTERS = frozenset(
    "零四五六七八九十百千万亿几多少怎样什么"
    "的了是在和与及或也都就还又很不没有这那个一二三两几从到被把让对为以因所而之其者着过吗呢吧啊么"
    "我你他她它们里上下中外前后来去说讲问请会能可要想将已于并但如果只最更每各"
    "のはをにがとでもへやかなたてしるれすい"
)
"""A pair of characters with one of these is grammar more often than a topic."""
