<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name/>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>What can be read of it</source>
      <translation>Lo que se puede leer de ella</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>The newest backup, {name}</source>
      <translation>La copia más reciente, {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>podplayer cannot open your library</source>
      <translation>podplayer no puede abrir tu biblioteca</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Outside your usual: a show you have not played yet</source>
      <translation>Fuera de lo habitual: un programa que aún no has oído</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Shares “{one}” and “{two}” with “{title}”, {did}</source>
      <translation>Comparte «{one}» y «{two}» con «{title}», {did}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>The part after “{title}”, {did}</source>
      <translation>La parte que sigue a «{title}», {did}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You heard this show %n time(s) on a {part}</source>
      <translation>
        <numerusform>Oíste este programa %n vez en {part}</numerusform>
        <numerusform>Oíste este programa %n veces en {part}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Like “{title}”, which you heard on a {part}</source>
      <translation>Como «{title}», que oíste en {part}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Like “{title}”, which you heard when you had set a mood</source>
      <translation>Como «{title}», que oíste con un ánimo elegido</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>“{title}”, {did}</source>
      <translation>«{title}», {did}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>which you heard {when}</source>
      <translation>que oíste {when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Outside your usual: a show you rarely play</source>
      <translation>Fuera de lo habitual: un programa que oyes poco</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You finished {finished} of {started} from this show</source>
      <translation>Terminaste {finished} de {started} de este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Close to “{title}”, {did}</source>
      <translation>Parecido a «{title}», {did}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Fits your %n minute(s)</source>
      <translation>
        <numerusform>Cabe en tu %n minuto</numerusform>
        <numerusform>Cabe en tus %n minutos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Came out {when}</source>
      <translation>Salió {when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Has a cover like that of {episode}</source>
      <translation>Tiene una portada como {episode}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>In the language of most that you hear</source>
      <translation>En el idioma que más oyes</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>A show you have not played yet</source>
      <translation>Un programa que aún no has oído</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>New from a show you follow</source>
      <translation>Nuevo de un programa que sigues</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>From a show you follow</source>
      <translation>De un programa que sigues</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>which you liked {when}</source>
      <translation>que te gustó {when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>which you finished {when}</source>
      <translation>que terminaste {when}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You heard %n episode(s) of this show</source>
      <translation>
        <numerusform>Oíste %n episodio de este programa</numerusform>
        <numerusform>Oíste %n episodios de este programa</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You heard an episode of this show {when}</source>
      <translation>Oíste un episodio de este programa {when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>The first part of the series</source>
      <translation>La primera parte de la serie</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>{feeling} than most, for the mood you set</source>
      <translation>{feeling} que la mayoría, para tu ánimo</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Sounds like {episode}</source>
      <translation>Suena como {episode}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday morning</source>
      <translation>la mañana entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday midday</source>
      <translation>el mediodía entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday afternoon</source>
      <translation>la tarde entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday evening</source>
      <translation>la noche entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday night</source>
      <translation>la madrugada entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend morning</source>
      <translation>la mañana del fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend midday</source>
      <translation>el mediodía del fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend afternoon</source>
      <translation>la tarde del fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend evening</source>
      <translation>la noche del fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend night</source>
      <translation>la madrugada del fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>January</source>
      <translation>enero</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>February</source>
      <translation>febrero</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>March</source>
      <translation>marzo</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>April</source>
      <translation>abril</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>May</source>
      <translation>mayo</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>June</source>
      <translation>junio</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>July</source>
      <translation>julio</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>August</source>
      <translation>agosto</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>September</source>
      <translation>septiembre</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>October</source>
      <translation>octubre</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>November</source>
      <translation>noviembre</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>December</source>
      <translation>diciembre</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Monday</source>
      <translation>el lunes</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Tuesday</source>
      <translation>el martes</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Wednesday</source>
      <translation>el miércoles</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Thursday</source>
      <translation>el jueves</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Friday</source>
      <translation>el viernes</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Saturday</source>
      <translation>el sábado</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Sunday</source>
      <translation>el domingo</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on {day} {month} {year}</source>
      <translation>el {day} de {month} de {year}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>today</source>
      <translation>hoy</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>yesterday</source>
      <translation>ayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on {day} {month}</source>
      <translation>el {day} de {month}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Brighter</source>
      <translation>Más alegre</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Darker</source>
      <translation>Más sombrío</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Livelier</source>
      <translation>Más animado</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Calmer</source>
      <translation>Más tranquilo</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekday mornings</source>
      <translation>mañanas entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekday afternoons</source>
      <translation>tardes entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekday evenings</source>
      <translation>noches entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekend mornings</source>
      <translation>mañanas del fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekend afternoons</source>
      <translation>tardes del fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekend evenings</source>
      <translation>noches del fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Player</source>
      <translation>Reproductor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Go to</source>
      <translation>Ir a</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Library</source>
      <translation>Biblioteca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Window</source>
      <translation>Ventana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Play or pause</source>
      <translation>Reproducir o pausar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Skip back</source>
      <translation>Retroceder</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Skip forward</source>
      <translation>Avanzar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/next_list.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Next in the queue</source>
      <translation>Siguiente de la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Faster</source>
      <translation>Más rápido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Slower</source>
      <translation>Más lento</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Louder</source>
      <translation>Subir volumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Softer</source>
      <translation>Bajar volumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Mute</source>
      <translation>Silenciar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Next chapter</source>
      <translation>Capítulo siguiente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>This chapter again, or the one before</source>
      <translation>Repetir capítulo o ir al anterior</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Bookmark this place</source>
      <translation>Marcar este punto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Sleep timer</source>
      <translation>Temporizador</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Speed and sound</source>
      <translation>Velocidad y sonido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>What is playing</source>
      <translation>Lo que suena</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Small player</source>
      <translation>Minirreproductor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>For you</source>
      <translation>Para ti</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>New</source>
      <translation>Novedades</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Queue</source>
      <translation>Cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/parts/podcast_grid.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Shows</source>
      <translation>Programas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Search everything</source>
      <translation>Buscar en todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Taste</source>
      <translation>Gustos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Listening</source>
      <translation>Escucha</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Privacy</source>
      <translation>Privacidad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Downloads</source>
      <translation>Descargas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Back to where you were</source>
      <translation>Volver adonde estabas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Go to a show or do something</source>
      <translation>Ir a un programa o hacer algo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Find in this page</source>
      <translation>Buscar en esta página</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Add a podcast</source>
      <translation>Añadir un pódcast</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Import from another player</source>
      <translation>Importar de otro reproductor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Look for new episodes</source>
      <translation>Buscar episodios nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Undo what the message at the bottom says</source>
      <translation>Deshacer lo que dice el mensaje de abajo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Shortcuts</source>
      <translation>Atajos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Quit</source>
      <translation>Salir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>Play</source>
      <translation>Reproducir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <source>Add to the queue</source>
      <translation>Añadir a la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Mark as heard or new</source>
      <translation>Marcar como escuchado o nuevo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Favourite</source>
      <translation>Favorito</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Download</source>
      <translation>Descargar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Details</source>
      <translation>Detalles</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Remove, or not interested</source>
      <translation>Quitar, o no me interesa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>The {engine} engine cannot do this. The studio engine can: see Settings, Player.</source>
      <translation>El motor {engine} no puede hacer esto. El motor Studio sí: mira Ajustes, Reproductor.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>The sleep timer stopped this. If you fell asleep before, go back.</source>
      <translation>El temporizador detuvo la reproducción. Si te dormiste antes, vuelve atrás.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>Nothing is playing.</source>
      <translation>No suena nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>Add a note</source>
      <translation>Añadir una nota</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_deeds.py"/>
      <source>Bookmarked {time}</source>
      <translation>Marcado {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>Back to {time}</source>
      <translation>De vuelta a {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/bookmark.py"/>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>No note</source>
      <translation>Sin nota</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>feeds</source>
      <translation>feeds</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>covers</source>
      <translation>portadas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>episodes</source>
      <translation>episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>chapters</source>
      <translation>capítulos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>transcripts</source>
      <translation>transcripciones</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>directories</source>
      <translation>directorios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>models</source>
      <translation>modelos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>feed</source>
      <translation>feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>cover</source>
      <translation>portada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>episode</source>
      <translation>episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>transcript</source>
      <translation>transcripción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>directory</source>
      <translation>directorio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>model</source>
      <translation>modelo</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>%n failed</source>
      <translation>
        <numerusform>%n fallida</numerusform>
        <numerusform>%n fallidas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>%n request(s)</source>
      <translation>
        <numerusform>%n petición</numerusform>
        <numerusform>%n peticiones</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>without {tracker}</source>
      <translation>sin {tracker}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>not started</source>
      <translation>sin empezar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>{share} for you</source>
      <translation>{share} para ti</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>downloaded</source>
      <translation>descargado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>in queue</source>
      <translation>en cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>no longer in the feed</source>
      <translation>ya no está en el feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>{share} heard</source>
      <translation>{share} escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>Playing</source>
      <translation>Reproduciendo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>Paused</source>
      <translation>En pausa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/found.py"/>
      <source>near in meaning</source>
      <translation>significado parecido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/found.py"/>
      <source>{said}, near in meaning</source>
      <translation>{said}, significado parecido</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/delegates/podcast.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n episodio</numerusform>
        <numerusform>%n episodios</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/podcast.py"/>
      <source>Could not be refreshed</source>
      <translation>No se pudo actualizar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/link.py"/>
      <location filename="../../podplayer/ui/main_window.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Undo</source>
      <translation>Deshacer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/link.py"/>
      <source>Back at {clock}</source>
      <translation>De vuelta a {clock}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n new episode(s)</source>
      <translation>
        <numerusform>%n episodio nuevo</numerusform>
        <numerusform>%n episodios nuevos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/main_window.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Show</source>
      <translation>Mostrar</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <source>%n new episode(s) of {show}</source>
      <translation>
        <numerusform>%n episodio nuevo de {show}</numerusform>
        <numerusform>%n episodios nuevos de {show}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <source>{shows} and %n more show(s)</source>
      <translation>
        <numerusform>{shows} y %n programa más</numerusform>
        <numerusform>{shows} y %n programas más</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <source>Show podplayer</source>
      <translation>Mostrar podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>You follow this show already.</source>
      <translation>Ya sigues este programa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Paste the address of a feed, or of the show's web page.</source>
      <translation>Pega la dirección de un feed o de la página web del programa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Address of the show</source>
      <translation>Dirección del programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Looking at the address</source>
      <translation>Comprobando la dirección</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Follow</source>
      <translation>Seguir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/confirm.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/dialogs/name.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Import from another player…</source>
      <translation>Importar de otro reproductor…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Look around with sample shows</source>
      <translation>Explorar con programas de ejemplo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Stop</source>
      <translation>Detener</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Change the feed's address</source>
      <translation>Cambiar la dirección del feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>podplayer looks there first: it must be the same show. What you heard stays, and the change can be undone.</source>
      <translation>podplayer mira antes allí: debe ser el mismo programa. Lo que has escuchado se conserva y el cambio se puede deshacer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Address of the feed</source>
      <translation>Dirección del feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Change it anyway</source>
      <translation>Cambiar de todos modos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Check and change</source>
      <translation>Comprobar y cambiar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>For feeds that are for subscribers only. Both are kept in the key ring of your desktop and are sent to this server alone.</source>
      <translation>Para feeds solo para suscriptores. Ambos se guardan en el llavero de tu escritorio y se envían únicamente a este servidor.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>User name</source>
      <translation>Usuario</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Password</source>
      <translation>Contraseña</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Forget this login</source>
      <translation>Olvidar este acceso</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Save</source>
      <translation>Guardar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Login for {host}</source>
      <translation>Acceso a {host}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>when you played it and how fast, your answers such as “more” and “less”, and when it was recommended to you. Recommendations and statistics become what they would be had it never happened; what is deleted is overwritten on the disk.</source>
      <translation>cuándo lo reprodujiste y a qué velocidad, tus respuestas como «más» y «menos», y cuándo se te recomendó. Las recomendaciones y estadísticas quedan como si nunca hubiera ocurrido; lo eliminado se sobrescribe en el disco.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>your shows, downloads, queue and favourites, your place in every episode, and what is marked as heard.</source>
      <translation>tus programas, descargas, cola y favoritos, tu posición en cada episodio y lo marcado como escuchado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Forget what was learned?</source>
      <translation>¿Olvidar lo aprendido?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>What to forget</source>
      <translation>Qué olvidar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Export first…</source>
      <translation>Exportar antes…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Forget</source>
      <translation>Olvidar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>What goes</source>
      <translation>Lo que se borra</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>What stays</source>
      <translation>Lo que se conserva</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>This cannot be undone.</source>
      <translation>Esto no se puede deshacer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Forget {name}?</source>
      <translation>¿Olvidar {name}?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>A list of shows (OPML)</source>
      <translation>Una lista de programas (OPML)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Listening history of podplayer</source>
      <translation>Historial de escucha de podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From AntennaPod</source>
      <translation>De AntennaPod</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From gPodder</source>
      <translation>De gPodder</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From Kasts</source>
      <translation>De Kasts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From GNOME Podcasts</source>
      <translation>De GNOME Podcasts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From Pocket Casts</source>
      <translation>De Pocket Casts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From Spotify</source>
      <translation>De Spotify</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Without a feed address, so please add them yourself: {names}.</source>
      <translation>Sin dirección de feed, así que añádelos tú: {names}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Shows to follow</source>
      <translation>Programas por seguir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Episodes heard to the end</source>
      <translation>Episodios escuchados hasta el final</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Episodes to go on with, at their place</source>
      <translation>Episodios por continuar, en su punto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Favourites</source>
      <translation>Favoritos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Episodes for the queue</source>
      <translation>Episodios para la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Entries of the listening history</source>
      <translation>Entradas del historial de escucha</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>%n show(s) of the file you follow already.</source>
      <translation>
        <numerusform>Ya sigues %n programa del archivo.</numerusform>
        <numerusform>Ya sigues %n programas del archivo.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Of %n episode(s) nothing is new.</source>
      <translation>
        <numerusform>%n episodio no aporta nada nuevo.</numerusform>
        <numerusform>%n episodios no aportan nada nuevo.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Not in your library yet: %n episode(s). What is known of them waits until their feed is there.</source>
      <translation>
        <numerusform>Aún no está en tu biblioteca: %n episodio. Lo que se sabe de él espera hasta que llegue su feed.</numerusform>
        <numerusform>Aún no están en tu biblioteca: %n episodios. Lo que se sabe de ellos espera hasta que llegue su feed.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Without a feed address, so please add them yourself: {names} and %n more.</source>
      <translation>
        <numerusform>Sin dirección de feed, así que añádelos tú: {names} y %n más.</numerusform>
        <numerusform>Sin dirección de feed, así que añádelos tú: {names} y %n más.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Looking at the file</source>
      <translation>Leyendo el archivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Choose another file…</source>
      <translation>Elegir otro archivo…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Import</source>
      <translation>Importar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <location filename="../../podplayer/ui/dialogs/report.py"/>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/dialogs/trouble.py"/>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Close</source>
      <translation>Cerrar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Entries that wait for their show</source>
      <translation>Entradas que esperan a su programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>What you have keeps its place, and the import can be undone as a whole.</source>
      <translation>Lo que tienes sigue en su sitio y la importación entera se puede deshacer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Looking at {file}…</source>
      <translation>Leyendo {file}…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>{origin}: {file}. Nothing is changed until you press Import.</source>
      <translation>{origin}: {file}. No cambia nada hasta que pulses Importar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>{origin}: everything in {file} is in your library already.</source>
      <translation>{origin}: todo lo de {file} ya está en tu biblioteca.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/name.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Matches</source>
      <translation>Coincidencias</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Not heard to the end</source>
      <translation>Sin terminar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Not begun</source>
      <translation>Sin empezar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Begun</source>
      <translation>Empezado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Heard</source>
      <translation>Escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Any</source>
      <translation>Cualquiera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Newest first</source>
      <translation>Más nuevos primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Oldest first</source>
      <translation>Más antiguos primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Shortest first</source>
      <translation>Más cortos primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Longest first</source>
      <translation>Más largos primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Last heard first</source>
      <translation>Últimos escuchados primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Either way</source>
      <translation>Da igual</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Yes</source>
      <translation>Sí</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>No</source>
      <translation>No</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>New playlist from a rule</source>
      <translation>Nueva lista con una regla</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Change the playlist</source>
      <translation>Cambiar la lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>It fills itself: whatever fits is in it, also what comes later.</source>
      <translation>Se llena sola: contiene todo lo que encaje, también lo que llegue después.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>For the commute</source>
      <translation>Para el trayecto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>in title, show or notes</source>
      <translation>en título, programa o notas</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>%n episode(s) fit now; {limit} of them are in it</source>
      <translation>
        <numerusform>Ahora encaja %n episodio; la lista incluye {limit}</numerusform>
        <numerusform>Ahora encajan %n episodios; la lista incluye {limit}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>Make</source>
      <translation>Crear</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>At least</source>
      <translation>Mínimo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>At most</source>
      <translation>Máximo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>days</source>
      <translation>días</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Words</source>
      <translation>Palabras</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>State</source>
      <translation>Estado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Order</source>
      <translation>Orden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Of the last</source>
      <translation>De los últimos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>How many</source>
      <translation>Cuántos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Downloaded</source>
      <translation>Descargado</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>%n episode(s) now</source>
      <translation>
        <numerusform>%n episodio ahora</numerusform>
        <numerusform>%n episodios ahora</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Of shows with one of these tags</source>
      <translation>De programas con una de estas etiquetas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Your library is damaged</source>
      <translation>Tu biblioteca está dañada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>{shows}, {episodes}, {hours} hours of listening; the last of it {day}.</source>
      <translation>{shows}, {episodes}, {hours} horas de escucha; la última, {day}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Something has written over a part of the file. podplayer has left it as it is, and keeps it whatever you choose.</source>
      <translation>Algo ha sobrescrito parte del archivo. podplayer lo ha dejado tal cual y lo conserva elijas lo que elijas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Something has written over the file. podplayer has left it as it is. Nothing in it can be read and there is no backup; a copy of yours can be put in its place with “podplayer restore FILE”.</source>
      <translation>Algo ha sobrescrito el archivo. podplayer lo ha dejado tal cual. No se puede leer nada de él y no hay copia de seguridad; puedes poner una copia tuya en su lugar con «podplayer restore FILE».</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Go on with this</source>
      <translation>Continuar con esta</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>never</source>
      <translation>nunca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Selected episode</source>
      <translation>Episodio seleccionado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>words or phrases, with commas between</source>
      <translation>palabras o frases, separadas por comas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>any</source>
      <translation>cualquiera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>min</source>
      <translation>min</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hide episodes</source>
      <translation>Ocultar episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Repeats: an older episode has the same title</source>
      <translation>Repeticiones: un episodio anterior tiene el mismo título</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>What the feed calls a trailer</source>
      <translation>Lo que el feed llama tráiler</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>With these in the title</source>
      <translation>Con esto en el título</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Shorter than</source>
      <translation>Más cortos que</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Longer than</source>
      <translation>Más largos que</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hide</source>
      <translation>Ocultar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Download by itself</source>
      <translation>Descargar automáticamente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>The newest</source>
      <translation>Los más nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Only with one of these in the title</source>
      <translation>Solo con algo de esto en el título</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Never with one of these</source>
      <translation>Nunca con algo de esto</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hides %n episode(s)</source>
      <translation>
        <numerusform>Oculta %n episodio</numerusform>
        <numerusform>Oculta %n episodios</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hides nothing</source>
      <translation>No oculta nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>none</source>
      <translation>ninguno</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Episodes of {show} that never appear in lists and are never suggested. They stay in the library, and the page of the show has them under “Hidden”.</source>
      <translation>Episodios de {show} que nunca aparecen en listas ni se sugieren. Siguen en la biblioteca, y la página del programa los muestra en «Ocultos».</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>After each look for new episodes, podplayer fetches the newest of {show} that fit. What was heard goes first when the limit for files is reached.</source>
      <translation>Tras cada búsqueda de episodios nuevos, podplayer descarga los más nuevos de {show} que encajen. Lo escuchado se va primero al alcanzar el límite de archivos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Tags narrow the page Shows and the rules of playlists.</source>
      <translation>Las etiquetas filtran la página Programas y las reglas de las listas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>No tags yet.</source>
      <translation>Aún no hay etiquetas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Another tag</source>
      <translation>Otra etiqueta</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Add</source>
      <translation>Añadir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Done</source>
      <translation>Listo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Take this tag away</source>
      <translation>Quitar esta etiqueta</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Tags of {show}</source>
      <translation>Etiquetas de {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Take the tag {tag} away</source>
      <translation>Quitar la etiqueta {tag}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Your library is encrypted</source>
      <translation>Tu biblioteca está cifrada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Type its passphrase to open it.</source>
      <translation>Escribe su frase de contraseña para abrirla.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Passphrase</source>
      <translation>Frase de contraseña</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Open</source>
      <translation>Abrir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Today</source>
      <translation>Hoy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Yesterday</source>
      <translation>Ayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>d MMM yyyy</source>
      <comment>day, month and year, as Qt writes dates</comment>
      <translation>d MMM yyyy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>MMM yyyy</source>
      <comment>month and year, as Qt writes dates</comment>
      <translation>MMM yyyy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Without a date</source>
      <translation>Sin fecha</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{hours} h {minutes:02d} min</source>
      <translation>{hours} h {minutes:02d} min</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>d MMM</source>
      <comment>day and month, as Qt writes dates</comment>
      <translation>d MMM</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} night</source>
      <translation>{weekday} por la noche</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} morning</source>
      <translation>{weekday} por la mañana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} midday</source>
      <translation>{weekday} a mediodía</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} afternoon</source>
      <translation>{weekday} por la tarde</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} evening</source>
      <translation>{weekday} por la noche</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday}, {day}</source>
      <translation>{weekday}, {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Search</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/page.py"/>
      <source>Page</source>
      <translation>Página</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Looking for new episodes</source>
      <translation>Buscando episodios nuevos</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloading %n episode(s)</source>
      <translation>
        <numerusform>Descargando %n episodio</numerusform>
        <numerusform>Descargando %n episodios</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Going on with downloads</source>
      <translation>Reanudando descargas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloading what your rules ask for</source>
      <translation>Descargando lo que piden tus reglas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Reading what episodes are about</source>
      <translation>Leyendo de qué tratan los episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Listening to downloads and looking at covers</source>
      <translation>Escuchando descargas y mirando portadas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Looking for silence and loudness in downloads</source>
      <translation>Analizando silencios y volumen de las descargas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Importing {file}</source>
      <translation>Importando {file}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloading {title}</source>
      <translation>Descargando {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Fetching covers</source>
      <translation>Obteniendo portadas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloaded {title}</source>
      <translation>Descargado: {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Making the sample shows</source>
      <translation>Creando los programas de ejemplo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>podplayer is offline: nothing is fetched.</source>
      <translation>podplayer está sin conexión: no se descarga nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>The sample shows are here</source>
      <translation>Ya están los programas de ejemplo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Go online</source>
      <translation>Conectar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Already looking for new episodes.</source>
      <translation>Ya se están buscando episodios nuevos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>You follow {show} now</source>
      <translation>Ahora sigues {show}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/models/connections.py"/>
      <source>{host}, %n request(s), {received}, {purposes}</source>
      <translation>
        <numerusform>{host}, %n petición, {received}, {purposes}</numerusform>
        <numerusform>{host}, %n peticiones, {received}, {purposes}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/models/podcasts.py"/>
      <source>{title}, %n unheard</source>
      <translation>
        <numerusform>{title}, %n sin escuchar</numerusform>
        <numerusform>{title}, %n sin escuchar</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>{title}: no room within the limit for files</source>
      <translation>{title}: no cabe en el límite de archivos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>{title}: in the trash, {reason}</source>
      <translation>{title}: en la papelera, {reason}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Downloaded %n episode(s)</source>
      <translation>
        <numerusform>%n episodio descargado</numerusform>
        <numerusform>%n episodios descargados</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Nothing new</source>
      <translation>Nada nuevo</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n download(s) did not come</source>
      <translation>
        <numerusform>%n descarga no llegó</numerusform>
        <numerusform>%n descargas no llegaron</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Imported {file}; %n show(s) could not be reached</source>
      <translation>
        <numerusform>{file} importado; no se pudo contactar con %n programa</numerusform>
        <numerusform>{file} importado; no se pudo contactar con %n programas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Some downloads are missing</source>
      <translation>Faltan algunas descargas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>There was nothing new in this file</source>
      <translation>No había nada nuevo en este archivo</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>{found}; %n show(s) could not be checked</source>
      <translation>
        <numerusform>{found}; no se pudo comprobar %n programa</numerusform>
        <numerusform>{found}; no se pudieron comprobar %n programas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Imported {file}</source>
      <translation>{file} importado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing has to go now.</source>
      <translation>Ahora no hay que quitar nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>There is no limit, so nothing is cleaned away by itself.</source>
      <translation>No hay límite, así que nada se limpia automáticamente.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing has to go now. When room is needed, what you heard longest ago goes first.</source>
      <translation>Ahora no hay que quitar nada. Cuando haga falta espacio, lo que escuchaste hace más tiempo se va primero.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Newest</source>
      <translation>Más nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Largest</source>
      <translation>Más grandes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Heard first</source>
      <translation>Escuchados primero</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>To go to the trash before the next automatic download: %n file(s), {size}.</source>
      <translation>
        <numerusform>Irá a la papelera antes de la próxima descarga automática: %n archivo, {size}.</numerusform>
        <numerusform>Irán a la papelera antes de la próxima descarga automática: %n archivos, {size}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>{size} stay above the limit: the rest is kept, queued, begun or not heard yet.</source>
      <translation>{size} siguen por encima del límite: el resto está conservado, en cola, empezado o sin escuchar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Empty the trash…</source>
      <translation>Vaciar la papelera…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>On the way</source>
      <translation>En curso</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>On this computer</source>
      <translation>En este ordenador</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>To be cleaned</source>
      <translation>Por limpiar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>In the trash</source>
      <translation>En la papelera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Automatic</source>
      <translation>Automáticas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Continue all</source>
      <translation>Continuar todas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing is on its way</source>
      <translation>Nada en curso</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Press D on an episode to download it. What was interrupted waits here.</source>
      <translation>Pulsa D en un episodio para descargarlo. Lo interrumpido espera aquí.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Nothing is downloaded</source>
      <translation>Nada descargado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Press D on an episode to keep it on this computer, for when there is no network. A show can fetch its newest by itself: see “Downloads” on its page.</source>
      <translation>Pulsa D en un episodio para guardarlo en este ordenador, para cuando no haya red. Un programa puede descargar solo lo más nuevo: mira «Descargas» en su página.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing will be cleaned away</source>
      <translation>No se limpiará nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Only what you heard, or what came by itself and was not begun, ever goes.</source>
      <translation>Solo se va lo que escuchaste, o lo que llegó automáticamente y no se empezó.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>The trash is empty</source>
      <translation>La papelera está vacía</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Files that were cleaned away stay here for some days and can be brought back.</source>
      <translation>Los archivos limpiados se quedan aquí unos días y se pueden recuperar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>No show downloads by itself</source>
      <translation>Ningún programa descarga automáticamente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>On the page of a show, “More” and “Download by itself” make a rule.</source>
      <translation>En la página de un programa, «Más» y «Descargar automáticamente» crean una regla.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Clean now ({size})</source>
      <translation>Limpiar ahora ({size})</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>See what is new</source>
      <translation>Ver las novedades</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>Episode</source>
      <translation>Episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <source>Bookmarks</source>
      <translation>Marcadores</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>There is a transcript of this episode. It is not on this computer yet.</source>
      <translation>Hay una transcripción de este episodio. Aún no está en este ordenador.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>Nobody wrote down what is said in this episode.</source>
      <translation>Nadie ha transcrito lo que se dice en este episodio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>Bookmarks · {count}</source>
      <translation>Marcadores · {count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Continue</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Something different</source>
      <translation>Algo diferente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Nothing is known of you yet: this order goes by what is new and what you ask for. Play something, and it learns.</source>
      <translation>Aún no se sabe nada de ti: este orden se basa en lo nuevo y en lo que pides. Reproduce algo y aprenderá.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>This list could not be made</source>
      <translation>No se pudo crear esta lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Nothing left to suggest</source>
      <translation>No queda nada que sugerir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>You have heard, dropped or ruled out everything that would fit. Look for new episodes, or ask for less above.</source>
      <translation>Has escuchado, dejado o descartado todo lo que encajaría. Busca episodios nuevos o pide menos arriba.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>If you have longer</source>
      <translation>Si tienes más tiempo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>More for now</source>
      <translation>Más para ahora</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>%n episode(s) picked from {considered}. Click a reason to correct it.</source>
      <translation>
        <numerusform>%n episodio elegido entre {considered}. Haz clic en un motivo para corregirlo.</numerusform>
        <numerusform>%n episodios elegidos entre {considered}. Haz clic en un motivo para corregirlo.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Fits your {minutes} minutes</source>
      <translation>Cabe en tus {minutes} minutos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Try again</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>30 days</source>
      <translation>30 días</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>26 weeks</source>
      <translation>26 semanas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>12 months</source>
      <translation>12 meses</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>saved by speed</source>
      <translation>ahorrado por velocidad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>episodes finished</source>
      <translation>episodios terminados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>days in a row</source>
      <translation>días seguidos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>The log could not be read</source>
      <translation>No se pudo leer el registro</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>listened</source>
      <translation>de escucha</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>finished of %n episode(s)</source>
      <translation>
        <numerusform>terminado de %n episodio</numerusform>
        <numerusform>terminados de %n episodios</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>in a row, until now</source>
      <translation>seguidos, hasta ahora</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>longest run</source>
      <translation>mejor racha</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>%n day(s)</source>
      <translation>
        <numerusform>%n día</numerusform>
        <numerusform>%n días</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>{hours} h</source>
      <translation>{hours} h</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Hours a day</source>
      <translation>Horas al día</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Hours a week</source>
      <translation>Horas a la semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Hours a month</source>
      <translation>Horas al mes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Hours a year</source>
      <translation>Horas al año</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>All</source>
      <translation>Todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Listening over time</source>
      <translation>Escucha a lo largo del tiempo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Listening by hour of the day</source>
      <translation>Escucha por hora del día</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Shows by time</source>
      <translation>Programas por tiempo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Nothing was heard yet</source>
      <translation>Aún no has escuchado nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Play something, and this page counts it: hours, shows, and the time that a higher speed saves you. The numbers stay on this computer.</source>
      <translation>Reproduce algo y esta página lo contará: horas, programas y el tiempo que te ahorra una velocidad mayor. Los números se quedan en este ordenador.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Shows you heard most</source>
      <translation>Programas más escuchados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By hour of the day</source>
      <translation>Por hora del día</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Counted from what you really played; it stays on this computer.</source>
      <translation>Según lo que de verdad reprodujiste; se queda en este ordenador.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Nothing was heard in this time.</source>
      <translation>No se escuchó nada en este periodo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>{length} of episodes were played in {time}; {fresh} for the first time.</source>
      <translation>{length} de episodios reproducidos en {time}; {fresh} por primera vez.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>The length of what was played, minus the time that it took you.</source>
      <translation>La duración de lo reproducido menos el tiempo que te llevó.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>The longest run in this time: %n day(s).</source>
      <translation>
        <numerusform>La mejor racha de este periodo: %n día.</numerusform>
        <numerusform>La mejor racha de este periodo: %n días.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>nothing</source>
      <translation>nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>no time</source>
      <translation>nada de tiempo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What to hear now</source>
      <translation>Qué escuchar ahora</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Counted from what you really played since {day}; it stays on this computer.</source>
      <translation>Según lo que de verdad reprodujiste desde {day}; se queda en este ordenador.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>On a day with listening: {time}.</source>
      <translation>En un día con escucha: {time}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Week of {day}</source>
      <translation>Semana del {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>under 1 s</source>
      <translation>menos de 1 s</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>{hour:02d}:00 to {hour:02d}:59: {time}</source>
      <translation>De {hour:02d}:00 a {hour:02d}:59: {time}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>{finished} of %n episode(s) finished</source>
      <translation>
        <numerusform>{finished} de %n episodio terminado</numerusform>
        <numerusform>{finished} de %n episodios terminados</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>%n episode(s) from the shows you follow</source>
      <translation>
        <numerusform>%n episodio de los programas que sigues</numerusform>
        <numerusform>%n episodios de los programas que sigues</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Clear</source>
      <translation>Borrar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>New episodes</source>
      <translation>Episodios nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Mark all as heard</source>
      <translation>Marcar todo como escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>All caught up</source>
      <translation>Estás al día</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Nothing new in the last %n day(s). Older episodes that you have not heard are under “Unplayed”.</source>
      <translation>
        <numerusform>Nada nuevo en el último %n día. Los episodios anteriores sin escuchar están en «Sin escuchar».</numerusform>
        <numerusform>Nada nuevo en los últimos %n días. Los episodios anteriores sin escuchar están en «Sin escuchar».</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Everything was heard</source>
      <translation>Todo está escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Or it was put aside. New episodes will appear here, newest first.</source>
      <translation>O descartado. Los episodios nuevos aparecerán aquí, los más nuevos primero.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Press D on an episode to keep it on this computer, for when there is no network.</source>
      <translation>Pulsa D en un episodio para guardarlo en este ordenador, para cuando no haya red.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Nothing is half heard</source>
      <translation>Nada a medias</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Episodes that you begin wait here for you.</source>
      <translation>Los episodios que empieces te esperan aquí.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>No episodes yet</source>
      <translation>Aún no hay episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Look for new episodes of the shows you follow.</source>
      <translation>Busca episodios nuevos de los programas que sigues.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Play next</source>
      <translation>Reproducir después</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Not interested</source>
      <translation>No me interesa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>New</source>
      <comment>episodes</comment>
      <translation>Nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>{number} selected</source>
      <translation>{number} seleccionados</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>%n new episode(s) in {days} days</source>
      <translation>
        <numerusform>%n episodio nuevo en {days} días</numerusform>
        <numerusform>%n episodios nuevos en {days} días</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>People</source>
      <translation>Personas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>Picked by the publisher</source>
      <translation>Elegido por el editor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Support</source>
      <translation>Apoyo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>On the web</source>
      <translation>En la web</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>The episode's page</source>
      <translation>Página del episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>Soundbite</source>
      <translation>Fragmento</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Support this show</source>
      <translation>Apoyar este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Mark as not heard</source>
      <translation>Marcar como no escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Mark as heard</source>
      <translation>Marcar como escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Remove from favourites</source>
      <translation>Quitar de favoritos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Add to favourites</source>
      <translation>Añadir a favoritos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Remove from queue</source>
      <translation>Quitar de la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Add to queue</source>
      <translation>Añadir a la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Remove download</source>
      <translation>Quitar descarga</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>%n episode(s) put aside</source>
      <translation>
        <numerusform>%n episodio descartado</numerusform>
        <numerusform>%n episodios descartados</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Go to {show}</source>
      <translation>Ir a {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Minutes at hand</source>
      <translation>Minutos disponibles</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Place</source>
      <translation>Lugar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Mood</source>
      <translation>Ánimo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Downloaded only</source>
      <translation>Solo descargados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>{time} weekend</source>
      <translation>{time}, fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>{time} weekday</source>
      <translation>{time}, entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Familiar to surprising</source>
      <translation>De conocido a sorprendente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>How much may be outside of what you usually hear</source>
      <translation>Cuánto puede salirse de lo que sueles escuchar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Any length ▾</source>
      <translation>Cualquier duración ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Place ▾</source>
      <translation>Lugar ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Mood ▾</source>
      <translation>Ánimo ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Any length</source>
      <translation>Cualquier duración</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>None</source>
      <translation>Ninguno</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Another word…</source>
      <translation>Otra palabra…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>A word of your own for where you are:</source>
      <translation>Una palabra tuya para el lugar donde estás:</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Familiar</source>
      <translation>Conocido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Surprising</source>
      <translation>Sorprendente</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minuto</numerusform>
        <numerusform>%n minutos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>I have {minutes} min ▾</source>
      <translation>Tengo {minutes} min ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Place: {place} ▾</source>
      <translation>Lugar: {place} ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Enter plays from a bookmark, E changes its note, Delete takes it away.</source>
      <translation>Intro reproduce desde un marcador, E cambia su nota, Supr lo quita.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>A bookmark keeps a place with a note. B makes one while you listen.</source>
      <translation>Un marcador guarda un punto con una nota. B crea uno mientras escuchas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/chapter_list.py"/>
      <source>Play from here</source>
      <translation>Reproducir desde aquí</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Change the note</source>
      <translation>Cambiar la nota</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Remove</source>
      <translation>Quitar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Note</source>
      <translation>Nota</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Note for a new bookmark</source>
      <translation>Nota para un marcador nuevo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Save the note at {time}</source>
      <translation>Guardar la nota en {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Bookmark {time}</source>
      <translation>Marcar {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/chapter_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <source>Chapters</source>
      <translation>Capítulos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/chapter_list.py"/>
      <source>Enter plays from a chapter, L opens its link.</source>
      <translation>Intro reproduce desde un capítulo, L abre su enlace.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>Nothing to show.</source>
      <translation>Nada que mostrar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>{bars} bars; the arrow keys read them.</source>
      <translation>{bars} barras; las flechas las leen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>Connections</source>
      <translation>Conexiones</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>All hosts</source>
      <translation>Todos los servidores</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>Filter hosts</source>
      <translation>Filtrar servidores</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>Filter</source>
      <translation>Filtrar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>No host has this in its name.</source>
      <translation>Ningún servidor lleva esto en el nombre.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>Nothing was fetched in this time: podplayer connected to no one.</source>
      <translation>No se descargó nada en este periodo: podplayer no se conectó con nadie.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_deeds.py"/>
      <source>This episode has no web page to share.</source>
      <translation>Este episodio no tiene página web que compartir.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_deeds.py"/>
      <source>Copied the address at {time}</source>
      <translation>Dirección en {time} copiada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_deeds.py"/>
      <source>Private listening: nothing was noted.</source>
      <translation>Escucha privada: no se anotó nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <source>Show pictures</source>
      <translation>Mostrar imágenes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/parts/transcript_view.py"/>
      <source>Transcript</source>
      <translation>Transcripción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <source>Notes</source>
      <translation>Notas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>About</source>
      <translation>Acerca de</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>More like this</source>
      <translation>Más como este</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Less like this</source>
      <translation>Menos como este</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Copies the address of this moment</source>
      <translation>Copia la dirección de este momento</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Share at {time}</source>
      <translation>Compartir en {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>season {number}</source>
      <translation>temporada {number}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>episode {number}</source>
      <translation>episodio {number}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>In queue</source>
      <translation>En cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>On</source>
      <translation>Activado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Off</source>
      <translation>Desactivado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Play from {time}</source>
      <translation>Reproducir desde {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/feel_panel.py"/>
      <source>How does it feel?</source>
      <translation>¿Qué sensación te da?</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>Brought back %n file(s); they are kept now</source>
      <translation>
        <numerusform>%n archivo recuperado; ahora se conserva</numerusform>
        <numerusform>%n archivos recuperados; ahora se conservan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>%n file(s) will not be cleaned away</source>
      <translation>
        <numerusform>%n archivo no se limpiará</numerusform>
        <numerusform>%n archivos no se limpiarán</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>%n file(s) may be cleaned away again</source>
      <translation>
        <numerusform>%n archivo se puede volver a limpiar</numerusform>
        <numerusform>%n archivos se pueden volver a limpiar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>Delete %n file(s)?</source>
      <translation>
        <numerusform>¿Eliminar %n archivo?</numerusform>
        <numerusform>¿Eliminar %n archivos?</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>You keep nothing in the trash, so this cannot be undone.</source>
      <translation>No guardas nada en la papelera, así que esto no se puede deshacer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Delete</source>
      <translation>Eliminar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>Empty the trash?</source>
      <translation>¿Vaciar la papelera?</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>This deletes %n file(s) for good. The episodes stay in your library.</source>
      <translation>
        <numerusform>Se elimina %n archivo para siempre. Los episodios siguen en tu biblioteca.</numerusform>
        <numerusform>Se eliminan %n archivos para siempre. Los episodios siguen en tu biblioteca.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>%n download(s) called off</source>
      <translation>
        <numerusform>%n descarga cancelada</numerusform>
        <numerusform>%n descargas canceladas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>%n file(s) in the trash ({size})</source>
      <translation>
        <numerusform>%n archivo en la papelera ({size})</numerusform>
        <numerusform>%n archivos en la papelera ({size})</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>Delete {size}</source>
      <translation>Eliminar {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>{size} free again</source>
      <translation>{size} liberados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>Waits for its turn</source>
      <translation>Espera su turno</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>begun</source>
      <translation>empezado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>not heard yet</source>
      <translation>aún sin escuchar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>Waits to go on</source>
      <translation>Espera para continuar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>goes before the next automatic download</source>
      <translation>se va antes de la próxima descarga automática</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>came by itself {day}, not begun</source>
      <translation>descargado automáticamente {day}, sin empezar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>{size} a second</source>
      <translation>{size} por segundo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>heard {day}</source>
      <translation>escuchado {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>goes when its room is needed</source>
      <translation>se va cuando haga falta su espacio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>stays: there is no limit</source>
      <translation>se queda: no hay límite</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>streamed {day}, not begun</source>
      <translation>en streaming {day}, sin empezar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>newest {count}</source>
      <translation>{count} más nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>kept</source>
      <translation>conservado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>favourite</source>
      <translation>favorito</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>with {words}</source>
      <translation>con {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>without {words}</source>
      <translation>sin {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>{time} or more</source>
      <translation>{time} o más</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>{time} or less</source>
      <translation>{time} o menos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <location filename="../../podplayer/ui/pages/parts/pick_tile.py"/>
      <source>{time} left</source>
      <translation>quedan {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>gone for good {day}</source>
      <translation>se borra del todo {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Stop for now</source>
      <translation>Detener por ahora</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Do not download</source>
      <translation>No descargar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Keep: never clean this file away</source>
      <translation>Conservar: no limpiar nunca este archivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Let the clean-up have it again</source>
      <translation>Permitir que se limpie de nuevo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Move to the trash</source>
      <translation>Mover a la papelera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Bring back</source>
      <translation>Recuperar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Go to the show</source>
      <translation>Ir al programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Enter does what the button says, Delete takes it away.</source>
      <translation>Intro hace lo que dice el botón, Supr lo quita.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>All</source>
      <comment>episodes</comment>
      <translation>Todos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Unplayed</source>
      <translation>Sin escuchar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Started</source>
      <translation>Empezados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Hidden</source>
      <translation>Ocultos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Show which episodes</source>
      <translation>Qué episodios mostrar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Interests</source>
      <translation>Intereses</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>Forget this interest…</source>
      <translation>Olvidar este interés…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>No interest stands out yet. They appear once some of what you heard lies near to each other.</source>
      <translation>Aún no destaca ningún interés. Aparecen cuando algo de lo que escuchaste se parece entre sí.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>More of this</source>
      <translation>Más de esto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>Less of this</source>
      <translation>Menos de esto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>{name}, {percent} of your taste</source>
      <translation>{name}, {percent} de tus gustos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>Correct “{name}”</source>
      <translation>Corregir «{name}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/list_card.py"/>
      <source>This list could not be read</source>
      <translation>No se pudo leer esta lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Mood pad</source>
      <translation>Panel de ánimo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Left is heavy or tense, right is lively or calm, up is energetic. Arrow keys move it.</source>
      <translation>A la izquierda, pesado o tenso; a la derecha, alegre o tranquilo; arriba, enérgico. Las flechas lo mueven.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>How do you feel?</source>
      <translation>¿Cómo te sientes?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Forgotten after two hours.</source>
      <translation>Se olvida a las dos horas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/next_list.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Open {title}</source>
      <translation>Abrir {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/notes.py"/>
      <source>Show notes</source>
      <translation>Notas del episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/notes.py"/>
      <source>This episode has no notes.</source>
      <translation>Este episodio no tiene notas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Show habit</source>
      <translation>Hábito del programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Topic</source>
      <translation>Tema</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Time of day</source>
      <translation>Hora del día</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Length</source>
      <translation>Duración</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Freshness</source>
      <translation>Novedad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Series</source>
      <translation>Serie</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Sound</source>
      <translation>Sonido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Cover</source>
      <translation>Portada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Language</source>
      <translation>Idioma</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Surprise</source>
      <translation>Sorpresa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Why this, in numbers</source>
      <translation>Por qué este, en números</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>{percent} ± {sure} likely to be heard</source>
      <translation>{percent} ± {sure} de probabilidad de que lo escuches</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <source>Rename the playlist</source>
      <translation>Cambiar el nombre de la lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <source>Rename</source>
      <translation>Cambiar nombre</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_bar.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>New playlist</source>
      <translation>Nueva lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>Made the playlist “{name}”</source>
      <translation>Lista «{name}» creada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <source>There is nothing in “{name}” now.</source>
      <translation>Ahora no hay nada en «{name}».</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_bar.py"/>
      <source>Playlists</source>
      <translation>Listas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_bar.py"/>
      <source>Up next</source>
      <translation>A continuación</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_bar.py"/>
      <source>A rule fills this playlist</source>
      <translation>Una regla llena esta lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>Add to a playlist</source>
      <translation>Añadir a una lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>New playlist…</source>
      <translation>Nueva lista…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue_list.py"/>
      <source>Play queue</source>
      <translation>Cola de reproducción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue_list.py"/>
      <source>Alt+Up and Alt+Down move an episode.</source>
      <translation>Alt+Arriba y Alt+Abajo mueven un episodio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <source>Not because of this</source>
      <translation>No por este motivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <source>Reason: {text}</source>
      <translation>Motivo: {text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <source>{text}
Click to correct it</source>
      <translation>{text}
Haz clic para corregirlo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>newest first</source>
      <translation>más nuevos primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>like what you heard</source>
      <translation>como lo que escuchaste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>most heard shows</source>
      <translation>programas más escuchados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>any show by chance</source>
      <translation>un programa al azar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>Scoreboard</source>
      <translation>Clasificación</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>{name}: {low} to {high}</source>
      <translation>{name}: de {low} a {high}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>How often each would have put the episode first that you then chose, with the range that holds the true share with 95 % confidence:</source>
      <translation>Con qué frecuencia cada uno habría puesto primero el episodio que luego elegiste, con el intervalo que contiene la proporción real con un 95 % de confianza:</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Theme</source>
      <translation>Tema</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>System follows the desktop.</source>
      <translation>Sistema sigue al escritorio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Holds after the next start.</source>
      <translation>Se aplica en el próximo inicio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Recommendations</source>
      <translation>Recomendaciones</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Off: podplayer opens with New.</source>
      <translation>Desactivado: podplayer se abre en Novedades.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Speed</source>
      <translation>Velocidad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>For shows without a speed of their own.</source>
      <translation>Para programas sin velocidad propia.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source> s</source>
      <comment>seconds, behind a number</comment>
      <translation> s</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Go back a little</source>
      <translation>Retroceder un poco</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>After a pause it plays on a few seconds before where it was left.</source>
      <translation>Tras una pausa, sigue unos segundos antes de donde se dejó.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Play the queue</source>
      <translation>Reproducir la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Goes on by itself at the end.</source>
      <translation>Continúa automáticamente al terminar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Go on with the best next</source>
      <translation>Seguir con lo mejor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Behind the queue, what For you would put first.</source>
      <translation>Tras la cola, lo que Para ti pondría primero.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Engine</source>
      <translation>Motor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>What turns files into sound. Holds after the next start.</source>
      <translation>Lo que convierte archivos en sonido. Se aplica en el próximo inicio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Room for episodes</source>
      <translation>Espacio para episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Above it, heard episodes go to the trash first.</source>
      <translation>Al superarlo, los episodios escuchados van primero a la papelera.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Keep the trash</source>
      <translation>Conservar la papelera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Files that were cleaned away can be brought back for so long.</source>
      <translation>Los archivos limpiados se pueden recuperar durante este tiempo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>At a time</source>
      <translation>A la vez</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Pace</source>
      <translation>Velocidad máxima</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>For all downloads together. What plays is never slowed down.</source>
      <translation>Para todas las descargas juntas. Lo que suena nunca se ralentiza.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Learn from what I hear</source>
      <translation>Aprender de lo que escucho</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Off: nothing new is learned, what was learned stays.</source>
      <translation>Desactivado: no se aprende nada nuevo; lo aprendido se conserva.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Private listening</source>
      <translation>Escucha privada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Your place in an episode is kept; nothing is logged.</source>
      <translation>Se guarda tu posición en el episodio; no se registra nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Reads episodes with</source>
      <translation>Lee los episodios con</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>What turns titles and notes into topics, on this computer.</source>
      <translation>Lo que convierte títulos y notas en temas, en este ordenador.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Offline</source>
      <translation>Sin conexión</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Nothing is fetched at all.</source>
      <translation>No se descarga nada en absoluto.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Look for episodes at the start</source>
      <translation>Buscar episodios al iniciar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Otherwise only when you ask.</source>
      <translation>Si no, solo cuando lo pidas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Look for episodes every</source>
      <translation>Buscar episodios cada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>While the window is open; each show in its own rhythm.</source>
      <translation>Con la ventana abierta; cada programa a su ritmo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Go around trackers</source>
      <translation>Esquivar rastreadores</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Asks the show's own server, not the counters before it.</source>
      <translation>Pide al servidor del programa, no a los contadores previos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Proxy</source>
      <translation>Proxy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>For everything that is fetched.</source>
      <translation>Para todo lo que se descarga.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Tell of new episodes</source>
      <translation>Avisar de episodios nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>When a check finds some while you do not look at podplayer.</source>
      <translation>Cuando se encuentran mientras no miras podplayer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Stay awake while playing</source>
      <translation>No suspender al reproducir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>The computer does not go to sleep; the screen may.</source>
      <translation>El ordenador no se suspende; la pantalla sí puede.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Icon in the tray</source>
      <translation>Icono en la bandeja</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Where there is one.</source>
      <translation>Si hay una.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Close to the tray</source>
      <translation>Cerrar a la bandeja</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>The window goes, what plays plays on. Ctrl+Q quits.</source>
      <translation>La ventana se va, lo que suena sigue. Ctrl+Q sale.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>No limit</source>
      <translation>Sin límite</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source> d</source>
      <comment>days, behind a number</comment>
      <translation> d</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source> h</source>
      <comment>hours, behind a number</comment>
      <translation> h</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Never</source>
      <translation>Nunca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Start with the desktop</source>
      <translation>Iniciar con el escritorio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>In the tray, without a window.</source>
      <translation>En la bandeja, sin ventana.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>System</source>
      <translation>Sistema</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Light</source>
      <translation>Claro</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Dark</source>
      <translation>Oscuro</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>As the desktop</source>
      <translation>Como el escritorio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Studio</source>
      <translation>Studio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Best that is installed</source>
      <translation>El mejor instalado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>E5, many languages</source>
      <translation>E5, muchos idiomas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>MiniLM, English, lighter</source>
      <translation>MiniLM, inglés, más ligero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Words only, lightest</source>
      <translation>Solo palabras, el más ligero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Tags…</source>
      <translation>Etiquetas…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Download by itself…</source>
      <translation>Descargar automáticamente…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Hide episodes…</source>
      <translation>Ocultar episodios…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Copy the feed's address</source>
      <translation>Copiar la dirección del feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Change the feed's address…</source>
      <translation>Cambiar la dirección del feed…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Login…</source>
      <translation>Acceso…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Unfollow</source>
      <translation>Dejar de seguir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Copied the address of the feed</source>
      <translation>Dirección del feed copiada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>The login is forgotten</source>
      <translation>Acceso olvidado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Web page</source>
      <translation>Página web</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Bring back from the archive</source>
      <translation>Recuperar del archivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Archive: put away, keep its history</source>
      <translation>Archivar: apartar y conservar su historial</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>The rule is stored</source>
      <translation>La regla está guardada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Play best for now</source>
      <translation>Reproducir lo mejor ahora</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Following ✓</source>
      <translation>Siguiendo ✓</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>More</source>
      <translation>Más</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Click to read all of it</source>
      <translation>Haz clic para leerlo todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Unfollow this show; can be undone</source>
      <translation>Dejar de seguir este programa; se puede deshacer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Which episodes are downloaded by themselves</source>
      <translation>Qué episodios se descargan automáticamente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Speed here ▾</source>
      <translation>Velocidad aquí ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Archived</source>
      <translation>Archivado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Bring this show back from the archive</source>
      <translation>Recuperar este programa del archivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Downloads: newest {count}</source>
      <translation>Descargas: {count} más nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Downloads: off</source>
      <translation>Descargas: no</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Play best</source>
      <translation>Reproducir lo mejor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>{speed} here ▾</source>
      <translation>{speed} aquí ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Newest {count}</source>
      <translation>{count} más nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>As everywhere ({speed})</source>
      <translation>Como en todo ({speed})</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/skeleton.py"/>
      <source>Loading</source>
      <translation>Cargando</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Pause learning</source>
      <translation>Pausar el aprendizaje</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Nothing new is learned; what was learned stays.</source>
      <translation>No se aprende nada nuevo; lo aprendido se conserva.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Your place in an episode is kept; nothing is logged and nothing learned.</source>
      <translation>Se guarda tu posición en el episodio; no se registra ni se aprende nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Export…</source>
      <translation>Exportar…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Export</source>
      <translation>Exportar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>What you played and when, one JSON object a line, which “podplayer import” reads.</source>
      <translation>Qué reprodujiste y cuándo, un objeto JSON por línea, que lee «podplayer import».</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Forget…</source>
      <translation>Olvidar…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Everything, or what was learned since a day. One interest or show: in its menu above.</source>
      <translation>Todo, o lo aprendido desde un día. Un interés o programa: en su menú de arriba.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Learning</source>
      <translation>Aprendizaje</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Forget what was heard of it…</source>
      <translation>Olvidar lo escuchado de él…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>the last 7 days</source>
      <translation>los últimos 7 días</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>the last 30 days</source>
      <translation>los últimos 30 días</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Export what was heard</source>
      <translation>Exportar lo escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>JSON lines (*.jsonl)</source>
      <translation>Líneas JSON (*.jsonl)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>{path} cannot be written: {strerror}.</source>
      <translation>No se puede escribir {path}: {strerror}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Go to {title}</source>
      <translation>Ir a {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>all about “{title}”</source>
      <translation>todo sobre «{title}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Forgot {name}: {count} of the log</source>
      <translation>Olvidado {name}: {count} del registro</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Wrote %n line(s) to {name}</source>
      <translation>
        <numerusform>%n línea escrita en {name}</numerusform>
        <numerusform>%n líneas escritas en {name}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_score.py"/>
      <source>Replaying your log…</source>
      <translation>Repasando tu registro…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Chinese</source>
      <translation>Chino</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Dutch</source>
      <translation>Neerlandés</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>English</source>
      <translation>Inglés</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>French</source>
      <translation>Francés</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>German</source>
      <translation>Alemán</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Italian</source>
      <translation>Italiano</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Japanese</source>
      <translation>Japonés</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Portuguese</source>
      <translation>Portugués</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Russian</source>
      <translation>Ruso</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Spanish</source>
      <translation>Español</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick · you started it</source>
      <translation>Mejor opción · ya lo empezaste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick</source>
      <translation>Mejor opción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick · new today</source>
      <translation>Mejor opción · nuevo hoy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick · new this week</source>
      <translation>Mejor opción · nuevo esta semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Why, in numbers</source>
      <translation>Por qué, en números</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Not now</source>
      <translation>Ahora no</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Play {title}</source>
      <translation>Reproducir {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick: {title}, {text}</source>
      <translation>Mejor opción: {title}, {text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>The map appears once episodes have been read by the encoder.</source>
      <translation>El mapa aparece cuando el codificador haya leído episodios.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>Map of topics</source>
      <translation>Mapa de temas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>No map yet.</source>
      <translation>Aún no hay mapa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>You on {name} are near {nearest}</source>
      <translation>Tú, {name}: cerca de {nearest}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>{title}: {time} heard, %n episode(s) here</source>
      <translation>
        <numerusform>{title}: {time} escuchado, %n episodio aquí</numerusform>
        <numerusform>{title}: {time} escuchado, %n episodios aquí</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>you, {when}</source>
      <translation>tú, {when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Search what is said</source>
      <translation>Buscar lo que se dice</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Place before</source>
      <translation>Anterior</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Next place</source>
      <translation>Siguiente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Follow again</source>
      <translation>Seguir de nuevo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Fetch the transcript</source>
      <translation>Obtener la transcripción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Close the search</source>
      <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>{place} of {count}</source>
      <translation>{place} de {count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Not said</source>
      <translation>No se dice</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_view.py"/>
      <source>Up and Down choose a line, Enter plays from it.</source>
      <translation>Arriba y Abajo eligen una línea, Intro reproduce desde ella.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>Set a limit</source>
      <translation>Poner un límite</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n archivo</numerusform>
        <numerusform>%n archivos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>Change the limit</source>
      <translation>Cambiar el límite</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>{used} of {limit}</source>
      <translation>{used} de {limit}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>{size} in the trash</source>
      <translation>{size} en la papelera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>Room used: {share}</source>
      <translation>Espacio usado: {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>This file cannot be analysed</source>
      <translation>Este archivo no se puede analizar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>Draw the waveform</source>
      <translation>Dibujar la forma de onda</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>podplayer plays the sound of this video</source>
      <translation>podplayer reproduce el sonido de este vídeo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>Listening to the file…</source>
      <translation>Escuchando el archivo…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>The waveform comes with the download</source>
      <translation>La forma de onda llega con la descarga</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>speech {share}</source>
      <translation>voz {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>music {share}</source>
      <translation>música {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>skipped {duration} of silence</source>
      <translation>{duration} de silencio saltados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/waveform.py"/>
      <source>Waveform</source>
      <translation>Forma de onda</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Save as a picture…</source>
      <translation>Guardar como imagen…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Save the year</source>
      <translation>Guardar el año</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Pictures (*.png)</source>
      <translation>Imágenes (*.png)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>No show was heard.</source>
      <translation>No se escuchó ningún programa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>{time} in {year}</source>
      <translation>{time} en {year}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>A year, day by day</source>
      <translation>Un año, día a día</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>days with listening</source>
      <translation>días con escucha</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>busiest month</source>
      <translation>mes más activo</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>%n hour(s) in {year}</source>
      <translation>
        <numerusform>%n hora en {year}</numerusform>
        <numerusform>%n horas en {year}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Nothing in {year}</source>
      <translation>Nada en {year}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Your {year} in review</source>
      <translation>Tu resumen de {year}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>{year}, day by day</source>
      <translation>{year}, día a día</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Most of all {listed}.</source>
      <translation>Sobre todo, {listed}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>busiest day</source>
      <translation>día más activo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Saved {name}</source>
      <translation>{name} guardado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>{path} cannot be written.</source>
      <translation>No se puede escribir {path}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>busiest day, {day}</source>
      <translation>día más activo, {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>7 days</source>
      <translation>7 días</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Everything kept</source>
      <translation>Todo lo guardado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>The lists of episodes of the shows you follow, when you refresh.</source>
      <translation>Las listas de episodios de los programas que sigues, cuando actualizas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Pictures of shows and episodes, once each.</source>
      <translation>Imágenes de programas y episodios, una vez cada una.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Sound that you play or download. The server sees your address and the file.</source>
      <translation>Audio que reproduces o descargas. El servidor ve tu dirección y el archivo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Chapter marks of an episode that you open.</source>
      <translation>Marcas de capítulo de un episodio que abres.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>The words of an episode that you open.</source>
      <translation>El texto de un episodio que abres.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>A search for new shows in a directory that you chose to ask.</source>
      <translation>Una búsqueda de programas nuevos en un directorio que elegiste consultar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Models for the recommender, when you ask for them, once.</source>
      <translation>Modelos para el recomendador, cuando los pides, una vez.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>trackers gone around</source>
      <translation>rastreadores esquivados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>by recommendations</source>
      <translation>por recomendaciones</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Recommendations, learning and search read only what is on this computer. No kind of request exists for them, so their number is zero and stays zero.</source>
      <translation>Las recomendaciones, el aprendizaje y la búsqueda solo leen lo que hay en este ordenador. No existe ningún tipo de petición para ello, así que su número es cero y seguirá siéndolo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Writes these requests to a CSV or JSON file</source>
      <translation>Escribe estas peticiones en un archivo CSV o JSON</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Nothing is fetched at all; what is downloaded plays.</source>
      <translation>No se descarga nada en absoluto; lo descargado se reproduce.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Counters such as podtrac and chartable stand before many episodes and write down who listens. podplayer takes them out of the address and asks the show's own server.</source>
      <translation>Contadores como podtrac y chartable se anteponen a muchos episodios y anotan quién escucha. podplayer los quita de la dirección y pide al servidor del propio programa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Otherwise podplayer connects only when you ask for something.</source>
      <translation>Si no, podplayer solo se conecta cuando pides algo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>For everything that is fetched; names are looked up there too. Empty: as the desktop says. “none”: never through one.</source>
      <translation>Para todo lo que se descarga; los nombres también se resuelven allí. Vacío: como diga el escritorio. «none»: nunca usar uno.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>requests to %n host(s)</source>
      <translation>
        <numerusform>peticiones a %n servidor</numerusform>
        <numerusform>peticiones a %n servidores</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>received</source>
      <translation>recibido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Export the ledger</source>
      <translation>Exportar el registro</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>CSV (*.csv);;JSON (*.json)</source>
      <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Every connection that podplayer made, and why. There is no other.</source>
      <translation>Cada conexión que hizo podplayer y por qué. No hay ninguna otra.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>What you allow</source>
      <translation>Lo que permites</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>What podplayer asks for</source>
      <translation>Lo que pide podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Requests from whose address a counter was taken out before they were made.</source>
      <translation>Peticiones de cuya dirección se quitó un contador antes de hacerlas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>{size} were sent.</source>
      <translation>Se enviaron {size}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Wrote %n request(s) to {name}</source>
      <translation>
        <numerusform>%n petición escrita en {name}</numerusform>
        <numerusform>%n peticiones escritas en {name}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Clear queue</source>
      <translation>Vaciar cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Save as playlist…</source>
      <translation>Guardar como lista…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>This playlist is empty</source>
      <translation>Esta lista está vacía</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>“Add to a playlist” is in the menu of every episode.</source>
      <translation>«Añadir a una lista» está en el menú de cada episodio.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>%n episode(s) and more</source>
      <translation>
        <numerusform>%n episodio y más</numerusform>
        <numerusform>%n episodios y más</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>The queue is empty</source>
      <translation>La cola está vacía</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Press Q on an episode, or choose “Play next”. What stands here plays one after the other.</source>
      <translation>Pulsa Q en un episodio o elige «Reproducir después». Lo que haya aquí se reproduce seguido.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Nothing fits now</source>
      <translation>Ahora no encaja nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>As soon as an episode fits the rule of this playlist, it is here.</source>
      <translation>En cuanto un episodio encaje en la regla de esta lista, estará aquí.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Change the rule…</source>
      <translation>Cambiar la regla…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Rename…</source>
      <translation>Cambiar nombre…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>A rule fills this playlist; change the rule to leave something out.</source>
      <translation>Una regla llena esta lista; cambia la regla para dejar algo fuera.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>{time} at {speed}</source>
      <translation>{time} a {speed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>ends at {time}</source>
      <translation>termina a las {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Filled by a rule…</source>
      <translation>Llenada por una regla…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Put together by hand…</source>
      <translation>Hecha a mano…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Search everything you follow</source>
      <translation>Buscar en todo lo que sigues</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Type words: all of them must occur, the last may be a beginning. Or say what it is about, as in “somebody builds a house alone”: after a short pause, episodes come that mean the same in other words, in any language. Down goes into the results, Enter plays.</source>
      <translation>Escribe palabras: deben aparecer todas, y la última puede estar incompleta. O di de qué trata, como «alguien construye una casa a solas»: tras una breve pausa llegan episodios que significan lo mismo con otras palabras, en cualquier idioma. Abajo entra en los resultados, Intro reproduce.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>how rivers move</source>
      <translation>cómo se mueven los ríos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>the price of silver</source>
      <translation>el precio de la plata</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>a quiet story for the night</source>
      <translation>una historia tranquila para la noche</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Words, or what it is about</source>
      <translation>Palabras, o de qué trata</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Search every episode</source>
      <translation>Buscar en todos los episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Results</source>
      <translation>Resultados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Looking for what you mean…</source>
      <translation>Buscando lo que quieres decir…</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s), {near} by meaning</source>
      <translation>
        <numerusform>%n episodio, {near} por significado</numerusform>
        <numerusform>%n episodios, {near} por significado</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s) match; “All” shows them.</source>
      <translation>
        <numerusform>%n episodio coincide; «Todos» lo muestra.</numerusform>
        <numerusform>%n episodios coinciden; «Todos» los muestra.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Nothing was found</source>
      <translation>No se encontró nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Nothing {lower} is among them</source>
      <translation>Ninguno en «{lower}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>No episode you follow has the words “{text}”, nor anything near to it. Fewer words find more.</source>
      <translation>Ningún episodio que sigues tiene las palabras «{text}» ni nada parecido. Con menos palabras se encuentra más.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>No setting has these words.</source>
      <translation>Ningún ajuste tiene estas palabras.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Search the settings</source>
      <translation>Buscar en los ajustes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Free software under the GPL, version 3 or later.</source>
      <translation>Software libre bajo la GPL, versión 3 o posterior.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Check everything</source>
      <translation>Comprobar todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Doctor</source>
      <translation>Diagnóstico</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Looks at the library, the models, the engines and the disk.</source>
      <translation>Revisa la biblioteca, los modelos, los motores y el disco.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Checking…</source>
      <translation>Comprobando…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Looks</source>
      <translation>Aspecto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Network and privacy</source>
      <translation>Red y privacidad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Desktop</source>
      <translation>Escritorio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>VLC (not installed)</source>
      <translation>VLC (no instalado)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>VLC needs libVLC. On Debian: sudo apt install libvlc5</source>
      <translation>VLC necesita libVLC. En Debian: sudo apt install libvlc5</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Oldest</source>
      <translation>Más antiguos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Longest</source>
      <translation>Más largos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Shortest</source>
      <translation>Más cortos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Episodes</source>
      <translation>Episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Search in this show</source>
      <translation>Buscar en este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>You have heard every episode of this show.</source>
      <translation>Has escuchado todos los episodios de este programa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>No such episode</source>
      <translation>No existe ese episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>No episodes</source>
      <translation>Sin episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>The feed of this show lists none so far.</source>
      <translation>El feed de este programa aún no incluye ninguno.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Nothing here</source>
      <translation>Nada por aquí</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>No episode of this show is like that now.</source>
      <translation>Ahora ningún episodio de este programa es así.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Nothing here has the words “{text}”.</source>
      <translation>Nada aquí tiene las palabras «{text}».</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>The speed is stored</source>
      <translation>La velocidad está guardada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>By name</source>
      <translation>Por nombre</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Newest episode first</source>
      <translation>Episodio más nuevo primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Most unheard first</source>
      <translation>Más sin escuchar primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Added last first</source>
      <translation>Últimos añadidos primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Tags</source>
      <translation>Etiquetas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Filter shows</source>
      <translation>Filtrar programas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Add a show</source>
      <translation>Añadir un programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>All</source>
      <comment>shows</comment>
      <translation>Todos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>No show has these words</source>
      <translation>Ningún programa tiene estas palabras</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>The filter looks at names, authors and categories.</source>
      <translation>El filtro mira nombres, autores y categorías.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>%n show(s)</source>
      <translation>
        <numerusform>%n programa</numerusform>
        <numerusform>%n programas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Archive {number}</source>
      <translation>Archivo {number}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>{shown} of %n show(s)</source>
      <translation>
        <numerusform>{shown} de %n programa</numerusform>
        <numerusform>{shown} de %n programas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>put away with their history; nothing is fetched for them</source>
      <translation>apartados con su historial; no se descarga nada para ellos</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>%n unheard episode(s)</source>
      <translation>
        <numerusform>%n episodio sin escuchar</numerusform>
        <numerusform>%n episodios sin escuchar</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Show all</source>
      <translation>Mostrar todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing was heard yet.</source>
      <translation>Aún no has escuchado nada.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>After %n more play(s) this page says what you seem to like, and why. Before, it would be guessing.</source>
      <translation>
        <numerusform>Tras %n reproducción más, esta página dice qué parece gustarte y por qué. Antes sería adivinar.</numerusform>
        <numerusform>Tras %n reproducciones más, esta página dice qué parece gustarte y por qué. Antes sería adivinar.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>{weekday} {hour:02d}:00: {time} heard</source>
      <translation>{weekday} {hour:02d}:00: {time} escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Most is heard on {weekday} at {hour:02d}:00. The arrow keys read the hours.</source>
      <translation>Lo que más se escucha: {weekday} a las {hour:02d}:00. Las flechas leen las horas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Hours × weekdays</source>
      <translation>Horas × días de la semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What was learned could not be read</source>
      <translation>No se pudo leer lo aprendido</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>From %n play(s) and answers. You can correct or delete any of it; nothing leaves this computer.</source>
      <translation>
        <numerusform>A partir de %n reproducción o respuesta. Puedes corregir o eliminar cualquier cosa; nada sale de este ordenador.</numerusform>
        <numerusform>A partir de %n reproducciones y respuestas. Puedes corregir o eliminar cualquier cosa; nada sale de este ordenador.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Private listening is on: nothing is logged or learned while it is.</source>
      <translation>La escucha privada está activada: mientras tanto no se registra ni se aprende nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing to say about your taste yet</source>
      <translation>Aún no hay nada que decir de tus gustos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Hours of the week</source>
      <translation>Horas de la semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Shows by habit</source>
      <translation>Programas por hábito</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing was learned yet</source>
      <translation>Aún no se ha aprendido nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Shows, by how much you hear them lately</source>
      <translation>Programas, según cuánto los escuchas últimamente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What this computer has learned about you</source>
      <translation>Lo que este ordenador ha aprendido de ti</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing of it leaves this computer.</source>
      <translation>Nada de ello sale de este ordenador.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Learning is paused: nothing new is learned until you switch it on again.</source>
      <translation>El aprendizaje está en pausa: no se aprende nada nuevo hasta que lo actives de nuevo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>No show was heard yet.</source>
      <translation>Aún no se ha escuchado ningún programa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Does it work?</source>
      <translation>¿Funciona?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Near means alike in what episodes are about. Circles are shows, larger the more you hear them; dots are episodes, brighter once heard; colours are your interests. The two directions hold {share} of the differences between shows.</source>
      <translation>Cerca significa que los episodios tratan de cosas parecidas. Los círculos son programas, más grandes cuanto más los escuchas; los puntos son episodios, más brillantes una vez escuchados; los colores son tus intereses. Las dos direcciones recogen el {share} de las diferencias entre programas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>not lately</source>
      <translation>últimamente no</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>Chapter</source>
      <translation>Capítulo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>End</source>
      <translation>Final</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>Nothing is playing that could be marked.</source>
      <translation>No suena nada que se pueda marcar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Flat</source>
      <translation>Plano</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Clear voices</source>
      <translation>Voces claras</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Warm</source>
      <translation>Cálido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Bright</source>
      <translation>Brillante</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Small loudspeaker</source>
      <translation>Altavoz pequeño</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Equaliser curve</source>
      <translation>Curva del ecualizador</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>My own</source>
      <translation>El mío</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Equaliser</source>
      <translation>Ecualizador</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>{hertz} hertz</source>
      <translation>{hertz} hercios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>{decibels:+d} dB</source>
      <translation>{decibels:+d} dB</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <source>Back to the window</source>
      <translation>Volver a la ventana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Nothing is playing</source>
      <translation>No suena nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/nav.py"/>
      <source>Current page</source>
      <translation>Página actual</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Queue, %n episode(s)</source>
      <translation>
        <numerusform>Cola, %n episodio</numerusform>
        <numerusform>Cola, %n episodios</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Volume</source>
      <translation>Volumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Choose an episode to start</source>
      <translation>Elige un episodio para empezar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Unmute</source>
      <translation>Activar sonido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Sleep timer, {text} left</source>
      <translation>Temporizador, quedan {text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Speed, {speed}</source>
      <translation>Velocidad, {speed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>I fell asleep: back to {time}, when I set the timer</source>
      <translation>Me dormí: volver a {time}, cuando puse el temporizador</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>End of this episode</source>
      <translation>Final de este episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>For this episode</source>
      <translation>Para este episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>For this show</source>
      <translation>Para este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>Always</source>
      <translation>Siempre</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>I fell asleep: back to {time}, when it grew softer</source>
      <translation>Me dormí: volver a {time}, cuando bajó el volumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>End of this chapter</source>
      <translation>Final de este capítulo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>Switch off</source>
      <translation>Desactivar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>Stopping…</source>
      <translation>Deteniendo…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/seek_bar.py"/>
      <source>Position</source>
      <translation>Posición</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Side bar</source>
      <translation>Barra lateral</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Add podcast</source>
      <translation>Añadir pódcast</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Private</source>
      <translation>Privado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Everything stays on this computer.</source>
      <translation>Todo se queda en este ordenador.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Offline: nothing is fetched.</source>
      <translation>Sin conexión: no se descarga nada.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>%n request(s) today, 0 from recommendations.</source>
      <translation>
        <numerusform>%n petición hoy, 0 por recomendaciones.</numerusform>
        <numerusform>%n peticiones hoy, 0 por recomendaciones.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Follow a show or import OPML</source>
      <translation>Seguir un programa o importar OPML</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Nothing is logged or learned now.</source>
      <translation>Ahora no se registra ni se aprende nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>A little slower</source>
      <translation>Un poco más lento</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>A little faster</source>
      <translation>Un poco más rápido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Silence, loudness and voices of this show alone</source>
      <translation>Silencio, volumen y voces solo de este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip intro of this show</source>
      <translation>Saltar la intro de este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip outro of this show</source>
      <translation>Saltar el cierre de este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source> s</source>
      <translation> s</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Saved {duration} of this episode.</source>
      <translation>{duration} ahorrados en este episodio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip silence</source>
      <translation>Saltar silencios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Pauses of half a second and more.</source>
      <translation>Pausas de medio segundo o más.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Even loudness</source>
      <translation>Igualar volumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Every episode as loud as every other.</source>
      <translation>Todos los episodios igual de altos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Boost voices</source>
      <translation>Realzar voces</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Less rumble, clearer consonants.</source>
      <translation>Menos retumbo, consonantes más claras.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Even voices</source>
      <translation>Igualar voces</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Brings up whoever sits far away.</source>
      <translation>Acerca a quien habla lejos del micro.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip intro</source>
      <translation>Saltar intro</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip outro</source>
      <translation>Saltar cierre</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Only for {show}</source>
      <translation>Solo para {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Plays on {device}</source>
      <translation>Suena en {device}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/timeline.py"/>
      <source>{position} of {duration}</source>
      <translation>{position} de {duration}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/toast.py"/>
      <source>Dismiss</source>
      <translation>Descartar</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>%n second(s) forward</source>
      <translation>
        <numerusform>%n segundo adelante</numerusform>
        <numerusform>%n segundos adelante</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>%n second(s) back</source>
      <translation>
        <numerusform>%n segundo atrás</numerusform>
        <numerusform>%n segundos atrás</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Space)</source>
      <translation>{name} (Espacio)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Right)</source>
      <translation>{name} (Derecha)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Left)</source>
      <translation>{name} (Izquierda)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Welcome to podplayer</source>
      <translation>Te damos la bienvenida a podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Follow a show, and podplayer learns what you like to hear, when. All of it happens on this computer: nothing about you is sent anywhere.</source>
      <translation>Sigue un programa, y podplayer aprende qué te gusta escuchar y cuándo. Todo ocurre en este ordenador: nada sobre ti se envía a ninguna parte.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>All files (*);;Lists of shows (*.opml *.xml);;Databases (*.db *.sqlite Database);;Archives (*.zip *.json)</source>
      <translation>Todos los archivos (*);;Listas de programas (*.opml *.xml);;Bases de datos (*.db *.sqlite Database);;Archivos comprimidos (*.zip *.json)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>podplayer opens only web and mail addresses.</source>
      <translation>podplayer solo abre direcciones web y de correo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Open in the browser?</source>
      <translation>¿Abrir en el navegador?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>{address}

The page will see that you visit it.</source>
      <translation>{address}

La página verá que la visitas.</translation>
    </message>
  </context>
</TS>
