<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name />
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py" />
      <location filename="../../podplayer/ui/widgets/welcome.py" />
      <source>Import from another player…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>A list of shows (OPML)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Listening history of podplayer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>From AntennaPod</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>From gPodder</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>From Kasts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>From GNOME Podcasts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>From Pocket Casts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>From Spotify</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Without a feed address, so please add them yourself: {names}.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Shows to follow</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Episodes heard to the end</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Episodes to go on with, at their place</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Favourites</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Episodes for the queue</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Entries of the listening history</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>%n show(s) of the file you follow already.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Of %n episode(s) nothing is new.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>%n episode(s) are not in your library yet: what is known of them waits until their feed is there.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Without a feed address, so please add them yourself: {names} and %n more.</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <location filename="../../podplayer/ui/window_dialogs.py" />
      <source>Import from another player</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Looking at the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Choose another file…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Cancel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Close</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Entries that wait for their show</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>What you have keeps its place, and the import can be undone as a whole.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>Looking at {file}…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>{origin}: {file}. Nothing is changed until you press Import.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py" />
      <source>{origin}: everything in {file} is in your library already.</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/jobs.py" />
      <source>Downloading %n episode(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py" />
      <source>Going on with downloads</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py" />
      <source>Importing {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py" />
      <source>Making the sample shows</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py" />
      <source>podplayer is offline: nothing is fetched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py" />
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py" />
      <source>The sample shows are here</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py" />
      <source>Go online</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py" />
      <source>Already looking for new episodes.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py" />
      <source>You follow {show} now</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py" />
      <source>Show</source>
      <translation type="unfinished" />
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py" />
      <source>Downloaded %n episode(s)</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py" />
      <source>%n download(s) did not come</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py" />
      <source>Imported {file}; %n show(s) could not be reached</source>
      <translation type="unfinished">
        <numerusform />
        <numerusform />
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py" />
      <source>There was nothing new in this file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py" />
      <source>Imported {file}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py" />
      <source>All files (*);;Lists of shows (*.opml *.xml);;Databases (*.db *.sqlite Database);;Archives (*.zip *.json)</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py" />
      <source>podplayer opens only web and mail addresses.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py" />
      <source>Open in the browser?</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py" />
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py" />
      <source>{address}

The page will see that you visit it.</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
