<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name />
        <message>
            <source>A cell near line {0} is longer than 64 KB: probably a quotation mark is never closed. Export it again.</source>
            <translation>Eine Zelle nahe Zeile {0} ist länger als 64 KB: Vermutlich wird ein Anführungszeichen nie geschlossen. Exportieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <source>A control record has a payload.</source>
            <translation>Ein Steuereintrag hat einen Inhalt, der dort nicht sein darf.</translation>
        </message>
        <message>
            <source>A line of the file is longer than 256 KB, which no vendor's history has, so it was not read.</source>
            <translation>Eine Zeile der Datei ist länger als 256 KB. Das hat kein Verlauf eines Herstellers, darum wurde sie nicht gelesen.</translation>
        </message>
        <message>
            <source>A quotation mark in the file is never closed: it was cut off or edited. Export it again.</source>
            <translation>Ein Anführungszeichen in der Datei wird nie geschlossen: Sie wurde abgeschnitten oder bearbeitet. Exportieren Sie sie erneut.</translation>
        </message>
        <message>
            <source>A record can't be understood: it is damaged or from another program.</source>
            <translation>Ein Eintrag ist nicht zu verstehen: Er ist beschädigt oder von einem anderen Programm.</translation>
        </message>
        <message>
            <source>A record of the journal is damaged.</source>
            <translation>Ein Eintrag des Journals ist beschädigt.</translation>
        </message>
        <message>
            <source>A recording of the chime is silent or damaged. Record it again.</source>
            <translation>Eine Aufnahme des Signaltons ist still oder beschädigt. Nehmen Sie sie erneut auf.</translation>
        </message>
        <message>
            <source>A speaker needs a name, such as Kitchen.</source>
            <translation>Ein Smart-Speaker braucht einen Namen, etwa Küche.</translation>
        </message>
        <message>
            <source>A stored name is damaged: {0}</source>
            <translation>Ein gespeicherter Name ist beschädigt: {0}</translation>
        </message>
        <message>
            <source>A stored name is text, or an object with b64 or wtf8.</source>
            <translation>Ein gespeicherter Name ist Text oder ein Objekt mit b64 oder wtf8.</translation>
        </message>
        <message>
            <source>An erase record speaks of records after itself ({0} to {1}).</source>
            <translation>Ein Löscheintrag spricht von Einträgen nach sich selbst ({0} bis {1}).</translation>
        </message>
        <message>
            <source>Another Earwitness is recording into this folder already.</source>
            <translation>Ein anderes Earwitness zeichnet bereits in diesen Ordner auf.</translation>
        </message>
        <message>
            <source>Another speaker has that name already. Choose one that tells them apart.</source>
            <translation>Ein anderer Smart-Speaker heißt bereits so. Wählen Sie einen Namen, der beide unterscheidet.</translation>
        </message>
        <message>
            <source>Apple gives you no list of Siri requests. There is nothing to compare with. This program can only show what it heard. (Apple support HT208502: what is not in your data file is not linked to your Apple ID, or not stored.)</source>
            <translation>Apple gibt Ihnen keine Liste der Siri-Anfragen. Es gibt nichts, womit verglichen werden könnte. Dieses Programm kann nur zeigen, was es gehört hat. (Apple-Support HT208502: Was nicht in Ihrer Datendatei steht, ist nicht mit Ihrer Apple-ID verknüpft oder nicht gespeichert.)</translation>
        </message>
        <message>
            <source>Checkpoint {0} can't be read.</source>
            <translation>Der Prüfpunkt {0} kann nicht gelesen werden.</translation>
        </message>
        <message>
            <source>Checkpoint {0} {1}</source>
            <translation>Prüfpunkt {0} {1}</translation>
        </message>
        <message>
            <source>Choose a password of at least {0} characters.</source>
            <translation>Wählen Sie ein Passwort mit mindestens {0} Zeichen.</translation>
        </message>
        <message>
            <source>Earwitness had stopped without warning.</source>
            <translation>Earwitness hatte ohne Vorwarnung aufgehört.</translation>
        </message>
        <message>
            <source>Earwitness has a fault here and stopped watching; the log file says more. Start it again.</source>
            <translation>Earwitness hat hier einen Fehler und beobachtet nicht mehr; die Protokolldatei sagt mehr. Starten Sie es neu.</translation>
        </message>
        <message>
            <source>Earwitness is being ended, so nothing more is kept. Start it again and repeat what you did.</source>
            <translation>Earwitness wird gerade beendet, darum wird nichts mehr gespeichert. Starten Sie es neu und wiederholen Sie den Schritt.</translation>
        </message>
        <message>
            <source>Earwitness is still starting, so nothing can be kept yet.</source>
            <translation>Earwitness startet noch, darum kann noch nichts gespeichert werden.</translation>
        </message>
        <message>
            <source>Earwitness tries again by itself.</source>
            <translation>Earwitness versucht es von selbst erneut.</translation>
        </message>
        <message>
            <source>Earwitness was ended.</source>
            <translation>Earwitness wurde beendet.</translation>
        </message>
        <message>
            <source>Earwitness was not running.</source>
            <translation>Earwitness lief nicht.</translation>
        </message>
        <message>
            <source>Earwitness was stopped by another program.</source>
            <translation>Earwitness wurde von einem anderen Programm angehalten.</translation>
        </message>
        <message>
            <source>It is not there.</source>
            <translation>Es ist nicht da.</translation>
        </message>
        <message>
            <source>It is outside the hours in which Earwitness listens.</source>
            <translation>Es ist außerhalb der Zeiten, in denen Earwitness hört.</translation>
        </message>
        <message>
            <source>Listening for this speaker is switched off.</source>
            <translation>Das Hören auf diesen Smart-Speaker ist ausgeschaltet.</translation>
        </message>
        <message>
            <source>Listening is paused.</source>
            <translation>Das Hören ist angehalten.</translation>
        </message>
        <message>
            <source>Listening is switched off for each speaker.</source>
            <translation>Das Hören ist für jeden Smart-Speaker ausgeschaltet.</translation>
        </message>
        <message>
            <source>Listening is switched off.</source>
            <translation>Das Hören ist ausgeschaltet.</translation>
        </message>
        <message>
            <source>More than {0} takes are of no use. Start anew with fewer.</source>
            <translation>Mehr als {0} Aufnahmen nützen nichts. Beginnen Sie neu mit weniger.</translation>
        </message>
        <message>
            <source>No PipeWire sound server is running.</source>
            <translation>Es läuft kein PipeWire-Soundserver.</translation>
        </message>
        <message>
            <source>No PulseAudio server answers.</source>
            <translation>Kein PulseAudio-Server antwortet.</translation>
        </message>
        <message>
            <source>No folder is known in which a PipeWire sound server would be. Start this program in a desktop session, or set XDG_RUNTIME_DIR.</source>
            <translation>Es ist kein Ordner bekannt, in dem ein PipeWire-Soundserver wäre. Starten Sie dieses Programm in einer Desktop-Sitzung oder setzen Sie XDG_RUNTIME_DIR.</translation>
        </message>
        <message>
            <source>No folder is known in which a PulseAudio server would be. Start this program in a desktop session, or set XDG_RUNTIME_DIR.</source>
            <translation>Es ist kein Ordner bekannt, in dem ein PulseAudio-Server wäre. Starten Sie dieses Programm in einer Desktop-Sitzung oder setzen Sie XDG_RUNTIME_DIR.</translation>
        </message>
        <message>
            <source>No microphone is connected.</source>
            <translation>Es ist kein Mikrofon angeschlossen.</translation>
        </message>
        <message>
            <source>No microphone is open.</source>
            <translation>Kein Mikrofon ist geöffnet.</translation>
        </message>
        <message>
            <source>No part of the log that the report shows is signed.</source>
            <translation>Kein Teil des Protokolls, das der Bericht zeigt, ist signiert.</translation>
        </message>
        <message>
            <source>No program whose name or path holds '{0}' is recorded in that time.</source>
            <translation>In dieser Zeit ist kein Programm aufgezeichnet, dessen Name oder Pfad „{0}“ enthält.</translation>
        </message>
        <message>
            <source>No recording of the chime was given, or it is too short to be one.</source>
            <translation>Es wurde keine Aufnahme des Signaltons angegeben, oder sie ist zu kurz.</translation>
        </message>
        <message>
            <source>No speaker is paired.</source>
            <translation>Es ist kein Smart-Speaker eingerichtet.</translation>
        </message>
        <message>
            <source>None of the devices in this file was in what you imported before, so it may be from somebody else's account. If it is yours, say so: --same-account on the command line, or tick it in the window.</source>
            <translation>Keines der Geräte in dieser Datei kam in Ihren früheren Importen vor; sie könnte also aus einem fremden Konto stammen. Ist es Ihres, dann sagen Sie es: --same-account auf der Befehlszeile oder das Häkchen im Fenster.</translation>
        </message>
        <message>
            <source>Nothing can be kept. {0}</source>
            <translation>Es kann nichts gespeichert werden. {0}</translation>
        </message>
        <message>
            <source>Nothing has been recorded in {0} yet.</source>
            <translation>In {0} ist noch nichts aufgezeichnet.</translation>
        </message>
        <message>
            <source>Nothing is listened for: who is paired is in the journal.</source>
            <translation>Es wird auf nichts gehört: Was eingerichtet ist, steht im Journal.</translation>
        </message>
        <message>
            <source>Of records {0} to {1}, {2} were erased, but {3} are missing.</source>
            <translation>Von den Einträgen {0} bis {1} wurden {2} gelöscht, aber {3} fehlen.</translation>
        </message>
        <message>
            <source>One entry of the file is larger than 1 MB, which no vendor's history has, so it was not read.</source>
            <translation>Ein Eintrag der Datei ist größer als 1 MB. Das hat kein Verlauf eines Herstellers, darum wurde sie nicht gelesen.</translation>
        </message>
        <message>
            <source>One entry of the page is larger than 256 KB, so it was not read. Export your activity as JSON instead.</source>
            <translation>Ein Eintrag der Seite ist größer als 256 KB, darum wurde sie nicht gelesen. Exportieren Sie Ihre Aktivitäten stattdessen als JSON.</translation>
        </message>
        <message>
            <source>Only a bundle (.zip) can have a time stamp: it is about the bundle's manifest.</source>
            <translation>Nur ein Paket (.zip) kann einen Zeitstempel haben: Er gilt dem Manifest des Pakets.</translation>
        </message>
        <message>
            <source>Record {0} is not what was committed to.</source>
            <translation>Der Eintrag {0} ist nicht der, der festgeschrieben wurde.</translation>
        </message>
        <message>
            <source>Record {0} is not where it belongs.</source>
            <translation>Der Eintrag {0} steht nicht an seinem Platz.</translation>
        </message>
        <message>
            <source>Records were lost while the disk was in trouble.</source>
            <translation>Einträge gingen verloren, während die Festplatte gestört war.</translation>
        </message>
        <message>
            <source>Records {0} to {1} are missing.</source>
            <translation>Die Einträge {0} bis {1} fehlen.</translation>
        </message>
        <message>
            <source>Records {0} to {1} were removed without an erase record.</source>
            <translation>Die Einträge {0} bis {1} wurden ohne Löscheintrag entfernt.</translation>
        </message>
        <message>
            <source>A Voice Preview Edition has no end sound.</source>
            <translation>Eine Voice Preview Edition hat keinen Schlusston.</translation>
        </message>
        <message>
            <source>Activations nobody asked for are stored in My Activity and treated like normal ones; no label tells them apart.</source>
            <translation>Aktivierungen, um die niemand gebeten hat, stehen in „Meine Aktivitäten“ wie gewöhnliche; keine Kennzeichnung unterscheidet sie.</translation>
        </message>
        <message>
            <source>Alexa app: open Devices, your Echo, its settings (the cog wheel), then Sounds, and switch on the start and the end of request.</source>
            <translation>Alexa-App: Öffnen Sie Geräte, Ihren Echo, seine Einstellungen (das Zahnrad), dann Töne, und schalten Sie den Ton zu Beginn und am Ende der Anfrage ein.</translation>
        </message>
        <message>
            <source>Alexa is the only one of the large vendors whose history labels a wake that was not meant (FALSE_WAKE_WORD).</source>
            <translation>Alexa ist der einzige der großen Hersteller, dessen Verlauf ein unbeabsichtigtes Aufwachen kennzeichnet (FALSE_WAKE_WORD).</translation>
        </message>
        <message>
            <source>Amazon keeps recordings and transcripts until you delete them, unless you choose 3 or 18 months or not to save any.</source>
            <translation>Amazon behält Aufnahmen und Abschriften, bis Sie sie löschen, es sei denn, Sie wählen 3 oder 18 Monate oder gar kein Speichern.</translation>
        </message>
        <message>
            <source>Another Echo heard it too and answered, and the history lists it there.</source>
            <translation>Ein anderer Echo hat es auch gehört und geantwortet, und der Verlauf führt es dort auf.</translation>
        </message>
        <message>
            <source>Apple gives you no list of Siri requests. There is nothing to compare with. This program can only show what it heard.</source>
            <translation>Apple gibt Ihnen keine Liste der Siri-Anfragen. Es gibt nichts, womit verglichen werden könnte. Dieses Programm kann nur zeigen, was es gehört hat.</translation>
        </message>
        <message>
            <source>Audio has not been kept by default since 2019, only by those who opted in.</source>
            <translation>Tonaufnahmen werden seit 2019 nicht mehr von vornherein behalten, nur bei denen, die zugestimmt haben.</translation>
        </message>
        <message>
            <source>Both sounds are off on an Echo until you switch them on.</source>
            <translation>Beide Töne sind bei einem Echo aus, bis Sie sie einschalten.</translation>
        </message>
        <message>
            <source>Both sounds are off until you switch them on.</source>
            <translation>Beide Töne sind aus, bis Sie sie einschalten.</translation>
        </message>
        <message>
            <source>Delete at myactivity.google.com, or say "Hey Google, that wasn't for you" to delete the last one.</source>
            <translation>Löschen Sie unter myactivity.google.com, oder sagen Sie „Hey Google, das war nicht für dich“, um die letzte Aufnahme zu löschen.</translation>
        </message>
        <message>
            <source>Delete in the Alexa app under Alexa Privacy, or on the privacy page of your Amazon account.</source>
            <translation>Löschen Sie in der Alexa-App unter Alexa-Datenschutz oder auf der Datenschutzseite Ihres Amazon-Kontos.</translation>
        </message>
        <message>
            <source>Earwitness was started by this program and would be ended with it.</source>
            <translation>Earwitness wurde von diesem Programm gestartet und würde mit ihm beendet.</translation>
        </message>
        <message>
            <source>Google Home app: open your speaker, its settings (the cog wheel), then Accessibility, and switch on Play start sound and Play end sound.</source>
            <translation>Google-Home-App: Öffnen Sie Ihren Lautsprecher, seine Einstellungen (das Zahnrad), dann Bedienungshilfen, und schalten Sie den Start- und den Endton ein.</translation>
        </message>
        <message>
            <source>Google's export does not say which speaker it was, so it may be another one.</source>
            <translation>Googles Export sagt nicht, welcher Lautsprecher es war; es kann also ein anderer sein.</translation>
        </message>
        <message>
            <source>Home app: open the HomePod, its settings (the cog wheel), then Siri, and switch on Sound When Using Siri.</source>
            <translation>Home-App: Öffnen Sie den HomePod, seine Einstellungen (das Zahnrad), dann Siri, und schalten Sie „Ton bei Verwendung von Siri“ ein.</translation>
        </message>
        <message>
            <source>Hotkeys need the package pynput. Install it, or use the tray's menu.</source>
            <translation>Tastenkürzel brauchen das Paket pynput. Installieren Sie es, oder nutzen Sie das Menü des Symbols.</translation>
        </message>
        <message>
            <source>Human review of recordings can be switched off on the same page.</source>
            <translation>Die Prüfung von Aufnahmen durch Menschen lässt sich auf derselben Seite ausschalten.</translation>
        </message>
        <message>
            <source>In 2018 Amazon sent one customer about 1,700 recordings of a stranger.</source>
            <translation>2018 schickte Amazon einem Kunden rund 1.700 Aufnahmen eines Fremden.</translation>
        </message>
        <message>
            <source>In Home Assistant, open the device and switch on Wake sound. On a Voice Preview Edition it is on unless you switched it off.</source>
            <translation>Öffnen Sie in Home Assistant das Gerät und schalten Sie den Aufwachton (Wake sound) ein. Bei einer Voice Preview Edition ist er an, wenn Sie ihn nicht ausgeschaltet haben.</translation>
        </message>
        <message>
            <source>In the settings {0} can't be {1}.</source>
            <translation>In den Einstellungen kann {0} nicht {1} sein.</translation>
        </message>
        <message>
            <source>It had not been published yet when the history was taken.</source>
            <translation>Es war noch nicht veröffentlicht, als der Verlauf geholt wurde.</translation>
        </message>
        <message>
            <source>It is not known whether this vendor lists activations that nobody asked for.</source>
            <translation>Es ist nicht bekannt, ob dieser Hersteller Aktivierungen aufführt, um die niemand gebeten hat.</translation>
        </message>
        <message>
            <source>It is not known which process this is.</source>
            <translation>Es ist nicht bekannt, welcher Prozess das ist.</translation>
        </message>
        <message>
            <source>It was a follow-up question of a dialog, which listens without a wake word.</source>
            <translation>Es war eine Rückfrage in einem Dialog, bei der ohne Aktivierungswort zugehört wird.</translation>
        </message>
        <message>
            <source>It was asked to end and did not within 5 seconds. It can be ended by force; what it has not saved is lost.</source>
            <translation>Es wurde gebeten, sich zu beenden, und tat es in 5 Sekunden nicht. Es kann erzwungen beendet werden; was es nicht gespeichert hat, geht verloren.</translation>
        </message>
        <message>
            <source>It was gone already.</source>
            <translation>Es war bereits nicht mehr da.</translation>
        </message>
        <message>
            <source>Look in the speaker's app for a sound when it wakes, often under sounds, voice assistant or accessibility. On a Sonos it is the chime in the settings of the voice service.</source>
            <translation>Suchen Sie in der App des Lautsprechers nach einem Ton beim Aufwachen, oft unter Töne, Sprachassistent oder Bedienungshilfen. Bei Sonos ist es der Signalton in den Einstellungen des Sprachdienstes.</translation>
        </message>
        <message>
            <source>Mend the file or move it away.</source>
            <translation>Reparieren Sie die Datei, oder legen Sie sie beiseite.</translation>
        </message>
        <message>
            <source>No activation is called '{0}'. `timeline --json` shows the ids.</source>
            <translation>Keine Aktivierung heißt „{0}“. `timeline --json` zeigt die Kennungen.</translation>
        </message>
        <message>
            <source>No sound is known that a HomePod makes when it stops listening.</source>
            <translation>Es ist kein Ton bekannt, den ein HomePod macht, wenn er aufhört zuzuhören.</translation>
        </message>
        <message>
            <source>Nothing can be erased. {0}</source>
            <translation>Nichts kann gelöscht werden. {0}</translation>
        </message>
        <message>
            <source>Of just over 1,000 leaked snippets, 153 had been recorded without the wake word.</source>
            <translation>Von gut 1.000 durchgesickerten Ausschnitten waren 153 ohne Aktivierungswort aufgenommen worden.</translation>
        </message>
        <message>
            <source>Open the history of the assist_satellite entity and choose "Download data".</source>
            <translation>Öffnen Sie den Verlauf der Entität assist_satellite und wählen Sie „Daten herunterladen“.</translation>
        </message>
        <message>
            <source>Order your data at Amazon under "Request My Data", category "Alexa and Echo devices". It can take a month.</source>
            <translation>Fordern Sie Ihre Daten bei Amazon unter „Meine Daten anfordern“ an, Kategorie „Alexa und Echo-Geräte“. Das kann einen Monat dauern.</translation>
        </message>
        <message>
            <source>Several activations begin with '{0}'. Give more of it.</source>
            <translation>Mehrere Aktivierungen beginnen mit „{0}“. Geben Sie mehr davon an.</translation>
        </message>
        <message>
            <source>Several processes hold this connection, so the wrong one could be ended.</source>
            <translation>Mehrere Prozesse halten diese Verbindung; es könnte der falsche beendet werden.</translation>
        </message>
        <message>
            <source>Siri does not associate requests with your Apple ID but with your device, through a random identifier.</source>
            <translation>Siri verknüpft Anfragen nicht mit Ihrer Apple-ID, sondern über eine zufällige Kennung mit Ihrem Gerät.</translation>
        </message>
        <message>
            <source>Siri is listed under what is not in your Apple data file.</source>
            <translation>Siri ist unter dem aufgeführt, was nicht in Ihrer Apple-Datendatei steht.</translation>
        </message>
        <message>
            <source>Siri users are denied access to their data, unlike Google's and Amazon's.</source>
            <translation>Anders als bei Google und Amazon wird Siri-Nutzern der Zugang zu ihren Daten verwehrt.</translation>
        </message>
        <message>
            <source>So much happened at the sound cards at once that some of it could not be followed.</source>
            <translation>An den Soundkarten geschah so viel auf einmal, dass manches nicht verfolgt werden konnte.</translation>
        </message>
        <message>
            <source>Somebody said "Hey Google, that wasn't for you", which deletes the entry.</source>
            <translation>Jemand hat „Hey Google, das war nicht für dich“ gesagt, was den Eintrag löscht.</translation>
        </message>
        <message>
            <source>Somebody with access to the account deleted it, in the app or by voice.</source>
            <translation>Jemand mit Zugang zum Konto hat es gelöscht, in der App oder per Sprache.</translation>
        </message>
        <message>
            <source>Somebody with access to the account deleted it.</source>
            <translation>Jemand mit Zugang zum Konto hat es gelöscht.</translation>
        </message>
        <message>
            <source>That can't be taken back.</source>
            <translation>Das kann nicht rückgängig gemacht werden.</translation>
        </message>
        <message>
            <source>That is too much to be kept at once. Import fewer files at a time.</source>
            <translation>Das ist zu viel, um auf einmal gespeichert zu werden. Importieren Sie weniger Dateien auf einmal.</translation>
        </message>
        <message>
            <source>That microphone is not connected.</source>
            <translation>Dieses Mikrofon ist nicht angeschlossen.</translation>
        </message>
        <message>
            <source>That stream belongs to the sound server itself.</source>
            <translation>Dieser Datenstrom gehört dem Soundserver selbst.</translation>
        </message>
        <message>
            <source>That stream has ended already.</source>
            <translation>Dieser Datenstrom ist bereits beendet.</translation>
        </message>
        <message>
            <source>That time is still to come; a sighting tells what has happened.</source>
            <translation>Diese Zeit liegt noch vor uns; eine Beobachtung sagt, was geschehen ist.</translation>
        </message>
        <message>
            <source>That time is too long ago: no smart speaker was there then.</source>
            <translation>Diese Zeit liegt zu weit zurück: Damals gab es keine Smart-Speaker.</translation>
        </message>
        <message>
            <source>The Apple Intelligence Report of a phone or Mac lists calls of the model, not every Siri request, and nothing of a HomePod.</source>
            <translation>Der Apple-Intelligence-Bericht eines Telefons oder Macs führt Aufrufe des Modells auf, nicht jede Siri-Anfrage und nichts von einem HomePod.</translation>
        </message>
        <message>
            <source>The PulseAudio server does not answer.</source>
            <translation>Der PulseAudio-Server antwortet nicht.</translation>
        </message>
        <message>
            <source>The PulseAudio server has ended.</source>
            <translation>Der PulseAudio-Server hat sich beendet.</translation>
        </message>
        <message>
            <source>The X server ended the connection, so there are no hotkeys any more. Start Earwitness again.</source>
            <translation>Der X-Server hat die Verbindung beendet, darum gibt es keine Tastenkürzel mehr. Starten Sie Earwitness neu.</translation>
        </message>
        <message>
            <source>The account deletes activity by itself after a time.</source>
            <translation>Das Konto löscht Aktivitäten nach einer Zeit von selbst.</translation>
        </message>
        <message>
            <source>The account deletes recordings by itself: at once, after 3 months or after 18 months.</source>
            <translation>Das Konto löscht Aufnahmen von selbst: sofort, nach 3 Monaten oder nach 18 Monaten.</translation>
        </message>
        <message>
            <source>The account is set not to save voice recordings.</source>
            <translation>Das Konto ist so eingestellt, dass keine Sprachaufnahmen gespeichert werden.</translation>
        </message>
        <message>
            <source>The archive is damaged or was not downloaded to its end. Download it again.</source>
            <translation>Das Archiv ist beschädigt oder wurde nicht vollständig heruntergeladen. Laden Sie es erneut herunter.</translation>
        </message>
        <message>
            <source>The archive is protected with a password. Unpack it yourself and import the file inside.</source>
            <translation>Das Archiv ist mit einem Passwort geschützt. Entpacken Sie es selbst und importieren Sie die Datei darin.</translation>
        </message>
        <message>
            <source>The archive uses a compression that vendors don't use. Unpack it yourself and import the file inside.</source>
            <translation>Das Archiv nutzt eine Kompression, die Hersteller nicht verwenden. Entpacken Sie es selbst und importieren Sie die Datei darin.</translation>
        </message>
        <message>
            <source>The archive was built to mislead a reader ({0}), so nothing of it was read.</source>
            <translation>Das Archiv ist so gebaut, dass es Leseprogramme täuscht ({0}), darum wurde nichts davon gelesen.</translation>
        </message>
        <message>
            <source>The boot clock ran backwards.</source>
            <translation>Die Uhr seit dem Systemstart lief rückwärts.</translation>
        </message>
        <message>
            <source>The bundle's manifest is not signed.</source>
            <translation>Das Manifest des Pakets ist nicht signiert.</translation>
        </message>
        <message>
            <source>The checkpoint and the report were signed by different keys.</source>
            <translation>Der Prüfpunkt und der Bericht wurden mit verschiedenen Schlüsseln signiert.</translation>
        </message>
        <message>
            <source>The checkpoint belongs to another log.</source>
            <translation>Der Prüfpunkt gehört zu einem anderen Protokoll.</translation>
        </message>
        <message>
            <source>The checkpoint's signature is not good.</source>
            <translation>Die Signatur des Prüfpunkts stimmt nicht.</translation>
        </message>
        <message>
            <source>The chime holds what cannot be. Pair the speaker again.</source>
            <translation>Der Signalton enthält Unmögliches. Richten Sie den Smart-Speaker erneut ein.</translation>
        </message>
        <message>
            <source>The chosen microphone is not there.</source>
            <translation>Das gewählte Mikrofon ist nicht da.</translation>
        </message>
        <message>
            <source>The clock here and the one of Home Assistant differ by more than could be told.</source>
            <translation>Die Uhr hier und die von Home Assistant weichen stärker voneinander ab, als sich feststellen ließ.</translation>
        </message>
        <message>
            <source>The clock here and the vendor's clock differ by more than could be told.</source>
            <translation>Die Uhr hier und die des Herstellers weichen stärker voneinander ab, als sich feststellen ließ.</translation>
        </message>
        <message>
            <source>The command ended before it had told everything, so nothing of it was kept.</source>
            <translation>Der Befehl endete, bevor er alles gesagt hatte, darum wurde nichts davon gespeichert.</translation>
        </message>
        <message>
            <source>The computer was asleep.</source>
            <translation>Der Computer war im Ruhezustand.</translation>
        </message>
        <message>
            <source>The computer was off or starting.</source>
            <translation>Der Computer war aus oder startete gerade.</translation>
        </message>
        <message>
            <source>The computer was too busy, and sound was lost.</source>
            <translation>Der Computer war zu beschäftigt, und Ton ging verloren.</translation>
        </message>
        <message>
            <source>The connection to the sound server broke.</source>
            <translation>Die Verbindung zum Soundserver brach ab.</translation>
        </message>
        <message>
            <source>The control record is not as it was written.</source>
            <translation>Der Steuereintrag ist nicht mehr so, wie er geschrieben wurde.</translation>
        </message>
        <message>
            <source>The damaged settings are in %s now.</source>
            <translation>Die beschädigten Einstellungen liegen jetzt in %s.</translation>
        </message>
        <message>
            <source>The damaged {0} can't be moved aside: {1}.</source>
            <translation>Die beschädigte Datei {0} kann nicht beiseitegelegt werden: {1}.</translation>
        </message>
        <message>
            <source>The desktop did not grant the hotkeys. Allow them in its settings, or use the tray's menu.</source>
            <translation>Der Desktop hat die Tastenkürzel nicht gewährt. Erlauben Sie sie in seinen Einstellungen, oder nutzen Sie das Menü des Symbols.</translation>
        </message>
        <message>
            <source>The desktop took the hotkeys back. Start Earwitness again, or use the tray's menu.</source>
            <translation>Der Desktop hat die Tastenkürzel zurückgenommen. Starten Sie Earwitness neu, oder nutzen Sie das Menü des Symbols.</translation>
        </message>
        <message>
            <source>The device in this file is known to be another speaker's. Choose that one.</source>
            <translation>Das Gerät in dieser Datei gehört bekanntlich zu einem anderen Smart-Speaker. Wählen Sie diesen.</translation>
        </message>
        <message>
            <source>The device's name is too long: at most {0} characters.</source>
            <translation>Der Name des Geräts ist zu lang: höchstens {0} Zeichen.</translation>
        </message>
        <message>
            <source>The end of a sighting lies after its start, and not in time to come.</source>
            <translation>Das Ende einer Beobachtung liegt nach ihrem Beginn und nicht in der Zukunft.</translation>
        </message>
        <message>
            <source>The event {0} is not told as it was recorded.</source>
            <translation>Das Ereignis {0} ist nicht so wiedergegeben, wie es aufgezeichnet wurde.</translation>
        </message>
        <message>
            <source>The event {0} is told, and no record shows it.</source>
            <translation>Das Ereignis {0} wird berichtet, aber kein Eintrag zeigt es.</translation>
        </message>
        <message>
            <source>The event {0} was recorded and is not told.</source>
            <translation>Das Ereignis {0} wurde aufgezeichnet und wird nicht berichtet.</translation>
        </message>
        <message>
            <source>The file could not be read: the reader ended without an answer. Nothing of it was kept.</source>
            <translation>Die Datei konnte nicht gelesen werden: Das Leseprogramm endete ohne Antwort. Nichts davon wurde gespeichert.</translation>
        </message>
        <message>
            <source>The file ends in the middle of an entry. It was probably not downloaded to its end: download it again.</source>
            <translation>Die Datei endet mitten in einem Eintrag. Vermutlich wurde sie nicht vollständig heruntergeladen: Laden Sie sie erneut herunter.</translation>
        </message>
        <message>
            <source>The file holds NUL characters, so it is damaged or no text. Export it again.</source>
            <translation>Die Datei enthält NUL-Zeichen, ist also beschädigt oder kein Text. Exportieren Sie sie erneut.</translation>
        </message>
        <message>
            <source>The file holds a server's error message and no history. Sign in again and repeat the download.</source>
            <translation>Die Datei enthält die Fehlermeldung eines Servers und keinen Verlauf. Melden Sie sich erneut an und wiederholen Sie den Download.</translation>
        </message>
        <message>
            <source>The file holds cookies or tokens with which somebody could use the account, so nothing of it was read or kept. Save only the answer itself, without the request.</source>
            <translation>Die Datei enthält Cookies oder Zugangstoken, mit denen jemand das Konto nutzen könnte, darum wurde nichts davon gelesen oder gespeichert. Speichern Sie nur die Antwort selbst, ohne die Anfrage.</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>Die Datei ist leer.</translation>
        </message>
        <message>
            <source>The file is not UTF-8 text. Import the file as the vendor gave it, without converting it.</source>
            <translation>Die Datei ist kein UTF-8-Text. Importieren Sie sie so, wie der Hersteller sie gab, ohne sie umzuwandeln.</translation>
        </message>
        <message>
            <source>The file is not a history that this program knows. It reads Amazon's and Google's exports, Home Assistant's history, and lists with the columns time,device,kind,text.</source>
            <translation>Die Datei ist kein Verlauf, den dieses Programm kennt. Es liest die Exporte von Amazon und Google, den Verlauf von Home Assistant und Listen mit den Spalten time,device,kind,text.</translation>
        </message>
        <message>
            <source>The file is not text that this program knows. Import the zip, JSON or CSV as the vendor gave it.</source>
            <translation>Die Datei ist kein Text, den dieses Programm kennt. Importieren Sie ZIP, JSON oder CSV so, wie der Hersteller sie gab.</translation>
        </message>
        <message>
            <source>The file is not valid JSON. Export it again, and don't edit it.</source>
            <translation>Die Datei ist kein gültiges JSON. Exportieren Sie sie erneut und bearbeiten Sie sie nicht.</translation>
        </message>
        <message>
            <source>The file is not written as Earwitness writes it.</source>
            <translation>Die Datei ist nicht so geschrieben, wie Earwitness sie schreibt.</translation>
        </message>
        <message>
            <source>The file needs more memory than any vendor's history does, so it was not read.</source>
            <translation>Die Datei braucht mehr Speicher als jeder Verlauf eines Herstellers, darum wurde sie nicht gelesen.</translation>
        </message>
        <message>
            <source>The file nests deeper than any vendor's history does, so it was not read.</source>
            <translation>Die Datei ist tiefer verschachtelt als jeder Verlauf eines Herstellers, darum wurde sie nicht gelesen.</translation>
        </message>
        <message>
            <source>The file took longer to read than any vendor's history of its size, so it was given up. Nothing of it was kept.</source>
            <translation>Das Lesen der Datei dauerte länger als bei jedem Verlauf dieser Größe, darum wurde es aufgegeben. Nichts davon wurde gespeichert.</translation>
        </message>
        <message>
            <source>The file {0} can't be opened: {1}.</source>
            <translation>Die Datei {0} kann nicht geöffnet werden: {1}.</translation>
        </message>
        <message>
            <source>The file {0} can't be used: {1}.</source>
            <translation>Die Datei {0} kann nicht verwendet werden: {1}.</translation>
        </message>
        <message>
            <source>The file {0} is damaged. Put its copy back, or move it away and import your files again.</source>
            <translation>Die Datei {0} ist beschädigt. Legen Sie ihre Kopie zurück, oder verschieben Sie sie und importieren Sie Ihre Dateien erneut.</translation>
        </message>
        <message>
            <source>The file's tables are not as this program makes them.</source>
            <translation>Die Tabellen der Datei sind nicht so, wie dieses Programm sie anlegt.</translation>
        </message>
        <message>
            <source>The files hold more than {0} entries. Import fewer at a time.</source>
            <translation>Die Dateien enthalten mehr als {0} Einträge. Importieren Sie weniger auf einmal.</translation>
        </message>
        <message>
            <source>The folder {0} belongs to another user. Choose another with --data.</source>
            <translation>Der Ordner {0} gehört einem anderen Benutzer. Wählen Sie mit --data einen anderen.</translation>
        </message>
        <message>
            <source>The folder {0} can't be used: {1}. Choose another with --data.</source>
            <translation>Der Ordner {0} kann nicht verwendet werden: {1}. Wählen Sie mit --data einen anderen.</translation>
        </message>
        <message>
            <source>The history does not name the device, so it may be another Echo.</source>
            <translation>Der Verlauf nennt das Gerät nicht; es kann also ein anderer Echo sein.</translation>
        </message>
        <message>
            <source>The history ends before this time.</source>
            <translation>Der Verlauf endet vor dieser Zeit.</translation>
        </message>
        <message>
            <source>The hotkeys ended by a fault.</source>
            <translation>Die Tastenkürzel endeten durch einen Fehler.</translation>
        </message>
        <message>
            <source>The hotkeys ended by a fault; the log file says more. Use the tray's menu instead.</source>
            <translation>Die Tastenkürzel endeten durch einen Fehler; die Protokolldatei sagt mehr. Nutzen Sie stattdessen das Menü des Symbols.</translation>
        </message>
        <message>
            <source>The import was cancelled. Nothing of it was kept.</source>
            <translation>Der Import wurde abgebrochen. Nichts davon wurde gespeichert.</translation>
        </message>
        <message>
            <source>The journal can't be copied before its update: {0}.</source>
            <translation>Das Journal kann vor seiner Aktualisierung nicht kopiert werden: {0}.</translation>
        </message>
        <message>
            <source>The journal can't be written to the disk just now ({0}).</source>
            <translation>Das Journal kann gerade nicht auf die Festplatte geschrieben werden ({0}).</translation>
        </message>
        <message>
            <source>The journal is being opened.</source>
            <translation>Das Journal wird geöffnet.</translation>
        </message>
        <message>
            <source>The journal is damaged near record {0}.</source>
            <translation>Das Journal ist nahe Eintrag {0} beschädigt.</translation>
        </message>
        <message>
            <source>The journal is empty: not even its first record is there.</source>
            <translation>Das Journal ist leer: Nicht einmal sein erster Eintrag ist da.</translation>
        </message>
        <message>
            <source>The journal refused a request ({0}).</source>
            <translation>Das Journal hat eine Anfrage abgelehnt ({0}).</translation>
        </message>
        <message>
            <source>The journal was written by a newer Earwitness. It can be read, but not written to.</source>
            <translation>Das Journal wurde von einem neueren Earwitness geschrieben. Es kann gelesen, aber nicht beschrieben werden.</translation>
        </message>
        <message>
            <source>The journal {0} belongs to another user. Choose another folder with --data.</source>
            <translation>Das Journal {0} gehört einem anderen Benutzer. Wählen Sie mit --data einen anderen Ordner.</translation>
        </message>
        <message>
            <source>The journal {0} can't be made: {1}.</source>
            <translation>Das Journal {0} kann nicht angelegt werden: {1}.</translation>
        </message>
        <message>
            <source>The journal {0} can't be renamed: {1}.</source>
            <translation>Das Journal {0} kann nicht umbenannt werden: {1}.</translation>
        </message>
        <message>
            <source>The journal's file is a database of another program. Choose another folder.</source>
            <translation>Die Datei des Journals ist die Datenbank eines anderen Programms. Wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <source>The journal's file is damaged or is not a journal ({0}).</source>
            <translation>Die Datei des Journals ist beschädigt oder kein Journal ({0}).</translation>
        </message>
        <message>
            <source>The journal's file is damaged or is not a journal.</source>
            <translation>Die Datei des Journals ist beschädigt oder kein Journal.</translation>
        </message>
        <message>
            <source>The journal's file is damaged.</source>
            <translation>Die Datei des Journals ist beschädigt.</translation>
        </message>
        <message>
            <source>The journal's first record is damaged.</source>
            <translation>Der erste Eintrag des Journals ist beschädigt.</translation>
        </message>
        <message>
            <source>The journal's first record is missing.</source>
            <translation>Der erste Eintrag des Journals fehlt.</translation>
        </message>
        <message>
            <source>The journal's last record is damaged.</source>
            <translation>Der letzte Eintrag des Journals ist beschädigt.</translation>
        </message>
        <message>
            <source>The journal's last records are damaged.</source>
            <translation>Die letzten Einträge des Journals sind beschädigt.</translation>
        </message>
        <message>
            <source>The journal's table of activations is damaged.</source>
            <translation>Die Tabelle der Aktivierungen im Journal ist beschädigt.</translation>
        </message>
        <message>
            <source>The journal's table of coverage is damaged.</source>
            <translation>Die Tabelle der beobachteten Zeiten im Journal ist beschädigt.</translation>
        </message>
        <message>
            <source>The kernel does not tell who is connected to the sound server: {0}.</source>
            <translation>Der Kernel sagt nicht, wer mit dem Soundserver verbunden ist: {0}.</translation>
        </message>
        <message>
            <source>The kernel's list of sound cards is hidden from this program, as it is in a container.</source>
            <translation>Die Liste der Soundkarten des Kernels ist vor diesem Programm verborgen, wie in einem Container.</translation>
        </message>
        <message>
            <source>The key to what was learned of this speaker is gone. Pair it again.</source>
            <translation>Der Schlüssel zu dem, was von diesem Smart-Speaker gelernt wurde, ist weg. Richten Sie ihn erneut ein.</translation>
        </message>
        <message>
            <source>The keyring did not answer; it may be locked. The journal is not signed.</source>
            <translation>Der Schlüsselbund hat nicht geantwortet; vielleicht ist er gesperrt. Das Journal wird nicht signiert.</translation>
        </message>
        <message>
            <source>The keyring holds no key for this journal, so the report is not signed.</source>
            <translation>Der Schlüsselbund enthält keinen Schlüssel für dieses Journal, darum ist der Bericht nicht signiert.</translation>
        </message>
        <message>
            <source>The keyring refused ({0}). The journal is not signed.</source>
            <translation>Der Schlüsselbund hat abgelehnt ({0}). Das Journal wird nicht signiert.</translation>
        </message>
        <message>
            <source>The keyring remembers {0} records with another end: the log was rolled back or replaced.</source>
            <translation>Der Schlüsselbund erinnert sich an {0} Einträge mit einem anderen Ende: Das Protokoll wurde zurückgesetzt oder ersetzt.</translation>
        </message>
        <message>
            <source>The keyring's entry for the journal can't be read.</source>
            <translation>Der Eintrag des Schlüsselbunds für das Journal kann nicht gelesen werden.</translation>
        </message>
        <message>
            <source>The keyring's key is not the one that the last checkpoint announces.</source>
            <translation>Der Schlüssel im Schlüsselbund ist nicht der, den der letzte Prüfpunkt ankündigt.</translation>
        </message>
        <message>
            <source>The library alsa-lib is not installed, so a sound card's own switch can't be used.</source>
            <translation>Die Bibliothek alsa-lib ist nicht installiert, darum kann der Schalter einer Soundkarte nicht benutzt werden.</translation>
        </message>
        <message>
            <source>The library libpulse is not installed, so a PulseAudio server can't be asked.</source>
            <translation>Die Bibliothek libpulse ist nicht installiert, darum kann ein PulseAudio-Server nicht gefragt werden.</translation>
        </message>
        <message>
            <source>The list ends before this time.</source>
            <translation>Die Liste endet vor dieser Zeit.</translation>
        </message>
        <message>
            <source>The list has more than 200 000 lines, which nobody copied from a screen. Import the vendor's own file.</source>
            <translation>Die Liste hat mehr als 200 000 Zeilen; das hat niemand von einem Bildschirm abgeschrieben. Importieren Sie die Datei des Herstellers.</translation>
        </message>
        <message>
            <source>The list needs a first line that names its columns: start,end,note.</source>
            <translation>Die Liste braucht eine erste Zeile mit den Namen ihrer Spalten: start,end,note.</translation>
        </message>
        <message>
            <source>The list needs a first line that names its columns: time,device,kind,text.</source>
            <translation>Die Liste braucht eine erste Zeile mit den Namen ihrer Spalten: time,device,kind,text.</translation>
        </message>
        <message>
            <source>The list of allowed programs is damaged.</source>
            <translation>Die Liste der erlaubten Programme ist beschädigt.</translation>
        </message>
        <message>
            <source>The list of rules is damaged: it must be written as [[rules]].</source>
            <translation>Die Liste der Regeln ist beschädigt: Sie muss als [[rules]] geschrieben sein.</translation>
        </message>
        <message>
            <source>The list of rules is damaged: two of them have the same id.</source>
            <translation>Die Liste der Regeln ist beschädigt: Zwei davon haben dieselbe Kennung.</translation>
        </message>
        <message>
            <source>The settings can't be read ({0}).</source>
            <translation>Die Einstellungen können nicht gelesen werden ({0}).</translation>
        </message>
        <message>
            <source>The sound card refused.</source>
            <translation>Die Soundkarte hat abgelehnt.</translation>
        </message>
        <message>
            <source>The sound card took it, but nothing changed.</source>
            <translation>Die Soundkarte hat es angenommen, aber nichts hat sich geändert.</translation>
        </message>
        <message>
            <source>The sound server could not do that.</source>
            <translation>Der Soundserver konnte das nicht ausführen.</translation>
        </message>
        <message>
            <source>Your session needs this program: ending it would log you out or take away sound, windows or settings.</source>
            <translation>Ihre Sitzung braucht dieses Programm: Es zu beenden würde Sie abmelden oder Ton, Fenster oder Einstellungen wegnehmen.</translation>
        </message>
        <message>
            <source>The list was copied by hand, and a line was left out or mistyped.</source>
            <translation>Die Liste wurde von Hand abgeschrieben, und eine Zeile wurde ausgelassen oder vertippt.</translation>
        </message>
        <message>
            <source>Alerts are not told as they were recorded.</source>
            <translation>Die Meldungen stehen anders da, als sie aufgezeichnet wurden.</translation>
        </message>
        <message>
            <source>Alexa Voice Service, SpeechRecognizer 2.3 (WakeWordConfirmation, SpeechConfirmation)</source>
            <translation>Alexa Voice Service, SpeechRecognizer 2.3 (WakeWordConfirmation, SpeechConfirmation)</translation>
        </message>
        <message>
            <source>Alexa app, from memory; a help page of EDF says that both sounds can be enabled</source>
            <translation>Alexa-App, aus dem Gedächtnis; eine Hilfeseite von EDF sagt, dass sich beide Töne einschalten lassen</translation>
        </message>
        <message>
            <source>Alexa app, sounds of the device</source>
            <translation>Alexa-App, Töne des Geräts</translation>
        </message>
        <message>
            <source>Amazon household profiles</source>
            <translation>Haushaltsprofile von Amazon</translation>
        </message>
        <message>
            <source>Amazon, Alexa privacy settings</source>
            <translation>Amazon, Datenschutzeinstellungen von Alexa</translation>
        </message>
        <message>
            <source>Amazon, Alexa privacy settings (automatic deletion)</source>
            <translation>Amazon, Datenschutzeinstellungen von Alexa (automatisches Löschen)</translation>
        </message>
        <message>
            <source>Amazon, Alexa privacy settings (don't save recordings)</source>
            <translation>Amazon, Datenschutzeinstellungen von Alexa (Aufnahmen nicht speichern)</translation>
        </message>
        <message>
            <source>Amazon, Alexa privacy settings (review and delete voice recordings)</source>
            <translation>Amazon, Datenschutzeinstellungen von Alexa (Sprachaufnahmen ansehen und löschen)</translation>
        </message>
        <message>
            <source>Another program holds {0}. Try again, or end that program.</source>
            <translation>Ein anderes Programm hält {0} fest. Versuchen Sie es noch einmal, oder beenden Sie dieses Programm.</translation>
        </message>
        <message>
            <source>Apple statement</source>
            <translation>Erklärung von Apple</translation>
        </message>
        <message>
            <source>Apple support HT208502 (its list does not name Siri)</source>
            <translation>Apple Support HT208502 (die Liste nennt Siri nicht)</translation>
        </message>
        <message>
            <source>CheckMyVA: the data request has four columns and none is the device</source>
            <translation>CheckMyVA: Die Datenauskunft hat vier Spalten, keine davon nennt das Gerät</translation>
        </message>
        <message>
            <source>Earwitness watches the microphone from login on.</source>
            <translation>Earwitness beobachtet das Mikrofon von der Anmeldung an.</translation>
        </message>
        <message>
            <source>Google Home app, accessibility sounds of the device</source>
            <translation>Google-Home-App, Töne der Bedienungshilfen des Geräts</translation>
        </message>
        <message>
            <source>Google Home app, from memory; not seen on a device</source>
            <translation>Google-Home-App, aus dem Gedächtnis; an keinem Gerät gesehen</translation>
        </message>
        <message>
            <source>Google Takeout; google_takeout_parser on why the HTML's times can be an hour off</source>
            <translation>Google Takeout; google_takeout_parser dazu, warum die Zeiten im HTML um eine Stunde falsch sein können</translation>
        </message>
        <message>
            <source>Google, My Activity</source>
            <translation>Google, Meine Aktivitäten</translation>
        </message>
        <message>
            <source>Google, My Activity (auto-delete)</source>
            <translation>Google, Meine Aktivitäten (automatisches Löschen)</translation>
        </message>
        <message>
            <source>Google, Voice Match</source>
            <translation>Google, Voice Match</translation>
        </message>
        <message>
            <source>Google, Web &amp; App Activity</source>
            <translation>Google, Web- &amp; App-Aktivitäten</translation>
        </message>
        <message>
            <source>Home Assistant, history</source>
            <translation>Home Assistant, Verlauf</translation>
        </message>
        <message>
            <source>Home Assistant, recorder</source>
            <translation>Home Assistant, recorder</translation>
        </message>
        <message>
            <source>Home Assistant, recorder (what it keeps is up to the user)</source>
            <translation>Home Assistant, recorder (was er aufbewahrt, bestimmt der Nutzer)</translation>
        </message>
        <message>
            <source>Home app, from memory; not seen on a device</source>
            <translation>Home-App, aus dem Gedächtnis; an keinem Gerät gesehen</translation>
        </message>
        <message>
            <source>Nothing was recorded: Earwitness was not running, or it could not write.</source>
            <translation>Es wurde nichts aufgezeichnet: Earwitness lief nicht oder konnte nicht schreiben.</translation>
        </message>
        <message>
            <source>Observer</source>
            <translation>Observer</translation>
        </message>
        <message>
            <source>Sonos app, from memory; not seen on a device</source>
            <translation>Sonos-App, aus dem Gedächtnis; an keinem Gerät gesehen</translation>
        </message>
        <message>
            <source>Spiegel and c't</source>
            <translation>Spiegel und c't</translation>
        </message>
        <message>
            <source>The Times</source>
            <translation>The Times</translation>
        </message>
        <message>
            <source>The desktop did not allow it. Allow Earwitness to run in the background in the desktop's own settings.</source>
            <translation>Der Desktop hat es nicht erlaubt. Erlauben Sie Earwitness in den Einstellungen des Desktops, im Hintergrund zu laufen.</translation>
        </message>
        <message>
            <source>The desktop has not answered yet. If it asks you something, answer that, then look here again.</source>
            <translation>Der Desktop hat noch nicht geantwortet. Wenn er Sie etwas fragt, antworten Sie ihm und sehen Sie dann hier noch einmal nach.</translation>
        </message>
        <message>
            <source>The list was made by a program that leaves out false wakes and silent ones.</source>
            <translation>Die Liste stammt von einem Programm, das falsches und stummes Aufwachen auslässt.</translation>
        </message>
        <message>
            <source>The listener ended before it was told what to listen for.</source>
            <translation>Das Hörprogramm endete, bevor ihm gesagt wurde, worauf es hören soll.</translation>
        </message>
        <message>
            <source>The listener had ended before.</source>
            <translation>Das Hörprogramm war schon vorher beendet.</translation>
        </message>
        <message>
            <source>The listener has a fault and ended; it is started again.</source>
            <translation>Das Hörprogramm hat einen Fehler und endete; es wird neu gestartet.</translation>
        </message>
        <message>
            <source>The listener is being started.</source>
            <translation>Das Hörprogramm wird gestartet.</translation>
        </message>
        <message>
            <source>The listener was held up by the computer.</source>
            <translation>Das Hörprogramm wurde vom Computer aufgehalten.</translation>
        </message>
        <message>
            <source>The listener was not told what to listen for.</source>
            <translation>Dem Hörprogramm wurde nicht gesagt, worauf es hören soll.</translation>
        </message>
        <message>
            <source>The listener's process could not be started: {0}.</source>
            <translation>Der Prozess des Hörprogramms konnte nicht gestartet werden: {0}.</translation>
        </message>
        <message>
            <source>The listener's process ended; it is started again.</source>
            <translation>Der Prozess des Hörprogramms endete; er wird neu gestartet.</translation>
        </message>
        <message>
            <source>The listener's process told something that is not understood.</source>
            <translation>Der Prozess des Hörprogramms sagte etwas Unverständliches.</translation>
        </message>
        <message>
            <source>The log's first record does not follow from its id.</source>
            <translation>Der erste Eintrag des Protokolls folgt nicht aus seiner Kennung.</translation>
        </message>
        <message>
            <source>The manifest and the report were signed by different keys.</source>
            <translation>Das Manifest und der Bericht wurden mit verschiedenen Schlüsseln signiert.</translation>
        </message>
        <message>
            <source>The manifest was changed after it was signed, or was signed by another key.</source>
            <translation>Das Manifest wurde nach dem Signieren geändert oder mit einem anderen Schlüssel signiert.</translation>
        </message>
        <message>
            <source>The microphone gives digital silence: it is muted or cut off somewhere, or a filter took all sound.</source>
            <translation>Das Mikrofon liefert digitale Stille: Es ist irgendwo stumm geschaltet oder abgetrennt, oder ein Filter hat allen Ton entfernt.</translation>
        </message>
        <message>
            <source>The microphone gives no sound any more.</source>
            <translation>Das Mikrofon liefert keinen Ton mehr.</translation>
        </message>
        <message>
            <source>The microphone is gone. Connect it again, and start anew.</source>
            <translation>Das Mikrofon ist weg. Schließen Sie es wieder an und beginnen Sie neu.</translation>
        </message>
        <message>
            <source>The microphone is muted.</source>
            <translation>Das Mikrofon ist stumm geschaltet.</translation>
        </message>
        <message>
            <source>The microphone is not there, or gives no sound.</source>
            <translation>Das Mikrofon ist nicht da oder liefert keinen Ton.</translation>
        </message>
        <message>
            <source>The microphone is overloaded: the sound is clipped.</source>
            <translation>Das Mikrofon ist übersteuert: Der Ton ist verzerrt.</translation>
        </message>
        <message>
            <source>The microphone was unplugged.</source>
            <translation>Das Mikrofon wurde abgezogen.</translation>
        </message>
        <message>
            <source>The microphones can't be listed: the sound system does not answer.</source>
            <translation>Die Mikrofone können nicht aufgelistet werden: Das Soundsystem antwortet nicht.</translation>
        </message>
        <message>
            <source>The mixer of sound card {0} can't be opened.</source>
            <translation>Der Mischer der Soundkarte {0} kann nicht geöffnet werden.</translation>
        </message>
        <message>
            <source>The note is too long: at most {0} characters.</source>
            <translation>Die Notiz ist zu lang: höchstens {0} Zeichen.</translation>
        </message>
        <message>
            <source>The pairing could not be started: {0}.</source>
            <translation>Das Einrichten konnte nicht gestartet werden: {0}.</translation>
        </message>
        <message>
            <source>The pairing stopped unexpectedly, and nothing was kept. Start it again.</source>
            <translation>Das Einrichten brach unerwartet ab, und nichts wurde gespeichert. Beginnen Sie neu.</translation>
        </message>
        <message>
            <source>The pairing was cancelled.</source>
            <translation>Das Einrichten wurde abgebrochen.</translation>
        </message>
        <message>
            <source>The pairing's process had ended before.</source>
            <translation>Der Prozess des Einrichtens war schon vorher beendet.</translation>
        </message>
        <message>
            <source>The pairing's process said something that is no event.</source>
            <translation>Der Prozess des Einrichtens sagte etwas, das kein Ereignis ist.</translation>
        </message>
        <message>
            <source>The pairing's process said something that is not understood.</source>
            <translation>Der Prozess des Einrichtens sagte etwas Unverständliches.</translation>
        </message>
        <message>
            <source>The part {0} of the settings is damaged.</source>
            <translation>Der Teil {0} der Einstellungen ist beschädigt.</translation>
        </message>
        <message>
            <source>The password is wrong, or the file is damaged. Nothing was kept.</source>
            <translation>Das Passwort ist falsch, oder die Datei ist beschädigt. Nichts wurde gespeichert.</translation>
        </message>
        <message>
            <source>The pipeline's debug list holds the last ten runs only.</source>
            <translation>Die Debug-Liste der Pipeline enthält nur die letzten zehn Durchläufe.</translation>
        </message>
        <message>
            <source>The process has ended already.</source>
            <translation>Der Prozess ist bereits beendet.</translation>
        </message>
        <message>
            <source>The program found here that the log had been rolled back behind record {0}.</source>
            <translation>Das Programm stellte hier fest, dass das Protokoll hinter Eintrag {0} zurückgesetzt worden war.</translation>
        </message>
        <message>
            <source>The program that records ended before it answered. Look whether it was kept before you repeat it.</source>
            <translation>Das aufzeichnende Programm endete, bevor es antwortete. Sehen Sie nach, ob es gespeichert wurde, bevor Sie es wiederholen.</translation>
        </message>
        <message>
            <source>The program's file {0} is damaged. Install Earwitness again.</source>
            <translation>Die Programmdatei {0} ist beschädigt. Installieren Sie Earwitness erneut.</translation>
        </message>
        <message>
            <source>The reader of vendor files could not be started: {0}.</source>
            <translation>Das Leseprogramm für Herstellerdateien konnte nicht gestartet werden: {0}.</translation>
        </message>
        <message>
            <source>The record can't be understood.</source>
            <translation>Der Eintrag ist nicht zu verstehen.</translation>
        </message>
        <message>
            <source>The record does not follow from the one before it.</source>
            <translation>Der Eintrag folgt nicht aus dem vorigen.</translation>
        </message>
        <message>
            <source>The record is not as it was written.</source>
            <translation>Der Eintrag ist nicht mehr so, wie er geschrieben wurde.</translation>
        </message>
        <message>
            <source>The record's hashes are not hashes.</source>
            <translation>Die Prüfsummen des Eintrags sind keine.</translation>
        </message>
        <message>
            <source>The recorder has purged it; how long it keeps is up to the user.</source>
            <translation>Der Recorder hat es gelöscht; wie lange er aufbewahrt, bestimmt der Nutzer.</translation>
        </message>
        <message>
            <source>The recorder leaves this entity out, or was stopped at that time.</source>
            <translation>Der Recorder lässt diese Entität aus oder war zu der Zeit angehalten.</translation>
        </message>
        <message>
            <source>The recorder's thread can't wait for itself.</source>
            <translation>Der Thread des Recorders kann nicht auf sich selbst warten.</translation>
        </message>
        <message>
            <source>The recording of the room is silent: nothing arrives from the microphone.</source>
            <translation>Die Aufnahme des Raums ist still: Vom Mikrofon kommt nichts an.</translation>
        </message>
        <message>
            <source>The recordings hold nothing between 150 and 7500 Hz.</source>
            <translation>Die Aufnahmen enthalten nichts zwischen 150 und 7500 Hz.</translation>
        </message>
        <message>
            <source>The records are not those that the checkpoint signed.</source>
            <translation>Die Einträge sind nicht die, die der Prüfpunkt signiert hat.</translation>
        </message>
        <message>
            <source>The records do not lead to the head that the report names.</source>
            <translation>Die Einträge führen nicht zu dem Kopf, den der Bericht nennt.</translation>
        </message>
        <message>
            <source>The registry can't be written: {0}.</source>
            <translation>In die Registrierung kann nicht geschrieben werden: {0}.</translation>
        </message>
        <message>
            <source>The report is not signed.</source>
            <translation>Der Bericht ist nicht signiert.</translation>
        </message>
        <message>
            <source>The report was changed after it was signed, or was signed by another key.</source>
            <translation>Der Bericht wurde nach dem Signieren geändert oder mit einem anderen Schlüssel signiert.</translation>
        </message>
        <message>
            <source>The report was signed by another installation than the one expected.</source>
            <translation>Der Bericht wurde von einer anderen Installation signiert als erwartet.</translation>
        </message>
        <message>
            <source>The report would cover no time at all: its end is not after its begin.</source>
            <translation>Der Bericht würde gar keine Zeit umfassen: Sein Ende liegt nicht nach seinem Beginn.</translation>
        </message>
        <message>
            <source>The report's key is no Ed25519 key.</source>
            <translation>Der Schlüssel des Berichts ist kein Ed25519-Schlüssel.</translation>
        </message>
        <message>
            <source>The request was filed under another account or profile of the household.</source>
            <translation>Die Anfrage wurde unter einem anderen Konto oder Profil des Haushalts abgelegt.</translation>
        </message>
        <message>
            <source>The room is too loud: more than half of the chimes would be missed.</source>
            <translation>Der Raum ist zu laut: Mehr als die Hälfte der Signaltöne würde überhört.</translation>
        </message>
        <message>
            <source>The room must be heard for {0} seconds at least.</source>
            <translation>Der Raum muss mindestens {0} Sekunden lang gehört werden.</translation>
        </message>
        <message>
            <source>The rules in {0} can't be read ({1}).</source>
            <translation>Die Regeln in {0} können nicht gelesen werden ({1}).</translation>
        </message>
        <message>
            <source>The salt that hides serial numbers is too short. Restart the program, and report it.</source>
            <translation>Das Salz, das Seriennummern verbirgt, ist zu kurz. Starten Sie das Programm neu und melden Sie es.</translation>
        </message>
        <message>
            <source>The satellite plays no start sound, or it was too quiet here.</source>
            <translation>Der Satellit spielt keinen Startton, oder er war hier zu leise.</translation>
        </message>
        <message>
            <source>The sound server does not answer.</source>
            <translation>Der Soundserver antwortet nicht.</translation>
        </message>
        <message>
            <source>The sound server does not let this program do that.</source>
            <translation>Der Soundserver erlaubt diesem Programm das nicht.</translation>
        </message>
        <message>
            <source>The sound server has gone.</source>
            <translation>Der Soundserver ist weg.</translation>
        </message>
        <message>
            <source>The sound server refused.</source>
            <translation>Der Soundserver hat abgelehnt.</translation>
        </message>
        <message>
            <source>The sound server sent a message that ends too early.</source>
            <translation>Der Soundserver schickte eine Nachricht, die zu früh endet.</translation>
        </message>
        <message>
            <source>The sound server sent a message whose body is not what its protocol says.</source>
            <translation>Der Soundserver schickte eine Nachricht, deren Inhalt nicht seinem Protokoll entspricht.</translation>
        </message>
        <message>
            <source>The sound server sent a value larger than the message that holds it.</source>
            <translation>Der Soundserver schickte einen Wert, der größer ist als die Nachricht, in der er steht.</translation>
        </message>
        <message>
            <source>The sound server sent a value of type {0} where its protocol has type {1}.</source>
            <translation>Der Soundserver schickte einen Wert vom Typ {0}, wo sein Protokoll Typ {1} hat.</translation>
        </message>
        <message>
            <source>The sound server sent something that is not PipeWire's protocol.</source>
            <translation>Der Soundserver schickte etwas, das nicht PipeWires Protokoll ist.</translation>
        </message>
        <message>
            <source>The sound server sent values nested deeper than its protocol ever does.</source>
            <translation>Der Soundserver schickte Werte, die tiefer verschachtelt sind, als sein Protokoll es je tut.</translation>
        </message>
        <message>
            <source>The sound server spoke of an object that this program never asked for.</source>
            <translation>Der Soundserver sprach von einem Objekt, nach dem dieses Programm nie gefragt hat.</translation>
        </message>
        <message>
            <source>The sound server stopped in the middle of a message.</source>
            <translation>Der Soundserver hörte mitten in einer Nachricht auf.</translation>
        </message>
        <message>
            <source>The sound server stopped listening to this program.</source>
            <translation>Der Soundserver hört diesem Programm nicht mehr zu.</translation>
        </message>
        <message>
            <source>The sound server took it, but the microphone is not muted.</source>
            <translation>Der Soundserver hat es angenommen, aber das Mikrofon ist nicht stumm.</translation>
        </message>
        <message>
            <source>The sound server took it, but the microphone stays silent: look at its volume in the sound settings.</source>
            <translation>Der Soundserver hat es angenommen, aber das Mikrofon bleibt still: Prüfen Sie seine Lautstärke in den Klangeinstellungen.</translation>
        </message>
        <message>
            <source>The sound system can't be asked for its microphones ({0}).</source>
            <translation>Das Soundsystem kann nicht nach seinen Mikrofonen gefragt werden ({0}).</translation>
        </message>
        <message>
            <source>The speaker has moved to Gemini and the Gemini Apps folder was not exported. Whether its requests appear there is not known.</source>
            <translation>Der Lautsprecher ist zu Gemini gewechselt, und der Ordner „Gemini Apps“ wurde nicht exportiert. Ob seine Anfragen dort erscheinen, ist nicht bekannt.</translation>
        </message>
        <message>
            <source>The speaker's name or room is too long: at most {0} characters.</source>
            <translation>Der Name oder Raum des Smart-Speakers ist zu lang: höchstens {0} Zeichen.</translation>
        </message>
        <message>
            <source>The start sound was off or too quiet to be heard here.</source>
            <translation>Der Startton war aus oder zu leise, um hier gehört zu werden.</translation>
        </message>
        <message>
            <source>The state of a sound card can't be read ({0}).</source>
            <translation>Der Zustand einer Soundkarte kann nicht gelesen werden ({0}).</translation>
        </message>
        <message>
            <source>The stream was cut off, but the session manager connected it again at once.</source>
            <translation>Der Datenstrom wurde getrennt, aber der Sitzungsverwalter hat ihn sofort wieder verbunden.</translation>
        </message>
        <message>
            <source>The system can't report changes in {0} ({1}). Raise fs.inotify.max_user_watches.</source>
            <translation>Das System kann Änderungen in {0} nicht melden ({1}). Erhöhen Sie fs.inotify.max_user_watches.</translation>
        </message>
        <message>
            <source>The system can't report changes of files to this program ({0}). Close programs that watch many files, or raise fs.inotify.max_user_instances.</source>
            <translation>Das System kann diesem Programm keine Änderungen von Dateien melden ({0}). Schließen Sie Programme, die viele Dateien beobachten, oder erhöhen Sie fs.inotify.max_user_instances.</translation>
        </message>
        <message>
            <source>The table is broken near line {0}. Export it again, and don't edit it.</source>
            <translation>Die Tabelle ist nahe Zeile {0} kaputt. Exportieren Sie sie erneut und bearbeiten Sie sie nicht.</translation>
        </message>
        <message>
            <source>The table names more than a thousand satellites, so it was not read.</source>
            <translation>Die Tabelle nennt mehr als tausend Satelliten, darum wurde sie nicht gelesen.</translation>
        </message>
        <message>
            <source>The table {0} does not show what the log says.</source>
            <translation>Die Tabelle {0} zeigt nicht, was das Protokoll sagt.</translation>
        </message>
        <message>
            <source>The table's first line is not the one that Home Assistant writes. Download the history again.</source>
            <translation>Die erste Zeile der Tabelle ist nicht die, die Home Assistant schreibt. Laden Sie den Verlauf erneut herunter.</translation>
        </message>
        <message>
            <source>The uncertainty of a sighting lies between 0 and 3600 seconds.</source>
            <translation>Die Unsicherheit einer Beobachtung liegt zwischen 0 und 3600 Sekunden.</translation>
        </message>
        <message>
            <source>The wall clock was moved and no note of it was made.</source>
            <translation>Die Uhr wurde verstellt, und es wurde nicht vermerkt.</translation>
        </message>
        <message>
            <source>The watcher %s ended by a fault of its own.</source>
            <translation>Der Beobachter %s endete durch einen eigenen Fehler.</translation>
        </message>
        <message>
            <source>The {0}. rule is damaged ({1}). Mend it or take it out.</source>
            <translation>Die {0}. Regel ist beschädigt ({1}). Reparieren Sie sie, oder nehmen Sie sie heraus.</translation>
        </message>
        <message>
            <source>There are no rules in {0}.</source>
            <translation>In {0} stehen keine Regeln.</translation>
        </message>
        <message>
            <source>There are sound cards, but this kernel does not say who uses them (it lacks CONFIG_SND_PROC_FS).</source>
            <translation>Es gibt Soundkarten, aber dieser Kernel sagt nicht, wer sie nutzt (ihm fehlt CONFIG_SND_PROC_FS).</translation>
        </message>
        <message>
            <source>There are too many journals set aside beside {0}. Move some away first.</source>
            <translation>Neben {0} liegen zu viele beiseitegelegte Journale. Verschieben Sie zuerst einige.</translation>
        </message>
        <message>
            <source>There are two sounds, one after the wake word and one when it stops listening; they are set one by one.</source>
            <translation>Es gibt zwei Töne, einen nach dem Aktivierungswort und einen, wenn das Zuhören endet; sie werden einzeln eingestellt.</translation>
        </message>
        <message>
            <source>There is a record numbered {0}.</source>
            <translation>Es gibt einen Eintrag mit der Nummer {0}.</translation>
        </message>
        <message>
            <source>There is no X server to hold hotkeys. Use the tray's menu instead.</source>
            <translation>Es gibt keinen X-Server, der Tastenkürzel halten könnte. Nutzen Sie stattdessen das Menü des Symbols.</translation>
        </message>
        <message>
            <source>There is no activation in it that could be kept, so nothing was imported.</source>
            <translation>Sie enthält keine Aktivierung, die gespeichert werden könnte, darum wurde nichts importiert.</translation>
        </message>
        <message>
            <source>There is no finding {0}. `crosscheck --json` lists them with their ids.</source>
            <translation>Es gibt keinen Befund {0}. `crosscheck --json` listet sie mit ihren Kennungen auf.</translation>
        </message>
        <message>
            <source>There is no key {0}. Write a combination like &lt;ctrl&gt;+&lt;alt&gt;+m or &lt;f9&gt;.</source>
            <translation>Es gibt keine Taste {0}. Schreiben Sie eine Kombination wie &lt;ctrl&gt;+&lt;alt&gt;+m oder &lt;f9&gt;.</translation>
        </message>
        <message>
            <source>There is no speaker of that name. `speakers list` shows those there are; `speakers add` adds one.</source>
            <translation>Es gibt keinen Smart-Speaker dieses Namens. `speakers list` zeigt die vorhandenen; `speakers add` fügt einen hinzu.</translation>
        </message>
        <message>
            <source>There is no such import, or it was undone already. `import --list` shows those there are.</source>
            <translation>Es gibt keinen solchen Import, oder er wurde schon zurückgenommen. `import --list` zeigt die vorhandenen.</translation>
        </message>
        <message>
            <source>There is no such sighting. `sightings` shows those there are, each with its id.</source>
            <translation>Es gibt keine solche Beobachtung. `sightings` zeigt die vorhandenen mit ihren Kennungen.</translation>
        </message>
        <message>
            <source>There is no such speaker; it may have been forgotten. `speakers list` shows those there are.</source>
            <translation>Es gibt keinen solchen Smart-Speaker; vielleicht wurde er vergessen. `speakers list` zeigt die vorhandenen.</translation>
        </message>
        <message>
            <source>There is no such speaker; it may have been forgotten. `speakers` shows those there are.</source>
            <translation>Es gibt keinen solchen Smart-Speaker; vielleicht wurde er vergessen. `speakers` zeigt die vorhandenen.</translation>
        </message>
        <message>
            <source>There is no voice history in it that this program knows. If the export came in several parts, import them all at once.</source>
            <translation>Sie enthält keinen Sprachverlauf, den dieses Programm kennt. Kam der Export in mehreren Teilen, importieren Sie alle zusammen.</translation>
        </message>
        <message>
            <source>These Wyoming events say how much audio had passed, not what time it was, so they can't be compared. Log detections with the time of day in "at", or use the history of Home Assistant.</source>
            <translation>Diese Wyoming-Ereignisse sagen, wie viel Ton vergangen war, nicht, wie spät es war; sie können nicht verglichen werden. Protokollieren Sie Erkennungen mit der Uhrzeit in „at“, oder verwenden Sie den Verlauf von Home Assistant.</translation>
        </message>
        <message>
            <source>These files are of several vendors. Import those of one vendor at a time.</source>
            <translation>Diese Dateien stammen von mehreren Herstellern. Importieren Sie die eines Herstellers auf einmal.</translation>
        </message>
        <message>
            <source>This desktop can't start programs from a Flatpak at login: its portal lacks Background.</source>
            <translation>Dieser Desktop kann bei der Anmeldung keine Programme aus einem Flatpak starten: Seinem Portal fehlt „Background“.</translation>
        </message>
        <message>
            <source>This desktop offers no hotkeys to programs (its portal lacks GlobalShortcuts). Use the tray's menu instead.</source>
            <translation>Dieser Desktop bietet Programmen keine Tastenkürzel (seinem Portal fehlt GlobalShortcuts). Nutzen Sie stattdessen das Menü des Symbols.</translation>
        </message>
        <message>
            <source>This history is of {0}, and the speaker is of {1}. Choose the speaker it is of.</source>
            <translation>Dieser Verlauf ist von {0}, und der Smart-Speaker ist von {1}. Wählen Sie den Smart-Speaker, von dem er stammt.</translation>
        </message>
        <message>
            <source>This is Earwitness itself. Pause listening instead.</source>
            <translation>Das ist Earwitness selbst. Pausieren Sie stattdessen das Zuhören.</translation>
        </message>
        <message>
            <source>This is Earwitness itself. Quit it from its own menu.</source>
            <translation>Das ist Earwitness selbst. Beenden Sie es über sein eigenes Menü.</translation>
        </message>
        <message>
            <source>This is a saved sign-in page, not your history: you had been signed out. Sign in, and save it again.</source>
            <translation>Das ist eine gespeicherte Anmeldeseite, nicht Ihr Verlauf: Sie waren abgemeldet. Melden Sie sich an und speichern Sie erneut.</translation>
        </message>
        <message>
            <source>This is a saved web page, not the list itself. Use the export, or copy it into time,device,kind,text.</source>
            <translation>Das ist eine gespeicherte Webseite, nicht die Liste selbst. Verwenden Sie den Export, oder übertragen Sie sie in time,device,kind,text.</translation>
        </message>
        <message>
            <source>This is a service of the system.</source>
            <translation>Das ist ein Dienst des Systems.</translation>
        </message>
        <message>
            <source>This is no answer of a time-stamping authority, or it is damaged.</source>
            <translation>Das ist keine Antwort eines Zeitstempeldienstes, oder sie ist beschädigt.</translation>
        </message>
        <message>
            <source>This is no bundle of Earwitness, or it is damaged.</source>
            <translation>Das ist kein Paket von Earwitness, oder es ist beschädigt.</translation>
        </message>
        <message>
            <source>This is no chime of Earwitness, or it is damaged. Pair the speaker again.</source>
            <translation>Das ist kein Signalton von Earwitness, oder er ist beschädigt. Richten Sie den Smart-Speaker erneut ein.</translation>
        </message>
        <message>
            <source>This is no report of Earwitness, or one of another version.</source>
            <translation>Das ist kein Bericht von Earwitness, oder er ist von einer anderen Version.</translation>
        </message>
        <message>
            <source>This is no report of Earwitness: it is not readable as one.</source>
            <translation>Das ist kein Bericht von Earwitness: Er ist als solcher nicht lesbar.</translation>
        </message>
        <message>
            <source>This is no speaker that Earwitness wrote. Choose a file that `speakers export` made.</source>
            <translation>Das ist kein Smart-Speaker, den Earwitness geschrieben hat. Wählen Sie eine Datei, die `speakers export` erzeugt hat.</translation>
        </message>
        <message>
            <source>This journal was opened without a key.</source>
            <translation>Dieses Journal wurde ohne Schlüssel geöffnet.</translation>
        </message>
        <message>
            <source>This kernel does not say who uses its sound cards (it lacks CONFIG_SND_VERBOSE_PROCFS).</source>
            <translation>Dieser Kernel sagt nicht, wer seine Soundkarten nutzt (ihm fehlt CONFIG_SND_VERBOSE_PROCFS).</translation>
        </message>
        <message>
            <source>This log was signed, but its signatures are not there.</source>
            <translation>Dieses Protokoll wurde signiert, aber seine Signaturen sind nicht da.</translation>
        </message>
        <message>
            <source>This microphone leaves out the pitch of the chime: it takes too few samples a second.</source>
            <translation>Dieses Mikrofon lässt die Tonhöhe des Signaltons aus: Es nimmt zu wenige Abtastwerte je Sekunde.</translation>
        </message>
        <message>
            <source>This process belongs to another user or to the system.</source>
            <translation>Dieser Prozess gehört einem anderen Benutzer oder dem System.</translation>
        </message>
        <message>
            <source>This process has the rights of the system (root).</source>
            <translation>Dieser Prozess hat die Rechte des Systems (root).</translation>
        </message>
        <message>
            <source>This program can't be allowed: who it is rests on its own word, and any other could say the same.</source>
            <translation>Dieses Programm lässt sich nicht erlauben: Wer es ist, beruht nur auf seinem eigenen Wort, und jedes andere könnte dasselbe sagen.</translation>
        </message>
        <message>
            <source>This program uses the sound card itself, past any sound server, so its stream can't be cut off. Mute the microphone, or end the program.</source>
            <translation>Dieses Programm benutzt die Soundkarte selbst, an jedem Soundserver vorbei; sein Datenstrom kann nicht getrennt werden. Schalten Sie das Mikrofon stumm oder beenden Sie das Programm.</translation>
        </message>
        <message>
            <source>This report is damaged: parts of it are not what a report holds.</source>
            <translation>Dieser Bericht ist beschädigt: Teile davon gehören nicht in einen Bericht.</translation>
        </message>
        <message>
            <source>This session has no keyring that keeps a key safe, so the journal is not signed.</source>
            <translation>Diese Sitzung hat keinen Schlüsselbund, der einen Schlüssel sicher verwahrt, darum wird das Journal nicht signiert.</translation>
        </message>
        <message>
            <source>This sound card has no switch for its microphone.</source>
            <translation>Diese Soundkarte hat keinen Schalter für ihr Mikrofon.</translation>
        </message>
        <message>
            <source>This speaker is not listened for any more.</source>
            <translation>Auf diesen Smart-Speaker wird nicht mehr gehört.</translation>
        </message>
        <message>
            <source>This system has no safe way to end a process. Use its own task manager.</source>
            <translation>Dieses System kennt keinen sicheren Weg, einen Prozess zu beenden. Verwenden Sie seine eigene Aufgabenverwaltung.</translation>
        </message>
        <message>
            <source>To hear a speaker, Earwitness needs {0}. Run: pip install {1}</source>
            <translation>Um einen Smart-Speaker zu hören, braucht Earwitness {0}. Führen Sie aus: pip install {1}</translation>
        </message>
        <message>
            <source>Until then nothing is listened for, and all else is as it is without the file.</source>
            <translation>Bis dahin wird auf nichts gehört, und alles Übrige ist wie ohne die Datei.</translation>
        </message>
        <message>
            <source>Until then what was chosen last stays.</source>
            <translation>Bis dahin bleibt, was zuletzt gewählt war.</translation>
        </message>
        <message>
            <source>Use WAV, FLAC or Ogg.</source>
            <translation>Verwenden Sie WAV, FLAC oder Ogg.</translation>
        </message>
        <message>
            <source>Use takeout.google.com: only "My Activity", products Assistant, Voice and Audio and Gemini Apps, format JSON, not HTML.</source>
            <translation>Nutzen Sie takeout.google.com: nur „Meine Aktivitäten“, die Produkte Assistant, Sprach- und Audioaktivitäten und Gemini Apps, Format JSON, nicht HTML.</translation>
        </message>
        <message>
            <source>VRT NWS</source>
            <translation>VRT NWS</translation>
        </message>
        <message>
            <source>Voice Match filed it under another member's account; voices it does not know go to the owner's.</source>
            <translation>Voice Match hat es unter dem Konto eines anderen Mitglieds abgelegt; unbekannte Stimmen gehen an das des Eigentümers.</translation>
        </message>
        <message>
            <source>Web &amp; App Activity is off for the account, and then nothing is stored.</source>
            <translation>„Web- &amp; App-Aktivitäten“ ist für das Konto aus, und dann wird nichts gespeichert.</translation>
        </message>
        <message>
            <source>What is heard is the computer's own loudspeaker, not a microphone.</source>
            <translation>Was gehört wird, ist der eigene Lautsprecher des Computers, kein Mikrofon.</translation>
        </message>
        <message>
            <source>What the journal keeps of presence, acts and rules is damaged.</source>
            <translation>Was das Journal über Anwesenheit, Handlungen und Regeln aufbewahrt, ist beschädigt.</translation>
        </message>
        <message>
            <source>What the journal keeps of rules is damaged.</source>
            <translation>Was das Journal über Regeln aufbewahrt, ist beschädigt.</translation>
        </message>
        <message>
            <source>What the journal keeps of speakers is damaged.</source>
            <translation>Was das Journal über Smart-Speaker aufbewahrt, ist beschädigt.</translation>
        </message>
        <message>
            <source>What was done is not told as it was recorded.</source>
            <translation>Was getan wurde, steht anders da, als es aufgezeichnet wurde.</translation>
        </message>
        <message>
            <source>What was heard was another sound.</source>
            <translation>Gehört wurde ein anderer Klang.</translation>
        </message>
        <message>
            <source>What was heard was another sound: an alarm, an announcement, a routine, a television.</source>
            <translation>Gehört wurde ein anderer Klang: ein Wecker, eine Durchsage, eine Routine, ein Fernseher.</translation>
        </message>
        <message>
            <source>What was learned can't be deleted: {0}.</source>
            <translation>Das Gelernte kann nicht gelöscht werden: {0}.</translation>
        </message>
        <message>
            <source>What was learned can't be read: {0}.</source>
            <translation>Das Gelernte kann nicht gelesen werden: {0}.</translation>
        </message>
        <message>
            <source>What was learned can't be written to {0}: {1}.</source>
            <translation>Das Gelernte kann nicht nach {0} geschrieben werden: {1}.</translation>
        </message>
        <message>
            <source>What was learned of this speaker is damaged and can't be read. Pair it again.</source>
            <translation>Was von diesem Smart-Speaker gelernt wurde, ist beschädigt und kann nicht gelesen werden. Richten Sie ihn erneut ein.</translation>
        </message>
        <message>
            <source>What was learned of this speaker is locked in the keyring, which did not open: {0}. Unlock it, or pair the speaker again.</source>
            <translation>Was von diesem Smart-Speaker gelernt wurde, liegt im Schlüsselbund verschlossen, der sich nicht öffnete: {0}. Entsperren Sie ihn, oder richten Sie den Smart-Speaker erneut ein.</translation>
        </message>
        <message>
            <source>What was recorded here was erased.</source>
            <translation>Was hier aufgezeichnet war, wurde gelöscht.</translation>
        </message>
        <message>
            <source>What was to be kept is not as this program writes it, so nothing of it was kept. Is another version running?</source>
            <translation>Was gespeichert werden sollte, ist nicht so, wie dieses Programm es schreibt, darum wurde nichts davon gespeichert. Läuft eine andere Version?</translation>
        </message>
        <message>
            <source>Who was there is not told as it was recorded.</source>
            <translation>Wer da war, steht anders da, als es aufgezeichnet wurde.</translation>
        </message>
        <message>
            <source>With Web &amp; App Activity off nothing is stored; then there is nothing to compare with either.</source>
            <translation>Ist „Web- &amp; App-Aktivitäten“ aus, wird nichts gespeichert; dann gibt es auch nichts zu vergleichen.</translation>
        </message>
        <message>
            <source>Without a sound server one stream can't be cut off. Mute the microphone, or end the program.</source>
            <translation>Ohne Soundserver kann ein einzelner Strom nicht abgetrennt werden. Schalten Sie das Mikrofon stumm, oder beenden Sie das Programm.</translation>
        </message>
        <message>
            <source>Your own machine keeps the history, for as long as you set the recorder to.</source>
            <translation>Ihr eigener Rechner bewahrt den Verlauf auf, so lange, wie Sie es im Recorder eingestellt haben.</translation>
        </message>
        <message>
            <source>alexa-remote and 456 public raw records, counted</source>
            <translation>alexa-remote und 456 öffentliche Rohdatensätze, ausgezählt</translation>
        </message>
        <message>
            <source>alexa-remote, alexa_media_player (they wait and ask again)</source>
            <translation>alexa-remote, alexa_media_player (sie warten und fragen noch einmal)</translation>
        </message>
        <message>
            <source>alexa_media_player, aioamazondevices and openHAB drop these labels</source>
            <translation>alexa_media_player, aioamazondevices und openHAB lassen diese Kennzeichen weg</translation>
        </message>
        <message>
            <source>an Echo makes sounds for these too; not measured</source>
            <translation>ein Echo gibt auch dafür Töne von sich; nicht gemessen</translation>
        </message>
        <message>
            <source>apple.com/privacy/approach-to-privacy</source>
            <translation>apple.com/privacy/approach-to-privacy</translation>
        </message>
        <message>
            <source>common sense</source>
            <translation>gesunder Menschenverstand</translation>
        </message>
        <message>
            <source>common to such histories</source>
            <translation>bei solchen Verläufen üblich</translation>
        </message>
        <message>
            <source>common to such speakers</source>
            <translation>bei solchen Smart-Speakern üblich</translation>
        </message>
        <message>
            <source>esphome/home-assistant-voice-pe a7a9b9a</source>
            <translation>esphome/home-assistant-voice-pe a7a9b9a</translation>
        </message>
        <message>
            <source>esphome/home-assistant-voice-pe a7a9b9a (RESTORE_DEFAULT_ON)</source>
            <translation>esphome/home-assistant-voice-pe a7a9b9a (RESTORE_DEFAULT_ON)</translation>
        </message>
        <message>
            <source>from memory; not seen on a device</source>
            <translation>aus dem Gedächtnis; an keinem Gerät gesehen</translation>
        </message>
        <message>
            <source>google_takeout_parser: no device name or serial in the record</source>
            <translation>google_takeout_parser: weder Gerätename noch Seriennummer im Datensatz</translation>
        </message>
        <message>
            <source>heise; CheckMyVA</source>
            <translation>heise; CheckMyVA</translation>
        </message>
        <message>
            <source>home-assistant/core assist_pipeline/pipeline.py, STORED_PIPELINE_RUNS</source>
            <translation>home-assistant/core assist_pipeline/pipeline.py, STORED_PIPELINE_RUNS</translation>
        </message>
        <message>
            <source>iLEAPP; inferred</source>
            <translation>iLEAPP; erschlossen</translation>
        </message>
        <message>
            <source>inferred from assist_satellite's states</source>
            <translation>erschlossen aus den Zuständen von assist_satellite</translation>
        </message>
        <message>
            <source>inferred; nothing was found</source>
            <translation>erschlossen; es wurde nichts gefunden</translation>
        </message>
        <message>
            <source>no figure of Google's is known</source>
            <translation>von Google ist keine Angabe bekannt</translation>
        </message>
        <message>
            <source>not measured</source>
            <translation>nicht gemessen</translation>
        </message>
        <message>
            <source>not verified: no export of Gemini for Home was seen</source>
            <translation>nicht geprüft: Kein Export von Gemini for Home lag vor</translation>
        </message>
        <message>
            <source>nothing is known about this vendor</source>
            <translation>über diesen Hersteller ist nichts bekannt</translation>
        </message>
        <message>
            <source>public raw records with DEVICE_ARBITRATION (alexa-remote issue 269)</source>
            <translation>öffentliche Rohdatensätze mit DEVICE_ARBITRATION (alexa-remote, Issue 269)</translation>
        </message>
        <message>
            <source>rhasspy/wyoming-satellite, --awake-wav</source>
            <translation>rhasspy/wyoming-satellite, --awake-wav</translation>
        </message>
        <message>
            <source>safety.google/assistant</source>
            <translation>safety.google/assistant</translation>
        </message>
        <message>
            <source>the imported file</source>
            <translation>die importierte Datei</translation>
        </message>
        <message>
            <source>this program's estimate</source>
            <translation>Schätzung dieses Programms</translation>
        </message>
        <message>
            <source>What is on screen: {span}</source>
            <translation>Was angezeigt wird: {span}</translation>
        </message>
        <message>
            <source>{program} only: {span}</source>
            <translation>Nur {program}: {span}</translation>
        </message>
        <message>
            <source>Table  T</source>
            <translation>Tabelle  T</translation>
        </message>
        <message>
            <source>Mark  S</source>
            <translation>Markieren  S</translation>
        </message>
        <message>
            <source>Report…  R</source>
            <translation>Bericht…  R</translation>
        </message>
        <message>
            <source>Filter programs   /</source>
            <translation>Programme filtern   /</translation>
        </message>
        <message>
            <source>No span is marked.</source>
            <translation>Es ist keine Zeitspanne markiert.</translation>
        </message>
        <message>
            <source>Marked: {span}</source>
            <translation>Markiert: {span}</translation>
        </message>
        <message>
            <source>The marked span: {span}</source>
            <translation>Die markierte Zeitspanne: {span}</translation>
        </message>
        <message>
            <source>Make a report of the marked span</source>
            <translation>Einen Bericht über die markierte Zeitspanne erstellen</translation>
        </message>
        <message>
            <source>Make a report of the time on screen</source>
            <translation>Einen Bericht über die angezeigte Zeit erstellen</translation>
        </message>
        <message>
            <source>Mark a span by dragging; with Shift it is marked at any time</source>
            <translation>Eine Zeitspanne durch Ziehen markieren; mit der Umschalttaste jederzeit</translation>
        </message>
        <message>
            <source>January</source>
            <translation>Januar</translation>
        </message>
        <message>
            <source>February</source>
            <translation>Februar</translation>
        </message>
        <message>
            <source>March</source>
            <translation>März</translation>
        </message>
        <message>
            <source>April</source>
            <translation>April</translation>
        </message>
        <message>
            <source>May</source>
            <translation>Mai</translation>
        </message>
        <message>
            <source>June</source>
            <translation>Juni</translation>
        </message>
        <message>
            <source>July</source>
            <translation>Juli</translation>
        </message>
        <message>
            <source>August</source>
            <translation>August</translation>
        </message>
        <message>
            <source>September</source>
            <translation>September</translation>
        </message>
        <message>
            <source>October</source>
            <translation>Oktober</translation>
        </message>
        <message>
            <source>November</source>
            <translation>November</translation>
        </message>
        <message>
            <source>December</source>
            <translation>Dezember</translation>
        </message>
        <message>
            <source>Jan</source>
            <translation>Jan.</translation>
        </message>
        <message>
            <source>Feb</source>
            <translation>Feb.</translation>
        </message>
        <message>
            <source>Mar</source>
            <translation>März</translation>
        </message>
        <message>
            <source>Apr</source>
            <translation>Apr.</translation>
        </message>
        <message>
            <source>Jun</source>
            <translation>Juni</translation>
        </message>
        <message>
            <source>Jul</source>
            <translation>Juli</translation>
        </message>
        <message>
            <source>Aug</source>
            <translation>Aug.</translation>
        </message>
        <message>
            <source>Sep</source>
            <translation>Sept.</translation>
        </message>
        <message>
            <source>Oct</source>
            <translation>Okt.</translation>
        </message>
        <message>
            <source>Nov</source>
            <translation>Nov.</translation>
        </message>
        <message>
            <source>Dec</source>
            <translation>Dez.</translation>
        </message>
        <message>
            <source>{day} {month}</source>
            <translation>{day}. {month}</translation>
        </message>
        <message>
            <source>{day} {month} {year}</source>
            <translation>{day}. {month} {year}</translation>
        </message>
        <message>
            <source>One row a program, from {since} to {until}. Hatched: not covered.</source>
            <translation>Eine Zeile je Programm, von {since} bis {until}. Schraffiert: nicht beobachtet.</translation>
        </message>
        <message numerus="yes">
            <source>{One more program is|%n more programs are} only in the table.</source>
            <translation>
                <numerusform>Ein weiteres Programm steht nur in der Tabelle.</numerusform>
                <numerusform>%n weitere Programme stehen nur in der Tabelle.</numerusform>
            </translation>
        </message>
        <message>
            <source>Who used a microphone, and when</source>
            <translation>Wer wann ein Mikrofon genutzt hat</translation>
        </message>
        <message>
            <source>{speaker}: witnessed here</source>
            <translation>{speaker}: hier beobachtet</translation>
        </message>
        <message>
            <source>{speaker}: the vendor says</source>
            <translation>{speaker}: laut Hersteller</translation>
        </message>
        <message>
            <source>Somebody was there</source>
            <translation>Jemand war da</translation>
        </message>
        <message>
            <source>Nobody there, or locked</source>
            <translation>Niemand da oder gesperrt</translation>
        </message>
        <message>
            <source>The time at a glance</source>
            <translation>Die Zeit auf einen Blick</translation>
        </message>
        <message>
            <source>What was recorded</source>
            <translation>Was aufgezeichnet wurde</translation>
        </message>
        <message>
            <source>Alerts, and what was done</source>
            <translation>Meldungen, und was getan wurde</translation>
        </message>
        <message>
            <source>Whether anyone was there</source>
            <translation>Ob jemand da war</translation>
        </message>
        <message>
            <source>What was covered and what was not</source>
            <translation>Was beobachtet wurde und was nicht</translation>
        </message>
        <message>
            <source>What may be concluded, and what may not</source>
            <translation>Was daraus geschlossen werden darf und was nicht</translation>
        </message>
        <message>
            <source>How this was recorded</source>
            <translation>Wie dies aufgezeichnet wurde</translation>
        </message>
        <message>
            <source>How to check this report</source>
            <translation>Wie sich dieser Bericht prüfen lässt</translation>
        </message>
        <message>
            <source>Who listened: an incident report</source>
            <translation>Wer hat zugehört? Ein Vorfallbericht</translation>
        </message>
        <message>
            <source>en</source>
            <comment>the language's own code, as in HTML's lang</comment>
            <translation>de</translation>
        </message>
        <message>
            <source>confirmed: the operating system itself names the process</source>
            <translation>bestätigt: Das Betriebssystem selbst nennt den Prozess</translation>
        </message>
        <message>
            <source>checked: the program's own word agrees with what the operating system says</source>
            <translation>geprüft: Die eigene Angabe des Programms stimmt mit dem Betriebssystem überein</translation>
        </message>
        <message>
            <source>its own word: nothing but the program itself says who it is</source>
            <translation>eigene Angabe: Nur das Programm selbst sagt, wer es ist</translation>
        </message>
        <message>
            <source>contradicted: what the program says of itself is not what the operating system says</source>
            <translation>widersprochen: Was das Programm über sich sagt, ist nicht, was das Betriebssystem sagt</translation>
        </message>
        <message>
            <source>go-between: the process that is known only passes the sound on to another one</source>
            <translation>Vermittler: Der bekannte Prozess reicht den Ton nur an einen anderen weiter</translation>
        </message>
        <message>
            <source>unknown: nothing shows which program it was</source>
            <translation>unbekannt: Nichts zeigt, welches Programm es war</translation>
        </message>
        <message>
            <source>that the openings listed took place, at the times given, by the processes named where the identity is confirmed or checked</source>
            <translation>dass die aufgeführten Nutzungen zu den genannten Zeiten stattfanden, und zwar durch die genannten Prozesse, wo die Identität bestätigt oder geprüft ist</translation>
        </message>
        <message>
            <source>that in the times covered the watchers named saw no others</source>
            <translation>dass die genannten Beobachter in den beobachteten Zeiten keine weiteren gesehen haben</translation>
        </message>
        <message>
            <source>that what is listed as done was ordered at that time by whom or what is named there, and that the sound server or the operating system carried it out without an error</source>
            <translation>dass das, was als erledigt aufgeführt ist, zu dieser Zeit von dem verlangt wurde, wer oder was dort genannt ist, und dass der Soundserver oder das Betriebssystem es ohne Fehler ausgeführt hat</translation>
        </message>
        <message>
            <source>that this computer's keyboard or pointer was in use, or was not, or its screen was locked, in the times that are given for it</source>
            <translation>dass Tastatur oder Maus dieses Computers in den dafür genannten Zeiten benutzt wurden oder nicht, oder dass sein Bildschirm gesperrt war</translation>
        </message>
        <message>
            <source>that a person listened, or what was heard: Earwitness keeps no sound and sees no content</source>
            <translation>dass ein Mensch zugehört hat oder was zu hören war: Earwitness bewahrt keinen Ton auf und sieht keine Inhalte</translation>
        </message>
        <message>
            <source>that a program named only by its own word is what it calls itself</source>
            <translation>dass ein Programm, das nur durch seine eigene Angabe bekannt ist, das ist, wofür es sich ausgibt</translation>
        </message>
        <message>
            <source>that nothing happened in a time that was not covered</source>
            <translation>dass in einer nicht beobachteten Zeit nichts geschehen ist</translation>
        </message>
        <message>
            <source>that a program meant harm: opening a microphone is what many programs are asked to do</source>
            <translation>dass ein Programm Schaden wollte: Ein Mikrofon zu öffnen ist, worum viele Programme gebeten werden</translation>
        </message>
        <message>
            <source>that nothing was heard before a microphone was muted or a program cut off, or that nobody took that back later by another way</source>
            <translation>dass nichts gehört wurde, bevor ein Mikrofon stumm geschaltet oder ein Programm vom Mikrofon getrennt war, oder dass niemand es später auf anderem Weg rückgängig machte</translation>
        </message>
        <message>
            <source>who was at the computer, or that nobody was in the room: somebody who touches nothing is not noticed</source>
            <translation>wer am Computer war, oder dass niemand im Raum war: Wer nichts berührt, wird nicht bemerkt</translation>
        </message>
        <message>
            <source>that a vendor hid something, because its history lacks an activation: each finding lists the reasons that remain possible, and a single one may be an error of this program</source>
            <translation>dass ein Hersteller etwas verborgen hat, weil in seinem Verlauf eine Aktivierung fehlt: Jeder Befund nennt die Gründe, die möglich bleiben, und ein einzelner kann ein Fehler dieses Programms sein</translation>
        </message>
        <message>
            <source>that nobody with this account's rights changed the journal before it was signed</source>
            <translation>dass niemand mit den Rechten dieses Kontos das Journal geändert hat, bevor es unterschrieben wurde</translation>
        </message>
        <message>
            <source>Earwitness was watching the whole time ({length}).</source>
            <translation>Earwitness hat die ganze Zeit ({length}) beobachtet.</translation>
        </message>
        <message>
            <source>Earwitness was not able to watch at any moment of this time.</source>
            <translation>Earwitness konnte in dieser Zeit zu keinem Augenblick beobachten.</translation>
        </message>
        <message>
            <source>Earwitness was watching for {watched} of it, and not for {lost}.</source>
            <translation>Earwitness hat {watched} davon beobachtet, {lost} nicht.</translation>
        </message>
        <message>
            <source>no watcher</source>
            <translation>kein Beobachter</translation>
        </message>
        <message>
            <source>Of a time that was not covered nothing can be said: neither that something happened nor that nothing did.</source>
            <translation>Über eine nicht beobachtete Zeit lässt sich nichts sagen: weder dass etwas geschah noch dass nichts geschah.</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>Who could not see</source>
            <translation>Wer nichts sehen konnte</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Warum</translation>
        </message>
        <message>
            <source>Witnessed</source>
            <translation>Beobachtet</translation>
        </message>
        <message>
            <source>Vendor says</source>
            <translation>Hersteller sagt</translation>
        </message>
        <message>
            <source>1 new · 2 explained · 3 incident · Ctrl+Z takes back · Enter details · Ctrl+F filter · Ctrl+C copies · R report</source>
            <translation>1 neu · 2 erklärt · 3 Vorfall · Strg+Z nimmt zurück · Enter Einzelheiten · Strg+F filtert · Strg+C kopiert · R Bericht</translation>
        </message>
        <message>
            <source>Choose a finding in the table first.</source>
            <translation>Wählen Sie zuerst einen Befund in der Tabelle.</translation>
        </message>
        <message>
            <source>The speaker of this finding is not known any more, so there is nobody to write to.</source>
            <translation>Der Smart-Speaker dieses Befunds ist nicht mehr bekannt, darum gibt es niemanden, an den zu schreiben wäre.</translation>
        </message>
        <message>
            <source>No finding is like that.</source>
            <translation>Kein Befund passt dazu.</translation>
        </message>
        <message>
            <source>Holding what was witnessed against what the vendors say…</source>
            <translation>Was beobachtet wurde, wird mit dem verglichen, was die Hersteller sagen …</translation>
        </message>
        <message>
            <source>Missing from the history</source>
            <translation>Fehlt im Verlauf</translation>
        </message>
        <message>
            <source>Vanished from the history</source>
            <translation>Aus dem Verlauf verschwunden</translation>
        </message>
        <message>
            <source>Not witnessed here</source>
            <translation>Hier nicht beobachtet</translation>
        </message>
        <message>
            <source>Ambiguous</source>
            <translation>Mehrdeutig</translation>
        </message>
        <message>
            <source>Cannot be told</source>
            <translation>Nicht feststellbar</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>Bestätigt</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>Fehlt</translation>
        </message>
        <message>
            <source>Vanished</source>
            <translation>Verschwunden</translation>
        </message>
        <message>
            <source>Not witnessed</source>
            <translation>Nicht beobachtet</translation>
        </message>
        <message>
            <source>The imported history covers this time and does not have it.</source>
            <translation>Der importierte Verlauf umfasst diese Zeit und enthält es nicht.</translation>
        </message>
        <message>
            <source>An earlier import had it, a later one does not.</source>
            <translation>Ein früherer Import enthielt es, ein späterer nicht.</translation>
        </message>
        <message>
            <source>Earwitness listened and heard nothing.</source>
            <translation>Earwitness hat zugehört und nichts gehört.</translation>
        </message>
        <message>
            <source>There is more than one way to read it.</source>
            <translation>Es lässt sich auf mehr als eine Weise lesen.</translation>
        </message>
        <message>
            <source>The two sides can't be compared here.</source>
            <translation>Die beiden Seiten lassen sich hier nicht vergleichen.</translation>
        </message>
        <message>
            <source>On both sides.</source>
            <translation>Auf beiden Seiten.</translation>
        </message>
        <message>
            <source>It was witnessed here. The history that was imported covers this time and does not have it.</source>
            <translation>Es wurde hier beobachtet. Der importierte Verlauf umfasst diese Zeit und enthält es nicht.</translation>
        </message>
        <message>
            <source>An earlier import had this record. A later one that covers the same time does not have it.</source>
            <translation>Ein früherer Import enthielt diesen Eintrag. Ein späterer, der dieselbe Zeit umfasst, enthält ihn nicht.</translation>
        </message>
        <message>
            <source>The vendor's history has it. Earwitness listened at that time and heard nothing.</source>
            <translation>Der Verlauf des Herstellers enthält es. Earwitness hat zu dieser Zeit zugehört und nichts gehört.</translation>
        </message>
        <message>
            <source>There is more than one way to read it, and the times can't tell which is right.</source>
            <translation>Es lässt sich auf mehr als eine Weise lesen, und die Zeiten zeigen nicht, welche stimmt.</translation>
        </message>
        <message>
            <source>It was witnessed here, and the vendor's history has it.</source>
            <translation>Es wurde hier beobachtet, und der Verlauf des Herstellers enthält es.</translation>
        </message>
        <message>
            <source>The vendor's record is of a kind that makes no sound.</source>
            <translation>Der Eintrag des Herstellers ist von einer Art, zu der kein Ton gehört.</translation>
        </message>
        <message>
            <source>The only record near it is of another device of the account.</source>
            <translation>Der einzige Eintrag in der Nähe gehört zu einem anderen Gerät des Kontos.</translation>
        </message>
        <message>
            <source>Two candidates are so near that the times can't separate them.</source>
            <translation>Zwei Möglichkeiten liegen so nah beieinander, dass die Zeiten sie nicht trennen.</translation>
        </message>
        <message>
            <source>How far the two clocks are apart could not be told for this time.</source>
            <translation>Wie weit die beiden Uhren auseinanderliegen, war für diese Zeit nicht feststellbar.</translation>
        </message>
        <message>
            <source>Something on the other side is close, but not close enough to be sure.</source>
            <translation>Auf der anderen Seite liegt etwas in der Nähe, aber nicht nah genug, um sicher zu sein.</translation>
        </message>
        <message>
            <source>This vendor gives no history to compare with.</source>
            <translation>Dieser Hersteller gibt keinen Verlauf heraus, mit dem sich vergleichen ließe.</translation>
        </message>
        <message>
            <source>The two sides are whole hours apart, as if a time zone were wrong.</source>
            <translation>Die beiden Seiten liegen um ganze Stunden auseinander, als wäre eine Zeitzone falsch.</translation>
        </message>
        <message>
            <source>No imported history covers this time.</source>
            <translation>Kein importierter Verlauf umfasst diese Zeit.</translation>
        </message>
        <message>
            <source>The imported list leaves out what this program looks for.</source>
            <translation>Die importierte Liste lässt weg, wonach dieses Programm sucht.</translation>
        </message>
        <message>
            <source>The history was taken so soon after that it may not have been published yet.</source>
            <translation>Der Verlauf wurde so bald danach geholt, dass es vielleicht noch nicht veröffentlicht war.</translation>
        </message>
        <message>
            <source>This vendor does not say that it keeps what nobody asked for.</source>
            <translation>Dieser Hersteller sagt nicht, dass er aufbewahrt, worum niemand gebeten hat.</translation>
        </message>
        <message>
            <source>Next to nothing agrees: this may be the history of another speaker or account.</source>
            <translation>Fast nichts stimmt überein: Das kann der Verlauf eines anderen Smart-Speakers oder Kontos sein.</translation>
        </message>
        <message>
            <source>Earwitness did not listen at that time.</source>
            <translation>Earwitness hat zu dieser Zeit nicht zugehört.</translation>
        </message>
        <message>
            <source>The history does not say that it was this speaker.</source>
            <translation>Der Verlauf sagt nicht, dass es dieser Smart-Speaker war.</translation>
        </message>
        <message>
            <source>It may be an answer in a conversation, which comes without a new sound.</source>
            <translation>Es kann eine Antwort in einem Gespräch sein; die kommt ohne neuen Ton.</translation>
        </message>
        <message>
            <source>The vendor's label is not known, so whether it makes a sound is not known either.</source>
            <translation>Die Bezeichnung des Herstellers ist nicht bekannt, darum auch nicht, ob dazu ein Ton gehört.</translation>
        </message>
        <message>
            <source>Whether this kind of record comes with a sound is not known.</source>
            <translation>Ob zu dieser Art von Eintrag ein Ton gehört, ist nicht bekannt.</translation>
        </message>
        <message>
            <source>The record's time is too unsure to rest a verdict on.</source>
            <translation>Die Zeit des Eintrags ist zu unsicher, um ein Ergebnis darauf zu stützen.</translation>
        </message>
        <message>
            <source>The vendor has the same line more than once; each may stand for one activation.</source>
            <translation>Der Hersteller führt dieselbe Zeile mehr als einmal; jede kann für eine Aktivierung stehen.</translation>
        </message>
        <message>
            <source>a request</source>
            <translation>eine Anfrage</translation>
        </message>
        <message>
            <source>woke, and nobody spoke</source>
            <translation>aufgewacht, und niemand sprach</translation>
        </message>
        <message>
            <source>woke by mistake</source>
            <translation>irrtümlich aufgewacht</translation>
        </message>
        <message>
            <source>heard no request</source>
            <translation>keine Anfrage gehört</translation>
        </message>
        <message>
            <source>left it to another speaker</source>
            <translation>einem anderen Smart-Speaker überlassen</translation>
        </message>
        <message>
            <source>typed or tapped, no microphone</source>
            <translation>getippt oder angetippt, kein Mikrofon</translation>
        </message>
        <message>
            <source>a request, words not shown</source>
            <translation>eine Anfrage, Wortlaut nicht gezeigt</translation>
        </message>
        <message>
            <source>a routine or an app</source>
            <translation>eine Routine oder eine App</translation>
        </message>
        <message>
            <source>a kind that is not known</source>
            <translation>eine unbekannte Art</translation>
        </message>
        <message>
            <source>sound heard</source>
            <translation>Ton gehört</translation>
        </message>
        <message>
            <source>another witness</source>
            <translation>anderer Zeuge</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Neu</translation>
        </message>
        <message>
            <source>Explained</source>
            <translation>Erklärt</translation>
        </message>
        <message>
            <source>Incident</source>
            <translation>Vorfall</translation>
        </message>
        <message numerus="yes">
            <source>%n missing</source>
            <comment>findings</comment>
            <translation>
                <numerusform>%n fehlt</numerusform>
                <numerusform>%n fehlen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n vanished</source>
            <comment>findings</comment>
            <translation>
                <numerusform>%n verschwunden</numerusform>
                <numerusform>%n verschwunden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not witnessed</source>
            <comment>findings</comment>
            <translation>
                <numerusform>%n nicht beobachtet</numerusform>
                <numerusform>%n nicht beobachtet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n ambiguous</source>
            <comment>findings</comment>
            <translation>
                <numerusform>%n mehrdeutig</numerusform>
                <numerusform>%n mehrdeutig</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n cannot be told</source>
            <comment>findings</comment>
            <translation>
                <numerusform>%n nicht feststellbar</numerusform>
                <numerusform>%n nicht feststellbar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n confirmed</source>
            <comment>findings</comment>
            <translation>
                <numerusform>%n bestätigt</numerusform>
                <numerusform>%n bestätigt</numerusform>
            </translation>
        </message>
        <message>
            <source>Reason: {code}.</source>
            <translation>Grund: {code}.</translation>
        </message>
        <message>
            <source>{how}, not asked for</source>
            <translation>{how}, nicht erbeten</translation>
        </message>
        <message>
            <source>does not have it</source>
            <translation>enthält es nicht</translation>
        </message>
        <message>
            <source>{source} · not verified</source>
            <translation>{source} · nicht geprüft</translation>
        </message>
        <message>
            <source>No speakers, nothing to compare yet</source>
            <translation>Kein Smart-Speaker, noch nichts zu vergleichen</translation>
        </message>
        <message numerus="yes">
            <source>{One speaker|%n speakers}, nothing to compare yet</source>
            <translation>
                <numerusform>Ein Smart-Speaker, noch nichts zu vergleichen</numerusform>
                <numerusform>%n Smart-Speaker, noch nichts zu vergleichen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to look at</source>
            <comment>findings</comment>
            <translation>
                <numerusform>%n anzusehen</numerusform>
                <numerusform>%n anzusehen</numerusform>
            </translation>
        </message>
        <message>
            <source>nothing left to look at</source>
            <translation>nichts mehr anzusehen</translation>
        </message>
        <message numerus="yes">
            <source>%n {finding|findings}</source>
            <translation>
                <numerusform>%n Befund</numerusform>
                <numerusform>%n Befunde</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{listed} of %n {finding|findings} shown</source>
            <translation>
                <numerusform>{listed} von %n Befund gezeigt</numerusform>
                <numerusform>{listed} von %n Befunden gezeigt</numerusform>
            </translation>
        </message>
        <message>
            <source>compared {time}</source>
            <translation>verglichen um {time}</translation>
        </message>
        <message>
            <source>not named</source>
            <translation>nicht genannt</translation>
        </message>
        <message>
            <source>Times that were not covered</source>
            <translation>Nicht beobachtete Zeiten</translation>
        </message>
        <message>
            <source>From this report may be concluded:</source>
            <translation>Aus diesem Bericht darf geschlossen werden:</translation>
        </message>
        <message>
            <source>It may not be concluded:</source>
            <translation>Nicht geschlossen werden darf:</translation>
        </message>
        <message>
            <source>Earwitness {version} on {system}.</source>
            <translation>Earwitness {version} auf {system}.</translation>
        </message>
        <message>
            <source>Watchers: {watchers}.</source>
            <translation>Beobachter: {watchers}.</translation>
        </message>
        <message>
            <source>How well a program's identity is known is said in these words:</source>
            <translation>Wie gut bekannt ist, welches Programm es war, sagen diese Worte:</translation>
        </message>
        <message>
            <source>Times come from this computer's clock; lengths from a clock that runs on when that one is set.</source>
            <translation>Zeiten stammen von der Uhr dieses Computers; Dauern von einer Uhr, die weiterläuft, wenn jene gestellt wird.</translation>
        </message>
        <message>
            <source>A speaker's activations were witnessed by the sound that it makes when it wakes, by a person, or by another witness's file; each line says which. No sound is kept: only the time and how sure the match was.</source>
            <translation>Die Aktivierungen eines Smart-Speakers wurden durch den Ton beobachtet, den er beim Aufwachen macht, durch einen Menschen oder durch die Datei eines anderen Zeugen; jede Zeile sagt, wodurch. Kein Ton wird aufbewahrt: nur die Zeit und wie sicher die Übereinstimmung war.</translation>
        </message>
        <message>
            <source>No program is recorded as having opened a microphone in this time.</source>
            <translation>In dieser Zeit ist kein Programm verzeichnet, das ein Mikrofon geöffnet hat.</translation>
        </message>
        <message>
            <source>Beside single openings, this was recorded:</source>
            <translation>Neben einzelnen Nutzungen wurde aufgezeichnet:</translation>
        </message>
        <message>
            <source>Floods and contradictions</source>
            <translation>Häufungen und Widersprüche</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Was</translation>
        </message>
        <message>
            <source>Program</source>
            <translation>Programm</translation>
        </message>
        <message>
            <source>Openings</source>
            <translation>Nutzungen</translation>
        </message>
        <message>
            <source>How its identity is known</source>
            <translation>Woher bekannt ist, wer es war</translation>
        </message>
        <message>
            <source>Where it comes from</source>
            <translation>Woher es kommt</translation>
        </message>
        <message>
            <source>How each program is known ({count})</source>
            <translation>Wie jedes Programm bekannt ist ({count})</translation>
        </message>
        <message>
            <source>Began</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>Lasted</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Identity</source>
            <translation>Identität</translation>
        </message>
        <message>
            <source>(inferred)</source>
            <translation>(erschlossen)</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Openings of a microphone ({count})</source>
            <translation>Nutzungen eines Mikrofons ({count})</translation>
        </message>
        <message>
            <source>Anyone there</source>
            <translation>Jemand da</translation>
        </message>
        <message>
            <source>Whether anyone was there is not known for any of them: nothing on this computer said so.</source>
            <translation>Ob jemand da war, ist für keine davon bekannt: Nichts auf diesem Computer gab darüber Auskunft.</translation>
        </message>
        <message>
            <source>{count}, {length} in all</source>
            <translation>{count}, insgesamt {length}</translation>
        </message>
        <message>
            <source>The smart speaker {name}</source>
            <translation>Der Smart-Speaker {name}</translation>
        </message>
        <message>
            <source>What {vendor} says of itself</source>
            <translation>Was {vendor} über sich selbst sagt</translation>
        </message>
        <message>
            <source>There is nothing to compare for this speaker in this time.</source>
            <translation>Für diesen Smart-Speaker gibt es in dieser Zeit nichts zu vergleichen.</translation>
        </message>
        <message>
            <source>The vendor's clock differs from this computer's by {seconds} s; that is applied.</source>
            <translation>Die Uhr des Herstellers weicht um {seconds} s von der dieses Computers ab; das ist eingerechnet.</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Details of the finding</source>
            <translation>Einzelheiten des Befunds</translation>
        </message>
        <message>
            <source>Show on the &amp;timeline</source>
            <translation>Auf der &amp;Zeitleiste zeigen</translation>
        </message>
        <message>
            <source>I did not ask for that</source>
            <translation>Das wollte ich nicht</translation>
        </message>
        <message>
            <source>Witnessed here</source>
            <translation>Hier beobachtet</translation>
        </message>
        <message>
            <source>The vendor says</source>
            <translation>Der Hersteller sagt</translation>
        </message>
        <message>
            <source>How they were compared</source>
            <translation>Wie verglichen wurde</translation>
        </message>
        <message>
            <source>What may be behind it</source>
            <translation>Was dahinterstecken kann</translation>
        </message>
        <message>
            <source>Nothing that is known of.</source>
            <translation>Nichts, was bekannt wäre.</translation>
        </message>
        <message>
            <source>Ruled out by what is known</source>
            <translation>Ausgeschlossen durch das, was bekannt ist</translation>
        </message>
        <message>
            <source>Take back: I did not ask for that</source>
            <translation>Zurücknehmen: Das wollte ich nicht</translation>
        </message>
        <message>
            <source>Triage: {triage}</source>
            <translation>Einordnung: {triage}</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notiz</translation>
        </message>
        <message>
            <source>Note on this finding</source>
            <translation>Notiz zu diesem Befund</translation>
        </message>
        <message>
            <source>Close the details</source>
            <translation>Einzelheiten schließen</translation>
        </message>
        <message>
            <source>Both sides and the reasons</source>
            <translation>Beide Seiten und die Gründe</translation>
        </message>
        <message>
            <source>The vendor's history</source>
            <translation>Verlauf des Herstellers</translation>
        </message>
        <message>
            <source>Why, and what remains possible</source>
            <translation>Warum, und was möglich bleibt</translation>
        </message>
        <message>
            <source>Findings ({count})</source>
            <translation>Befunde ({count})</translation>
        </message>
        <message>
            <source>{verdict} (a person says: {said})</source>
            <translation>{verdict} (ein Mensch sagt dazu: {said})</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <source>{time} (within {seconds} s)</source>
            <translation>{time} (auf {seconds} s genau)</translation>
        </message>
        <message>
            <source>marked as not asked for</source>
            <translation>als ungewollt vermerkt</translation>
        </message>
        <message>
            <source>Changes to the records shown, to their order, or to this report after it was signed are found.</source>
            <translation>Änderungen an den gezeigten Einträgen, an ihrer Reihenfolge oder an diesem Bericht nach der Unterschrift werden gefunden.</translation>
        </message>
        <message>
            <source>An event whose record is shown can't be left out of the report unseen.</source>
            <translation>Ein Ereignis, dessen Eintrag gezeigt ist, kann im Bericht nicht unbemerkt fehlen.</translation>
        </message>
        <message>
            <source>Of records shown by their hash only nothing is known but that they were there: what they told may have been erased.</source>
            <translation>Von Einträgen, die nur mit ihrem Hash gezeigt sind, ist nichts bekannt, als dass es sie gab: Was sie sagten, kann gelöscht worden sein.</translation>
        </message>
        <message>
            <source>Who was there is told from one record of it that is shown to the next: one that is left out makes the time before it longer.</source>
            <translation>Wer da war, wird von einem gezeigten Eintrag darüber bis zum nächsten gesagt: Fehlt einer, wird die Zeit davor länger.</translation>
        </message>
        <message>
            <source>Records younger than the last checkpoint could be cut off without a trace.</source>
            <translation>Einträge, die jünger sind als der letzte Prüfpunkt, könnten spurlos abgeschnitten worden sein.</translation>
        </message>
        <message>
            <source>That an older copy of the whole journal was put back is not seen in a report; the installation itself can see it, for its keyring remembers the newest checkpoint.</source>
            <translation>Dass eine ältere Kopie des ganzen Journals zurückgespielt wurde, ist in einem Bericht nicht zu sehen; die Installation selbst kann es sehen, denn ihr Schlüsselbund merkt sich den neuesten Prüfpunkt.</translation>
        </message>
        <message>
            <source>Software that ran with this account's rights before the checkpoint could have recorded something else.</source>
            <translation>Ein Programm, das vor dem Prüfpunkt mit den Rechten dieses Kontos lief, könnte etwas anderes aufgezeichnet haben.</translation>
        </message>
        <message>
            <source>Anybody can make a key and sign with it: compare the fingerprint with the one that the installation shows.</source>
            <translation>Jeder kann einen Schlüssel machen und damit unterschreiben: Vergleichen Sie den Fingerabdruck mit dem, den die Installation zeigt.</translation>
        </message>
        <message>
            <source>A signature shows that this installation wrote the report, not that a person was or was not listening.</source>
            <translation>Eine Unterschrift zeigt, dass diese Installation den Bericht geschrieben hat, nicht, dass ein Mensch zugehört oder nicht zugehört hat.</translation>
        </message>
        <message>
            <source>The journal holds no record of this time, so there is nothing to check.</source>
            <translation>Das Journal enthält keinen Eintrag aus dieser Zeit, daher gibt es nichts zu prüfen.</translation>
        </message>
        <message>
            <source>Each record of the journal holds a hash of the one before. A checkpoint, signed by this installation, names the last one's hash; with it the records in this report's JSON file can be checked.</source>
            <translation>Jeder Eintrag des Journals enthält einen Hash des vorigen. Ein Prüfpunkt, unterschrieben von dieser Installation, nennt den Hash des letzten; damit lassen sich die Einträge in der JSON-Datei dieses Berichts prüfen.</translation>
        </message>
        <message>
            <source>This journal is not signed, so a change by somebody with this account's rights would not be seen.</source>
            <translation>Dieses Journal ist nicht unterschrieben, daher bliebe eine Änderung durch jemanden mit den Rechten dieses Kontos unbemerkt.</translation>
        </message>
        <message>
            <source>With Earwitness: {command} (the .zip or the .json file).</source>
            <translation>Mit Earwitness: {command} (die .zip- oder die .json-Datei).</translation>
        </message>
        <message>
            <source>Without it: the bundle holds verify.py, one file that needs Python and its package cryptography: {command}</source>
            <translation>Ohne Earwitness: Das Bündel enthält verify.py, eine einzelne Datei, die Python und dessen Paket cryptography braucht: {command}</translation>
        </message>
        <message>
            <source>Journal</source>
            <translation>Journal</translation>
        </message>
        <message>
            <source>Who holds the installation's key can write as they like what rests on no record that is shown: the report's own date, its span, the times covered, the words of a rule.</source>
            <translation>Wer den Schlüssel der Installation hat, kann nach Belieben schreiben, was auf keinem gezeigten Eintrag beruht: das Datum des Berichts, seinen Zeitraum, die beobachteten Zeiten, den Wortlaut einer Regel.</translation>
        </message>
        <message>
            <source>{since} to {until}</source>
            <translation>{since} bis {until}</translation>
        </message>
        <message>
            <source>Records</source>
            <translation>Einträge</translation>
        </message>
        <message>
            <source>Shown by their hash only</source>
            <translation>Nur mit ihrem Hash gezeigt</translation>
        </message>
        <message>
            <source>Head of the chain</source>
            <translation>Kopf der Kette</translation>
        </message>
        <message numerus="yes">
            <source>number {n}, over %n {record|records}</source>
            <translation>
                <numerusform>Nummer {n}, über %n Eintrag</numerusform>
                <numerusform>Nummer {n}, über %n Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Prüfpunkt</translation>
        </message>
        <message>
            <source>Signed at</source>
            <translation>Unterschrieben um</translation>
        </message>
        <message>
            <source>Key (fingerprint)</source>
            <translation>Schlüssel (Fingerabdruck)</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>Unterschrift</translation>
        </message>
        <message>
            <source>The journal does not hang together in this stretch, so this report proves nothing of it: {what}.</source>
            <translation>Das Journal hängt in diesem Abschnitt nicht zusammen, daher beweist dieser Bericht nichts davon: {what}.</translation>
        </message>
        <message>
            <source>Heard</source>
            <translation>Gehört</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>Bis</translation>
        </message>
        <message>
            <source>How</source>
            <translation>Wie</translation>
        </message>
        <message>
            <source>Asked for</source>
            <translation>Erbeten</translation>
        </message>
        <message>
            <source>nothing</source>
            <comment>was heard</comment>
            <translation>nichts</translation>
        </message>
        <message>
            <source>nothing was witnessed here</source>
            <translation>hier wurde nichts beobachtet</translation>
        </message>
        <message>
            <source>{how}, score {score} of 1</source>
            <translation>{how}, Übereinstimmung {score} von 1</translation>
        </message>
        <message>
            <source>yes, somebody marked it so</source>
            <translation>ja, jemand hat es so gekennzeichnet</translation>
        </message>
        <message>
            <source>no: “I did not ask for that”</source>
            <translation>nein: „Das wollte ich nicht“</translation>
        </message>
        <message>
            <source>Listening</source>
            <translation>Zuhören</translation>
        </message>
        <message>
            <source>is being read…</source>
            <translation>wird gelesen …</translation>
        </message>
        <message>
            <source>Listening</source>
            <comment>of a finding</comment>
            <translation>Zuhören</translation>
        </message>
        <message>
            <source>nobody listened within half an hour of it</source>
            <translation>im Umkreis einer halben Stunde hat niemand zugehört</translation>
        </message>
        <message>
            <source>now</source>
            <comment>end of a time</comment>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>{begin} – {end}: yes</source>
            <comment>listening</comment>
            <translation>{begin} – {end}: ja</translation>
        </message>
        <message>
            <source>{begin} – {end}: not, {reason}</source>
            <comment>listening</comment>
            <translation>{begin} – {end}: nein, {reason}</translation>
        </message>
        <message>
            <source>Says</source>
            <translation>Sagt</translation>
        </message>
        <message>
            <source>Its label</source>
            <translation>Bezeichnung</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>Worte</translation>
        </message>
        <message>
            <source>Repeats</source>
            <translation>Wiederholt</translation>
        </message>
        <message numerus="yes">
            <source>%n identical lines</source>
            <translation>
                <numerusform>%n gleiche Zeile</numerusform>
                <numerusform>%n gleiche Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>From</source>
            <comment>a file</comment>
            <translation>Aus</translation>
        </message>
        <message>
            <source>The history that was imported does not have it.</source>
            <translation>Der importierte Verlauf enthält es nicht.</translation>
        </message>
        <message>
            <source>No record is paired with it.</source>
            <translation>Kein Eintrag wurde ihm zugeordnet.</translation>
        </message>
        <message>
            <source>“{words}”</source>
            <comment>said</comment>
            <translation>„{words}“</translation>
        </message>
        <message>
            <source>there were words; they were not kept</source>
            <translation>es gab Worte; sie wurden nicht aufbewahrt</translation>
        </message>
        <message>
            <source>none</source>
            <comment>words</comment>
            <translation>keine</translation>
        </message>
        <message>
            <source>an import</source>
            <translation>ein Import</translation>
        </message>
        <message>
            <source>file {digest}…</source>
            <translation>Datei {digest}…</translation>
        </message>
        <message>
            <source>import of {time}</source>
            <translation>Import vom {time}</translation>
        </message>
        <message>
            <source>After that the two lie {seconds} apart.</source>
            <translation>Danach liegen die beiden {seconds} auseinander.</translation>
        </message>
        <message>
            <source>After that the two overlap.</source>
            <translation>Danach überschneiden sich die beiden.</translation>
        </message>
        <message>
            <source>Possible</source>
            <translation>Möglich</translation>
        </message>
        <message>
            <source>Ruled out</source>
            <translation>Ausgeschlossen</translation>
        </message>
        <message>
            <source>locked</source>
            <translation>gesperrt</translation>
        </message>
        <message>
            <source>locked (idle {length})</source>
            <translation>gesperrt (seit {length} keine Eingabe)</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <source>somebody was there</source>
            <translation>jemand war da</translation>
        </message>
        <message>
            <source>nobody there (idle {length})</source>
            <translation>niemand da (seit {length} keine Eingabe)</translation>
        </message>
        <message>
            <source>somebody was there (idle {length})</source>
            <translation>jemand war da (seit {length} keine Eingabe)</translation>
        </message>
        <message>
            <source>{begin}; at the end: {end}</source>
            <translation>{begin}; am Ende: {end}</translation>
        </message>
        <message>
            <source>began with the screen locked</source>
            <translation>begann bei gesperrtem Bildschirm</translation>
        </message>
        <message>
            <source>began with nobody at the computer for {length}</source>
            <translation>begann, als seit {length} niemand am Computer war</translation>
        </message>
        <message>
            <source>not over yet</source>
            <translation>noch nicht vorbei</translation>
        </message>
        <message>
            <source>names of people and accounts</source>
            <translation>Namen von Personen und Konten</translation>
        </message>
        <message>
            <source>names and numbers of devices</source>
            <translation>Namen und Nummern von Geräten</translation>
        </message>
        <message>
            <source>names of speakers</source>
            <translation>Namen von Smart-Speakern</translation>
        </message>
        <message>
            <source>names of programs</source>
            <translation>Namen von Programmen</translation>
        </message>
        <message>
            <source>network addresses</source>
            <translation>Netzwerkadressen</translation>
        </message>
        <message>
            <source>notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>why something was not done</source>
            <translation>warum etwas nicht erledigt wurde</translation>
        </message>
        <message>
            <source>numbers of rules</source>
            <translation>Nummern von Regeln</translation>
        </message>
        <message>
            <source>what was said to a speaker</source>
            <translation>was zu einem Smart-Speaker gesagt wurde</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Über</translation>
        </message>
        <message>
            <source>Only this program</source>
            <translation>Nur dieses Programm</translation>
        </message>
        <message>
            <source>{time} by Earwitness {version}</source>
            <translation>{time} von Earwitness {version}</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <source>Times are in</source>
            <translation>Zeitzone</translation>
        </message>
        <message>
            <source>Left out</source>
            <translation>Ausgelassen</translation>
        </message>
        <message>
            <source>nothing had to be left out</source>
            <translation>es musste nichts ausgelassen werden</translation>
        </message>
        <message>
            <source>Between {since} and {until}, no program is recorded as having used a microphone of this computer.</source>
            <translation>Für die Zeit zwischen {since} und {until} ist kein Programm verzeichnet, das ein Mikrofon dieses Computers genutzt hat.</translation>
        </message>
        <message numerus="yes">
            <source>Between {since} and {until}, {one program|%n programs} used a microphone of this computer {often}, for {length} in all.</source>
            <translation>
                <numerusform>Zwischen {since} und {until} hat ein Programm {often} ein Mikrofon dieses Computers genutzt, insgesamt {length} lang.</numerusform>
                <numerusform>Zwischen {since} und {until} haben %n Programme {often} ein Mikrofon dieses Computers genutzt, insgesamt {length} lang.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One alarm was|%n alarms were} raised; why, and what was done, is listed below.</source>
            <translation>
                <numerusform>Ein Alarm wurde ausgelöst; warum, und was getan wurde, steht unten.</numerusform>
                <numerusform>%n Alarme wurden ausgelöst; warum, und was getan wurde, steht unten.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One activation|%n activations} of {names} could be compared; the vendor's history confirms {confirmed} and {lacks}.</source>
            <translation>
                <numerusform>Eine Aktivierung von {names} ließ sich vergleichen; der Verlauf des Herstellers bestätigt {confirmed} und {lacks}.</numerusform>
                <numerusform>%n Aktivierungen von {names} ließen sich vergleichen; der Verlauf des Herstellers bestätigt {confirmed} und {lacks}.</numerusform>
            </translation>
        </message>
        <message>
            <source>What {names} said of itself contradicts what the operating system says of it.</source>
            <translation>Was {names} über sich selbst sagte, widerspricht dem, was das Betriebssystem darüber sagt.</translation>
        </message>
        <message>
            <source>Nothing that was recorded contradicts what the operating system or a vendor's history says.</source>
            <translation>Nichts von dem, was aufgezeichnet wurde, widerspricht dem Betriebssystem oder dem Verlauf eines Herstellers.</translation>
        </message>
        <message>
            <source>Nothing else was recorded.</source>
            <translation>Sonst wurde nichts aufgezeichnet.</translation>
        </message>
        <message>
            <source>None of what was witnessed of {names} could be held against its vendor's history.</source>
            <translation>Nichts von dem, was von {names} beobachtet wurde, ließ sich mit dem Verlauf des Herstellers vergleichen.</translation>
        </message>
        <message>
            <source>lacks none</source>
            <translation>lässt keine vermissen</translation>
        </message>
        <message>
            <source>lacks {count}, with the reasons that remain possible listed below</source>
            <translation>lässt {count} vermissen; welche Gründe möglich bleiben, steht weiter unten</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Close</source>
            <comment>a notice</comment>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Somebody is at the computer</source>
            <translation>Jemand ist am Computer</translation>
        </message>
        <message>
            <source>Nobody is at the computer: the last input was at {time}</source>
            <translation>Niemand ist am Computer: die letzte Eingabe war um {time}</translation>
        </message>
        <message>
            <source>The screen is locked</source>
            <translation>Der Bildschirm ist gesperrt</translation>
        </message>
        <message>
            <source>Whether anybody is at the computer can't be told</source>
            <translation>Ob jemand am Computer ist, lässt sich nicht feststellen</translation>
        </message>
        <message>
            <source>Mute {what}</source>
            <translation>{what} stummschalten</translation>
        </message>
        <message>
            <source>Unmute {what}</source>
            <translation>{what} wieder einschalten</translation>
        </message>
        <message>
            <source>Cut {what} off</source>
            <translation>{what} vom Mikrofon trennen</translation>
        </message>
        <message>
            <source>End the process of {what}</source>
            <translation>Prozess von {what} beenden</translation>
        </message>
        <message>
            <source>wanted by you</source>
            <translation>von Ihnen gewünscht</translation>
        </message>
        <message>
            <source>by the key combination</source>
            <translation>durch die Tastenkombination</translation>
        </message>
        <message>
            <source>by a command</source>
            <translation>durch einen Befehl</translation>
        </message>
        <message>
            <source>by a rule</source>
            <translation>durch eine Regel</translation>
        </message>
        <message>
            <source>done</source>
            <translation>erledigt</translation>
        </message>
        <message>
            <source>not permitted</source>
            <translation>nicht erlaubt</translation>
        </message>
        <message>
            <source>it was no longer there</source>
            <translation>es war nicht mehr da</translation>
        </message>
        <message>
            <source>it failed</source>
            <translation>es ist misslungen</translation>
        </message>
        <message>
            <source>only recorded</source>
            <translation>nur aufgezeichnet</translation>
        </message>
        <message>
            <source>notified of</source>
            <translation>gemeldet</translation>
        </message>
        <message>
            <source>alarm raised</source>
            <translation>Alarm ausgelöst</translation>
        </message>
        <message>
            <source>all microphones to be muted</source>
            <translation>alle Mikrofone sollen stummgeschaltet werden</translation>
        </message>
        <message>
            <source>to be cut off</source>
            <translation>soll vom Mikrofon getrennt werden</translation>
        </message>
        <message>
            <source>all microphones</source>
            <translation>alle Mikrofone</translation>
        </message>
        <message>
            <source>a program</source>
            <translation>ein Programm</translation>
        </message>
        <message>
            <source>A rule applied to {program}: {reaction}</source>
            <translation>Eine Regel galt für {program}: {reaction}</translation>
        </message>
        <message>
            <source>{program} stands out: {reaction}</source>
            <translation>{program} fällt auf: {reaction}</translation>
        </message>
        <message>
            <source>Identity contradicted</source>
            <translation>Identität widersprochen</translation>
        </message>
        <message>
            <source>Alarm</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>Opened very often</source>
            <translation>Sehr oft geöffnet</translation>
        </message>
        <message>
            <source>Not recording</source>
            <translation>Es wird nicht aufgezeichnet</translation>
        </message>
        <message>
            <source>Not notified</source>
            <translation>Nicht gemeldet</translation>
        </message>
        <message>
            <source>Records are not signed</source>
            <translation>Aufzeichnungen sind nicht signiert</translation>
        </message>
        <message>
            <source>Records were lost</source>
            <translation>Aufzeichnungen gingen verloren</translation>
        </message>
        <message>
            <source>The signing key was replaced</source>
            <translation>Der Signaturschlüssel wurde ersetzt</translation>
        </message>
        <message numerus="yes">
            <source>%n {time|times}, last {when}</source>
            <translation>
                <numerusform>%n Mal, zuletzt {when}</numerusform>
                <numerusform>%n Mal, zuletzt {when}</numerusform>
            </translation>
        </message>
        <message>
            <source>Since {when}.</source>
            <translation>Seit {when}.</translation>
        </message>
        <message>
            <source>{program} calls itself {claim}</source>
            <translation>{program} nennt sich {claim}</translation>
        </message>
        <message>
            <source>Cut off</source>
            <translation>Trennen</translation>
        </message>
        <message>
            <source>Cut off {program}</source>
            <translation>{program} trennen</translation>
        </message>
        <message>
            <source>&amp;End process…</source>
            <translation>Prozess &amp;beenden …</translation>
        </message>
        <message>
            <source>Identity: {trust}. {evidence}</source>
            <translation>Identität: {trust}. {evidence}</translation>
        </message>
        <message>
            <source>Always allow…</source>
            <translation>Immer erlauben …</translation>
        </message>
        <message>
            <source>Show on timeline</source>
            <translation>Auf Zeitleiste zeigen</translation>
        </message>
        <message>
            <source>Report…</source>
            <translation>Bericht…</translation>
        </message>
        <message>
            <source>Always allow {program}</source>
            <translation>{program} immer erlauben</translation>
        </message>
        <message>
            <source>Show {program} on the timeline</source>
            <translation>{program} auf der Zeitleiste zeigen</translation>
        </message>
        <message>
            <source>Make a report about {program}</source>
            <translation>Einen Bericht über {program} erstellen</translation>
        </message>
        <message>
            <source>since before {time}</source>
            <translation>seit vor {time}</translation>
        </message>
        <message>
            <source>since {time}</source>
            <translation>seit {time}</translation>
        </message>
        <message>
            <source>Earwitness keeps watching</source>
            <translation>Earwitness beobachtet weiter</translation>
        </message>
        <message>
            <source>It stays in the tray. Quit is in its menu.</source>
            <translation>Es bleibt in der Leiste. „Beenden“ steht in seinem Menü.</translation>
        </message>
        <message>
            <source>'{name}' ends neither in .txt nor in .pdf.</source>
            <translation>„{name}“ endet weder auf .txt noch auf .pdf.</translation>
        </message>
        <message>
            <source>Wrote {file}. Fill in what stands in square brackets, read it, and send it yourself.</source>
            <translation>{file} geschrieben. Füllen Sie aus, was in eckigen Klammern steht, lesen Sie den Brief und senden Sie ihn selbst.</translation>
        </message>
        <message>
            <source>The report is not signed: {why}</source>
            <translation>Der Bericht ist nicht unterschrieben: {why}</translation>
        </message>
        <message numerus="yes">
            <source>Wrote {file}: %n {opening|openings}.</source>
            <translation>
                <numerusform>{file} geschrieben: %n Nutzung.</numerusform>
                <numerusform>{file} geschrieben: %n Nutzungen.</numerusform>
            </translation>
        </message>
        <message>
            <source>--timestamp-query goes with a bundle: let --out end in .zip.</source>
            <translation>--timestamp-query gehört zu einem Bündel: Lassen Sie --out auf .zip enden.</translation>
        </message>
        <message>
            <source>{file} is there already. Choose another name, or say that it may be replaced.</source>
            <translation>{file} gibt es schon. Wählen Sie einen anderen Namen, oder sagen Sie, dass die Datei ersetzt werden darf.</translation>
        </message>
        <message>
            <source>Wrote {file}. {more}</source>
            <translation>{file} geschrieben. {more}</translation>
        </message>
        <message>
            <source>{done} of {total} rows</source>
            <translation>{done} von {total} Zeilen</translation>
        </message>
        <message>
            <source>There is no journal or report at {file}. Name a file, or choose the folder with --data.</source>
            <translation>Unter {file} gibt es weder ein Journal noch einen Bericht. Nennen Sie eine Datei, oder wählen Sie den Ordner mit --data.</translation>
        </message>
        <message>
            <source>--timestamp goes with a bundle: name the .zip.</source>
            <translation>--timestamp gehört zu einem Bündel: Nennen Sie die .zip-Datei.</translation>
        </message>
        <message>
            <source>{file} can't be read: {reason}.</source>
            <translation>{file} lässt sich nicht lesen: {reason}.</translation>
        </message>
        <message>
            <source>{microphone} is muted, for every program.</source>
            <translation>{microphone} ist stumm geschaltet, für alle Programme.</translation>
        </message>
        <message>
            <source>{microphone} can be heard again.</source>
            <translation>{microphone} ist nicht mehr stumm geschaltet.</translation>
        </message>
        <message>
            <source>{program} was cut off from {microphone}. The program goes on and may open it again.</source>
            <translation>{program} wurde von {microphone} getrennt. Das Programm läuft weiter und kann es wieder öffnen.</translation>
        </message>
        <message>
            <source>{program} has ended.</source>
            <translation>{program} wurde beendet.</translation>
        </message>
        <message>
            <source>All microphones are muted. One that you plug in is muted, too.</source>
            <translation>Alle Mikrofone sind stumm geschaltet. Eines, das Sie anschließen, wird ebenfalls stumm geschaltet.</translation>
        </message>
        <message>
            <source>The microphones that could be heard before can be heard again.</source>
            <translation>Die Stummschaltung ist für die Mikrofone aufgehoben, die vorher nicht stumm waren.</translation>
        </message>
        <message>
            <source>{microphone} could not be muted.</source>
            <translation>{microphone} konnte nicht stumm geschaltet werden.</translation>
        </message>
        <message>
            <source>{microphone} could not be unmuted.</source>
            <translation>Die Stummschaltung von {microphone} konnte nicht aufgehoben werden.</translation>
        </message>
        <message>
            <source>{program} could not be cut off.</source>
            <translation>{program} konnte nicht getrennt werden.</translation>
        </message>
        <message>
            <source>{program} was not ended.</source>
            <translation>{program} wurde nicht beendet.</translation>
        </message>
        <message>
            <source>The microphones could not be muted.</source>
            <translation>Die Mikrofone konnten nicht stumm geschaltet werden.</translation>
        </message>
        <message>
            <source>The microphones could not be unmuted.</source>
            <translation>Die Stummschaltung der Mikrofone konnte nicht aufgehoben werden.</translation>
        </message>
        <message>
            <source>Un&amp;mute the microphones</source>
            <translation>&amp;Stummschaltung der Mikrofone aufheben</translation>
        </message>
        <message>
            <source>&amp;Mute all microphones</source>
            <translation>Alle Mikrofone &amp;stumm schalten</translation>
        </message>
        <message numerus="yes">
            <source>%n {microphone|microphones}</source>
            <translation>
                <numerusform>%n Mikrofon</numerusform>
                <numerusform>%n Mikrofonen</numerusform>
            </translation>
        </message>
        <message>
            <source>{muted} of {all} muted</source>
            <translation>{muted} von {all} stumm</translation>
        </message>
        <message>
            <source>All microphones are muted.</source>
            <translation>Alle Mikrofone sind stumm geschaltet.</translation>
        </message>
        <message>
            <source>Except: {reason}</source>
            <translation>Ausgenommen: {reason}</translation>
        </message>
        <message>
            <source>{microphone} was connected and muted, since all microphones are meant to be muted.</source>
            <translation>{microphone} wurde angeschlossen und stumm geschaltet, weil alle Mikrofone stumm sein sollen.</translation>
        </message>
        <message>
            <source>The program</source>
            <translation>Das Programm</translation>
        </message>
        <message>
            <source>the microphone</source>
            <translation>dem Mikrofon</translation>
        </message>
        <message>
            <source>started {time}</source>
            <translation>gestartet {time}</translation>
        </message>
        <message>
            <source>What it has not saved is lost, and a call or a recording ends.</source>
            <translation>Was es nicht gespeichert hat, geht verloren; ein Gespräch oder eine Aufnahme endet.</translation>
        </message>
        <message>
            <source>It is run by a service, which may start it again.</source>
            <translation>Es wird von einem Dienst ausgeführt, der es wieder starten kann.</translation>
        </message>
        <message>
            <source>It gets no chance to save anything.</source>
            <translation>Es kann nichts mehr speichern.</translation>
        </message>
        <message>
            <source>{program} did not end. End it by force?</source>
            <translation>{program} hat sich nicht beendet. Erzwungen beenden?</translation>
        </message>
        <message>
            <source>End by &amp;force</source>
            <translation>&amp;Erzwungen beenden</translation>
        </message>
        <message>
            <source>It is asked to end, as when you log out.</source>
            <translation>Es wird gebeten, sich zu beenden, wie beim Abmelden.</translation>
        </message>
        <message>
            <source>End {program}?</source>
            <translation>{program} beenden?</translation>
        </message>
        <message>
            <source>&amp;End process</source>
            <translation>Prozess &amp;beenden</translation>
        </message>
        <message>
            <source>Unmute</source>
            <translation>Stumm aus</translation>
        </message>
        <message>
            <source>Mute</source>
            <translation>Stummschalten</translation>
        </message>
        <message>
            <source>Unmute {microphone}, for every program</source>
            <translation>Stummschaltung von {microphone} für alle Programme aufheben</translation>
        </message>
        <message>
            <source>Mute {microphone}, for every program</source>
            <translation>{microphone} für alle Programme stumm schalten</translation>
        </message>
        <message>
            <source>Cut {program} off from the microphone; the program goes on</source>
            <translation>{program} vom Mikrofon trennen; das Programm läuft weiter</translation>
        </message>
        <message>
            <source>More about {program}</source>
            <translation>Mehr zu {program}</translation>
        </message>
        <message>
            <source>muted</source>
            <translation>stumm</translation>
        </message>
        <message>
            <source>not muted</source>
            <translation>nicht stumm</translation>
        </message>
        <message>
            <source>unknown whether muted</source>
            <translation>unbekannt, ob stumm</translation>
        </message>
        <message>
            <source>Earwitness could not do that</source>
            <translation>Das konnte Earwitness nicht tun</translation>
        </message>
        <message>
            <source>Always allow {program}?</source>
            <translation>{program} immer erlauben?</translation>
        </message>
        <message>
            <source>&amp;Always allow</source>
            <translation>&amp;Immer erlauben</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>&amp;Abbrechen</translation>
        </message>
        <message>
            <source>There is no tray for its icon here. Start Earwitness again to see this window again.</source>
            <translation>Hier gibt es keinen Infobereich für sein Symbol. Starten Sie Earwitness erneut, um dieses Fenster wiederzusehen.</translation>
        </message>
        <message>
            <source>Keep watching in the background?</source>
            <translation>Im Hintergrund weiter überwachen?</translation>
        </message>
        <message>
            <source>&amp;Keep watching</source>
            <translation>&amp;Weiter überwachen</translation>
        </message>
        <message>
            <source>Make a &amp;report…</source>
            <translation>&amp;Bericht erstellen …</translation>
        </message>
        <message>
            <source>Which week</source>
            <translation>Welche Woche</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>The week</source>
            <translation>Die Woche</translation>
        </message>
        <message>
            <source>There will be no weekly summary. The page “This week…” stays, and turns it on again.</source>
            <translation>Es wird keine Wochenübersicht mehr geben. Die Seite „Diese Woche …“ bleibt und schaltet sie wieder ein.</translation>
        </message>
        <message>
            <source>at night</source>
            <translation>nachts</translation>
        </message>
        <message>
            <source>at an hour at which it is not used otherwise</source>
            <translation>zu einer Stunde, zu der es sonst nicht genutzt wird</translation>
        </message>
        <message>
            <source>when nobody was there</source>
            <translation>als niemand da war</translation>
        </message>
        <message>
            <source>marked here as not asked for</source>
            <translation>hier als ungewollt vermerkt</translation>
        </message>
        <message>
            <source>not meant, by the vendor's own label</source>
            <translation>laut Kennzeichnung des Herstellers nicht gemeint</translation>
        </message>
        <message>
            <source>The last 7 days</source>
            <translation>Die letzten 7 Tage</translation>
        </message>
        <message>
            <source>Last week, Monday to Sunday</source>
            <translation>Letzte Woche, Montag bis Sonntag</translation>
        </message>
        <message>
            <source>Looking at two weeks…</source>
            <translation>Zwei Wochen werden durchgesehen …</translation>
        </message>
        <message>
            <source>Tell me of each week on its Monday</source>
            <translation>Jeden Montag über die vergangene Woche berichten</translation>
        </message>
        <message>
            <source>From {since} to {until}</source>
            <translation>Vom {since} bis zum {until}</translation>
        </message>
        <message>
            <source>In short</source>
            <translation>Kurz gesagt</translation>
        </message>
        <message>
            <source>New programs</source>
            <translation>Neue Programme</translation>
        </message>
        <message>
            <source>Longest use</source>
            <translation>Längste Nutzung</translation>
        </message>
        <message>
            <source>At odd hours, or when nobody was there</source>
            <translation>Zu ungewöhnlichen Zeiten oder als niemand da war</translation>
        </message>
        <message>
            <source>Speakers that nobody had asked</source>
            <translation>Smart-Speaker, die niemand gefragt hatte</translation>
        </message>
        <message>
            <source>Changes against the week before</source>
            <translation>Änderungen gegenüber der Woche davor</translation>
        </message>
        <message>
            <source>Nothing stood out.</source>
            <translation>Nichts ist aufgefallen.</translation>
        </message>
        <message>
            <source>Last week nobody used a microphone</source>
            <translation>Letzte Woche hat niemand ein Mikrofon genutzt</translation>
        </message>
        <message>
            <source>Last week: {often}, {length} in all</source>
            <translation>Letzte Woche: {often}, insgesamt {length}</translation>
        </message>
        <message numerus="yes">
            <source>{One new program|%n new programs}: {names}.</source>
            <translation>
                <numerusform>Ein neues Programm: {names}.</numerusform>
                <numerusform>%n neue Programme: {names}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One use|%n uses} at odd hours or when nobody was there.</source>
            <translation>
                <numerusform>Eine Nutzung zu ungewöhnlicher Zeit oder als niemand da war.</numerusform>
                <numerusform>%n Nutzungen zu ungewöhnlicher Zeit oder als niemand da war.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One time|%n times} a speaker woke unasked.</source>
            <translation>
                <numerusform>Einmal wurde ein Smart-Speaker ungewollt aktiv.</numerusform>
                <numerusform>%n-mal wurde ein Smart-Speaker ungewollt aktiv.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One program|%n programs} used a microphone {often}, for {length} in all.</source>
            <translation>
                <numerusform>Ein Programm hat {often} ein Mikrofon genutzt, insgesamt {length} lang.</numerusform>
                <numerusform>%n Programme haben {often} ein Mikrofon genutzt, insgesamt {length} lang.</numerusform>
            </translation>
        </message>
        <message>
            <source>No program was seen using a microphone.</source>
            <translation>Es war kein Programm zu sehen, das ein Mikrofon nutzte.</translation>
        </message>
        <message numerus="yes">
            <source>Smart speakers were witnessed waking {once|%n times}.</source>
            <translation>
                <numerusform>Beobachtet wurde, dass Smart-Speaker einmal aktiv wurden.</numerusform>
                <numerusform>Beobachtet wurde, dass Smart-Speaker %n-mal aktiv wurden.</numerusform>
            </translation>
        </message>
        <message>
            <source>The week before: {often}, {length}.</source>
            <translation>Die Woche davor: {often}, {length}.</translation>
        </message>
        <message>
            <source>The week before: not once.</source>
            <translation>Die Woche davor: kein einziges Mal.</translation>
        </message>
        <message>
            <source>Nothing was watched in this time, so that nothing is known of it.</source>
            <translation>In dieser Zeit wurde nichts beobachtet; darüber ist daher nichts bekannt.</translation>
        </message>
        <message>
            <source>It was watched for {length} of 7 days; of the rest nothing is known.</source>
            <translation>Von 7 Tagen wurden {length} beobachtet; über den Rest ist nichts bekannt.</translation>
        </message>
        <message>
            <source>The week before was not watched, so there is nothing to compare with.</source>
            <translation>Die Woche davor wurde nicht beobachtet; daher gibt es nichts zum Vergleichen.</translation>
        </message>
        <message>
            <source>The week before was watched for {length} only: the comparison says little.</source>
            <translation>Die Woche davor wurde nur {length} lang beobachtet: Der Vergleich sagt wenig.</translation>
        </message>
        <message>
            <source>{program}, first on {time}. Identity: {trust}.</source>
            <translation>{program}, zuerst am {time}. Identität: {trust}.</translation>
        </message>
        <message>
            <source>None: each program had been recorded before.</source>
            <translation>Keine: Jedes Programm war schon früher verzeichnet.</translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <comment>programs</comment>
            <translation>
                <numerusform>%n weiteres</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{program}: {length}, %n {opening|openings}</source>
            <translation>
                <numerusform>{program}: {length}, %n Nutzung</numerusform>
                <numerusform>{program}: {length}, %n Nutzungen</numerusform>
            </translation>
        </message>
        <message>
            <source>None.</source>
            <translation>Keine.</translation>
        </message>
        <message>
            <source>The longest at one go: {program}, {length}, from {time}.</source>
            <translation>Am längsten am Stück: {program}, {length}, ab {time}.</translation>
        </message>
        <message>
            <source>The longest at one go: {program}, {length} so far, from {time}.</source>
            <translation>Am längsten am Stück: {program}, bisher {length}, ab {time}.</translation>
        </message>
        <message>
            <source>None was seen.</source>
            <translation>Keine war zu sehen.</translation>
        </message>
        <message numerus="yes">
            <source>Whether anyone was there is not known for {count} of %n {opening|openings}.</source>
            <translation>
                <numerusform>Ob jemand da war, ist für {count} von %n Nutzung nicht bekannt.</numerusform>
                <numerusform>Ob jemand da war, ist für {count} von %n Nutzungen nicht bekannt.</numerusform>
            </translation>
        </message>
        <message>
            <source>still open</source>
            <translation>noch offen</translation>
        </message>
        <message>
            <source>{time}: {program}, {length}; {why}</source>
            <translation>{time}: {program}, {length}; {why}</translation>
        </message>
        <message>
            <source>Only what somebody marked here, or the vendor's own label calls not meant, is counted.</source>
            <translation>Gezählt wird nur, was hier jemand vermerkt hat oder was der Hersteller selbst als nicht gemeint kennzeichnet.</translation>
        </message>
        <message>
            <source>No speaker was witnessed waking.</source>
            <translation>Es wurde nicht beobachtet, dass ein Smart-Speaker aktiv wurde.</translation>
        </message>
        <message>
            <source>A speaker</source>
            <translation>Ein Smart-Speaker</translation>
        </message>
        <message>
            <source>{time}: {speaker}, {said}</source>
            <translation>{time}: {speaker}, {said}</translation>
        </message>
        <message>
            <source>Nothing to compare with.</source>
            <translation>Es gibt nichts zum Vergleichen.</translation>
        </message>
        <message>
            <source>Speakers woke unasked {often}; the week before {before}.</source>
            <translation>Smart-Speaker wurden {often} ungewollt aktiv; in der Woche davor {before}.</translation>
        </message>
        <message>
            <source>No program's use changed by {length} or more.</source>
            <translation>Bei keinem Programm hat sich die Nutzung um {length} oder mehr geändert.</translation>
        </message>
        <message>
            <source>{program}: {by} less than the week before ({now}, was {before})</source>
            <translation>{program}: {by} weniger als in der Woche davor ({now} statt {before})</translation>
        </message>
        <message>
            <source>{program}: {by}, and nothing the week before</source>
            <translation>{program}: {by}, in der Woche davor nichts</translation>
        </message>
        <message>
            <source>{program}: nothing, and {by} the week before</source>
            <translation>{program}: nichts, in der Woche davor {by}</translation>
        </message>
        <message>
            <source>{program}: {by} more than the week before ({now}, was {before})</source>
            <translation>{program}: {by} mehr als in der Woche davor ({now} statt {before})</translation>
        </message>
        <message numerus="yes">
            <source>and %n more; the timeline shows them all</source>
            <translation>
                <numerusform>und %n weitere; die Zeitleiste zeigt alle</numerusform>
                <numerusform>und %n weitere; die Zeitleiste zeigt alle</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{once|%n times}</source>
            <comment>how often</comment>
            <translation>
                <numerusform>einmal</numerusform>
                <numerusform>%n-mal</numerusform>
            </translation>
        </message>
        <message>
            <source>Sound server</source>
            <translation>Soundserver</translation>
        </message>
        <message>
            <source>Sound cards</source>
            <translation>Soundkarten</translation>
        </message>
        <message>
            <source>How sure a name is</source>
            <translation>Wie sicher ein Name ist</translation>
        </message>
        <message>
            <source>What could still hide</source>
            <translation>Was sich noch verbergen könnte</translation>
        </message>
        <message>
            <source>Who is behind a connection</source>
            <translation>Wer hinter einer Verbindung steht</translation>
        </message>
        <message>
            <source>Other users</source>
            <translation>Andere Benutzer</translation>
        </message>
        <message>
            <source>Hearing a speaker</source>
            <translation>Einen Smart-Speaker hören</translation>
        </message>
        <message>
            <source>Whether anyone is there</source>
            <translation>Ob jemand da ist</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>Festplatte</translation>
        </message>
        <message>
            <source>Signing</source>
            <translation>Signieren</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>Fenster</translation>
        </message>
        <message>
            <source>Tray</source>
            <translation>Infobereich</translation>
        </message>
        <message>
            <source>What nothing here can show</source>
            <translation>Was hier nichts zeigen kann</translation>
        </message>
        <message>
            <source>GNOME</source>
            <translation>GNOME</translation>
        </message>
        <message>
            <source>the X server</source>
            <translation>der X-Server</translation>
        </message>
        <message>
            <source>the desktop's screen saver</source>
            <translation>der Bildschirmschoner der Arbeitsumgebung</translation>
        </message>
        <message>
            <source>GNOME's lock screen</source>
            <translation>der Sperrbildschirm von GNOME</translation>
        </message>
        <message>
            <source>logind</source>
            <translation>logind</translation>
        </message>
        <message>
            <source>Windows</source>
            <translation>Windows</translation>
        </message>
        <message>
            <source>macOS</source>
            <translation>macOS</translation>
        </message>
        <message>
            <source>This system ({platform}) can't be watched yet; only Linux can.</source>
            <translation>Dieses System ({platform}) kann noch nicht beobachtet werden; das geht nur mit Linux.</translation>
        </message>
        <message>
            <source>XDG_RUNTIME_DIR is not set, so the sound server can't be found.</source>
            <translation>XDG_RUNTIME_DIR ist nicht gesetzt, darum lässt sich der Soundserver nicht finden.</translation>
        </message>
        <message>
            <source>Start Earwitness from your desktop session, not through sudo or su.</source>
            <translation>Starten Sie Earwitness aus Ihrer Desktop-Sitzung, nicht über sudo oder su.</translation>
        </message>
        <message>
            <source>PipeWire answers at {socket}: each program that records through it is seen.</source>
            <translation>PipeWire antwortet unter {socket}: Jedes Programm, das darüber aufnimmt, wird gesehen.</translation>
        </message>
        <message>
            <source>PipeWire does not run here; PulseAudio does, and is watched instead.</source>
            <translation>PipeWire läuft hier nicht; PulseAudio läuft und wird stattdessen beobachtet.</translation>
        </message>
        <message>
            <source>Programs that record through PulseAudio are seen. It does not announce a stream that is over within a few milliseconds: such a one is recorded as brief and unknown. Device mute and streams moved between devices are seen when it tells of a change.</source>
            <translation>Programme, die über PulseAudio aufnehmen, werden gesehen. Einen Stream, der nach wenigen Millisekunden vorbei ist, meldet es nicht: Ein solcher wird als kurz und unbekannt aufgezeichnet. Stummschaltung des Geräts und Streams, die das Gerät wechseln, werden gesehen, sobald es eine Änderung meldet.</translation>
        </message>
        <message>
            <source>With PipeWire every opening is seen: sudo apt install pipewire-pulse wireplumber</source>
            <translation>Mit PipeWire wird jedes Öffnen gesehen: sudo apt install pipewire-pulse wireplumber</translation>
        </message>
        <message>
            <source>The kernel has no sound card; one that is plugged in is watched from then on.</source>
            <translation>Der Kernel hat keine Soundkarte; eine, die angesteckt wird, wird von da an beobachtet.</translation>
        </message>
        <message>
            <source>No sound card here can record; one that is plugged in is watched from then on.</source>
            <translation>Keine Soundkarte hier kann aufnehmen; eine, die angesteckt wird, wird von da an beobachtet.</translation>
        </message>
        <message>
            <source>The kernel's own word on {devices} capture devices is held against the sound server's: a program that goes past the server is seen too, openings shorter than some milliseconds perhaps without their opener.</source>
            <translation>Was der Kernel über {devices} Aufnahmegeräte sagt, wird mit dem verglichen, was der Soundserver sagt: Auch ein Programm, das den Server umgeht, wird gesehen; wird kürzer als einige Millisekunden geöffnet, vielleicht ohne zu sehen, von wem.</translation>
        </message>
        <message>
            <source>Confirmed: programs that speak to PipeWire themselves, and programs that open a sound card directly. The kernel names their process.</source>
            <translation>Bestätigt: Programme, die selbst mit PipeWire sprechen, und Programme, die eine Soundkarte direkt öffnen. Der Kernel nennt ihren Prozess.</translation>
        </message>
        <message>
            <source>Checked: programs that come through PulseAudio's protocol. What they say of themselves is held against the process that holds the connection; one that had ended before it could be asked is known by its own word.</source>
            <translation>Geprüft: Programme, die über das Protokoll von PulseAudio kommen. Was sie über sich sagen, wird mit dem Prozess verglichen, der die Verbindung hält; einer, der endete, bevor er befragt werden konnte, ist nur aus eigener Angabe bekannt.</translation>
        </message>
        <message>
            <source>Its own word: programs that come through PulseAudio's protocol, until that is mended.</source>
            <translation>Eigene Angabe: Programme, die über das Protokoll von PulseAudio kommen, bis das behoben ist.</translation>
        </message>
        <message>
            <source>A program with your rights can make another, trusted program record for it (a browser page, a script run by python3), stop Earwitness (the gap is recorded), or change what is not signed yet. It can't record through the sound server without being listed.</source>
            <translation>Ein Programm mit Ihren Rechten kann ein anderes, vertrautes Programm für sich aufnehmen lassen (eine Browserseite, ein Skript in python3), Earwitness anhalten (die Lücke wird aufgezeichnet) oder ändern, was noch nicht signiert ist. Über den Soundserver aufnehmen, ohne aufgeführt zu werden, kann es nicht.</translation>
        </message>
        <message>
            <source>A signing key in the keyring, and the head that `earwitness verify` prints written down elsewhere.</source>
            <translation>Ein Signierschlüssel im Schlüsselbund, und der Kopf, den `earwitness verify` ausgibt, anderswo notiert.</translation>
        </message>
        <message>
            <source>A program with root's rights can hide from the kernel's lists, read the microphone without opening it here, and replace Earwitness.</source>
            <translation>Ein Programm mit root-Rechten kann sich vor den Listen des Kernels verbergen, das Mikrofon lesen, ohne es hier zu öffnen, und Earwitness ersetzen.</translation>
        </message>
        <message>
            <source>Nothing on the same machine; look from another one.</source>
            <translation>Nichts auf demselben Rechner; sehen Sie von einem anderen aus nach.</translation>
        </message>
        <message>
            <source>No sound server answers in {folder}. Earwitness begins to watch by itself when one starts.</source>
            <translation>In {folder} antwortet kein Soundserver. Earwitness beginnt von selbst zu beobachten, sobald einer startet.</translation>
        </message>
        <message>
            <source>What is needed to hear a smart speaker's chime is installed.</source>
            <translation>Was nötig ist, um den Signalton eines Smart-Speakers zu hören, ist installiert.</translation>
        </message>
        <message>
            <source>A smart speaker can't be heard: {names} not installed. Everything else works.</source>
            <translation>Ein Smart-Speaker lässt sich nicht hören: {names} nicht installiert. Alles andere funktioniert.</translation>
        </message>
        <message>
            <source>A smart speaker can't be heard: PortAudio is not installed. Everything else works.</source>
            <translation>Ein Smart-Speaker lässt sich nicht hören: PortAudio ist nicht installiert. Alles andere funktioniert.</translation>
        </message>
        <message>
            <source>ALSA has no way to the sound server, so a smart speaker can be heard only through a sound card that no other program uses.</source>
            <translation>ALSA hat keinen Weg zum Soundserver, darum lässt sich ein Smart-Speaker nur über eine Soundkarte hören, die kein anderes Programm benutzt.</translation>
        </message>
        <message>
            <source>A smart speaker can be heard, but the system does not let Earwitness lock memory: up to five seconds of sound may come into the swap space on the disk when memory is short.</source>
            <translation>Ein Smart-Speaker lässt sich hören, aber das System lässt Earwitness keinen Speicher sperren: Wird der Speicher knapp, können bis zu fünf Sekunden Ton in den Auslagerungsspeicher auf der Festplatte gelangen.</translation>
        </message>
        <message>
            <source>Raise the limit of locked memory to 8 MiB (ulimit -l, or memlock in /etc/security/limits.conf), or encrypt the swap space.</source>
            <translation>Erhöhen Sie die Grenze für gesperrten Speicher auf 8 MiB (ulimit -l, oder memlock in /etc/security/limits.conf), oder verschlüsseln Sie den Auslagerungsspeicher.</translation>
        </message>
        <message>
            <source>When the last input was is told by {idle}, a locked screen by {lock}.</source>
            <translation>Wann die letzte Eingabe war, sagt {idle}; einen gesperrten Bildschirm meldet {lock}.</translation>
        </message>
        <message>
            <source>When the last input was is told by {idle}. Nothing tells that the screen is locked, so that shows only as nobody being there.</source>
            <translation>Wann die letzte Eingabe war, sagt {idle}. Nichts meldet, dass der Bildschirm gesperrt ist; das zeigt sich nur daran, dass niemand da ist.</translation>
        </message>
        <message>
            <source>Use your desktop's own lock screen, or one that tells logind (loginctl lock-session).</source>
            <translation>Verwenden Sie den Sperrbildschirm Ihrer Arbeitsumgebung oder einen, der sich bei logind meldet (loginctl lock-session).</translation>
        </message>
        <message>
            <source>A locked screen is told by {lock}; nothing tells when the last input was.</source>
            <translation>Einen gesperrten Bildschirm meldet {lock}; nichts sagt, wann die letzte Eingabe war.</translation>
        </message>
        <message>
            <source>Log in to GNOME or KDE Plasma, or to an X11 session of another desktop.</source>
            <translation>Melden Sie sich bei GNOME oder KDE Plasma an oder in einer X11-Sitzung einer anderen Arbeitsumgebung.</translation>
        </message>
        <message>
            <source>Nothing here tells when the last input was or whether the screen is locked: whether anyone was there is recorded as not known, and rules that ask for it do not apply.</source>
            <translation>Nichts sagt hier, wann die letzte Eingabe war oder ob der Bildschirm gesperrt ist: Ob jemand da war, wird als nicht bekannt aufgezeichnet, und Regeln, die danach fragen, gelten nicht.</translation>
        </message>
        <message>
            <source>The kernel tells which process holds a connection: a program can't borrow another's name.</source>
            <translation>Der Kernel sagt, welcher Prozess eine Verbindung hält: Ein Programm kann sich nicht den Namen eines anderen leihen.</translation>
        </message>
        <message>
            <source>The kernel does not tell who holds a connection ({error}): programs that come through PulseAudio's protocol are known by their own word only.</source>
            <translation>Der Kernel sagt nicht, wer eine Verbindung hält ({error}): Programme, die über das Protokoll von PulseAudio kommen, sind nur aus eigener Angabe bekannt.</translation>
        </message>
        <message>
            <source>Running as root: processes of every user can be looked into.</source>
            <translation>Läuft als root: Prozesse aller Benutzer können eingesehen werden.</translation>
        </message>
        <message>
            <source>Processes of other users are recorded, but their program files can't be looked into.</source>
            <translation>Prozesse anderer Benutzer werden aufgezeichnet, aber ihre Programmdateien lassen sich nicht einsehen.</translation>
        </message>
        <message>
            <source>Nothing is recorded yet; the journal will be {path}.</source>
            <translation>Noch ist nichts aufgezeichnet; das Journal wird {path} sein.</translation>
        </message>
        <message>
            <source>{activations} activations are recorded in {path}.</source>
            <translation>{activations} Aktivierungen sind in {path} aufgezeichnet.</translation>
        </message>
        <message>
            <source>The journal can't be read: {reason}</source>
            <translation>Das Journal lässt sich nicht lesen: {reason}</translation>
        </message>
        <message>
            <source>{megabytes} MB are free.</source>
            <translation>{megabytes} MB sind frei.</translation>
        </message>
        <message>
            <source>Only {megabytes} MB are free at {path}; a full disk keeps nothing more.</source>
            <translation>Nur {megabytes} MB sind unter {path} frei; eine volle Festplatte bewahrt nichts mehr auf.</translation>
        </message>
        <message>
            <source>Free some space.</source>
            <translation>Geben Sie Platz frei.</translation>
        </message>
        <message>
            <source>Records are signed with a key kept by {backend}.</source>
            <translation>Einträge werden mit einem Schlüssel signiert, den {backend} aufbewahrt.</translation>
        </message>
        <message>
            <source>No keyring that keeps secrets safely was found: records are chained but not signed, so a change made with your account's rights could go unnoticed.</source>
            <translation>Es wurde kein Schlüsselbund gefunden, der Geheimnisse sicher aufbewahrt: Einträge sind verkettet, aber nicht signiert; eine Änderung mit den Rechten Ihres Kontos könnte unbemerkt bleiben.</translation>
        </message>
        <message>
            <source>A display is there.</source>
            <translation>Eine Anzeige ist vorhanden.</translation>
        </message>
        <message>
            <source>No display: `earwitness` records in this terminal instead of showing a window.</source>
            <translation>Keine Anzeige: `earwitness` zeichnet in diesem Terminal auf, statt ein Fenster zu zeigen.</translation>
        </message>
        <message>
            <source>Start it inside a desktop session, or set DISPLAY or WAYLAND_DISPLAY.</source>
            <translation>Starten Sie es in einer Desktop-Sitzung, oder setzen Sie DISPLAY oder WAYLAND_DISPLAY.</translation>
        </message>
        <message>
            <source>The desktop shows tray icons.</source>
            <translation>Der Desktop zeigt Symbole im Infobereich.</translation>
        </message>
        <message>
            <source>The desktop shows no tray icons; the window opens instead.</source>
            <translation>Der Desktop zeigt keine Symbole im Infobereich; stattdessen öffnet sich das Fenster.</translation>
        </message>
        <message>
            <source>On GNOME: sudo apt install gnome-shell-extension-appindicator, then log in again.</source>
            <translation>Unter GNOME: sudo apt install gnome-shell-extension-appindicator, dann neu anmelden.</translation>
        </message>
        <message>
            <source>The desktop's message bus can't be reached.</source>
            <translation>Der Nachrichtenbus des Desktops ist nicht erreichbar.</translation>
        </message>
        <message>
            <source>Start Earwitness from your desktop session.</source>
            <translation>Starten Sie Earwitness aus Ihrer Desktop-Sitzung.</translation>
        </message>
        <message>
            <source>The desktop shows notifications.</source>
            <translation>Der Desktop zeigt Benachrichtigungen.</translation>
        </message>
        <message>
            <source>No notification service answers; alerts wait in the window.</source>
            <translation>Kein Benachrichtigungsdienst antwortet; Meldungen warten im Fenster.</translation>
        </message>
        <message>
            <source>Another computer or phone in the room, which page of a browser listens, mute buttons inside a program, and what was said. Somebody with root's rights can hide from this program.</source>
            <translation>Ein anderer Computer oder ein Telefon im Raum, welche Seite eines Browsers zuhört, Stummschalter innerhalb eines Programms, und was gesagt wurde. Wer root-Rechte hat, kann sich vor diesem Programm verbergen.</translation>
        </message>
        <message>
            <source>Bring the microphone closer to the speaker.</source>
            <translation>Bringen Sie das Mikrofon näher an den Smart-Speaker.</translation>
        </message>
        <message>
            <source>Make the speaker louder: its start sound follows its volume.</source>
            <translation>Stellen Sie den Smart-Speaker lauter: Sein Startton folgt seiner Lautstärke.</translation>
        </message>
        <message>
            <source>Switch the end sound on too, and pair again.</source>
            <translation>Schalten Sie auch den Endton ein und lernen Sie ihn neu an.</translation>
        </message>
        <message>
            <source>Choose a longer start sound, if the speaker has one.</source>
            <translation>Wählen Sie einen längeren Startton, falls der Smart-Speaker einen hat.</translation>
        </message>
        <message>
            <source>It hears farther when the room is quieter.</source>
            <translation>In einem leiseren Raum hört es weiter.</translation>
        </message>
        <message>
            <source>It sounds the same when it wakes and when it is done. So nobody can tell when it was done, and a second wake within half a minute of the first is not told: it would be taken for the end of the first.</source>
            <translation>Er klingt gleich, wenn er aktiv wird und wenn er fertig ist. Darum weiß niemand, wann er fertig war, und eine zweite Aktivierung innerhalb einer halben Minute nach der ersten wird nicht gemeldet: Sie würde für das Ende der ersten gehalten.</translation>
        </message>
        <message>
            <source>This holds while speaker and microphone stay where they are. After a move fewer are heard, in the measurements 83 of 100 instead of 99, and some soft, low sounds seldom: pair again then.</source>
            <translation>Das gilt, solange Smart-Speaker und Mikrofon bleiben, wo sie sind. Nach einem Umstellen werden weniger gehört, in den Messungen 83 von 100 statt 99, und manche leisen, tiefen Klänge selten: Richten Sie dann neu ein.</translation>
        </message>
        <message>
            <source>Here it would hear {share}.</source>
            <translation>Hier würde es {share} hören.</translation>
        </message>
        <message>
            <source>With a television on it would hear {share}.</source>
            <translation>Bei laufendem Fernseher würde es {share} hören.</translation>
        </message>
        <message>
            <source>False alarms: {rate}.</source>
            <translation>Fehlalarme: {rate}.</translation>
        </message>
        <message>
            <source>What would help: {advice}</source>
            <translation>Was helfen würde: {advice}</translation>
        </message>
        <message numerus="yes">
            <source>%n false {alarm|alarms} came in the {seconds} s of this room.</source>
            <translation>
                <numerusform>In den {seconds} s dieses Raums kam %n Fehlalarm.</numerusform>
                <numerusform>In den {seconds} s dieses Raums kamen %n Fehlalarme.</numerusform>
            </translation>
        </message>
        <message>
            <source>Start sound: {clearness}, {share}.</source>
            <translation>Startton: {clearness}, {share}.</translation>
        </message>
        <message>
            <source>End sound: {clearness}, {share}.</source>
            <translation>Endton: {clearness}, {share}.</translation>
        </message>
        <message>
            <source>nearly every wake (more than 99 of 100)</source>
            <translation>fast jede Aktivierung (mehr als 99 von 100)</translation>
        </message>
        <message>
            <source>next to no wake</source>
            <translation>so gut wie keine Aktivierung</translation>
        </message>
        <message>
            <source>about {some} of 100 wakes</source>
            <translation>etwa {some} von 100 Aktivierungen</translation>
        </message>
        <message>
            <source>none are expected</source>
            <translation>keine zu erwarten</translation>
        </message>
        <message>
            <source>about {count} a day</source>
            <translation>etwa {count} am Tag</translation>
        </message>
        <message>
            <source>about one in {days} days</source>
            <translation>etwa einer in {days} Tagen</translation>
        </message>
        <message>
            <source>about one a day</source>
            <translation>etwa einer am Tag</translation>
        </message>
        <message>
            <source>its sound was heard</source>
            <translation>sein Ton wurde gehört</translation>
        </message>
        <message>
            <source>noted by hand</source>
            <translation>von Hand notiert</translation>
        </message>
        <message>
            <source>another witness's file has it</source>
            <translation>die Datei eines anderen Zeugen enthält es</translation>
        </message>
        <message>
            <source>Show a&amp;ll</source>
            <translation>A&amp;lle zeigen</translation>
        </message>
        <message>
            <source>No speaker is known yet</source>
            <translation>Noch ist kein Smart-Speaker bekannt</translation>
        </message>
        <message>
            <source>Add the smart speaker in your room. Earwitness then listens for its own start sound, and holds what it heard against the list that the vendor shows you.</source>
            <translation>Fügen Sie den Smart-Speaker in Ihrem Zimmer hinzu. Earwitness achtet dann auf seinen Signalton und vergleicht, was es gehört hat, mit der Liste, die der Hersteller Ihnen zeigt.</translation>
        </message>
        <message>
            <source>&amp;Add a speaker</source>
            <translation>Smart-Speaker &amp;hinzufügen</translation>
        </message>
        <message>
            <source>Nothing to compare with yet</source>
            <translation>Noch nichts zum Vergleichen</translation>
        </message>
        <message>
            <source>{names} can be heard here, but no history of the vendor was imported. Order it from the vendor, then import the file as you got it: nothing of it leaves this computer.</source>
            <translation>{names}: hier zu hören, aber noch wurde kein Verlauf des Herstellers importiert. Fordern Sie ihn beim Hersteller an und importieren Sie die Datei so, wie Sie sie erhalten haben: Nichts davon verlässt diesen Computer.</translation>
        </message>
        <message>
            <source>&amp;Import a history…</source>
            <translation>Verlauf &amp;importieren …</translation>
        </message>
        <message>
            <source>Nothing was witnessed yet</source>
            <translation>Noch wurde nichts beobachtet</translation>
        </message>
        <message>
            <source>A history is there, but no activation was witnessed here. Let Earwitness listen, or note by hand when the speaker woke.</source>
            <translation>Ein Verlauf ist da, aber hier wurde keine Aktivierung beobachtet. Lassen Sie Earwitness zuhören, oder notieren Sie von Hand, wann der Smart-Speaker aufgewacht ist.</translation>
        </message>
        <message>
            <source>Go to &amp;Speakers</source>
            <translation>Zu den &amp;Smart-Speakern</translation>
        </message>
        <message>
            <source>There is no history to compare with</source>
            <translation>Es gibt keinen Verlauf zum Vergleichen</translation>
        </message>
        <message>
            <source>{names}: the vendor gives you no list of requests. Earwitness can only show what it witnessed.</source>
            <translation>{names}: Der Hersteller gibt Ihnen keine Liste der Anfragen. Earwitness kann nur zeigen, was es beobachtet hat.</translation>
        </message>
        <message>
            <source>The two sides can't be compared right now</source>
            <translation>Die beiden Seiten lassen sich gerade nicht vergleichen</translation>
        </message>
        <message>
            <source>&amp;Try again</source>
            <translation>&amp;Erneut versuchen</translation>
        </message>
        <message>
            <source>One moment</source>
            <translation>Einen Moment</translation>
        </message>
        <message>
            <source>What was witnessed is held against what the vendors say…</source>
            <translation>Was beobachtet wurde, wird mit dem verglichen, was die Hersteller sagen …</translation>
        </message>
        <message>
            <source>Show what there &amp;is</source>
            <translation>Zeigen, &amp;was da ist</translation>
        </message>
        <message>
            <source>This was found from the pairs themselves and taken into account.</source>
            <translation>Das wurde aus den Paaren selbst ermittelt und berücksichtigt.</translation>
        </message>
        <message>
            <source>It moves, and was followed; this is the middle.</source>
            <translation>Sie wandert, und das wurde mitverfolgt; dies ist die Mitte.</translation>
        </message>
        <message>
            <source>There were too few pairs to find it, so the clocks were taken to agree.</source>
            <translation>Es gab zu wenige Paare, um den Abstand der Uhren zu ermitteln; darum wurde angenommen, dass sie übereinstimmen.</translation>
        </message>
        <message>
            <source>That is whole hours, as if a time zone were wrong, so nothing rests on it.</source>
            <translation>Das sind ganze Stunden, als wäre eine Zeitzone falsch; darum stützt sich nichts darauf.</translation>
        </message>
        <message>
            <source>{weekday} {date}</source>
            <comment>a short date</comment>
            <translation>{weekday}, {date}</translation>
        </message>
        <message>
            <source>The vendor's clock agrees with ours, single pairs lie within {spread} of that.</source>
            <translation>Die Uhr des Herstellers stimmt mit unserer überein, einzelne Paare weichen davon bis zu {spread} ab.</translation>
        </message>
        <message>
            <source>The vendor's clock agrees with ours.</source>
            <translation>Die Uhr des Herstellers stimmt mit unserer überein.</translation>
        </message>
        <message>
            <source>The vendor's clock is {seconds} ahead of ours, single pairs lie within {spread} of that.</source>
            <translation>Die Uhr des Herstellers geht unserer {seconds} vor, einzelne Paare weichen davon bis zu {spread} ab.</translation>
        </message>
        <message>
            <source>The vendor's clock is {seconds} ahead of ours.</source>
            <translation>Die Uhr des Herstellers geht unserer {seconds} vor.</translation>
        </message>
        <message>
            <source>The vendor's clock is {seconds} behind ours, single pairs lie within {spread} of that.</source>
            <translation>Die Uhr des Herstellers geht unserer {seconds} nach, einzelne Paare weichen davon bis zu {spread} ab.</translation>
        </message>
        <message>
            <source>The vendor's clock is {seconds} behind ours.</source>
            <translation>Die Uhr des Herstellers geht unserer {seconds} nach.</translation>
        </message>
        <message>
            <source>In a history shifted to wrong times, none would have matched.</source>
            <translation>In einem auf falsche Zeiten verschobenen Verlauf hätte keine gepasst.</translation>
        </message>
        <message>
            <source>In a history shifted to wrong times, about {count} of 100 would have matched by chance.</source>
            <translation>In einem auf falsche Zeiten verschobenen Verlauf hätten etwa {count} von 100 zufällig gepasst.</translation>
        </message>
        <message numerus="yes">
            <source>%n {activation|activations}</source>
            <translation>
                <numerusform>%n Aktivierung</numerusform>
                <numerusform>%n Aktivierungen</numerusform>
            </translation>
        </message>
        <message>
            <source>{length} blind</source>
            <translation>{length} nicht beobachtbar</translation>
        </message>
        <message>
            <source>{length} not watched</source>
            <translation>{length} nicht beobachtet</translation>
        </message>
        <message numerus="yes">
            <source>%n not asked for</source>
            <comment>activations</comment>
            <translation>
                <numerusform>%n nicht erbeten</numerusform>
                <numerusform>%n nicht erbeten</numerusform>
            </translation>
        </message>
        <message>
            <source>{counted}; nobody listened, so there is no rate.</source>
            <translation>{counted}; niemand hat zugehört, darum gibt es keine Rate.</translation>
        </message>
        <message>
            <source>{counted} in {hours} of listening: {day} (95 %: {day_low} to {day_high}) a day, {hour} ({low} to {high}) an hour.</source>
            <translation>{counted} in {hours} Zuhören: {day} (95 %: {day_low} bis {day_high}) am Tag, {hour} ({low} bis {high}) in der Stunde.</translation>
        </message>
        <message>
            <source>{part} of {whole} that could be told (95 %: {low} to {high} of 100)</source>
            <translation>{part} von {whole}, die feststellbar waren (95 %: {low} bis {high} von 100)</translation>
        </message>
        <message>
            <source>under {figure}</source>
            <translation>unter {figure}</translation>
        </message>
        <message>
            <source>{begin}:00 to {end}:00: nobody listened</source>
            <translation>{begin}:00 bis {end}:00 Uhr: niemand hat zugehört</translation>
        </message>
        <message>
            <source>{begin}:00 to {end}:00: No activations in {hours} of listening</source>
            <translation>{begin}:00 bis {end}:00 Uhr: keine Aktivierungen in {hours} Zuhören</translation>
        </message>
        <message numerus="yes">
            <source>{begin}:00 to {end}:00: {One activation|%n activations} in {hours} of listening</source>
            <comment>hours of the day</comment>
            <translation>
                <numerusform>{begin}:00 bis {end}:00 Uhr: eine Aktivierung in {hours} Zuhören</numerusform>
                <numerusform>{begin}:00 bis {end}:00 Uhr: %n Aktivierungen in {hours} Zuhören</numerusform>
            </translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>Jede Zeit</translation>
        </message>
        <message>
            <source>Last 24 hours</source>
            <translation>Letzte 24 Stunden</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>Letzte 7 Tage</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>Letzte 30 Tage</translation>
        </message>
        <message>
            <source>Speaker</source>
            <translation>Smart-Speaker</translation>
        </message>
        <message>
            <source>All speakers</source>
            <translation>Alle Smart-Speaker</translation>
        </message>
        <message>
            <source>Triage</source>
            <translation>Einordnung</translation>
        </message>
        <message>
            <source>Any triage</source>
            <translation>Jede Einordnung</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Filter   Ctrl+F</source>
            <translation>Filtern   Strg+F</translation>
        </message>
        <message>
            <source>Show only findings that contain these words</source>
            <translation>Nur Befunde zeigen, die diese Wörter enthalten</translation>
        </message>
        <message numerus="yes">
            <source>{One chosen finding|%n chosen findings}: {speakers}</source>
            <translation>
                <numerusform>Ein ausgewählter Befund: {speakers}</numerusform>
                <numerusform>%n ausgewählte Befunde: {speakers}</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>E&amp;xportieren …</translation>
        </message>
        <message>
            <source>&amp;Report…</source>
            <translation>&amp;Bericht …</translation>
        </message>
        <message>
            <source>&amp;Letter…</source>
            <translation>Brie&amp;f …</translation>
        </message>
        <message>
            <source>Write a letter to the vendor or the authority about this finding</source>
            <translation>Einen Brief zu diesem Befund an den Hersteller oder die Behörde schreiben</translation>
        </message>
        <message>
            <source>Make a report about the chosen findings (R)</source>
            <translation>Einen Bericht über die ausgewählten Befunde erstellen (R)</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>Tabelle (*.csv)</translation>
        </message>
        <message>
            <source>JSON, one finding a line (*.json)</source>
            <translation>JSON, ein Befund pro Zeile (*.json)</translation>
        </message>
        <message numerus="yes">
            <source>{One finding is|%n findings are} in {file} now.</source>
            <translation>
                <numerusform>Ein Befund ist jetzt in {file}.</numerusform>
                <numerusform>%n Befunde sind jetzt in {file}.</numerusform>
            </translation>
        </message>
        <message>
            <source>Export findings</source>
            <translation>Befunde exportieren</translation>
        </message>
        <message>
            <source>{file} is there already. Replace it?</source>
            <translation>{file} gibt es schon. Ersetzen?</translation>
        </message>
        <message>
            <source>{sightings} witnessed, {records} in the history: {verdicts}.</source>
            <translation>{sightings} beobachtet, {records} im Verlauf: {verdicts}.</translation>
        </message>
        <message>
            <source>{share} are missing from the history.</source>
            <translation>{share}, fehlen im Verlauf.</translation>
        </message>
        <message>
            <source>Summary of each speaker</source>
            <translation>Zusammenfassung zu jedem Smart-Speaker</translation>
        </message>
        <message>
            <source>Activations by hour of the day</source>
            <translation>Aktivierungen nach Tagesstunde</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Befunde</translation>
        </message>
        <message>
            <source> or </source>
            <comment>between names</comment>
            <translation> oder </translation>
        </message>
        <message>
            <source>Not paired: sightings by hand and other witnesses' files only</source>
            <translation>Nicht angelernt: nur Sichtungen von Hand und Dateien anderer Zeugen</translation>
        </message>
        <message>
            <source>Not listened for: switched off for this speaker</source>
            <translation>Auf ihn wird nicht gehört: für diesen Smart-Speaker ausgeschaltet</translation>
        </message>
        <message>
            <source>The system does not let Earwitness lock memory: up to five seconds of sound may come into the swap space on the disk when memory is short. Raise the limit of locked memory to 8 MiB, or encrypt the swap space.</source>
            <translation>Das System erlaubt Earwitness nicht, Speicher zu sperren: Bis zu fünf Sekunden Ton können bei knappem Speicher in den Auslagerungsbereich auf der Festplatte gelangen. Erhöhen Sie die Grenze für gesperrten Speicher auf 8 MiB oder verschlüsseln Sie den Auslagerungsbereich.</translation>
        </message>
        <message>
            <source>Not heard, though it is quiet enough here. Did the speaker light up, and did it make its start sound? If it made one: it may stand elsewhere now than when it was paired. Pair it again.</source>
            <translation>Nicht gehört, obwohl es hier leise genug ist. Hat der Smart-Speaker geleuchtet und seinen Startton gegeben? Wenn ja, steht er vielleicht woanders als beim Anlernen. Lernen Sie ihn neu an.</translation>
        </message>
        <message>
            <source>Listening, but not for this one yet</source>
            <translation>Hört zu, aber noch nicht auf diesen</translation>
        </message>
        <message>
            <source>Listening: would hear it now</source>
            <translation>Hört zu: würde ihn jetzt hören</translation>
        </message>
        <message>
            <source>Would not hear it now: {why}</source>
            <translation>Würde ihn jetzt nicht hören: {why}</translation>
        </message>
        <message>
            <source>Not listening: {why}</source>
            <translation>Hört nicht zu: {why}</translation>
        </message>
        <message>
            <source>Not listening: switched off</source>
            <translation>Hört nicht zu: ausgeschaltet</translation>
        </message>
        <message>
            <source>Can't hear anything: {why}</source>
            <translation>Kann nichts hören: {why}</translation>
        </message>
        <message>
            <source>Can't hear anything</source>
            <translation>Kann nichts hören</translation>
        </message>
        <message>
            <source>Starting to listen</source>
            <translation>Das Zuhören beginnt</translation>
        </message>
        <message>
            <source>Paused: nothing is heard until you resume</source>
            <translation>Pausiert: Bis Sie fortsetzen, wird nichts gehört</translation>
        </message>
        <message>
            <source>Can't listen: {why}</source>
            <translation>Kann nicht zuhören: {why}</translation>
        </message>
        <message>
            <source>Can't listen</source>
            <translation>Kann nicht zuhören</translation>
        </message>
        <message>
            <source>Too loud to hear it: {level} dB over</source>
            <translation>Zu laut, um ihn zu hören: {level} dB darüber</translation>
        </message>
        <message>
            <source>no reason known</source>
            <translation>kein Grund bekannt</translation>
        </message>
        <message>
            <source>No level yet</source>
            <translation>Noch kein Pegel</translation>
        </message>
        <message>
            <source>Room at {level} dB</source>
            <translation>Raum bei {level} dB</translation>
        </message>
        <message>
            <source>Room {level} dB over the limit</source>
            <translation>Raum {level} dB über der Grenze</translation>
        </message>
        <message>
            <source>Room {level} dB below the limit</source>
            <translation>Raum {level} dB unter der Grenze</translation>
        </message>
        <message>
            <source>Room at the limit</source>
            <translation>Raum an der Grenze</translation>
        </message>
        <message>
            <source>Would hear nearly every wake at this noise</source>
            <translation>Würde bei diesem Geräusch fast jede Aktivierung hören</translation>
        </message>
        <message>
            <source>Would hear about {some} of 10 wakes at this noise</source>
            <translation>Würde bei diesem Geräusch etwa {some} von 10 Aktivierungen hören</translation>
        </message>
        <message>
            <source>Would miss many: hears about {some} of 10 wakes at this noise</source>
            <translation>Würde viele verpassen: hört bei diesem Geräusch etwa {some} von 10 Aktivierungen</translation>
        </message>
        <message>
            <source>Would miss most wakes at this noise</source>
            <translation>Würde bei diesem Geräusch die meisten Aktivierungen verpassen</translation>
        </message>
        <message>
            <source>Not listened for today</source>
            <translation>Heute wurde nicht auf ihn gehört</translation>
        </message>
        <message>
            <source>Heard {length} of today</source>
            <translation>Heute {length} gehört</translation>
        </message>
        <message>
            <source>Heard nothing of today</source>
            <translation>Vom heutigen Tag nichts gehört</translation>
        </message>
        <message>
            <source>blind {length}: {why}</source>
            <translation>{length} taub: {why}</translation>
        </message>
        <message>
            <source>other reasons {length}</source>
            <translation>andere Gründe {length}</translation>
        </message>
        <message>
            <source>0 s</source>
            <translation>0 s</translation>
        </message>
        <message>
            <source>Listening for {names} is paused</source>
            <translation>Das Hören auf {names} ist pausiert</translation>
        </message>
        <message>
            <source>Earwitness can't hear {names}: {why}</source>
            <translation>Earwitness kann {names} nicht hören: {why}</translation>
        </message>
        <message>
            <source>Earwitness itself listens for: {names}</source>
            <translation>Earwitness hört selbst zu, und zwar auf: {names}</translation>
        </message>
        <message>
            <source>would not hear {names} now</source>
            <translation>würde {names} jetzt nicht hören</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>angehalten</translation>
        </message>
        <message>
            <source>starting</source>
            <translation>startet</translation>
        </message>
        <message>
            <source>not heard</source>
            <translation>nicht gehört</translation>
        </message>
        <message>
            <source>listening</source>
            <translation>hört zu</translation>
        </message>
        <message>
            <source>Nothing to listen for yet: no speaker is paired</source>
            <translation>Noch nichts, worauf zu hören wäre: Kein Smart-Speaker ist angelernt</translation>
        </message>
        <message>
            <source>Listening through {name}</source>
            <translation>Hört zu über {name}</translation>
        </message>
        <message>
            <source>Say the wake word now. Waiting for its start sound: {seconds} s.</source>
            <translation>Sagen Sie jetzt das Aktivierungswort. Warten auf den Startton: {seconds} s.</translation>
        </message>
        <message>
            <source>Heard, {time}.</source>
            <translation>Gehört, {time}.</translation>
        </message>
        <message>
            <source>Heard, {time}, score {score}.</source>
            <translation>Gehört, {time}, Wertung {score}.</translation>
        </message>
        <message>
            <source>Not heard. {why}.</source>
            <translation>Nicht gehört. {why}.</translation>
        </message>
        <message>
            <source>The list is complete from</source>
            <translation>Die Liste ist vollständig von</translation>
        </message>
        <message>
            <source>The list is complete to</source>
            <translation>Die Liste ist vollständig bis</translation>
        </message>
        <message>
            <source>to</source>
            <comment>until a time</comment>
            <translation>bis</translation>
        </message>
        <message>
            <source>d MMM yyyy HH:mm</source>
            <translation>d. MMM yyyy HH:mm</translation>
        </message>
        <message>
            <source>Histories (*.zip *.json *.ndjson *.jsonl *.csv *.html *.htm *.txt);;All files (*)</source>
            <translation>Verläufe (*.zip *.json *.ndjson *.jsonl *.csv *.html *.htm *.txt);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>&amp;Choose files…</source>
            <translation>&amp;Dateien wählen …</translation>
        </message>
        <message>
            <source>Choose a &amp;folder…</source>
            <translation>&amp;Ordner wählen …</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>&amp;Import</source>
            <translation>&amp;Importieren</translation>
        </message>
        <message>
            <source>Other &amp;files…</source>
            <translation>Andere &amp;Dateien …</translation>
        </message>
        <message>
            <source>&amp;Show the findings</source>
            <translation>&amp;Befunde zeigen</translation>
        </message>
        <message>
            <source>&amp;Undo this import</source>
            <translation>Diesen Import &amp;rückgängig machen</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Schließen</translation>
        </message>
        <message>
            <source>Taking it back…</source>
            <translation>Wird zurückgenommen …</translation>
        </message>
        <message>
            <source>The import was taken back: nothing of it counts any more.</source>
            <translation>Der Import wurde zurückgenommen: Nichts davon zählt mehr.</translation>
        </message>
        <message>
            <source>Another vendor's &amp;file…</source>
            <translation>&amp;Datei eines anderen Herstellers …</translation>
        </message>
        <message>
            <source>{vendor} speaker</source>
            <translation>Smart-Speaker von {vendor}</translation>
        </message>
        <message>
            <source>The time it covers ends before it begins.</source>
            <translation>Die Zeit, die sie umfasst, endet, bevor sie beginnt.</translation>
        </message>
        <message>
            <source>The time it covers ends in the future. A list can't be complete for what is still to come.</source>
            <translation>Die Zeit, die sie umfasst, endet in der Zukunft. Eine Liste kann nicht vollständig sein für das, was erst kommt.</translation>
        </message>
        <message>
            <source>The file has changed since you looked at it. Nothing of it was kept. Import it again.</source>
            <translation>Die Datei hat sich geändert, seit Sie sie angesehen haben. Nichts davon wurde aufbewahrt. Importieren Sie sie erneut.</translation>
        </message>
        <message>
            <source>What the file holds</source>
            <translation>Was die Datei enthält</translation>
        </message>
        <message>
            <source>It is complete for &amp;another time:</source>
            <translation>Vollständig für eine &amp;andere Zeit:</translation>
        </message>
        <message>
            <source>Also keep what was &amp;said, as the vendor wrote it down</source>
            <translation>Auch aufbewahren, was &amp;gesagt wurde, wie es der Hersteller aufgeschrieben hat</translation>
        </message>
        <message>
            <source>It is the history of my own &amp;account or household</source>
            <translation>Es ist der Verlauf meines eigenen &amp;Kontos oder Haushalts</translation>
        </message>
        <message>
            <source>Say first whether this is the history of your own account.</source>
            <translation>Sagen Sie zuerst, ob das der Verlauf Ihres eigenen Kontos ist.</translation>
        </message>
        <message>
            <source>The new speaker needs a name.</source>
            <translation>Der neue Smart-Speaker braucht einen Namen.</translation>
        </message>
        <message numerus="yes">
            <source>{One file|%n files}</source>
            <translation>
                <numerusform>Eine Datei</numerusform>
                <numerusform>%n Dateien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n others beside them skipped</source>
            <comment>files</comment>
            <translation>
                <numerusform>%n andere daneben übergangen</numerusform>
                <numerusform>%n andere daneben übergangen</numerusform>
            </translation>
        </message>
        <message>
            <source>What is in it</source>
            <translation>Was darin ist</translation>
        </message>
        <message numerus="yes">
            <source>{One activation|%n activations}, {fresh} of them new here.</source>
            <translation>
                <numerusform>Eine Aktivierung, davon {fresh} neu hier.</numerusform>
                <numerusform>%n Aktivierungen, davon {fresh} neu hier.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One was|%n were} imported before and will not be kept twice.</source>
            <translation>
                <numerusform>Eine wurde früher schon importiert und wird nicht doppelt aufbewahrt.</numerusform>
                <numerusform>%n wurden früher schon importiert und werden nicht doppelt aufbewahrt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One line says|%n lines say} the same again and will count once.</source>
            <translation>
                <numerusform>Eine Zeile sagt dasselbe noch einmal und zählt nur einmal.</numerusform>
                <numerusform>%n Zeilen sagen dasselbe noch einmal und zählen nur einmal.</numerusform>
            </translation>
        </message>
        <message>
            <source>Left out: {entries}.</source>
            <translation>Weggelassen: {entries}.</translation>
        </message>
        <message>
            <source>This is a history of {vendor}, and {name} is not theirs.</source>
            <translation>Das ist ein Verlauf von {vendor}, und {name} ist nicht von dort.</translation>
        </message>
        <message>
            <source>Good to know</source>
            <translation>Gut zu wissen</translation>
        </message>
        <message>
            <source>Whose history is it?</source>
            <translation>Wessen Verlauf ist das?</translation>
        </message>
        <message>
            <source>Which speaker is it about?</source>
            <translation>Um welchen Smart-Speaker geht es?</translation>
        </message>
        <message>
            <source>Which device is which speaker?</source>
            <translation>Welches Gerät ist welcher Smart-Speaker?</translation>
        </message>
        <message>
            <source>The list does not name the device.</source>
            <translation>Die Liste nennt das Gerät nicht.</translation>
        </message>
        <message>
            <source>What it covers</source>
            <translation>Welche Zeit es umfasst</translation>
        </message>
        <message>
            <source>What is kept, and what is not</source>
            <translation>Was aufbewahrt wird und was nicht</translation>
        </message>
        <message>
            <source>Kept: {what}, and what was said.</source>
            <translation>Aufbewahrt: {what} sowie das Gesagte.</translation>
        </message>
        <message>
            <source>Kept: {what}.</source>
            <translation>Aufbewahrt: {what}.</translation>
        </message>
        <message>
            <source>Dropped: {what}.</source>
            <translation>Verworfen: {what}.</translation>
        </message>
        <message>
            <source>All of it</source>
            <translation>Alles</translation>
        </message>
        <message>
            <source>{device} is</source>
            <translation>{device} ist</translation>
        </message>
        <message>
            <source>Name of the new speaker for {device}</source>
            <translation>Name des neuen Smart-Speakers für {device}</translation>
        </message>
        <message>
            <source>Choose it below, or drop it here.</source>
            <translation>Wählen Sie sie unten, oder ziehen Sie sie hierher.</translation>
        </message>
        <message>
            <source>What can be read</source>
            <translation>Was gelesen werden kann</translation>
        </message>
        <message>
            <source>Nothing was imported</source>
            <translation>Nichts wurde importiert</translation>
        </message>
        <message>
            <source>{name}: there is nothing to import</source>
            <translation>{name}: Es gibt nichts zu importieren</translation>
        </message>
        <message>
            <source>What can be done instead</source>
            <translation>Was stattdessen möglich ist</translation>
        </message>
        <message>
            <source>Earwitness can hear the speaker and keep when it woke: pair it on the Speakers page.</source>
            <translation>Earwitness kann den Smart-Speaker hören und festhalten, wann er aufgewacht ist: Richten Sie ihn auf der Seite „Smart-Speaker“ ein.</translation>
        </message>
        <message>
            <source>An activation that you saw can be noted by hand there, with its time.</source>
            <translation>Eine Aktivierung, die Sie gesehen haben, lässt sich dort von Hand notieren, mit ihrer Zeit.</translation>
        </message>
        <message>
            <source>“I did not ask for that” marks those that nobody meant. They are counted, with how sure the count is.</source>
            <translation>„Das wollte ich nicht“ kennzeichnet die, die niemand wollte. Sie werden gezählt, mit der Angabe, wie sicher die Zahl ist.</translation>
        </message>
        <message>
            <source>What was witnessed can be exported, to ask the vendor about it in writing.</source>
            <translation>Was beobachtet wurde, lässt sich exportieren, um den Hersteller schriftlich danach zu fragen.</translation>
        </message>
        <message>
            <source>What the comparison says now</source>
            <translation>Was der Vergleich jetzt sagt</translation>
        </message>
        <message>
            <source>This was imported before, so nothing was added</source>
            <translation>Das wurde früher schon importiert, darum kam nichts hinzu</translation>
        </message>
        <message numerus="yes">
            <source>{One sighting is|%n sightings are} kept</source>
            <translation>
                <numerusform>Eine Beobachtung ist aufbewahrt</numerusform>
                <numerusform>%n Beobachtungen sind aufbewahrt</numerusform>
            </translation>
        </message>
        <message>
            <source>No sightings are kept</source>
            <translation>Keine Beobachtungen sind aufbewahrt</translation>
        </message>
        <message numerus="yes">
            <source>{One record is|%n records are} kept</source>
            <translation>
                <numerusform>Ein Eintrag ist aufbewahrt</numerusform>
                <numerusform>%n Einträge sind aufbewahrt</numerusform>
            </translation>
        </message>
        <message>
            <source>No records are kept</source>
            <translation>Keine Einträge sind aufbewahrt</translation>
        </message>
        <message>
            <source>It came on {moment}.</source>
            <translation>Das war am {moment}.</translation>
        </message>
        <message numerus="yes">
            <source>{One was|%n were} here before or doubled.</source>
            <translation>
                <numerusform>Einer war schon da oder doppelt.</numerusform>
                <numerusform>%n waren schon da oder doppelt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One entry|%n entries} could not be used.</source>
            <translation>
                <numerusform>Ein Eintrag war nicht verwendbar.</numerusform>
                <numerusform>%n Einträge waren nicht verwendbar.</numerusform>
            </translation>
        </message>
        <message>
            <source>Added: {speakers}.</source>
            <translation>Hinzugefügt: {speakers}.</translation>
        </message>
        <message>
            <source>What was said is kept too.</source>
            <translation>Auch das Gesagte ist aufbewahrt.</translation>
        </message>
        <message>
            <source>There is nothing to compare it with yet: no history was imported.</source>
            <translation>Es gibt noch nichts, womit es sich vergleichen ließe: Kein Verlauf wurde importiert.</translation>
        </message>
        <message>
            <source>There is nothing to compare it with yet: no activation was witnessed here.</source>
            <translation>Es gibt noch nichts, womit es sich vergleichen ließe: Hier wurde keine Aktivierung beobachtet.</translation>
        </message>
        <message>
            <source>Nothing in it asks for a closer look that did not before.</source>
            <translation>Nichts darin verlangt einen genaueren Blick, das es nicht schon vorher tat.</translation>
        </message>
        <message numerus="yes">
            <source>New: {One activation|%n activations} that the history covers and does not have.</source>
            <translation>
                <numerusform>Neu: eine Aktivierung, deren Zeit der Verlauf umfasst und die er nicht enthält.</numerusform>
                <numerusform>Neu: %n Aktivierungen, deren Zeit der Verlauf umfasst und die er nicht enthält.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>New: {One activation|%n activations} in the history, when Earwitness listened and heard nothing.</source>
            <translation>
                <numerusform>Neu: eine Aktivierung im Verlauf, während Earwitness zuhörte und nichts hörte.</numerusform>
                <numerusform>Neu: %n Aktivierungen im Verlauf, während Earwitness zuhörte und nichts hörte.</numerusform>
            </translation>
        </message>
        <message>
            <source>There may be ordinary reasons; each finding names those that remain.</source>
            <translation>Es kann gewöhnliche Gründe geben; jeder Befund nennt die, die übrig bleiben.</translation>
        </message>
        <message>
            <source>Which speaker was seen</source>
            <translation>Welcher Smart-Speaker gesehen wurde</translation>
        </message>
        <message>
            <source>It saw &amp;everything in this time:</source>
            <translation>Hat in dieser Zeit &amp;alles gesehen:</translation>
        </message>
        <message>
            <source>Add the speaker first, on the Speakers page.</source>
            <translation>Fügen Sie den Smart-Speaker zuerst hinzu, auf der Seite „Smart-Speaker“.</translation>
        </message>
        <message>
            <source>Another witness's list</source>
            <translation>Liste eines anderen Zeugen</translation>
        </message>
        <message>
            <source>Which speaker did it see?</source>
            <translation>Welchen Smart-Speaker hat er gesehen?</translation>
        </message>
        <message>
            <source>Import a history</source>
            <translation>Verlauf importieren</translation>
        </message>
        <message>
            <source>Choose the file as you got it from the vendor. Several parts of one export belong together.</source>
            <translation>Wählen Sie die Datei so, wie Sie sie vom Hersteller erhalten haben. Mehrere Teile eines Exports gehören zusammen.</translation>
        </message>
        <message>
            <source>Amazon Alexa</source>
            <translation>Amazon Alexa</translation>
        </message>
        <message>
            <source>the zips of “Request My Data” (Alexa_1.zip …), or the list of the privacy page as JSON</source>
            <translation>die Zip-Dateien von „Meine Daten anfordern“ (Alexa_1.zip …) oder die Liste der Datenschutzseite als JSON</translation>
        </message>
        <message>
            <source>Google</source>
            <translation>Google</translation>
        </message>
        <message>
            <source>a Takeout zip or its folder, with My Activity as JSON</source>
            <translation>eine Takeout-Zip-Datei oder ihr Ordner, mit „Meine Aktivitäten“ als JSON</translation>
        </message>
        <message>
            <source>Home Assistant</source>
            <translation>Home Assistant</translation>
        </message>
        <message>
            <source>the history of an assist_satellite as CSV, the pipeline's debug list, Wyoming events</source>
            <translation>der Verlauf eines assist_satellite als CSV, die Debug-Liste der Pipeline, Wyoming-Ereignisse</translation>
        </message>
        <message>
            <source>Copied by hand</source>
            <translation>Von Hand abgeschrieben</translation>
        </message>
        <message>
            <source>a CSV with the columns time,device,kind,text</source>
            <translation>eine CSV-Datei mit den Spalten time,device,kind,text</translation>
        </message>
        <message>
            <source>Another witness</source>
            <translation>Anderer Zeuge</translation>
        </message>
        <message>
            <source>what a camera or a light sensor saw: a CSV with the columns start,end,note</source>
            <translation>was eine Kamera oder ein Lichtsensor gesehen hat: eine CSV-Datei mit den Spalten start,end,note</translation>
        </message>
        <message>
            <source>It is read on this computer, by a process that can reach neither the network nor your other files.</source>
            <translation>Sie wird auf diesem Computer gelesen, von einem Prozess, der weder das Netzwerk noch Ihre anderen Dateien erreicht.</translation>
        </message>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <source>Keeping it, and comparing…</source>
            <translation>Wird aufbewahrt und verglichen …</translation>
        </message>
        <message>
            <source>It is kept whole or not at all, and can be undone afterwards.</source>
            <translation>Es wird ganz oder gar nicht aufbewahrt und lässt sich danach rückgängig machen.</translation>
        </message>
        <message>
            <source>what somebody or something else saw of a speaker. It counts like what was witnessed here.</source>
            <translation>was jemand oder etwas anderes von einem Smart-Speaker gesehen hat. Es zählt wie das, was hier beobachtet wurde.</translation>
        </message>
        <message>
            <source>Tick it only if nothing could have escaped it then: a record of the vendor's that it lacks would look as if nobody had woken the speaker.</source>
            <translation>Kreuzen Sie das nur an, wenn ihr in dieser Zeit nichts entgehen konnte: Ein Eintrag des Herstellers, der in ihr fehlt, sähe sonst aus, als hätte niemand den Smart-Speaker geweckt.</translation>
        </message>
        <message>
            <source>Only within this time can something be missing from the history. Say more than the list is complete for, and what it never held would look as if it were missing.</source>
            <translation>Nur innerhalb dieser Zeit kann etwas im Verlauf fehlen. Wenn Sie mehr angeben, als die Liste vollständig umfasst, sieht das, was sie nie enthielt, so aus, als fehlte es.</translation>
        </message>
        <message>
            <source>the times, what the vendor calls each event, whether there were words, and a fingerprint of the file</source>
            <translation>die Zeiten, wie der Hersteller jedes Ereignis nennt, ob es Worte gab, und ein Fingerabdruck der Datei</translation>
        </message>
        <message>
            <source>what was said and answered, names of people, serial and customer numbers, places, links</source>
            <translation>was gesagt und geantwortet wurde, Namen von Personen, Serien- und Kundennummern, Orte, Links</translation>
        </message>
        <message>
            <source>names of people, serial and customer numbers, places, links, answers</source>
            <translation>Namen von Personen, Serien- und Kundennummern, Orte, Links, Antworten</translation>
        </message>
        <message>
            <source>This may be the history of somebody else: none of its devices was in your earlier imports from this vendor. Held against another account, everything that was witnessed here would look as if it were missing.</source>
            <translation>Das kann der Verlauf von jemand anderem sein: Keines seiner Geräte war in Ihren früheren Importen von diesem Hersteller. Mit einem anderen Konto verglichen, sähe alles, was hier beobachtet wurde, so aus, als fehlte es.</translation>
        </message>
        <message>
            <source>Not one of mine</source>
            <translation>Keiner von meinen</translation>
        </message>
        <message>
            <source>Add a speaker named…</source>
            <translation>Neuer Smart-Speaker namens …</translation>
        </message>
        <message>
            <source>The list does not say</source>
            <translation>Die Liste sagt es nicht</translation>
        </message>
        <message>
            <source>Say which speaker it is about, else it is kept and can't be held against what was witnessed.</source>
            <translation>Sagen Sie, um welchen Smart-Speaker es geht; sonst wird es aufbewahrt und lässt sich nicht mit dem vergleichen, was beobachtet wurde.</translation>
        </message>
        <message>
            <source>All of it is here already. Importing it again adds nothing but its coverage.</source>
            <translation>Alles davon ist schon da. Ein erneuter Import fügt nur die umfasste Zeit hinzu.</translation>
        </message>
        <message>
            <source>Whoever made this list left out what this program looks for, such as false wakes. It can confirm, but nothing can be missing from it.</source>
            <translation>Wer diese Liste erstellt hat, hat weggelassen, wonach dieses Programm sucht, etwa irrtümliches Aufwachen. Sie kann bestätigen, aber in ihr kann nichts fehlen.</translation>
        </message>
        <message>
            <source>This newer list does not say of each line what it was, so some kinds are unknown.</source>
            <translation>Diese neuere Liste sagt nicht zu jeder Zeile, was es war; darum sind manche Arten unbekannt.</translation>
        </message>
        <message>
            <source>It has labels that this program does not know. They are kept and shown, and no verdict rests on them.</source>
            <translation>Sie enthält Bezeichnungen, die dieses Programm nicht kennt. Sie werden aufbewahrt und gezeigt, und kein Ergebnis stützt sich darauf.</translation>
        </message>
        <message>
            <source>Its times name no zone. They are kept and shown, but no verdict rests on them.</source>
            <translation>Ihre Zeiten nennen keine Zeitzone. Sie werden aufbewahrt und gezeigt, aber kein Ergebnis stützt sich darauf.</translation>
        </message>
        <message>
            <source>A saved page tells times too vaguely: an hour may be wrong. It is shown, but no verdict rests on it. Export JSON instead: in Google Takeout, choose JSON for My Activity.</source>
            <translation>Eine gespeicherte Seite nennt Zeiten zu ungenau: Eine Stunde kann falsch sein. Sie wird gezeigt, aber kein Ergebnis stützt sich darauf. Exportieren Sie stattdessen JSON: Wählen Sie in Google Takeout JSON für „Meine Aktivitäten“.</translation>
        </message>
        <message>
            <source>All its times fall on whole minutes, so each is taken for its whole minute.</source>
            <translation>Alle ihre Zeiten liegen auf vollen Minuten; darum steht jede für ihre ganze Minute.</translation>
        </message>
        <message>
            <source>It has only what woke the satellite, not what came of it.</source>
            <translation>Sie enthält nur, was den Satelliten geweckt hat, nicht, was daraus wurde.</translation>
        </message>
        <message>
            <source>no record of an activation</source>
            <translation>ohne Angaben zu einer Aktivierung</translation>
        </message>
        <message>
            <source>with too few or too many columns</source>
            <translation>mit zu wenigen oder zu vielen Spalten</translation>
        </message>
        <message>
            <source>with the same field twice</source>
            <translation>mit demselben Feld zweimal</translation>
        </message>
        <message>
            <source>with a character that no export has</source>
            <translation>mit einem Zeichen, das kein Export enthält</translation>
        </message>
        <message>
            <source>without the vendor's own key</source>
            <translation>ohne den eigenen Schlüssel des Herstellers</translation>
        </message>
        <message>
            <source>without a time zone</source>
            <translation>ohne Zeitzone</translation>
        </message>
        <message>
            <source>without a title</source>
            <translation>ohne Titel</translation>
        </message>
        <message>
            <source>with a number that is none</source>
            <translation>mit einer Zahl, die keine ist</translation>
        </message>
        <message>
            <source>that are no records</source>
            <translation>ohne die Form eines Eintrags</translation>
        </message>
        <message>
            <source>with a number beyond any bound</source>
            <translation>mit einer Zahl jenseits aller Grenzen</translation>
        </message>
        <message>
            <source>nested too deeply</source>
            <translation>mit zu tiefer Verschachtelung</translation>
        </message>
        <message>
            <source>with a date that can't be</source>
            <translation>mit einem unmöglichen Datum</translation>
        </message>
        <message>
            <source>list of the privacy page</source>
            <translation>Liste der Datenschutzseite</translation>
        </message>
        <message>
            <source>data request</source>
            <translation>Datenauskunft</translation>
        </message>
        <message>
            <source>My Activity (JSON)</source>
            <translation>Meine Aktivitäten (JSON)</translation>
        </message>
        <message>
            <source>My Activity (saved page)</source>
            <translation>Meine Aktivitäten (gespeicherte Seite)</translation>
        </message>
        <message>
            <source>history of a satellite</source>
            <translation>Verlauf eines Satelliten</translation>
        </message>
        <message>
            <source>pipeline debug</source>
            <translation>Debug-Liste der Pipeline</translation>
        </message>
        <message>
            <source>Wyoming events</source>
            <translation>Wyoming-Ereignisse</translation>
        </message>
        <message>
            <source>list copied by hand</source>
            <translation>von Hand abgeschriebene Liste</translation>
        </message>
        <message numerus="yes">
            <source>{one entry|%n entries} {what}</source>
            <comment>with what is wrong</comment>
            <translation>
                <numerusform>ein Eintrag {what}</numerusform>
                <numerusform>%n Einträge {what}</numerusform>
            </translation>
        </message>
        <message>
            <source>{entries}, the first: {sample}</source>
            <translation>{entries}, zuerst: {sample}</translation>
        </message>
        <message>
            <source>left out ({code})</source>
            <translation>weggelassen ({code})</translation>
        </message>
        <message numerus="yes">
            <source>{once|%n times}</source>
            <comment>named in a file</comment>
            <translation>
                <numerusform>einmal</numerusform>
                <numerusform>%n-mal</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n bytes</source>
            <translation>
                <numerusform>%n Byte</numerusform>
                <numerusform>%n Bytes</numerusform>
            </translation>
        </message>
        <message>
            <source>No record in it has a time that a verdict could rest on.</source>
            <translation>Kein Eintrag darin hat eine Zeit, auf die sich ein Ergebnis stützen könnte.</translation>
        </message>
        <message>
            <source>{begin} to {end}</source>
            <comment>a time</comment>
            <translation>{begin} bis {end}</translation>
        </message>
        <message>
            <source>That failed in a way nobody expected. The log says more.</source>
            <translation>Das ist auf eine Weise fehlgeschlagen, mit der niemand gerechnet hat. Das Protokoll sagt mehr.</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>Montag</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>Dienstag</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>Mittwoch</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>Donnerstag</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>Freitag</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>Samstag</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>Sonntag</translation>
        </message>
        <message>
            <source>Mon</source>
            <translation>Mo.</translation>
        </message>
        <message>
            <source>Tue</source>
            <translation>Di.</translation>
        </message>
        <message>
            <source>Wed</source>
            <translation>Mi.</translation>
        </message>
        <message>
            <source>Thu</source>
            <translation>Do.</translation>
        </message>
        <message>
            <source>Fri</source>
            <translation>Fr.</translation>
        </message>
        <message>
            <source>Sat</source>
            <translation>Sa.</translation>
        </message>
        <message>
            <source>Sun</source>
            <translation>So.</translation>
        </message>
        <message>
            <source>,</source>
            <comment>between thousands</comment>
            <translation>.</translation>
        </message>
        <message>
            <source>.</source>
            <comment>decimal sign</comment>
            <translation>,</translation>
        </message>
        <message>
            <source>{day} {month} {year}</source>
            <comment>short</comment>
            <translation>{day}. {month} {year}</translation>
        </message>
        <message>
            <source>{day} {month}</source>
            <comment>short</comment>
            <translation>{day}. {month}</translation>
        </message>
        <message>
            <source>only its end sound was heard</source>
            <translation>nur sein Schlusston wurde gehört</translation>
        </message>
        <message>
            <source>another speaker</source>
            <translation>ein anderer Smart-Speaker</translation>
        </message>
        <message>
            <source>or it was {speakers}</source>
            <translation>oder es war {speakers}</translation>
        </message>
        <message>
            <source>Mark this moment</source>
            <translation>Diesen Moment festhalten</translation>
        </message>
        <message>
            <source>No speaker is known yet. Name the one that lit up, and it is added.</source>
            <translation>Es ist noch kein Smart-Speaker bekannt. Benennen Sie den, der aufleuchtete, und er wird hinzugefügt.</translation>
        </message>
        <message>
            <source>Which speaker lit up at {time}?</source>
            <translation>Welcher Smart-Speaker leuchtete um {time} auf?</translation>
        </message>
        <message>
            <source>Name of the speaker</source>
            <translation>Name des Smart-Speakers</translation>
        </message>
        <message>
            <source>Note (may stay empty)</source>
            <translation>Notiz (darf leer bleiben)</translation>
        </message>
        <message>
            <source>&amp;Add and mark</source>
            <translation>&amp;Hinzufügen und markieren</translation>
        </message>
        <message>
            <source>Another program has these keys. Choose others.</source>
            <translation>Ein anderes Programm hat diese Tasten. Wählen Sie andere.</translation>
        </message>
        <message>
            <source>Marked: {speaker} lit up</source>
            <translation>Markiert: {speaker} leuchtete auf</translation>
        </message>
        <message>
            <source>At {time}, give or take 30 s. It is on the timeline as noted by hand.</source>
            <translation>Um {time}, plus/minus 30 s. Es steht als von Hand notiert auf der Zeitleiste.</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Always allow</source>
            <translation>Immer erlauben</translation>
        </message>
        <message>
            <source>I have seen it</source>
            <translation>Gesehen</translation>
        </message>
        <message>
            <source>No weekly summary</source>
            <translation>Keine Wochenübersicht</translation>
        </message>
        <message>
            <source>Open Earwitness from its tray icon to see more.</source>
            <translation>Öffnen Sie Earwitness über sein Symbol in der Leiste, um mehr zu sehen.</translation>
        </message>
        <message>
            <source>Earwitness itself</source>
            <translation>Earwitness selbst</translation>
        </message>
        <message>
            <source>This program's own use is recorded like anyone's.</source>
            <translation>Was dieses Programm selbst benutzt, wird aufgezeichnet wie bei jedem anderen.</translation>
        </message>
        <message>
            <source>Recording what this computer plays</source>
            <translation>Aufnahme dessen, was dieser Computer abspielt</translation>
        </message>
        <message>
            <source>Not the microphone: the sound of the loudspeakers.</source>
            <translation>Nicht das Mikrofon: der Ton der Lautsprecher.</translation>
        </message>
        <message>
            <source>Holding the microphone open</source>
            <translation>Hält das Mikrofon offen</translation>
        </message>
        <message>
            <source>Level meters and virtual devices, by their own account.</source>
            <translation>Pegelanzeigen und virtuelle Geräte, nach eigener Angabe.</translation>
        </message>
        <message>
            <source>State: {state}</source>
            <translation>Zustand: {state}</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>Jetzt</translation>
        </message>
        <message numerus="yes">
            <source>and %n more {program|programs}; the timeline shows them all</source>
            <translation>
                <numerusform>und %n weiteres Programm; die Zeitleiste zeigt alle</numerusform>
                <numerusform>und %n weitere Programme; die Zeitleiste zeigt alle</numerusform>
            </translation>
        </message>
        <message>
            <source>Make a report about the last 24 hours</source>
            <translation>Einen Bericht über die letzten 24 Stunden erstellen</translation>
        </message>
        <message>
            <source>This week…</source>
            <translation>Diese Woche…</translation>
        </message>
        <message>
            <source>&amp;Rules…</source>
            <translation>&amp;Regeln …</translation>
        </message>
        <message>
            <source>Which speaker is it?</source>
            <translation>Welcher Smart-Speaker ist es?</translation>
        </message>
        <message>
            <source>Earwitness learns the sound that the speaker itself makes when it wakes. This takes about five minutes. Whatever you do, nothing is kept before the last step, and no sound is ever written to disk.</source>
            <translation>Earwitness lernt den Ton, den der Smart-Speaker selbst gibt, wenn er aktiv wird. Das dauert etwa fünf Minuten. Was Sie auch tun: Vor dem letzten Schritt wird nichts aufbewahrt, und niemals wird Ton auf die Festplatte geschrieben.</translation>
        </message>
        <message>
            <source>Switch its sounds on</source>
            <translation>Schalten Sie seine Töne ein</translation>
        </message>
        <message>
            <source>Most speakers are silent when they wake until you ask them not to be. Switch the start sound on, and the end sound too where there is one: two sounds are told from music and talk much better than one.</source>
            <translation>Die meisten Smart-Speaker sind beim Aktivwerden still, bis Sie es anders einstellen. Schalten Sie den Startton ein und auch den Endton, wo es einen gibt: Zwei Töne sind von Musik und Gesprächen viel besser zu unterscheiden als einer.</translation>
        </message>
        <message>
            <source>Nothing is known here about this speaker's sounds. Look in its app or its manual for a sound that it makes when it wakes. Without one it can't be heard.</source>
            <translation>Über die Töne dieses Smart-Speakers ist hier nichts bekannt. Suchen Sie in seiner App oder Anleitung nach einem Ton, den er beim Aktivwerden gibt. Ohne einen solchen ist er nicht zu hören.</translation>
        </message>
        <message>
            <source>Through which microphone?</source>
            <translation>Über welches Mikrofon?</translation>
        </message>
        <message>
            <source>Speak, and the bar should move. The nearer the microphone is to the speaker, the more it will hear.</source>
            <translation>Sprechen Sie: Der Balken sollte sich bewegen. Je näher das Mikrofon am Smart-Speaker ist, desto mehr wird es hören.</translation>
        </message>
        <message>
            <source>Let it wake four times</source>
            <translation>Aktivieren Sie ihn viermal</translation>
        </message>
        <message>
            <source>Press Start. Then say only the wake word, wait for the speaker's sound and until it is dark again, and keep quiet meanwhile. Do this four times; each appears below when it was heard.</source>
            <translation>Drücken Sie auf „Starten“. Sagen Sie dann nur das Aktivierungswort, warten Sie auf den Ton des Smart-Speakers und bis er wieder dunkel ist, und seien Sie währenddessen still. Tun Sie das viermal; jede Aufnahme erscheint unten, sobald sie gehört wurde.</translation>
        </message>
        <message>
            <source>Each recording is one take, or one holds them all. Three at least; they may come from this room only.</source>
            <translation>Jede Aufnahme enthält eine Aktivierung, oder eine enthält alle. Mindestens drei; sie müssen aus diesem Raum stammen.</translation>
        </message>
        <message>
            <source>Is this its sound?</source>
            <translation>Ist das sein Ton?</translation>
        </message>
        <message>
            <source>This is what all takes have in common. If the wrong sound was chosen, choose another: the start sound comes right after the wake word, the end sound when the speaker goes dark.</source>
            <translation>Das haben alle Aufnahmen gemeinsam. Wenn der falsche Ton gewählt ist, wählen Sie einen anderen: Der Startton kommt gleich nach dem Aktivierungswort, der Endton, wenn der Smart-Speaker dunkel wird.</translation>
        </message>
        <message>
            <source>How loud is it here?</source>
            <translation>Wie laut ist es hier?</translation>
        </message>
        <message>
            <source>Let the room be as it usually is for half a minute, and the speaker be quiet. From this the program says what it can hear here, and what it can't.</source>
            <translation>Lassen Sie den Raum eine halbe Minute lang so sein, wie er sonst ist, und den Smart-Speaker still. Daraus sagt das Programm, was es hier hören kann und was nicht.</translation>
        </message>
        <message>
            <source>With a recording of the room, the speaker quiet, the program says what it can hear there. Without one it can be paired all the same, but nobody knows what to expect.</source>
            <translation>Mit einer Aufnahme des Raums, während der Smart-Speaker still ist, sagt das Programm, was es dort hören kann. Ohne sie lässt er sich trotzdem anlernen, aber niemand weiß, was zu erwarten ist.</translation>
        </message>
        <message>
            <source>What shall it be called?</source>
            <translation>Wie soll er heißen?</translation>
        </message>
        <message>
            <source>The name and the room are for you; the vendor never sees them.</source>
            <translation>Der Name und der Raum sind für Sie; der Hersteller sieht sie nie.</translation>
        </message>
        <message>
            <source>Keep what was learned?</source>
            <translation>Das Gelernte behalten?</translation>
        </message>
        <message>
            <source>What was learned before is replaced, unless you keep both. All that was seen of this speaker stays as it is.</source>
            <translation>Das früher Gelernte wird ersetzt, wenn Sie nicht beides behalten. Alles, was von diesem Smart-Speaker gesehen wurde, bleibt, wie es ist.</translation>
        </message>
        <message>
            <source>Nothing at all arrives from this microphone, not even noise. It may be muted or switched off.</source>
            <translation>Von diesem Mikrofon kommt gar nichts an, nicht einmal Rauschen. Vielleicht ist es stumm geschaltet oder aus.</translation>
        </message>
        <message>
            <source>nothing arrives from the microphone</source>
            <translation>vom Mikrofon kommt nichts an</translation>
        </message>
        <message>
            <source>nothing was heard</source>
            <translation>nichts wurde gehört</translation>
        </message>
        <message>
            <source>too short</source>
            <translation>zu kurz</translation>
        </message>
        <message>
            <source>too loud: move away, or turn the microphone down</source>
            <translation>zu laut: Gehen Sie weiter weg oder stellen Sie das Mikrofon leiser</translation>
        </message>
        <message>
            <source>the sound of the others is not in it</source>
            <translation>der Ton der anderen ist nicht darin</translation>
        </message>
        <message>
            <source>too faint: move closer</source>
            <translation>zu leise: Gehen Sie näher heran</translation>
        </message>
        <message>
            <source>unlike the others</source>
            <translation>anders als die anderen</translation>
        </message>
        <message>
            <source>Nothing at all arrives from this microphone. Check that it is not muted, or choose another one.</source>
            <translation>Von diesem Mikrofon kommt gar nichts an. Prüfen Sie, ob es stumm geschaltet ist, oder wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>Too few takes are good. At least {needed} are needed: go back and record more.</source>
            <translation>Zu wenige Aufnahmen sind gut. Mindestens {needed} sind nötig: Gehen Sie zurück und nehmen Sie weitere auf.</translation>
        </message>
        <message>
            <source>No sound is the same in all takes. Is the start sound switched on? Go back, check that, and let it wake again.</source>
            <translation>Kein Ton ist in allen Aufnahmen gleich. Ist der Startton eingeschaltet? Gehen Sie zurück, prüfen Sie das und aktivieren Sie ihn erneut.</translation>
        </message>
        <message>
            <source>What all takes have in common sounds like a voice, not like a start sound. A voice can't be told from the television. Switch the start sound on and record again.</source>
            <translation>Was alle Aufnahmen gemeinsam haben, klingt nach einer Stimme und nicht nach einem Startton. Eine Stimme ist vom Fernseher nicht zu unterscheiden. Schalten Sie den Startton ein und nehmen Sie erneut auf.</translation>
        </message>
        <message>
            <source>Its sound is too faint here to be learned well. Bring the microphone closer, or make the speaker louder, and record again.</source>
            <translation>Sein Ton ist hier zu leise, um gut gelernt zu werden. Bringen Sie das Mikrofon näher heran oder stellen Sie den Smart-Speaker lauter und nehmen Sie erneut auf.</translation>
        </message>
        <message>
            <source>The recordings are so loud that they are cut off. Move the microphone away or turn it down.</source>
            <translation>Die Aufnahmen sind so laut, dass sie übersteuert sind. Rücken Sie das Mikrofon weg oder stellen Sie es leiser.</translation>
        </message>
        <message>
            <source>Its sound is too short to be told from a click. Choose a longer one in the speaker's app, if it has one.</source>
            <translation>Sein Ton ist zu kurz, um von einem Klicken unterschieden zu werden. Wählen Sie in der App des Smart-Speakers einen längeren, falls es einen gibt.</translation>
        </message>
        <message>
            <source>Its sound is a single plain note, which music has all the time. Choose another one in the speaker's app, if it has one.</source>
            <translation>Sein Ton ist eine einzelne schlichte Note, wie sie in Musik ständig vorkommt. Wählen Sie in der App des Smart-Speakers einen anderen, falls es einen gibt.</translation>
        </message>
        <message>
            <source>This microphone leaves out the part of the sound that matters. Choose another microphone.</source>
            <translation>Dieses Mikrofon lässt den Teil des Tons weg, auf den es ankommt. Wählen Sie ein anderes.</translation>
        </message>
        <message>
            <source>It was learned, but not found again in the same recordings, so it would not be heard later either. Record again, closer and with less noise.</source>
            <translation>Er wurde gelernt, aber in denselben Aufnahmen nicht wiedergefunden; also würde er auch später nicht gehört. Nehmen Sie erneut auf, näher und mit weniger Geräusch.</translation>
        </message>
        <message>
            <source>With the room as loud as this, nearly every wake would be missed. Bring the microphone closer, make the speaker louder, or try when it is quieter.</source>
            <translation>Bei so lautem Raum würde fast jede Aktivierung verpasst. Bringen Sie das Mikrofon näher heran, stellen Sie den Smart-Speaker lauter oder versuchen Sie es, wenn es leiser ist.</translation>
        </message>
        <message>
            <source>Looking for what recurs</source>
            <translation>Suche nach dem, was sich wiederholt</translation>
        </message>
        <message>
            <source>Listening to the room</source>
            <translation>In den Raum hören</translation>
        </message>
        <message>
            <source>Learning the sound</source>
            <translation>Der Ton wird gelernt</translation>
        </message>
        <message>
            <source>Kitchen Echo</source>
            <translation>Küchen-Echo</translation>
        </message>
        <message>
            <source>Hall Nest</source>
            <translation>Flur-Nest</translation>
        </message>
        <message>
            <source>Bedroom HomePod</source>
            <translation>Schlafzimmer-HomePod</translation>
        </message>
        <message>
            <source>Desk satellite</source>
            <translation>Satellit am Schreibtisch</translation>
        </message>
        <message>
            <source>My speaker</source>
            <translation>Mein Smart-Speaker</translation>
        </message>
        <message>
            <source>Take {number}</source>
            <translation>Aufnahme {number}</translation>
        </message>
        <message>
            <source>Left out: {trouble}</source>
            <translation>Weggelassen: {trouble}</translation>
        </message>
        <message>
            <source>Left out by you</source>
            <translation>Von Ihnen weggelassen</translation>
        </message>
        <message>
            <source>Used, though {trouble}</source>
            <translation>Verwendet, obwohl: {trouble}</translation>
        </message>
        <message>
            <source>very clear, {level} dB above the noise</source>
            <translation>sehr deutlich, {level} dB über dem Rauschen</translation>
        </message>
        <message>
            <source>clear, {level} dB above the noise</source>
            <translation>deutlich, {level} dB über dem Rauschen</translation>
        </message>
        <message>
            <source>faint, {level} dB above the noise</source>
            <translation>leise, {level} dB über dem Rauschen</translation>
        </message>
        <message>
            <source>Take {number}: say the wake word now, then keep quiet. {seconds} s</source>
            <translation>Aufnahme {number}: Sagen Sie jetzt das Aktivierungswort und seien Sie dann still. {seconds} s</translation>
        </message>
        <message numerus="yes">
            <source>%n good {take|takes} so far. Wait until the speaker is dark.</source>
            <translation>
                <numerusform>%n gute Aufnahme bisher. Warten Sie, bis der Smart-Speaker dunkel ist.</numerusform>
                <numerusform>%n gute Aufnahmen bisher. Warten Sie, bis der Smart-Speaker dunkel ist.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n good {take|takes}. That is enough; more make it surer.</source>
            <translation>
                <numerusform>%n gute Aufnahme. Das genügt; weitere machen es sicherer.</numerusform>
                <numerusform>%n gute Aufnahmen. Das genügt; weitere machen es sicherer.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n good {take|takes}. One more would make it surer.</source>
            <translation>
                <numerusform>%n gute Aufnahme. Eine weitere würde es sicherer machen.</numerusform>
                <numerusform>%n gute Aufnahmen. Eine weitere würde es sicherer machen.</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing yet.</source>
            <translation>Noch nichts.</translation>
        </message>
        <message numerus="yes">
            <source>%n good {take|takes} so far; four are wanted.</source>
            <translation>
                <numerusform>%n gute Aufnahme bisher; vier sind gewünscht.</numerusform>
                <numerusform>%n gute Aufnahmen bisher; vier sind gewünscht.</numerusform>
            </translation>
        </message>
        <message>
            <source>Opening the microphone…</source>
            <translation>Das Mikrofon wird geöffnet …</translation>
        </message>
        <message>
            <source>Too loud: it is cut off. Turn the microphone down or move it away.</source>
            <translation>Zu laut: Es übersteuert. Stellen Sie das Mikrofon leiser oder rücken Sie es weg.</translation>
        </message>
        <message>
            <source>It hears something.</source>
            <translation>Es hört etwas.</translation>
        </message>
        <message>
            <source>Quiet.</source>
            <translation>Still.</translation>
        </message>
        <message>
            <source>Choose the sound that it makes when it wakes.</source>
            <translation>Wählen Sie den Ton, den er gibt, wenn er aktiv wird.</translation>
        </message>
        <message>
            <source>A start sound was found in {some} of {all} takes, and an end sound.</source>
            <translation>In {some} von {all} Aufnahmen wurde ein Startton gefunden, und ein Endton.</translation>
        </message>
        <message>
            <source>A start sound was found in {some} of {all} takes, but no end sound.</source>
            <translation>In {some} von {all} Aufnahmen wurde ein Startton gefunden, aber kein Endton.</translation>
        </message>
        <message>
            <source>Left out: {takes}.</source>
            <translation>Weggelassen: {takes}.</translation>
        </message>
        <message>
            <source>At {at} s, {length} s long, in {some} of {all} takes, {low} to {high} Hz, {clearness}</source>
            <translation>Bei {at} s, {length} s lang, in {some} von {all} Aufnahmen, {low} bis {high} Hz, {clearness}</translation>
        </message>
        <message>
            <source>sounds like a voice</source>
            <translation>klingt nach einer Stimme</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>'{name}' does not end in one of {endings}, so its form is not known.</source>
            <translation>„{name}“ endet auf keines von {endings}, daher ist die Form nicht bekannt.</translation>
        </message>
        <message>
            <source>to read in any browser; it holds no script and loads nothing</source>
            <translation>zum Lesen in jedem Browser; enthält kein Skript und lädt nichts nach</translation>
        </message>
        <message>
            <source>the same, to print</source>
            <translation>dasselbe, zum Drucken</translation>
        </message>
        <message>
            <source>everything, for other programs; signed</source>
            <translation>alles, für andere Programme; unterschrieben</translation>
        </message>
        <message>
            <source>what is what in report.json</source>
            <translation>was in report.json was bedeutet</translation>
        </message>
        <message>
            <source>the openings of a microphone, for a spreadsheet</source>
            <translation>die Mikrofonnutzungen, für eine Tabellenkalkulation</translation>
        </message>
        <message>
            <source>the same in the shape of Apple's App Privacy Report</source>
            <translation>dasselbe in der Form von Apples App-Datenschutzbericht</translation>
        </message>
        <message>
            <source>the signed head of the journal that the report rests on</source>
            <translation>der unterschriebene Kopf des Journals, auf dem der Bericht beruht</translation>
        </message>
        <message>
            <source>the SHA-256 of each file; signed</source>
            <translation>der SHA-256-Wert jeder Datei; unterschrieben</translation>
        </message>
        <message>
            <source>checks all that: python3 verify.py THIS.zip (needs Python 3.9 and its package cryptography)</source>
            <translation>prüft das alles: python3 verify.py DIESE.zip (braucht Python 3.9 und dessen Paket cryptography)</translation>
        </message>
        <message>
            <source>What the check can show and what it cannot is in the report, under “{section}”.</source>
            <translation>Was die Prüfung zeigen kann und was nicht, steht im Bericht unter „{section}“.</translation>
        </message>
        <message>
            <source>An incident report of Earwitness.</source>
            <translation>Ein Vorfallbericht von Earwitness.</translation>
        </message>
        <message>
            <source>Home Assistant keeps its history in your own home: there is no company to write to.</source>
            <translation>Home Assistant bewahrt seinen Verlauf bei Ihnen zu Hause auf: Es gibt kein Unternehmen, an das zu schreiben wäre.</translation>
        </message>
        <message numerus="yes">
            <source>{caption}, in %n {part|parts} to open.</source>
            <translation>
                <numerusform>{caption}, in %n Teil zum Aufklappen.</numerusform>
                <numerusform>{caption}, in %n Teilen zum Aufklappen.</numerusform>
            </translation>
        </message>
        <message>
            <source>{first} to {last}: {since} to {until}</source>
            <translation>{first} bis {last}: {since} bis {until}</translation>
        </message>
        <message>
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <source>{description} Rows: {lanes}.</source>
            <translation>{description} Zeilen: {lanes}.</translation>
        </message>
        <message>
            <source>Page {number}</source>
            <translation>Seite {number}</translation>
        </message>
        <message>
            <source>It holds a SHA-256 and a random number, nothing else, and was sent to nobody. Take it to a time-stamping authority and keep the answer (.tsr) with the bundle.</source>
            <translation>Sie enthält einen SHA-256-Wert und eine Zufallszahl, sonst nichts, und wurde niemandem gesendet. Bringen Sie sie zu einem Zeitstempeldienst und bewahren Sie die Antwort (.tsr) mit dem Bündel auf.</translation>
        </message>
        <message>
            <source>The authority gave no time stamp: {status}.</source>
            <translation>Der Dienst hat keinen Zeitstempel gegeben: {status}.</translation>
        </message>
        <message>
            <source>The time stamp says {time} UTC.</source>
            <translation>Der Zeitstempel nennt {time} UTC.</translation>
        </message>
        <message>
            <source>It is about this bundle's manifest: these files, as they are here, were there by then.</source>
            <translation>Er gilt dem Verzeichnis (manifest.json) dieses Bündels: Diese Dateien gab es, so wie sie hier sind, zu diesem Zeitpunkt schon.</translation>
        </message>
        <message>
            <source>It is about something else, not about this bundle.</source>
            <translation>Er gilt etwas anderem, nicht diesem Bündel.</translation>
        </message>
        <message>
            <source>Who signed the time stamp is not checked here: anybody can make one that says this. Get the authority's own certificate and run:</source>
            <translation>Wer den Zeitstempel unterschrieben hat, wird hier nicht geprüft: Jeder kann einen machen, der das sagt. Besorgen Sie sich das Zertifikat des Dienstes und führen Sie aus:</translation>
        </message>
        <message>
            <source>Compare the key with the one that the installation shows itself: anybody can make a key and sign with it.</source>
            <translation>Vergleichen Sie den Schlüssel mit dem, den die Installation selbst zeigt: Jeder kann einen Schlüssel machen und damit unterschreiben.</translation>
        </message>
        <message>
            <source>That is this installation's key.</source>
            <translation>Das ist der Schlüssel dieser Installation.</translation>
        </message>
        <message>
            <source>That is not this installation's key, or it has another one by now.</source>
            <translation>Das ist nicht der Schlüssel dieser Installation, oder sie hat inzwischen einen anderen.</translation>
        </message>
        <message>
            <source>Unchanged since it was signed on {time} with the key {key}.</source>
            <translation>Unverändert, seit er am {time} mit dem Schlüssel {key} unterschrieben wurde.</translation>
        </message>
        <message numerus="yes">
            <source>{One thing speaks|%n things speak} against this report.</source>
            <translation>
                <numerusform>Eine Feststellung spricht gegen diesen Bericht.</numerusform>
                <numerusform>%n Feststellungen sprechen gegen diesen Bericht.</numerusform>
            </translation>
        </message>
        <message>
            <source>Names were left out on purpose, so what it tells can't be held against the records by itself.</source>
            <translation>Namen wurden absichtlich ausgelassen; daher lässt sich das, was er sagt, nicht allein mit den Einträgen vergleichen.</translation>
        </message>
        <message numerus="yes">
            <source>{One record of the journal is|%n records of the journal are} shown whole.</source>
            <translation>
                <numerusform>Ein Eintrag des Journals ist ganz gezeigt.</numerusform>
                <numerusform>%n Einträge des Journals sind ganz gezeigt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One record is|%n records are} shown by the hash only.</source>
            <translation>
                <numerusform>Ein Eintrag ist nur mit dem Hash gezeigt.</numerusform>
                <numerusform>%n Einträge sind nur mit dem Hash gezeigt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{One of them is|%n of them are} younger than the checkpoint: the report's signature alone covers that.</source>
            <translation>
                <numerusform>Einer davon ist jünger als der Prüfpunkt: Dafür steht nur die Unterschrift des Berichts ein.</numerusform>
                <numerusform>%n davon sind jünger als der Prüfpunkt: Dafür steht nur die Unterschrift des Berichts ein.</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Save…</source>
            <translation>&amp;Speichern …</translation>
        </message>
        <message>
            <source>&amp;About</source>
            <translation>&amp;Gegenstand</translation>
        </message>
        <message>
            <source>&amp;Form</source>
            <translation>&amp;Form</translation>
        </message>
        <message>
            <source>What it shows</source>
            <translation>Was er zeigt</translation>
        </message>
        <message>
            <source>What it will say</source>
            <translation>Was er sagen wird</translation>
        </message>
        <message>
            <source>The letter</source>
            <translation>Der Brief</translation>
        </message>
        <message>
            <source>&amp;What for</source>
            <translation>&amp;Anliegen</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>&amp;Sprache</translation>
        </message>
        <message>
            <source>What do you have about me? (Europe: GDPR, Article 15)</source>
            <translation>Was haben Sie über mich? (Europa: DSGVO, Artikel 15)</translation>
        </message>
        <message>
            <source>What do you have about me? (California: CCPA)</source>
            <translation>Was haben Sie über mich? (Kalifornien: CCPA)</translation>
        </message>
        <message>
            <source>Erase it (Europe: GDPR, Article 17)</source>
            <translation>Löschen Sie es (Europa: DSGVO, Artikel 17)</translation>
        </message>
        <message>
            <source>Let no person listen to it (Europe: GDPR, Article 21)</source>
            <translation>Kein Mensch soll es anhören (Europa: DSGVO, Artikel 21)</translation>
        </message>
        <message>
            <source>Complain to the authority (Europe: GDPR, Article 77)</source>
            <translation>Beschwerde bei der Behörde (Europa: DSGVO, Artikel 77)</translation>
        </message>
        <message>
            <source>California Civil Code 1798.100, 1798.110, 1798.130</source>
            <translation>Kalifornisches Zivilgesetzbuch 1798.100, 1798.110, 1798.130</translation>
        </message>
        <message>
            <source>Regulation (EU) 2016/679, Articles 12 and 15</source>
            <translation>Verordnung (EU) 2016/679, Artikel 12 und 15</translation>
        </message>
        <message>
            <source>Regulation (EU) 2016/679, Articles 5, 15 and 77</source>
            <translation>Verordnung (EU) 2016/679, Artikel 5, 15 und 77</translation>
        </message>
        <message>
            <source>Regulation (EU) 2016/679, Articles 12, 17 and 19</source>
            <translation>Verordnung (EU) 2016/679, Artikel 12, 17 und 19</translation>
        </message>
        <message>
            <source>Regulation (EU) 2016/679, Articles 7(3), 12 and 21</source>
            <translation>Verordnung (EU) 2016/679, Artikel 7(3), 12 und 21</translation>
        </message>
        <message>
            <source>Write a letter</source>
            <translation>Brief schreiben</translation>
        </message>
        <message>
            <source>Text (*.txt)</source>
            <translation>Text (*.txt)</translation>
        </message>
        <message>
            <source>Paper (*.pdf)</source>
            <translation>Papier (*.pdf)</translation>
        </message>
        <message>
            <source>Earwitness sends nothing. Fill in what stands in [square brackets], read it whole, save it, and send it yourself. It is a draft, not legal advice.</source>
            <translation>Earwitness sendet nichts. Füllen Sie aus, was in [eckigen Klammern] steht, lesen Sie den Brief ganz, speichern Sie ihn und senden Sie ihn selbst. Er ist ein Entwurf, keine Rechtsberatung.</translation>
        </message>
        <message>
            <source>Writing the letter…</source>
            <translation>Der Brief wird geschrieben …</translation>
        </message>
        <message>
            <source>It rests on: {source}.</source>
            <translation>Er stützt sich auf: {source}.</translation>
        </message>
        <message>
            <source>The letter is in {name} now. It was not sent to anybody.</source>
            <translation>Der Brief steht jetzt in {name}. Er wurde niemandem gesendet.</translation>
        </message>
        <message>
            <source>The last 24 hours</source>
            <translation>Die letzten 24 Stunden</translation>
        </message>
        <message>
            <source>The last 30 days</source>
            <translation>Die letzten 30 Tage</translation>
        </message>
        <message>
            <source>{program} only: the last 24 hours</source>
            <translation>Nur {program}: die letzten 24 Stunden</translation>
        </message>
        <message>
            <source>Cancelled. Nothing was written.</source>
            <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
        </message>
        <message>
            <source>Everything</source>
            <translation>Alles</translation>
        </message>
        <message>
            <source>Names of programs, people, folders and devices as they were recorded.</source>
            <translation>Namen von Programmen, Personen, Ordnern und Geräten, wie sie aufgezeichnet wurden.</translation>
        </message>
        <message>
            <source>Without people</source>
            <translation>Ohne Personen</translation>
        </message>
        <message>
            <source>Names of people, accounts, folders, devices and speakers become numbers.</source>
            <translation>Namen von Personen, Konten, Ordnern, Geräten und Smart-Speakern werden zu Nummern.</translation>
        </message>
        <message>
            <source>Without programs too</source>
            <translation>Auch ohne Programme</translation>
        </message>
        <message>
            <source>Programs become A, B, C; only how well each was known stays.</source>
            <translation>Programme werden zu A, B, C; nur wie gut jedes bekannt war, bleibt.</translation>
        </message>
        <message>
            <source>Everything in one file, signed (zip)</source>
            <translation>Alles in einer Datei, unterschrieben (ZIP)</translation>
        </message>
        <message>
            <source>Paper (PDF)</source>
            <translation>Papier (PDF)</translation>
        </message>
        <message>
            <source>Page for a browser (HTML)</source>
            <translation>Seite für einen Browser (HTML)</translation>
        </message>
        <message>
            <source>For other programs, signed (JSON)</source>
            <translation>Für andere Programme, unterschrieben (JSON)</translation>
        </message>
        <message>
            <source>Table (CSV)</source>
            <translation>Tabelle (CSV)</translation>
        </message>
        <message>
            <source>App Privacy Report lines (NDJSON)</source>
            <translation>Zeilen wie im App-Datenschutzbericht (NDJSON)</translation>
        </message>
        <message>
            <source>Make a report</source>
            <translation>Bericht erstellen</translation>
        </message>
        <message>
            <source>Looking at what was recorded…</source>
            <translation>Die Aufzeichnungen werden durchgesehen …</translation>
        </message>
        <message>
            <source>Writing the report…</source>
            <translation>Der Bericht wird geschrieben …</translation>
        </message>
        <message>
            <source>No report ever holds sound: none is kept.</source>
            <translation>Kein Bericht enthält je Ton: Es wird keiner aufbewahrt.</translation>
        </message>
        <message>
            <source>It says who used the microphone when. Give it only to somebody who may know that.</source>
            <translation>Er sagt, wer wann das Mikrofon genutzt hat. Geben Sie ihn nur jemandem, der das wissen darf.</translation>
        </message>
        <message numerus="yes">
            <source>{One opening|%n openings} of a microphone</source>
            <translation>
                <numerusform>Eine Nutzung eines Mikrofons</numerusform>
                <numerusform>%n Nutzungen eines Mikrofons</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{one finding|%n findings}</source>
            <translation>
                <numerusform>ein Befund</numerusform>
                <numerusform>%n Befunde</numerusform>
            </translation>
        </message>
        <message>
            <source>The journal holds no record of this time, so there is nothing to sign.</source>
            <translation>Das Journal enthält keinen Eintrag aus dieser Zeit, daher gibt es nichts zu unterschreiben.</translation>
        </message>
        <message>
            <source>Not signed: {why}</source>
            <translation>Nicht unterschrieben: {why}</translation>
        </message>
        <message>
            <source>Signed by this installation.</source>
            <translation>Unterschrieben von dieser Installation.</translation>
        </message>
        <message>
            <source>The report is in {name} now.</source>
            <translation>Der Bericht steht jetzt in {name}.</translation>
        </message>
        <message>
            <source>Which program</source>
            <translation>Welches Programm</translation>
        </message>
        <message>
            <source>Which microphone</source>
            <translation>Welches Mikrofon</translation>
        </message>
        <message>
            <source>Presence</source>
            <translation>Anwesenheit</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>Was geschieht</translation>
        </message>
        <message>
            <source>How long</source>
            <translation>Wie lange</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>Regel</translation>
        </message>
        <message>
            <source>When &amp;this opens</source>
            <translation>Wenn &amp;dies</translation>
        </message>
        <message>
            <source>this &amp;microphone</source>
            <translation>dieses &amp;Mikrofon öffnet</translation>
        </message>
        <message>
            <source>while (&amp;presence)</source>
            <translation>während (&amp;Anwesenheit)</translation>
        </message>
        <message>
            <source>&amp;between</source>
            <translation>&amp;zwischen</translation>
        </message>
        <message>
            <source>&amp;do this</source>
            <translation>&amp;geschieht dies</translation>
        </message>
        <message>
            <source>for how &amp;long</source>
            <translation>wie &amp;lange</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>&amp;Speichern</translation>
        </message>
        <message>
            <source>Only if one of these is so (none chosen: always)</source>
            <translation>Nur wenn eines davon zutrifft (nichts gewählt: immer)</translation>
        </message>
        <message>
            <source>only from</source>
            <translation>nur von</translation>
        </message>
        <message>
            <source>Only between two times</source>
            <translation>Nur zwischen zwei Uhrzeiten</translation>
        </message>
        <message>
            <source>to</source>
            <translation>bis</translation>
        </message>
        <message>
            <source>&amp;Always…</source>
            <translation>&amp;Immer …</translation>
        </message>
        <message>
            <source>For this &amp;call</source>
            <translation>Für dieses &amp;Gespräch</translation>
        </message>
        <message>
            <source>For one &amp;hour</source>
            <translation>Für eine &amp;Stunde</translation>
        </message>
        <message>
            <source>Until &amp;tomorrow</source>
            <translation>Bis &amp;morgen</translation>
        </message>
        <message>
            <source>Make a &amp;rule…</source>
            <translation>&amp;Regel anlegen …</translation>
        </message>
        <message>
            <source>Removed: {rule}</source>
            <translation>Entfernt: {rule}</translation>
        </message>
        <message>
            <source>Back again: {rule}</source>
            <translation>Wieder da: {rule}</translation>
        </message>
        <message numerus="yes">
            <source>%n {rule was|rules were} imported.</source>
            <translation>
                <numerusform>%n Regel wurde importiert.</numerusform>
                <numerusform>%n Regeln wurden importiert.</numerusform>
            </translation>
        </message>
        <message>
            <source>The rules are in {file}.</source>
            <translation>Die Regeln stehen in {file}.</translation>
        </message>
        <message>
            <source>Switch o&amp;n</source>
            <translation>&amp;Einschalten</translation>
        </message>
        <message>
            <source>Switch o&amp;ff</source>
            <translation>A&amp;usschalten</translation>
        </message>
        <message>
            <source>Import rules</source>
            <translation>Regeln importieren</translation>
        </message>
        <message>
            <source>Export rules</source>
            <translation>Regeln exportieren</translation>
        </message>
        <message>
            <source>&amp;Add…</source>
            <translation>&amp;Hinzufügen …</translation>
        </message>
        <message>
            <source>&amp;Change…</source>
            <translation>&amp;Ändern …</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>&amp;Entfernen</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>&amp;Importieren …</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Regeln</translation>
        </message>
        <message>
            <source>C&amp;lose</source>
            <translation>Sch&amp;ließen</translation>
        </message>
        <message>
            <source>What happens when a program opens a microphone. The most specific rule speaks; an alarm is silenced only by a rule that is as narrow. Whatever a rule says, everything is recorded.</source>
            <translation>Was geschieht, wenn ein Programm ein Mikrofon öffnet. Es gilt die Regel, die am genauesten passt; ein Alarm schweigt nur durch eine Regel, die ebenso eng gefasst ist. Gleich was eine Regel sagt: Aufgezeichnet wird alles.</translation>
        </message>
        <message>
            <source>There is no rule yet: each program is announced when it opens the microphone.</source>
            <translation>Es gibt noch keine Regel: Jedes Programm wird gemeldet, wenn es das Mikrofon öffnet.</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Wer</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Wann</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Endet</translation>
        </message>
        <message>
            <source>Last applied</source>
            <translation>Zuletzt</translation>
        </message>
        <message>
            <source>How often</source>
            <translation>Wie oft</translation>
        </message>
        <message>
            <source>never seen before</source>
            <translation>nie zuvor gesehen</translation>
        </message>
        <message>
            <source>unmuted</source>
            <translation>wieder eingeschaltet</translation>
        </message>
        <message>
            <source>cut off</source>
            <translation>vom Mikrofon getrennt</translation>
        </message>
        <message>
            <source>process ended</source>
            <translation>Prozess beendet</translation>
        </message>
        <message>
            <source>to be muted</source>
            <translation>soll stumm geschaltet werden</translation>
        </message>
        <message>
            <source>to be unmuted</source>
            <translation>soll wieder eingeschaltet werden</translation>
        </message>
        <message>
            <source>process to be ended</source>
            <translation>der Prozess soll beendet werden</translation>
        </message>
        <message>
            <source>not done: it was no longer there</source>
            <translation>nicht erledigt: Es war nicht mehr da</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>fehlgeschlagen</translation>
        </message>
        <message>
            <source>a person, in the program</source>
            <translation>ein Mensch, im Programm</translation>
        </message>
        <message>
            <source>a person, by the key combination</source>
            <translation>ein Mensch, mit der Tastenkombination</translation>
        </message>
        <message>
            <source>a person, by a command</source>
            <translation>ein Mensch, mit einem Befehl</translation>
        </message>
        <message>
            <source>a rule</source>
            <translation>eine Regel</translation>
        </message>
        <message>
            <source>nobody was there</source>
            <translation>niemand war da</translation>
        </message>
        <message>
            <source>the screen was locked</source>
            <translation>der Bildschirm war gesperrt</translation>
        </message>
        <message>
            <source>What was called for</source>
            <translation>Was verlangt war</translation>
        </message>
        <message>
            <source>Which rule spoke, and why</source>
            <translation>Welche Regel sprach, und warum</translation>
        </message>
        <message>
            <source>Alerts and rules that spoke ({count})</source>
            <translation>Meldungen und Regeln, die sprachen ({count})</translation>
        </message>
        <message>
            <source>A rule is given in the words that it had when this report was made; a record holds its number, and it may have been changed since it spoke.</source>
            <translation>Eine Regel steht hier mit dem Wortlaut, den sie hatte, als dieser Bericht gemacht wurde; ein Eintrag enthält nur ihre Nummer, und sie kann geändert worden sein, seit sie sprach.</translation>
        </message>
        <message>
            <source>What was to be done</source>
            <translation>Was zu tun war</translation>
        </message>
        <message>
            <source>Who wanted it</source>
            <translation>Wer es wollte</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>Was daraus wurde</translation>
        </message>
        <message>
            <source>What was done about microphones and programs ({count})</source>
            <translation>Was mit Mikrofonen und Programmen gemacht wurde ({count})</translation>
        </message>
        <message>
            <source>Nobody was there means: no key and no pointer was used for as long as the settings say, which was {length} when this report was made.</source>
            <translation>Niemand war da heißt: Weder Tastatur noch Maus wurden so lange benutzt, wie es die Einstellungen sagen; das waren {length}, als dieser Bericht gemacht wurde.</translation>
        </message>
        <message>
            <source>Whether anyone was there ({count})</source>
            <translation>Ob jemand da war ({count})</translation>
        </message>
        <message>
            <source>Of other times it is not known.</source>
            <translation>Von anderen Zeiten ist es nicht bekannt.</translation>
        </message>
        <message>
            <source>{who}, to take back an earlier act</source>
            <translation>{who}, um Früheres rückgängig zu machen</translation>
        </message>
        <message>
            <source>No rule of a person's: what Earwitness does by itself.</source>
            <translation>Keine Regel eines Menschen: was Earwitness von sich aus tut.</translation>
        </message>
        <message>
            <source>A person's rule: {rule}</source>
            <translation>Die Regel eines Menschen: {rule}</translation>
        </message>
        <message>
            <source>one that is not in the settings any more.</source>
            <translation>eine, die nicht mehr in den Einstellungen steht.</translation>
        </message>
        <message>
            <source>its identity is contradicted</source>
            <translation>seiner Identität wird widersprochen</translation>
        </message>
        <message>
            <source>it went past the sound server</source>
            <translation>es ging am Soundserver vorbei</translation>
        </message>
        <message>
            <source>a script, or a program in a temporary folder</source>
            <translation>ein Skript oder ein Programm in einem temporären Ordner</translation>
        </message>
        <message>
            <source>an unusual hour for this program</source>
            <translation>eine für dieses Programm ungewöhnliche Stunde</translation>
        </message>
        <message>
            <source>open for more than four hours</source>
            <translation>seit mehr als vier Stunden offen</translation>
        </message>
        <message>
            <source>open for more than a day</source>
            <translation>seit mehr als einem Tag offen</translation>
        </message>
        <message>
            <source>its file was changed since the rule was made</source>
            <translation>seine Datei wurde geändert, seit die Regel angelegt wurde</translation>
        </message>
        <message>
            <source>listening for speakers is switched off</source>
            <translation>das Hören auf Smart-Speaker ist ausgeschaltet</translation>
        </message>
        <message>
            <source>only record</source>
            <translation>nur aufzeichnen</translation>
        </message>
        <message>
            <source>notify</source>
            <translation>benachrichtigen</translation>
        </message>
        <message>
            <source>raise an alarm</source>
            <translation>Alarm auslösen</translation>
        </message>
        <message>
            <source>mute all microphones and raise an alarm</source>
            <translation>alle Mikrofone stummschalten und Alarm auslösen</translation>
        </message>
        <message>
            <source>cut it off and raise an alarm</source>
            <translation>die Verbindung trennen und Alarm auslösen</translation>
        </message>
        <message>
            <source>Only record</source>
            <translation>Nur aufzeichnen</translation>
        </message>
        <message>
            <source>Notify</source>
            <translation>Benachrichtigen</translation>
        </message>
        <message>
            <source>Mute all, alarm</source>
            <translation>Alle stumm, Alarm</translation>
        </message>
        <message>
            <source>Cut off, alarm</source>
            <translation>Trennen, Alarm</translation>
        </message>
        <message>
            <source>for ever</source>
            <translation>für immer</translation>
        </message>
        <message>
            <source>until tomorrow</source>
            <translation>bis morgen</translation>
        </message>
        <message>
            <source>for one hour</source>
            <translation>für eine Stunde</translation>
        </message>
        <message>
            <source>once</source>
            <translation>einmal</translation>
        </message>
        <message>
            <source>whoever is there</source>
            <translation>gleich wer da ist</translation>
        </message>
        <message>
            <source>somebody is there</source>
            <translation>jemand ist da</translation>
        </message>
        <message>
            <source>nobody is there</source>
            <translation>niemand ist da</translation>
        </message>
        <message>
            <source>the screen is locked</source>
            <translation>der Bildschirm ist gesperrt</translation>
        </message>
        <message>
            <source>any program</source>
            <translation>irgendein Programm</translation>
        </message>
        <message>
            <source>a program that nothing identifies</source>
            <translation>ein Programm, das durch nichts ausgewiesen ist</translation>
        </message>
        <message>
            <source>any microphone</source>
            <translation>irgendein Mikrofon</translation>
        </message>
        <message>
            <source>While the screen is locked, or at an unusual hour while nobody is there, it is an alarm all the same: make a rule for that time if you want it otherwise.</source>
            <translation>Solange der Bildschirm gesperrt ist, oder zu ungewöhnlicher Stunde, während niemand da ist, gibt es trotzdem Alarm: Legen Sie für diese Zeit eine Regel an, wenn Sie es anders möchten.</translation>
        </message>
        <message>
            <source>Your rule: {rule}</source>
            <translation>Ihre Regel: {rule}</translation>
        </message>
        <message>
            <source>Since the rule was made the file was changed by an update of the package {package}.</source>
            <translation>Seit die Regel gemacht wurde, hat eine Aktualisierung des Pakets {package} die Datei verändert.</translation>
        </message>
        <message>
            <source>Out of the ordinary: {signals}.</source>
            <translation>Ungewöhnlich: {signals}.</translation>
        </message>
        <message>
            <source>When {who} opens {microphone}{presence}{hours}{signals}: {what}.</source>
            <translation>Wenn {who} {microphone} öffnet{presence}{hours}{signals}: {what}.</translation>
        </message>
        <message>
            <source>any program of the package {package}</source>
            <translation>irgendein Programm des Pakets {package}</translation>
        </message>
        <message>
            <source>{program} (run by the package {package})</source>
            <translation>{program} (ausgeführt vom Paket {package})</translation>
        </message>
        <message>
            <source>{program} (package {package})</source>
            <translation>{program} (Paket {package})</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>Immer</translation>
        </message>
        <message>
            <source>switched off</source>
            <translation>ausgeschaltet</translation>
        </message>
        <message>
            <source>over</source>
            <translation>vorbei</translation>
        </message>
        <message>
            <source>after it spoke once</source>
            <translation>nachdem sie einmal galt</translation>
        </message>
        <message>
            <source>never</source>
            <translation>nie</translation>
        </message>
        <message>
            <source>never</source>
            <comment>applied</comment>
            <translation>noch nie</translation>
        </message>
        <message>
            <source>This holds {life}.</source>
            <translation>Das gilt {life}.</translation>
        </message>
        <message>
            <source>It stays on the timeline.</source>
            <translation>Es bleibt auf der Zeitleiste.</translation>
        </message>
        <message>
            <source> while somebody is there</source>
            <translation>, während jemand da ist</translation>
        </message>
        <message>
            <source> while nobody is there</source>
            <translation>, während niemand da ist</translation>
        </message>
        <message>
            <source> while the screen is locked</source>
            <translation>, während der Bildschirm gesperrt ist</translation>
        </message>
        <message>
            <source> between {start} and {end}</source>
            <translation>, zwischen {start} und {end} Uhr</translation>
        </message>
        <message>
            <source>, if it is out of the ordinary ({signals})</source>
            <translation>, falls etwas ungewöhnlich ist ({signals})</translation>
        </message>
        <message>
            <source>Run: </source>
            <translation>Führen Sie aus: </translation>
        </message>
        <message>
            <source>Only programs that open a sound card directly, and that the sound server records, can be seen.</source>
            <translation>Zu sehen sind nur Programme, die eine Soundkarte direkt öffnen, und dass der Soundserver aufnimmt.</translation>
        </message>
        <message>
            <source>{program} has used the microphone for {length}</source>
            <translation>{program} nutzt das Mikrofon seit {length}</translation>
        </message>
        <message numerus="yes">
            <source>%n {program is|programs are} using the microphone</source>
            <translation>
                <numerusform>Ein Programm nutzt das Mikrofon</numerusform>
                <numerusform>%n Programme nutzen das Mikrofon</numerusform>
            </translation>
        </message>
        <message>
            <source>at least {length}</source>
            <translation>mindestens {length}</translation>
        </message>
        <message>
            <source>paused or muted</source>
            <translation>angehalten oder stumm</translation>
        </message>
        <message>
            <source>{program} holds the microphone, {state}</source>
            <translation>{program} hält das Mikrofon ({state})</translation>
        </message>
        <message numerus="yes">
            <source>%n {program holds|programs hold} the microphone, {state}</source>
            <translation>
                <numerusform>Ein Programm hält das Mikrofon ({state})</numerusform>
                <numerusform>%n Programme halten das Mikrofon ({state})</numerusform>
            </translation>
        </message>
        <message>
            <source>{product} can't see who uses the microphone</source>
            <translation>{product} kann nicht sehen, wer das Mikrofon nutzt</translation>
        </message>
        <message>
            <source>{sentence}, as far as can be seen</source>
            <translation>{sentence}, soweit zu sehen ist</translation>
        </message>
        <message>
            <source>Only {product} itself is using the microphone</source>
            <translation>Nur {product} selbst nutzt das Mikrofon</translation>
        </message>
        <message>
            <source>Only a level meter has the microphone open</source>
            <translation>Nur eine Pegelanzeige hat das Mikrofon geöffnet</translation>
        </message>
        <message>
            <source>Only a virtual device has the microphone open</source>
            <translation>Nur ein virtuelles Gerät hat das Mikrofon geöffnet</translation>
        </message>
        <message>
            <source>Only level meters and virtual devices have the microphone open</source>
            <translation>Nur Pegelanzeigen und virtuelle Geräte haben das Mikrofon geöffnet</translation>
        </message>
        <message>
            <source>Nobody is using the microphone</source>
            <translation>Niemand nutzt das Mikrofon</translation>
        </message>
        <message>
            <source>{program} holds it, {state}.</source>
            <translation>{program} hält es ({state}).</translation>
        </message>
        <message>
            <source>{program} for {length}</source>
            <translation>{program} seit {length}</translation>
        </message>
        <message numerus="yes">
            <source>{a program that is not what it says it is|%n that are not what they say}</source>
            <comment>programs</comment>
            <translation>
                <numerusform>ein Programm, das nicht ist, was es zu sein angibt</numerusform>
                <numerusform>%n, die nicht sind, was sie zu sein angeben</numerusform>
            </translation>
        </message>
        <message>
            <source>It is not what it says it is. {devices}.</source>
            <translation>Es ist nicht, was es zu sein angibt. {devices}.</translation>
        </message>
        <message>
            <source>Nothing is being written to the journal.</source>
            <translation>Nichts wird ins Protokoll geschrieben.</translation>
        </message>
        <message>
            <source>Not seen: {sources}.</source>
            <translation>Nicht zu sehen: {sources}.</translation>
        </message>
        <message>
            <source>Everything that can be watched here is being watched.</source>
            <translation>Alles, was hier beobachtet werden kann, wird beobachtet.</translation>
        </message>
        <message>
            <source>watching</source>
            <translation>beobachtet</translation>
        </message>
        <message>
            <source>{server} is watched instead. {why}</source>
            <translation>Stattdessen wird {server} beobachtet. {why}</translation>
        </message>
        <message>
            <source>not needed</source>
            <translation>nicht nötig</translation>
        </message>
        <message>
            <source>recording</source>
            <comment>the journal</comment>
            <translation>zeichnet auf</translation>
        </message>
        <message>
            <source>not recording</source>
            <comment>the journal</comment>
            <translation>zeichnet nicht auf</translation>
        </message>
        <message>
            <source>Records live in memory only.</source>
            <translation>Einträge sind nur im Arbeitsspeicher.</translation>
        </message>
        <message>
            <source>every record chained, and signed</source>
            <translation>jeder Eintrag verkettet und unterschrieben</translation>
        </message>
        <message>
            <source>no key</source>
            <translation>kein Schlüssel</translation>
        </message>
        <message>
            <source>chained but not signed: {why}</source>
            <translation>verkettet, aber nicht unterschrieben: {why}</translation>
        </message>
        <message numerus="yes">
            <source>{One program was not what it said|%n programs were not what they said}</source>
            <translation>
                <numerusform>Ein Programm war nicht, was es zu sein angab</numerusform>
                <numerusform>%n Programme waren nicht, was sie zu sein angaben</numerusform>
            </translation>
        </message>
        <message>
            <source>Not recording: {why}</source>
            <translation>Zeichnet nicht auf: {why}</translation>
        </message>
        <message>
            <source>{program} holds the microphone, {state}, since {since}</source>
            <translation>{program} hält das Mikrofon ({state}) seit {since}</translation>
        </message>
        <message>
            <source>{program} has used the microphone since {since}</source>
            <translation>{program} nutzt das Mikrofon seit {since}</translation>
        </message>
        <message>
            <source>before {time}</source>
            <translation>spätestens {time}</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <comment>programs</comment>
            <translation>
                <numerusform>und %n weiteres</numerusform>
                <numerusform>und %n weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>at least since {time}</source>
            <translation>mindestens seit {time}</translation>
        </message>
        <message numerus="yes">
            <source>{device} (%n times)</source>
            <translation>
                <numerusform>{device} (%n-mal)</numerusform>
                <numerusform>{device} (%n-mal)</numerusform>
            </translation>
        </message>
        <message>
            <source>{name}, known by its name only</source>
            <translation>{name}, nur dem Namen nach bekannt</translation>
        </message>
        <message>
            <source>{script}, a script run by {interpreter}</source>
            <translation>{script}, ein Skript, ausgeführt von {interpreter}</translation>
        </message>
        <message>
            <source>This holds for every run of {program}, whoever starts it.</source>
            <translation>Das gilt für jeden Start von {program}, wer auch immer es startet.</translation>
        </message>
        <message>
            <source>This holds for every run of {program}, as its command line says.</source>
            <translation>Das gilt für jeden Start von {program}, wie die Befehlszeile es angibt.</translation>
        </message>
        <message>
            <source>Only its name is known, so this holds for every program that goes by this name.</source>
            <translation>Nur der Name ist bekannt; darum gilt das für jedes Programm, das diesen Namen trägt.</translation>
        </message>
        <message>
            <source>This holds for everything that runs in {program}.</source>
            <translation>Das gilt für alles, was in {program} läuft.</translation>
        </message>
        <message>
            <source>It stays on the timeline, but Earwitness no longer tells you when it opens the microphone.</source>
            <translation>Es bleibt auf der Zeitleiste, aber Earwitness sagt Ihnen nicht mehr, wenn es das Mikrofon öffnet.</translation>
        </message>
        <message>
            <source>A program that says it is another one is told all the same.</source>
            <translation>Ein Programm, das sich für ein anderes ausgibt, wird trotzdem gemeldet.</translation>
        </message>
        <message>
            <source>Nothing. What you should know of waits here until you tick it off.</source>
            <translation>Nichts. Was Sie wissen sollten, wartet hier, bis Sie es abhaken.</translation>
        </message>
        <message>
            <source>What is being watched</source>
            <translation>Was überwacht wird</translation>
        </message>
        <message>
            <source>Nothing is being watched yet.</source>
            <translation>Noch wird nichts beobachtet.</translation>
        </message>
        <message>
            <source>Command that mends it: {command}</source>
            <translation>Befehl, der es behebt: {command}</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>&amp;Kopieren</translation>
        </message>
        <message>
            <source>Copy the command</source>
            <translation>Den Befehl kopieren</translation>
        </message>
        <message>
            <source>To mend it, run</source>
            <translation>Zum Beheben ausführen:</translation>
        </message>
        <message>
            <source>To look at</source>
            <translation>Anzusehen</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>und %n weiterer Eintrag</numerusform>
                <numerusform>und %n weitere Einträge</numerusform>
            </translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Erledigt</translation>
        </message>
        <message>
            <source>Done: {what}, {detail}</source>
            <translation>Erledigt: {what}, {detail}</translation>
        </message>
        <message>
            <source>Tick this off</source>
            <translation>Abhaken</translation>
        </message>
        <message>
            <source>Show on the timeline: {what}</source>
            <translation>Auf der Zeitleiste zeigen: {what}</translation>
        </message>
        <message numerus="yes">
            <source>%n {alarm|alarms} to look at</source>
            <translation>
                <numerusform>%n Alarm anzusehen</numerusform>
                <numerusform>%n Alarme anzusehen</numerusform>
            </translation>
        </message>
        <message>
            <source>What can be watched here</source>
            <translation>Was hier beobachtet werden kann</translation>
        </message>
        <message>
            <source>Looking; this takes a moment.</source>
            <translation>Es wird nachgesehen; das dauert einen Moment.</translation>
        </message>
        <message>
            <source> min</source>
            <translation> min</translation>
        </message>
        <message>
            <source>press keys</source>
            <translation>Tasten drücken</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Zurücksetzen</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>{microphone} …</source>
            <translation>{microphone} …</translation>
        </message>
        <message>
            <source>Everything is in {folder}</source>
            <translation>Alles liegt in {folder}</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Make a report…</source>
            <translation>Bericht erstellen …</translation>
        </message>
        <message>
            <source>What can be watched here…</source>
            <translation>Was hier beobachtet werden kann …</translation>
        </message>
        <message>
            <source>About Qt…</source>
            <translation>Über Qt …</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Each change holds at once.</source>
            <translation>Jede Änderung gilt sofort.</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <source>Notifications</source>
            <translation>Benachrichtigungen</translation>
        </message>
        <message>
            <source>Hotkeys</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>Keeping</source>
            <translation>Aufbewahren</translation>
        </message>
        <message>
            <source>The desktop did not take it up.</source>
            <translation>Der Desktop hat es nicht übernommen.</translation>
        </message>
        <message>
            <source>Start at login</source>
            <translation>Bei der Anmeldung starten</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Tray icon</source>
            <translation>Symbol in der Leiste</translation>
        </message>
        <message>
            <source>Notify me of a wake</source>
            <translation>Bei einer Aktivierung benachrichtigen</translation>
        </message>
        <message>
            <source>Tell me of programs</source>
            <translation>Über Programme benachrichtigen</translation>
        </message>
        <message>
            <source>Sum up each week</source>
            <translation>Jede Woche zusammenfassen</translation>
        </message>
        <message>
            <source>Notifications may make a sound</source>
            <translation>Benachrichtigungen dürfen einen Ton machen</translation>
        </message>
        <message>
            <source>Nobody is there after</source>
            <translation>Niemand ist da nach</translation>
        </message>
        <message>
            <source>Listen for the paired speakers</source>
            <translation>Auf die angelernten Smart-Speaker hören</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>Zeiten</translation>
        </message>
        <message>
            <source>Mute all microphones</source>
            <translation>Alle Mikrofone stummschalten</translation>
        </message>
        <message>
            <source>Keep records</source>
            <translation>Aufzeichnungen behalten</translation>
        </message>
        <message>
            <source>The language that Earwitness speaks.</source>
            <translation>Die Sprache, in der Earwitness spricht.</translation>
        </message>
        <message>
            <source>Light or dark windows.</source>
            <translation>Helle oder dunkle Fenster.</translation>
        </message>
        <message>
            <source>For a light or a dark panel; a panel may be dark though windows are light.</source>
            <translation>Für eine helle oder dunkle Leiste; eine Leiste kann dunkel sein, obwohl die Fenster hell sind.</translation>
        </message>
        <message>
            <source>When a smart speaker that woke is told of.</source>
            <translation>Wann gemeldet wird, dass ein Smart-Speaker aufgewacht ist.</translation>
        </message>
        <message>
            <source>Unusual: the first time, nobody there, an odd hour, a name that can't be proven... All is recorded either way.</source>
            <translation>Ungewöhnlich: das erste Mal, niemand da, eine ungewohnte Stunde, ein nicht beweisbarer Name … Aufgezeichnet wird in jedem Fall alles.</translation>
        </message>
        <message>
            <source>A notification on Monday, where the week has anything to tell.</source>
            <translation>Eine Benachrichtigung am Montag, wenn es von der Woche etwas zu berichten gibt.</translation>
        </message>
        <message>
            <source>Where off, the desktop is asked to show them in silence.</source>
            <translation>Wenn aus, wird der Desktop gebeten, sie lautlos zu zeigen.</translation>
        </message>
        <message>
            <source>Minutes without a key or the mouse; which key, or where, is never looked at.</source>
            <translation>Minuten ohne Taste oder Maus; welche Taste oder wo, wird nie angesehen.</translation>
        </message>
        <message>
            <source>Their chimes are recognised here; no sound is kept and none leaves this computer.</source>
            <translation>Ihre Signaltöne werden hier erkannt; kein Ton wird behalten, und keiner verlässt diesen Computer.</translation>
        </message>
        <message>
            <source>The microphone to listen through.</source>
            <translation>Das Mikrofon, durch das gehört wird.</translation>
        </message>
        <message>
            <source>When to listen, in local time; a span may go over midnight.</source>
            <translation>Wann gehört wird, in Ortszeit; eine Spanne darf über Mitternacht gehen.</translation>
        </message>
        <message>
            <source>Smart speakers that are paired, but not listened for.</source>
            <translation>Smart-Speaker, die angelernt sind, auf die aber nicht gehört wird.</translation>
        </message>
        <message>
            <source>Notes “my speaker just lit up”, in whatever program you are.</source>
            <translation>Notiert „mein Smart-Speaker hat eben aufgeleuchtet“, in welchem Programm Sie auch sind.</translation>
        </message>
        <message>
            <source>Mutes all microphones, in whatever program you are; pressed again, as before.</source>
            <translation>Schaltet alle Mikrofone stumm, in welchem Programm Sie auch sind; noch einmal gedrückt, ist es wie vorher.</translation>
        </message>
        <message>
            <source>What is older is erased for good; that something was erased stays on record.</source>
            <translation>Älteres wird endgültig gelöscht; dass etwas gelöscht wurde, bleibt verzeichnet.</translation>
        </message>
        <message>
            <source>Whether the first words were shown; off shows them again at the next start.</source>
            <translation>Ob die ersten Worte gezeigt wurden; „off“ zeigt sie beim nächsten Start wieder.</translation>
        </message>
        <message>
            <source>In the tray, without the window.</source>
            <translation>In der Leiste, ohne das Fenster.</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>when something is unusual</source>
            <translation>wenn etwas ungewöhnlich ist</translation>
        </message>
        <message>
            <source>at every call</source>
            <translation>bei jeder Nutzung</translation>
        </message>
        <message>
            <source>when nobody is there</source>
            <translation>wenn niemand da ist</translation>
        </message>
        <message>
            <source>always</source>
            <translation>immer</translation>
        </message>
        <message numerus="yes">
            <source>for %n {day|days}</source>
            <translation>
                <numerusform>für %n Tag</numerusform>
                <numerusform>für %n Tage</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>for %n {year|years}</source>
            <translation>
                <numerusform>für %n Jahr</numerusform>
                <numerusform>für %n Jahre</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {opening of a microphone|openings of a microphone}</source>
            <translation>
                <numerusform>%n Öffnung eines Mikrofons</numerusform>
                <numerusform>%n Öffnungen eines Mikrofons</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {wake of a speaker|wakes of a speaker}</source>
            <translation>
                <numerusform>%n Aufwachen eines Smart-Speakers</numerusform>
                <numerusform>%n Aufwachen von Smart-Speakern</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {line of a vendor's history|lines of vendors' histories}</source>
            <translation>
                <numerusform>%n Zeile aus dem Verlauf eines Herstellers</numerusform>
                <numerusform>%n Zeilen aus den Verläufen der Hersteller</numerusform>
            </translation>
        </message>
        <message>
            <source>Gone for good from before {date}: {what}. This can't be undone; make a report first if you need them.</source>
            <translation>Von vor dem {date} endgültig gelöscht würden: {what}. Das lässt sich nicht rückgängig machen; erstellen Sie vorher einen Bericht, wenn Sie das noch brauchen.</translation>
        </message>
        <message>
            <source>Erase what is older now?</source>
            <translation>Älteres jetzt löschen?</translation>
        </message>
        <message>
            <source>This keyboard has no such key. Choose others.</source>
            <translation>Diese Tastatur hat keine solche Taste. Wählen Sie andere.</translation>
        </message>
        <message>
            <source>There are no hotkeys in this session. The tray's menu has the same.</source>
            <translation>In dieser Sitzung gibt es keine Tastenkürzel. Das Menü in der Leiste hat dasselbe.</translation>
        </message>
        <message>
            <source>Your desktop gave it {keys}.</source>
            <translation>Ihr Desktop hat ihm {keys} gegeben.</translation>
        </message>
        <message>
            <source>✓ Works everywhere.</source>
            <translation>✓ Funktioniert überall.</translation>
        </message>
        <message>
            <source>Reset: {setting}</source>
            <translation>Zurücksetzen: {setting}</translation>
        </message>
        <message>
            <source>⚠ {sentence} A change here puts a new file in its place and moves that one aside.</source>
            <translation>⚠ {sentence} Eine Änderung hier legt eine neue Datei an ihre Stelle und schiebt diese beiseite.</translation>
        </message>
        <message>
            <source>Earwitness {version}</source>
            <translation>Earwitness {version}</translation>
        </message>
        <message>
            <source>Free software under the GNU General Public License 3 or later, without any warranty.</source>
            <translation>Freie Software unter der GNU General Public License 3 oder neuer, ohne jede Gewähr.</translation>
        </message>
        <message>
            <source>It stands on Qt and PySide6 (LGPL 3), SQLite (public domain), NumPy and SciPy (BSD) and others.</source>
            <translation>Es steht auf Qt und PySide6 (LGPL 3), SQLite (gemeinfrei), NumPy und SciPy (BSD) und anderen.</translation>
        </message>
        <message>
            <source>&amp;Erase</source>
            <translation>&amp;Löschen</translation>
        </message>
        <message>
            <source>Add a speaker without pairing</source>
            <translation>Smart-Speaker ohne Anlernen hinzufügen</translation>
        </message>
        <message>
            <source>Rename {name}</source>
            <translation>{name} umbenennen</translation>
        </message>
        <message>
            <source>&amp;Forget</source>
            <translation>&amp;Vergessen</translation>
        </message>
        <message>
            <source>&amp;Undo the import</source>
            <translation>Import &amp;rückgängig machen</translation>
        </message>
        <message>
            <source>Level of the room</source>
            <translation>Pegel des Raums</translation>
        </message>
        <message>
            <source>Speaker {name}</source>
            <translation>Smart-Speaker {name}</translation>
        </message>
        <message>
            <source>Pair again…</source>
            <translation>Neu anlernen …</translation>
        </message>
        <message>
            <source>Pair…</source>
            <translation>Anlernen …</translation>
        </message>
        <message>
            <source>Pair {name} again</source>
            <translation>{name} neu anlernen</translation>
        </message>
        <message>
            <source>Pair {name}</source>
            <translation>{name} anlernen</translation>
        </message>
        <message>
            <source>Test whether {name} is heard</source>
            <translation>Testen, ob {name} gehört wird</translation>
        </message>
        <message>
            <source>{name} just lit up</source>
            <translation>{name} hat eben geleuchtet</translation>
        </message>
        <message>
            <source>Import a history of {name}</source>
            <translation>Verlauf von {name} importieren</translation>
        </message>
        <message>
            <source>More for {name}</source>
            <translation>Mehr zu {name}</translation>
        </message>
        <message>
            <source>Undo for {name}</source>
            <translation>Rückgängig für {name}</translation>
        </message>
        <message>
            <source>Listen for {name}</source>
            <translation>Auf {name} hören</translation>
        </message>
        <message>
            <source>Test</source>
            <translation>Testen</translation>
        </message>
        <message>
            <source>It just lit up</source>
            <translation>Er hat eben geleuchtet</translation>
        </message>
        <message>
            <source>Note by hand that it woke just now</source>
            <translation>Von Hand vermerken, dass er eben aktiv wurde</translation>
        </message>
        <message>
            <source>Import a history…</source>
            <translation>Verlauf importieren …</translation>
        </message>
        <message>
            <source>Listen for it</source>
            <translation>Auf ihn hören</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>&amp;Rename…</source>
            <translation>&amp;Umbenennen …</translation>
        </message>
        <message>
            <source>Write to a &amp;file for another machine…</source>
            <translation>Für einen anderen Rechner in eine &amp;Datei schreiben …</translation>
        </message>
        <message>
            <source>&amp;What its vendor keeps…</source>
            <translation>&amp;Was sein Hersteller speichert …</translation>
        </message>
        <message>
            <source>&amp;Forget…</source>
            <translation>&amp;Vergessen …</translation>
        </message>
        <message>
            <source>Paired speakers (*.earwitness-speaker);;All files (*)</source>
            <translation>Angelernte Smart-Speaker (*.earwitness-speaker);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>The file holds what was learned of its sound, encrypted with a password of your choice. In another room, or through another microphone, pair it anew instead: what was learned is how it sounds here.</source>
            <translation>Die Datei enthält, was von seinem Ton gelernt wurde, verschlüsselt mit einem Passwort Ihrer Wahl. In einem anderen Raum oder über ein anderes Mikrofon lernen Sie ihn besser neu an: Gelernt wurde, wie er hier klingt.</translation>
        </message>
        <message>
            <source>The file is encrypted with the password that was chosen when it was written.</source>
            <translation>Die Datei ist mit dem Passwort verschlüsselt, das beim Schreiben gewählt wurde.</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Passwort</translation>
        </message>
        <message>
            <source>Password once more</source>
            <translation>Passwort noch einmal</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Passwort</translation>
        </message>
        <message>
            <source>&amp;Once more</source>
            <translation>&amp;Noch einmal</translation>
        </message>
        <message>
            <source>&amp;Go on</source>
            <translation>&amp;Weiter</translation>
        </message>
        <message>
            <source>Choose a password of at least {count} characters.</source>
            <translation>Wählen Sie ein Passwort mit mindestens {count} Zeichen.</translation>
        </message>
        <message>
            <source>The two are not the same.</source>
            <translation>Die beiden sind nicht gleich.</translation>
        </message>
        <message>
            <source>Enter the password.</source>
            <translation>Geben Sie das Passwort ein.</translation>
        </message>
        <message>
            <source>Write {name} to a file</source>
            <translation>{name} in eine Datei schreiben</translation>
        </message>
        <message>
            <source>Take over a paired speaker</source>
            <translation>Angelernten Smart-Speaker übernehmen</translation>
        </message>
        <message>
            <source>not verified</source>
            <translation>nicht überprüft</translation>
        </message>
        <message>
            <source>Without pairing it is not heard by itself. You can note by hand when it lights up, bring in what another witness saw, and import its vendor's history.</source>
            <translation>Ohne Anlernen wird er nicht von selbst gehört. Sie können von Hand vermerken, wann er leuchtet, einbringen, was ein anderer Zeuge gesehen hat, und den Verlauf seines Herstellers importieren.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>Raum</translation>
        </message>
        <message>
            <source>Kitchen (may stay empty)</source>
            <translation>Küche (darf leer bleiben)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>&amp;Room</source>
            <translation>&amp;Raum</translation>
        </message>
        <message>
            <source>&amp;Vendor</source>
            <translation>&amp;Hersteller</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>&amp;Hinzufügen</translation>
        </message>
        <message>
            <source>Vendor</source>
            <translation>Hersteller</translation>
        </message>
        <message>
            <source>Level of the microphone</source>
            <translation>Pegel des Mikrofons</translation>
        </message>
        <message>
            <source>I have &amp;recordings instead…</source>
            <translation>Ich habe stattdessen &amp;Aufnahmen …</translation>
        </message>
        <message>
            <source>It has no end sound</source>
            <translation>Er hat keinen Endton</translation>
        </message>
        <message>
            <source>Not as start sound.</source>
            <translation>Nicht als Startton.</translation>
        </message>
        <message>
            <source>This is its start sound</source>
            <translation>Das ist sein Startton</translation>
        </message>
        <message>
            <source>This is its end sound</source>
            <translation>Das ist sein Endton</translation>
        </message>
        <message>
            <source>Listen only between two times</source>
            <translation>Nur zwischen zwei Uhrzeiten zuhören</translation>
        </message>
        <message>
            <source>Listen from</source>
            <translation>Zuhören ab</translation>
        </message>
        <message>
            <source>Listen until</source>
            <translation>Zuhören bis</translation>
        </message>
        <message>
            <source>to</source>
            <comment>between two times</comment>
            <translation>bis</translation>
        </message>
        <message numerus="yes">
            <source>and %n more in the settings file</source>
            <translation>
                <numerusform>und %n weitere in der Einstellungsdatei</numerusform>
                <numerusform>und %n weitere in der Einstellungsdatei</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing is imported yet. Drop a file here, or use the button: a vendor's history, or what another witness saw.</source>
            <translation>Noch ist nichts importiert. Ziehen Sie eine Datei hierher oder benutzen Sie die Schaltfläche: den Verlauf eines Herstellers oder was ein anderer Zeuge gesehen hat.</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>Importe</translation>
        </message>
        <message numerus="yes">
            <source>and %n older {one|ones}</source>
            <translation>
                <numerusform>und %n älterer</numerusform>
                <numerusform>und %n ältere</numerusform>
            </translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alle zeigen</translation>
        </message>
        <message>
            <source>Undo…</source>
            <translation>Rückgängig …</translation>
        </message>
        <message>
            <source>Undo: {what}</source>
            <translation>Rückgängig: {what}</translation>
        </message>
        <message>
            <source>&amp;Listen to the room</source>
            <translation>In den Raum &amp;hören</translation>
        </message>
        <message>
            <source>&amp;Listen again</source>
            <translation>Erneut &amp;hören</translation>
        </message>
        <message>
            <source>Choose a &amp;recording of the room…</source>
            <translation>&amp;Aufnahme des Raums wählen …</translation>
        </message>
        <message>
            <source>Listening…</source>
            <translation>Hört zu …</translation>
        </message>
        <message>
            <source>&amp;Finish</source>
            <translation>&amp;Fertig</translation>
        </message>
        <message>
            <source>&amp;Listen for it from now on</source>
            <translation>&amp;Ab jetzt auf ihn hören</translation>
        </message>
        <message>
            <source>&amp;Keep what was learned before too: it makes several sounds</source>
            <translation>Auch das früher Gelernte &amp;behalten: Er hat mehrere Töne</translation>
        </message>
        <message>
            <source>Pause for an hour</source>
            <translation>Eine Stunde pausieren</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Resume listening</source>
            <translation>Wieder zuhören</translation>
        </message>
        <message>
            <source>Microphone…</source>
            <translation>Mikrofon …</translation>
        </message>
        <message>
            <source>The system's default microphone</source>
            <translation>Das Standardmikrofon des Systems</translation>
        </message>
        <message>
            <source>Looking for microphones; this takes a moment.</source>
            <translation>Mikrofone werden gesucht; das dauert einen Moment.</translation>
        </message>
        <message>
            <source>No microphone was found. Plug one in and look again.</source>
            <translation>Es wurde kein Mikrofon gefunden. Schließen Sie eines an und suchen Sie erneut.</translation>
        </message>
        <message>
            <source>Microphones</source>
            <translation>Mikrofone</translation>
        </message>
        <message>
            <source>&amp;Look again</source>
            <translation>Erneut &amp;suchen</translation>
        </message>
        <message>
            <source>Nothing speaks against it.</source>
            <translation>Nichts spricht dagegen.</translation>
        </message>
        <message>
            <source>{default} (now {name})</source>
            <translation>{default} (jetzt {name})</translation>
        </message>
        <message>
            <source>see below</source>
            <translation>siehe unten</translation>
        </message>
        <message>
            <source>Microphone to listen through</source>
            <translation>Mikrofon zum Zuhören</translation>
        </message>
        <message>
            <source>&amp;Use this one</source>
            <translation>Dieses &amp;verwenden</translation>
        </message>
        <message>
            <source>Taken back. It counts no more.</source>
            <translation>Zurückgenommen. Es zählt nicht mehr.</translation>
        </message>
        <message>
            <source>Pair a speaker…</source>
            <translation>Smart-Speaker anlernen …</translation>
        </message>
        <message>
            <source>From a file…</source>
            <translation>Aus einer Datei …</translation>
        </message>
        <message>
            <source>Take over a speaker that was paired on another machine</source>
            <translation>Einen Smart-Speaker übernehmen, der auf einem anderen Rechner angelernt wurde</translation>
        </message>
        <message>
            <source>Add without pairing…</source>
            <translation>Ohne Anlernen hinzufügen …</translation>
        </message>
        <message>
            <source>Speakers</source>
            <translation>Smart-Speaker</translation>
        </message>
        <message>
            <source>start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>end</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>Spectrogram</source>
            <translation>Spektrogramm</translation>
        </message>
        <message>
            <source>Recordings (*.wav *.flac *.ogg *.aiff);;All files (*)</source>
            <translation>Aufnahmen (*.wav *.flac *.ogg *.aiff);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>Recordings of the speaker waking</source>
            <translation>Aufnahmen der Aktivierung des Smart-Speakers</translation>
        </message>
        <message>
            <source>A recording of the room, the speaker quiet</source>
            <translation>Eine Aufnahme des Raums, während der Smart-Speaker still ist</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Weiter</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Verwenden</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Löschen</translation>
        </message>
        <message>
            <source>Use {take}: {text}</source>
            <translation>{take} verwenden: {text}</translation>
        </message>
        <message>
            <source>Delete {take}</source>
            <translation>{take} löschen</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>&amp;Starten</translation>
        </message>
        <message>
            <source>&amp;That was it</source>
            <translation>&amp;Das war es</translation>
        </message>
        <message>
            <source>Add &amp;recordings…</source>
            <translation>&amp;Aufnahmen hinzufügen …</translation>
        </message>
        <message>
            <source>&amp;Stop</source>
            <translation>&amp;Anhalten</translation>
        </message>
        <message>
            <source>Record &amp;more</source>
            <translation>&amp;Weitere aufnehmen</translation>
        </message>
        <message>
            <source>Nothing is known of this vendor. Read its privacy page, and import what you find as a list by hand.</source>
            <translation>Über diesen Hersteller ist nichts bekannt. Lesen Sie seine Datenschutzseite und importieren Sie als eigene Liste, was Sie dort finden.</translation>
        </message>
        <message>
            <source>There is no history to import: {vendor} gives none. The first line below says how that is known.</source>
            <translation>Es gibt keinen Verlauf zu importieren: {vendor} gibt keinen heraus. Die erste Zeile unten sagt, woher das bekannt ist.</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Zurück</translation>
        </message>
        <message>
            <source>Step {place} of {all}</source>
            <translation>Schritt {place} von {all}</translation>
        </message>
        <message>
            <source>Pair a speaker</source>
            <translation>Smart-Speaker anlernen</translation>
        </message>
        <message>
            <source>No speaker is watched yet</source>
            <translation>Noch wird kein Smart-Speaker beobachtet</translation>
        </message>
        <message>
            <source>Earwitness can hear a smart speaker's own start sound, and so keep a record of each time it wakes, asked or not. With the history that its vendor shows you it then says which of these the vendor lists, and which it does not.</source>
            <translation>Earwitness kann den eigenen Startton eines Smart-Speakers hören und so jede Aktivierung festhalten, gewollt oder nicht. Mit dem Verlauf, den der Hersteller Ihnen zeigt, sagt es dann, welche davon der Hersteller aufführt und welche nicht.</translation>
        </message>
        <message>
            <source>While it listens, Earwitness uses the microphone itself, and that is on the timeline like any program's use. No sound is kept: a few seconds in memory, then only times and scores.</source>
            <translation>Während es zuhört, benutzt Earwitness selbst das Mikrofon, und das steht auf der Zeitleiste wie die Nutzung durch jedes Programm. Kein Ton wird aufbewahrt: wenige Sekunden im Speicher, danach nur Zeiten und Wertungen.</translation>
        </message>
        <message>
            <source>Google Home or Nest</source>
            <translation>Google Home oder Nest</translation>
        </message>
        <message>
            <source>Apple HomePod or Siri</source>
            <translation>Apple HomePod oder Siri</translation>
        </message>
        <message>
            <source>Another vendor</source>
            <translation>Ein anderer Hersteller</translation>
        </message>
        <message>
            <source>This microphone comes over Bluetooth, which leaves out high notes and blurs short sounds. A wired or built-in one hears farther.</source>
            <translation>Dieses Mikrofon ist über Bluetooth verbunden; das lässt hohe Töne weg und verwischt kurze. Ein verkabeltes oder eingebautes hört weiter.</translation>
        </message>
        <message>
            <source>This microphone is muted. Switch it on in the sound settings.</source>
            <translation>Dieses Mikrofon ist stumm geschaltet. Schalten Sie es in den Klangeinstellungen ein.</translation>
        </message>
        <message>
            <source>Noise suppression is on. It may take the speaker's sound for noise and remove it: choose the microphone without it.</source>
            <translation>Die Rauschunterdrückung ist an. Sie kann den Ton des Smart-Speakers für Rauschen halten und entfernen: Wählen Sie das Mikrofon ohne sie.</translation>
        </message>
        <message>
            <source>Automatic gain is on. It changes how loud everything is while it listens, so the level learned now may not hold later.</source>
            <translation>Die automatische Verstärkung ist an. Sie ändert während des Zuhörens, wie laut alles ist; der jetzt gelernte Pegel gilt später vielleicht nicht mehr.</translation>
        </message>
        <message>
            <source>This microphone leaves out high notes (telephone quality). A sound that lies there can't be heard through it.</source>
            <translation>Dieses Mikrofon lässt hohe Töne weg (Telefonqualität). Ein Ton, der dort liegt, ist darüber nicht zu hören.</translation>
        </message>
        <message>
            <source>This goes: its card and its findings. It is not listened for any more, and to hear it again you would have to pair it again.</source>
            <translation>Das verschwindet: seine Karte und seine Befunde. Auf ihn wird nicht mehr gehört; um ihn wieder zu hören, müssten Sie ihn neu anlernen.</translation>
        </message>
        <message>
            <source>This goes: its card, what was learned of its sound, and its findings. It is not listened for any more, and to hear it again you would have to pair it again.</source>
            <translation>Das verschwindet: seine Karte, was von seinem Ton gelernt wurde, und seine Befunde. Auf ihn wird nicht mehr gehört; um ihn wieder zu hören, müssten Sie ihn neu anlernen.</translation>
        </message>
        <message>
            <source>This stays: every time it was seen, and every import, in the journal and on the timeline of the past.</source>
            <translation>Das bleibt: jedes Mal, als er gesehen wurde, und jeder Import, im Journal und auf der Zeitleiste der Vergangenheit.</translation>
        </message>
        <message>
            <source>Something is unusual about this microphone: {code}.</source>
            <translation>Etwas an diesem Mikrofon ist ungewöhnlich: {code}.</translation>
        </message>
        <message>
            <source>Who else listens in this room.</source>
            <translation>Wer in diesem Raum noch zuhört.</translation>
        </message>
        <message>
            <source>One speaker, paired.</source>
            <translation>Ein Smart-Speaker, angelernt.</translation>
        </message>
        <message>
            <source>One speaker, not paired.</source>
            <translation>Ein Smart-Speaker, nicht angelernt.</translation>
        </message>
        <message numerus="yes">
            <source>%n {speaker|speakers}, none paired.</source>
            <translation>
                <numerusform>%n Smart-Speaker, keiner angelernt.</numerusform>
                <numerusform>%n Smart-Speaker, keiner angelernt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {speaker|speakers}, all paired.</source>
            <translation>
                <numerusform>%n Smart-Speaker, alle angelernt.</numerusform>
                <numerusform>%n Smart-Speaker, alle angelernt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {speaker|speakers}, {paired} paired.</source>
            <translation>
                <numerusform>%n Smart-Speaker, {paired} angelernt.</numerusform>
                <numerusform>%n Smart-Speaker, {paired} angelernt.</numerusform>
            </translation>
        </message>
        <message>
            <source>Not seen in the last 30 days</source>
            <translation>In den letzten 30 Tagen nicht gesehen</translation>
        </message>
        <message>
            <source>Last seen {time}, noted by hand</source>
            <translation>Zuletzt gesehen {time}, von Hand vermerkt</translation>
        </message>
        <message>
            <source>Last seen {time}, from another witness</source>
            <translation>Zuletzt gesehen {time}, von einem anderen Zeugen</translation>
        </message>
        <message>
            <source>Last seen {time}</source>
            <translation>Zuletzt gesehen {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n {time|times} today</source>
            <translation>
                <numerusform>%n-mal heute</numerusform>
                <numerusform>%n-mal heute</numerusform>
            </translation>
        </message>
        <message>
            <source>not today</source>
            <translation>heute nicht</translation>
        </message>
        <message>
            <source>Each time it wakes is still on the timeline and in the count.</source>
            <translation>Jede Aktivierung ist weiterhin auf der Zeitleiste und wird gezählt.</translation>
        </message>
        <message>
            <source>Each time a paired speaker is heard, with a button for “I did not ask for that”.</source>
            <translation>Jedes Mal, wenn ein angelernter Smart-Speaker gehört wird, mit einer Schaltfläche für „Darum habe ich nicht gebeten“.</translation>
        </message>
        <message>
            <source>Silent while somebody is at this computer. Where Earwitness can't tell whether anybody is there, it tells you of every wake rather than keep one from you.</source>
            <translation>Still, solange jemand an diesem Computer ist. Wo Earwitness nicht erkennen kann, ob jemand da ist, meldet es jedes Aufwachen, statt Ihnen eines vorzuenthalten.</translation>
        </message>
        <message>
            <source>History of {vendor}</source>
            <translation>Verlauf von {vendor}</translation>
        </message>
        <message>
            <source>Sightings of another witness</source>
            <translation>Sichtungen eines anderen Zeugen</translation>
        </message>
        <message>
            <source>imported {time}</source>
            <translation>importiert {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n kept</source>
            <comment>lines of an import</comment>
            <translation>
                <numerusform>%n aufbewahrt</numerusform>
                <numerusform>%n aufbewahrt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n there before</source>
            <comment>lines of an import</comment>
            <translation>
                <numerusform>%n schon da</numerusform>
                <numerusform>%n schon da</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be read</source>
            <comment>lines of an import</comment>
            <translation>
                <numerusform>%n nicht lesbar</numerusform>
                <numerusform>%n nicht lesbar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Its %n {line|lines} count no more and findings that rest on them go. The journal still says that it was imported and undone.</source>
            <translation>
                <numerusform>Seine %n Zeile zählt nicht mehr, und Befunde, die auf ihr beruhen, verschwinden. Das Journal sagt weiterhin, dass importiert und rückgängig gemacht wurde.</numerusform>
                <numerusform>Seine %n Zeilen zählen nicht mehr, und Befunde, die auf ihnen beruhen, verschwinden. Das Journal sagt weiterhin, dass importiert und rückgängig gemacht wurde.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo this import?</source>
            <translation>Diesen Import rückgängig machen?</translation>
        </message>
        <message>
            <source>Forget {name}?</source>
            <translation>{name} vergessen?</translation>
        </message>
        <message>
            <source>Noted: it lit up at {time}, give or take 30 s.</source>
            <translation>Vermerkt: Er leuchtete um {time}, auf 30 s genau.</translation>
        </message>
        <message>
            <source>undated</source>
            <translation>ohne Datum</translation>
        </message>
        <message>
            <source>Source: {source}, {date}</source>
            <translation>Quelle: {source}, {date}</translation>
        </message>
        <message>
            <source>What is known of this vendor</source>
            <translation>Was über diesen Hersteller bekannt ist</translation>
        </message>
        <message>
            <source>What {vendor} says it keeps</source>
            <translation>Was {vendor} nach eigener Angabe speichert</translation>
        </message>
        <message>
            <source>&amp;Cut off</source>
            <translation>&amp;Trennen</translation>
        </message>
        <message>
            <source>blind</source>
            <translation>nicht beobachtbar</translation>
        </message>
        <message>
            <source>not watching</source>
            <translation>nicht beobachtet</translation>
        </message>
        <message>
            <source>nobody there</source>
            <translation>niemand da</translation>
        </message>
        <message>
            <source>presence not known</source>
            <translation>Anwesenheit nicht bekannt</translation>
        </message>
        <message>
            <source>blind: {why}</source>
            <translation>nicht beobachtbar: {why}</translation>
        </message>
        <message numerus="yes">
            <source>%n times {what}</source>
            <comment>blind, locked...</comment>
            <translation>
                <numerusform>%n-mal {what}</numerusform>
                <numerusform>%n-mal {what}</numerusform>
            </translation>
        </message>
        <message>
            <source>The screen was locked</source>
            <translation>Der Bildschirm war gesperrt</translation>
        </message>
        <message>
            <source>Nobody at the computer</source>
            <translation>Niemand am Computer</translation>
        </message>
        <message>
            <source>There was no input, not even from afar.</source>
            <translation>Es gab keine Eingabe, auch nicht aus der Ferne.</translation>
        </message>
        <message>
            <source>Nothing on this desktop told when the last input was.</source>
            <translation>Nichts auf dieser Arbeitsfläche gab an, wann die letzte Eingabe war.</translation>
        </message>
        <message>
            <source>Whether anybody was there is not known</source>
            <translation>Ob jemand da war, ist nicht bekannt</translation>
        </message>
        <message>
            <source>{source} was blind</source>
            <translation>{source}: nicht beobachtbar</translation>
        </message>
        <message>
            <source>before the first record</source>
            <translation>vor dem ersten Eintrag</translation>
        </message>
        <message>
            <source>since {begin} until {end}</source>
            <translation>von {begin} bis {end}</translation>
        </message>
        <message>
            <source>Not watching</source>
            <translation>Nicht beobachtet</translation>
        </message>
        <message>
            <source>Earwitness recorded nothing in this time; what happened then is not known.</source>
            <translation>Earwitness hat in dieser Zeit nichts aufgezeichnet; was da geschah, ist nicht bekannt.</translation>
        </message>
        <message>
            <source>Microphone use may have happened unseen by this source.</source>
            <translation>Das Mikrofon kann genutzt worden sein, ohne dass diese Quelle es sah.</translation>
        </message>
        <message>
            <source>{program} records what this computer plays</source>
            <translation>{program} nimmt auf, was dieser Computer abspielt</translation>
        </message>
        <message>
            <source>{program} opened the microphone and calls itself {claim}</source>
            <translation>{program} hat das Mikrofon geöffnet und nennt sich {claim}</translation>
        </message>
        <message>
            <source>{program} opened the microphone</source>
            <translation>{program} hat das Mikrofon geöffnet</translation>
        </message>
        <message>
            <source>Its identity is contradicted. {why}</source>
            <translation>Seiner Identität wird widersprochen. {why}</translation>
        </message>
        <message>
            <source>Identity: {trust}.</source>
            <translation>Identität: {trust}.</translation>
        </message>
        <message>
            <source>All microphones are being muted.</source>
            <translation>Alle Mikrofone werden stummgeschaltet.</translation>
        </message>
        <message>
            <source>It is being cut off.</source>
            <translation>Die Verbindung wird getrennt.</translation>
        </message>
        <message>
            <source>{program} has held the microphone for more than a day</source>
            <translation>{program} hält das Mikrofon seit mehr als einem Tag</translation>
        </message>
        <message>
            <source>{program} has held the microphone for more than four hours</source>
            <translation>{program} hält das Mikrofon seit mehr als vier Stunden</translation>
        </message>
        <message>
            <source>A rule could not do what it says</source>
            <translation>Eine Regel konnte nicht tun, was sie sagt</translation>
        </message>
        <message>
            <source>So far {count}; they are counted from here on.</source>
            <translation>Bisher {count}; ab hier werden sie gezählt.</translation>
        </message>
        <message>
            <source>{program} opens the microphone again and again</source>
            <translation>{program} öffnet das Mikrofon immer wieder</translation>
        </message>
        <message numerus="yes">
            <source>%n {more|more}</source>
            <comment>programs</comment>
            <translation>
                <numerusform>%n weiteres</numerusform>
                <numerusform>%n weitere</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {is not what it says it is|are not what they say they are}.</source>
            <translation>
                <numerusform>%n ist nicht, was es zu sein behauptet.</numerusform>
                <numerusform>%n sind nicht, was sie zu sein behaupten.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {program|programs} opened the microphone within a minute</source>
            <translation>
                <numerusform>%n Programm hat binnen einer Minute das Mikrofon geöffnet</numerusform>
                <numerusform>%n Programme haben binnen einer Minute das Mikrofon geöffnet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{speaker} woke %n {time|times}</source>
            <translation>
                <numerusform>{speaker} ist %n Mal aufgewacht</numerusform>
                <numerusform>{speaker} ist %n Mal aufgewacht</numerusform>
            </translation>
        </message>
        <message>
            <source>Last at {time}. Each one is on the timeline.</source>
            <translation>Zuletzt um {time}. Jedes Mal steht auf der Zeitleiste.</translation>
        </message>
        <message>
            <source>{speaker} woke</source>
            <translation>{speaker} ist aufgewacht</translation>
        </message>
        <message>
            <source>Its start sound was heard at {time}.</source>
            <translation>Sein Startton war um {time} zu hören.</translation>
        </message>
        <message numerus="yes">
            <source>%n {finding|findings} about {speaker} to look at</source>
            <translation>
                <numerusform>%n Befund zu {speaker} anzusehen</numerusform>
                <numerusform>%n Befunde zu {speaker} anzusehen</numerusform>
            </translation>
        </message>
        <message>
            <source>The history and what was witnessed do not agree there. The page tells what may explain it.</source>
            <translation>Dort stimmen der Verlauf und das, was hier beobachtet wurde, nicht überein. Die Seite sagt, was es erklären kann.</translation>
        </message>
        <message>
            <source>&amp;Resume notifications (paused until {time})</source>
            <translation>Benachrichtigungen &amp;fortsetzen (pausiert bis {time})</translation>
        </message>
        <message>
            <source>&amp;Open Earwitness</source>
            <translation>Earwitness &amp;öffnen</translation>
        </message>
        <message>
            <source>&amp;Mark this moment…</source>
            <translation>Diesen &amp;Moment festhalten …</translation>
        </message>
        <message>
            <source>&amp;Pause notifications</source>
            <translation>Benachrichtigungen &amp;pausieren</translation>
        </message>
        <message>
            <source>&amp;Listening for speakers</source>
            <translation>&amp;Hören auf Smart-Speaker</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;Pause for one hour</source>
            <translation>Für eine Stunde &amp;pausieren</translation>
        </message>
        <message>
            <source>&amp;Resume</source>
            <translation>&amp;Fortsetzen</translation>
        </message>
        <message>
            <source>Switch &amp;off</source>
            <translation>&amp;Ausschalten</translation>
        </message>
        <message>
            <source>Switch &amp;on</source>
            <translation>&amp;Einschalten</translation>
        </message>
        <message>
            <source>&amp;Start Earwitness when I log in, in the tray</source>
            <translation>Earwitness &amp;starten, wenn ich mich anmelde, in der Leiste</translation>
        </message>
        <message>
            <source>S&amp;kip</source>
            <translation>Ü&amp;berspringen</translation>
        </message>
        <message>
            <source>{page} of {pages}</source>
            <translation>{page} von {pages}</translation>
        </message>
        <message>
            <source>&amp;Done</source>
            <translation>&amp;Fertig</translation>
        </message>
        <message>
            <source>Welcome to Earwitness</source>
            <translation>Willkommen bei Earwitness</translation>
        </message>
        <message>
            <source>What it sees</source>
            <translation>Was es sieht</translation>
        </message>
        <message>
            <source>Which programs open a microphone of this computer, from when to when, and how sure it is who they are.</source>
            <translation>Welche Programme ein Mikrofon dieses Computers öffnen, von wann bis wann, und wie sicher ist, wer sie sind.</translation>
        </message>
        <message>
            <source>If you pair a smart speaker, it also listens for the chime with which that speaker wakes.</source>
            <translation>Wenn Sie einen Smart-Speaker anlernen, hört es auch auf den Signalton, mit dem er aufwacht.</translation>
        </message>
        <message>
            <source>It does not see what other devices do, and a program with an administrator's rights can hide from it.</source>
            <translation>Was andere Geräte tun, sieht es nicht, und ein Programm mit Administratorrechten kann sich vor ihm verstecken.</translation>
        </message>
        <message>
            <source>What it keeps, and where</source>
            <translation>Was es behält, und wo</translation>
        </message>
        <message>
            <source>The times and the programs, in a log that shows if somebody changed it. No sound is ever kept.</source>
            <translation>Die Zeiten und die Programme, in einem Protokoll, dem man ansieht, wenn es jemand geändert hat. Ton wird nie behalten.</translation>
        </message>
        <message>
            <source>All of it is on this computer, in {folder}. Earwitness sends nothing anywhere.</source>
            <translation>Alles liegt auf diesem Computer, in {folder}. Earwitness sendet nichts irgendwohin.</translation>
        </message>
        <message>
            <source>How long it is kept is up to you: Settings, Keeping.</source>
            <translation>Wie lange es behalten wird, bestimmen Sie: Einstellungen, Aufbewahren.</translation>
        </message>
        <message>
            <source>Start at login?</source>
            <translation>Bei der Anmeldung starten?</translation>
        </message>
        <message>
            <source>It can only tell you of what it saw, so it is best always there. It waits quietly in the tray.</source>
            <translation>Es kann nur berichten, was es gesehen hat; darum ist es am besten immer da. Es wartet still in der Leiste.</translation>
        </message>
        <message>
            <source>You can change that at any time under Settings, General.</source>
            <translation>Das können Sie jederzeit unter Einstellungen, Allgemein ändern.</translation>
        </message>
        <message>
            <source>&amp;Now</source>
            <translation>&amp;Jetzt</translation>
        </message>
        <message>
            <source>&amp;Timeline</source>
            <translation>&amp;Zeitleiste</translation>
        </message>
        <message>
            <source>&amp;Speakers</source>
            <translation>&amp;Speaker</translation>
        </message>
        <message>
            <source>&amp;Findings</source>
            <translation>&amp;Befunde</translation>
        </message>
        <message>
            <source>S&amp;ettings</source>
            <translation>&amp;Einstellungen</translation>
        </message>
        <message>
            <source>no activation</source>
            <translation>keine Aktivierung</translation>
        </message>
        <message>
            <source>{summary}. Opens the timeline.</source>
            <translation>{summary}. Öffnet die Zeitleiste.</translation>
        </message>
        <message>
            <source>contradiction</source>
            <translation>Widerspruch</translation>
        </message>
        <message>
            <source>One of the two is wrong, or was deceived; which one can't be seen from here.</source>
            <translation>Eins von beiden irrt sich oder wurde getäuscht; welches, ist von hier aus nicht zu sehen.</translation>
        </message>
        <message>
            <source>So many short ones are counted exactly, not listed one by one.</source>
            <translation>So viele kurze werden genau gezählt, aber nicht einzeln aufgeführt.</translation>
        </message>
        <message>
            <source>{shortest} to {longest} each</source>
            <translation>je {shortest} bis {longest}</translation>
        </message>
        <message>
            <source>sound card {card}</source>
            <translation>Soundkarte {card}</translation>
        </message>
        <message>
            <source>end not seen</source>
            <translation>Ende nicht gesehen</translation>
        </message>
        <message>
            <source>false identity</source>
            <translation>falsche Identität</translation>
        </message>
        <message>
            <source>Legend: full bar, recording; hollow bar, paused or muted; hatched tail, end not seen; diamond, false identity; hourglass, contradiction of the watchers; hatched band, blind</source>
            <translation>Legende: voller Balken, nimmt auf; hohler Balken, angehalten oder stumm; schraffiertes Ende, Ende nicht gesehen; Raute, falsche Identität; Sanduhr, Widerspruch der Beobachter; schraffiertes Band, nicht beobachtbar</translation>
        </message>
        <message>
            <source>Legend for speakers: upright bar, heard here; disc, the vendor says so; triangle, missing from the history; hollow triangle that points down, vanished from the history; diamond, in the history and not witnessed; two rings, ambiguous; hollow bar or disc, cannot be told; hatched, not listening or no history</source>
            <translation>Legende für Smart-Speaker: aufrechter Balken, hier gehört; Scheibe, der Hersteller sagt es; Dreieck, fehlt im Verlauf; hohles Dreieck mit der Spitze nach unten, aus dem Verlauf verschwunden; Raute, im Verlauf und nicht beobachtet; zwei Ringe, mehrdeutig; hohler Balken oder hohle Scheibe, nicht feststellbar; schraffiert, nicht zugehört oder kein Verlauf</translation>
        </message>
        <message>
            <source>Legend of what was done: bar in two pieces, cut off; full square, process ended; crossed ring, muted; ring with a dot, unmuted; exclamation mark in a dashed square, tried in vain; a number, so many acts</source>
            <translation>Legende der Eingriffe: Balken in zwei Stücken, vom Mikrofon getrennt; volles Quadrat, Prozess beendet; durchgestrichener Ring, stumm; Ring mit Punkt, Stummschaltung aufgehoben; Ausrufezeichen im gestrichelten Quadrat, vergeblich versucht; eine Zahl, so viele Eingriffe</translation>
        </message>
        <message>
            <source>Legend: dashed rail, nobody there; full rail, locked; dotted rail, presence not known</source>
            <translation>Legende: gestrichelte Leiste, niemand da; volle Leiste, gesperrt; gepunktete Leiste, Anwesenheit nicht bekannt</translation>
        </message>
        <message>
            <source>Overview of all that was recorded</source>
            <translation>Übersicht über alles Aufgezeichnete</translation>
        </message>
        <message>
            <source>Left and right move the span that the timeline shows, plus and minus change its length.</source>
            <translation>Links und rechts verschieben die Spanne, die die Zeitleiste zeigt, Plus und Minus ändern ihre Länge.</translation>
        </message>
        <message>
            <source>heard here</source>
            <translation>hier gehört</translation>
        </message>
        <message>
            <source>vendor says</source>
            <translation>Hersteller sagt</translation>
        </message>
        <message>
            <source>cannot be told</source>
            <translation>nicht feststellbar</translation>
        </message>
        <message>
            <source>not heard, or no history</source>
            <translation>nicht gehört oder kein Verlauf</translation>
        </message>
        <message>
            <source>vendor's clock {offset} s, applied</source>
            <translation>Uhr des Herstellers {offset} s, eingerechnet</translation>
        </message>
        <message>
            <source>no history imported</source>
            <translation>kein Verlauf importiert</translation>
        </message>
        <message>
            <source>tried in vain</source>
            <translation>vergeblich versucht</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>Was getan wurde</translation>
        </message>
        <message>
            <source>nothing in this span</source>
            <translation>nichts in dieser Spanne</translation>
        </message>
        <message numerus="yes">
            <source>%n {act|acts}</source>
            <translation>
                <numerusform>%n Eingriff</numerusform>
                <numerusform>%n Eingriffe</numerusform>
            </translation>
        </message>
        <message>
            <source>What you, a rule or a command had this program do: microphones muted, programs cut off or ended.</source>
            <translation>Was dieses Programm auf Ihren Wunsch, durch eine Regel oder einen Befehl getan hat: Mikrofone stumm geschaltet, Programme getrennt oder beendet.</translation>
        </message>
        <message>
            <source>At</source>
            <comment>a label</comment>
            <translation>Um</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Takes back</source>
            <translation>Nimmt zurück</translation>
        </message>
        <message>
            <source>what was done before</source>
            <translation>was zuvor getan wurde</translation>
        </message>
        <message numerus="yes">
            <source>and %n more; zoom in to tell them apart</source>
            <comment>acts</comment>
            <translation>
                <numerusform>und %n weitere; vergrößern Sie, um sie zu unterscheiden</numerusform>
                <numerusform>und %n weitere; vergrößern Sie, um sie zu unterscheiden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {act lies|acts lie} here</source>
            <translation>
                <numerusform>%n Eingriff liegt hier</numerusform>
                <numerusform>%n Eingriffe liegen hier</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {time|times}</source>
            <translation>
                <numerusform>%n-mal</numerusform>
                <numerusform>%n-mal</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {line|lines}</source>
            <translation>
                <numerusform>%n Zeile</numerusform>
                <numerusform>%n Zeilen</numerusform>
            </translation>
        </message>
        <message>
            <source>Activations that were witnessed here, by its chime, by a person or by another witness.</source>
            <translation>Aktivierungen, die hier beobachtet wurden: durch seinen Signalton, durch einen Menschen oder durch einen anderen Zeugen.</translation>
        </message>
        <message>
            <source>What the vendor's history says, in this computer's time.</source>
            <translation>Was der Verlauf des Herstellers sagt, in der Zeit dieses Computers.</translation>
        </message>
        <message>
            <source>What the vendor's history says, by the vendor's clock.</source>
            <translation>Was der Verlauf des Herstellers sagt, nach der Uhr des Herstellers.</translation>
        </message>
        <message>
            <source>Heard</source>
            <comment>a label</comment>
            <translation>Gehört</translation>
        </message>
        <message>
            <source>Until</source>
            <comment>a label</comment>
            <translation>Bis</translation>
        </message>
        <message>
            <source>By</source>
            <comment>a label</comment>
            <translation>Wodurch</translation>
        </message>
        <message>
            <source>Marked</source>
            <comment>a label</comment>
            <translation>Vermerk</translation>
        </message>
        <message>
            <source>{how}, score {score}</source>
            <translation>{how}, Übereinstimmung {score}</translation>
        </message>
        <message>
            <source>within {length} from {time}</source>
            <translation>innerhalb von {length} ab {time}</translation>
        </message>
        <message>
            <source>Says</source>
            <comment>a label</comment>
            <translation>Sagt</translation>
        </message>
        <message>
            <source>Lines</source>
            <comment>a label</comment>
            <translation>Zeilen</translation>
        </message>
        <message numerus="yes">
            <source>%n alike</source>
            <comment>lines of a history</comment>
            <translation>
                <numerusform>%n gleiche</numerusform>
                <numerusform>%n gleiche</numerusform>
            </translation>
        </message>
        <message>
            <source>Apart</source>
            <comment>a label</comment>
            <translation>Abstand</translation>
        </message>
        <message>
            <source>Possible</source>
            <comment>a label</comment>
            <translation>Möglich</translation>
        </message>
        <message numerus="yes">
            <source>%n lie here</source>
            <comment>marks</comment>
            <translation>
                <numerusform>%n liegt hier</numerusform>
                <numerusform>%n liegen hier</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing that was imported covers this time of {speaker}.</source>
            <translation>Nichts, was importiert wurde, deckt diese Zeit von {speaker} ab.</translation>
        </message>
        <message>
            <source>Nothing listened for {speaker}; what it did then is not known.</source>
            <translation>Nichts hat auf {speaker} gehört; was er da tat, ist nicht bekannt.</translation>
        </message>
        <message>
            <source>until {time}</source>
            <translation>bis {time}</translation>
        </message>
        <message>
            <source>speakers</source>
            <translation>Smart-Speaker</translation>
        </message>
        <message numerus="yes">
            <source>%n {finding|findings} open</source>
            <translation>
                <numerusform>%n Befund offen</numerusform>
                <numerusform>%n Befunde offen</numerusform>
            </translation>
        </message>
        <message>
            <source>Heard here</source>
            <translation>Hier gehört</translation>
        </message>
        <message numerus="yes">
            <source>%n missing from the history</source>
            <comment>findings</comment>
            <translation>
                <numerusform>%n fehlt im Verlauf</numerusform>
                <numerusform>%n fehlen im Verlauf</numerusform>
            </translation>
        </message>
        <message>
            <source>In the vendor's history</source>
            <translation>Im Verlauf des Herstellers</translation>
        </message>
        <message>
            <source>somebody asked for it</source>
            <translation>jemand hat darum gebeten</translation>
        </message>
        <message>
            <source>somebody marked: I did not ask for that</source>
            <translation>jemand hat vermerkt: Darum habe ich nicht gebeten</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>Uhr</translation>
        </message>
        <message>
            <source>Zoom in to tell them apart.</source>
            <translation>Vergrößern Sie, um sie zu unterscheiden.</translation>
        </message>
        <message>
            <source>No history</source>
            <translation>Kein Verlauf</translation>
        </message>
        <message>
            <source>Not listening</source>
            <translation>Nicht zugehört</translation>
        </message>
        <message>
            <source>Could not be heard</source>
            <translation>Nicht zu hören</translation>
        </message>
        <message>
            <source>Activations may have happened unheard.</source>
            <translation>Aktivierungen können ungehört geblieben sein.</translation>
        </message>
        <message>
            <source>Activations as a table</source>
            <translation>Aktivierungen als Tabelle</translation>
        </message>
        <message>
            <source>Control and C copies the chosen rows, Enter shows the chosen one on the timeline.</source>
            <translation>Strg und C kopiert die gewählten Zeilen, die Eingabetaste zeigt die gewählte auf der Zeitleiste.</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <source>Wheel zooms · drag pans · double click fits · Enter: details · F1: all keys</source>
            <translation>Rad zoomt · Ziehen schiebt · Doppelklick: alles · Enter: Details · F1: alle Tasten</translation>
        </message>
        <message>
            <source>Up and down choose a program or a speaker, Control with left and right its previous and next activation, Enter tells about it. T shows the same as a table.</source>
            <translation>Auf und ab wählen ein Programm oder einen Smart-Speaker, Strg mit links und rechts dessen vorige und nächste Aktivierung, die Eingabetaste sagt mehr darüber. T zeigt dasselbe als Tabelle.</translation>
        </message>
        <message>
            <source>Reading what was recorded…</source>
            <translation>Das Aufgezeichnete wird gelesen…</translation>
        </message>
        <message>
            <source>Nothing recorded yet</source>
            <translation>Noch nichts aufgezeichnet</translation>
        </message>
        <message>
            <source>As soon as a program opens a microphone it gets a lane here.</source>
            <translation>Sobald ein Programm ein Mikrofon öffnet, bekommt es hier eine Spur.</translation>
        </message>
        <message>
            <source>Nothing in this span</source>
            <translation>Nichts in dieser Spanne</translation>
        </message>
        <message>
            <source>No recorded activation touches the time on screen.</source>
            <translation>Keine aufgezeichnete Aktivierung berührt die gezeigte Zeit.</translation>
        </message>
        <message>
            <source>No program matches</source>
            <translation>Kein Programm passt</translation>
        </message>
        <message>
            <source>What was recorded can't be read</source>
            <translation>Das Aufgezeichnete kann nicht gelesen werden</translation>
        </message>
        <message>
            <source>Known how</source>
            <translation>Beleg</translation>
        </message>
        <message>
            <source>Started</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>Ended</source>
            <translation>Ende</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>Prozess</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <source>Contradictions</source>
            <translation>Widersprüche</translation>
        </message>
        <message>
            <source>Recording what this computer plays (not the microphone)</source>
            <translation>Nehmen auf, was dieser Computer abspielt (nicht das Mikrofon)</translation>
        </message>
        <message>
            <source>Use</source>
            <comment>of a microphone</comment>
            <translation>Nutzung</translation>
        </message>
        <message>
            <source>last {time}</source>
            <translation>zuletzt {time}</translation>
        </message>
        <message numerus="yes">
            <source>%n times, counted</source>
            <translation>
                <numerusform>%n-mal, gezählt</numerusform>
                <numerusform>%n-mal, gezählt</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n times · {length}</source>
            <translation>
                <numerusform>%n-mal · {length}</numerusform>
                <numerusform>%n-mal · {length}</numerusform>
            </translation>
        </message>
        <message>
            <source>{length} so far</source>
            <translation>bisher {length}</translation>
        </message>
        <message>
            <source>{time} (inferred, not seen)</source>
            <translation>{time} (erschlossen, nicht gesehen)</translation>
        </message>
        <message>
            <source>{time} (inferred: open before it was first seen)</source>
            <translation>{time} (erschlossen: schon offen, als es zuerst gesehen wurde)</translation>
        </message>
        <message>
            <source>microphone, {state}</source>
            <translation>Mikrofon, {state}</translation>
        </message>
        <message>
            <source>From</source>
            <comment>a label</comment>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <comment>a label</comment>
            <translation>Bis</translation>
        </message>
        <message>
            <source>For</source>
            <comment>a label</comment>
            <translation>Dauer</translation>
        </message>
        <message numerus="yes">
            <source>%n {earlier change|earlier changes}</source>
            <translation>
                <numerusform>%n frühere Änderung</numerusform>
                <numerusform>%n frühere Änderungen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n {activation lies|activations lie} here</source>
            <translation>
                <numerusform>%n Aktivierung liegt hier</numerusform>
                <numerusform>%n Aktivierungen liegen hier</numerusform>
            </translation>
        </message>
        <message>
            <source>for {length}</source>
            <translation>{length} lang</translation>
        </message>
        <message>
            <source>{program}, calls itself {claim}</source>
            <translation>{program}, nennt sich {claim}</translation>
        </message>
        <message>
            <source>contradicts what the kernel says</source>
            <translation>widerspricht dem, was der Kernel sagt</translation>
        </message>
        <message>
            <source>no activations</source>
            <translation>keine Aktivierungen</translation>
        </message>
        <message>
            <source>Through</source>
            <translation>Über</translation>
        </message>
        <message>
            <source>Way</source>
            <translation>Weg</translation>
        </message>
        <message>
            <source>States</source>
            <translation>Zustände</translation>
        </message>
        <message>
            <source>Script</source>
            <translation>Skript</translation>
        </message>
        <message>
            <source>No lane's name, file, claim or trust contains “{words}”.</source>
            <translation>Bei keiner Spur enthalten Name, Datei, eigene Angabe oder Beleg „{words}“.</translation>
        </message>
        <message>
            <source>24 h</source>
            <translation>24 h</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>Tag</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>Woche</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Monat</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alles</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>Früher</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>Später</translation>
        </message>
        <message>
            <source>Show the same as a table</source>
            <translation>Dasselbe als Tabelle zeigen</translation>
        </message>
        <message>
            <source>Show only programs whose name, file, claim or trust contains this</source>
            <translation>Nur Programme zeigen, deren Name, Datei, eigene Angabe oder Beleg dies enthält</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>Filter leeren</translation>
        </message>
        <message>
            <source>The last 24 hours, going on with the clock</source>
            <translation>Die letzten 24 Stunden, mit der Uhr fortlaufend</translation>
        </message>
        <message>
            <source>One calendar day</source>
            <translation>Ein Kalendertag</translation>
        </message>
        <message>
            <source>One week, Monday to Sunday</source>
            <translation>Eine Woche, Montag bis Sonntag</translation>
        </message>
        <message>
            <source>One month</source>
            <translation>Ein Monat</translation>
        </message>
        <message>
            <source>All that was recorded</source>
            <translation>Alles, was aufgezeichnet wurde</translation>
        </message>
        <message numerus="yes">
            <source>%n {activation|activations} on screen as a table</source>
            <translation>
                <numerusform>%n gezeigte Aktivierung als Tabelle</numerusform>
                <numerusform>%n gezeigte Aktivierungen als Tabelle</numerusform>
            </translation>
        </message>
        <message>
            <source>No activations on screen as a table</source>
            <translation>Keine Aktivierungen in der gezeigten Zeit als Tabelle</translation>
        </message>
        <message>
            <source>The newest {listed} of {all} activations are listed; zoom in to list the others</source>
            <translation>Die neuesten {listed} von {all} Aktivierungen sind aufgeführt; vergrößern Sie für die anderen</translation>
        </message>
        <message>
            <source>No note</source>
            <translation>Keine Notiz</translation>
        </message>
        <message>
            <source>confirmed</source>
            <translation>bestätigt</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>geprüft</translation>
        </message>
        <message>
            <source>its own word</source>
            <translation>eigene Angabe</translation>
        </message>
        <message>
            <source>contradicted</source>
            <translation>widerlegt</translation>
        </message>
        <message>
            <source>go-between</source>
            <translation>Vermittler</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <source>The kernel told the sound server which process connected</source>
            <translation>Der Kernel hat dem Soundserver gesagt, welcher Prozess sich verbunden hat</translation>
        </message>
        <message>
            <source>The kernel names this process as the owner of the connection</source>
            <translation>Der Kernel nennt diesen Prozess als Eigentümer der Verbindung</translation>
        </message>
        <message>
            <source>Several processes hold this connection, and this one is the likeliest</source>
            <translation>Mehrere Prozesse halten diese Verbindung, und dieser ist der wahrscheinlichste</translation>
        </message>
        <message>
            <source>The kernel names this process as the one that holds the sound device</source>
            <translation>Der Kernel nennt diesen Prozess als den, der das Soundgerät hält</translation>
        </message>
        <message>
            <source>Only its own word says which program this is</source>
            <translation>Nur seine eigene Angabe sagt, welches Programm dies ist</translation>
        </message>
        <message>
            <source>It is connected over the network, so its process can't be seen from here</source>
            <translation>Es ist über das Netzwerk verbunden, darum ist sein Prozess von hier aus nicht zu sehen</translation>
        </message>
        <message>
            <source>The process had ended before anyone could ask about it</source>
            <translation>Der Prozess war beendet, bevor jemand nach ihm fragen konnte</translation>
        </message>
        <message>
            <source>Nothing shows which program this is</source>
            <translation>Nichts zeigt, welches Programm dies ist</translation>
        </message>
        <message>
            <source>microphone</source>
            <translation>Mikrofon</translation>
        </message>
        <message>
            <source>records what this computer plays</source>
            <translation>nimmt auf, was dieser Computer abspielt</translation>
        </message>
        <message>
            <source>level meter</source>
            <translation>Pegelanzeige</translation>
        </message>
        <message>
            <source>virtual device, nobody behind it</source>
            <translation>virtuelles Gerät, niemand dahinter</translation>
        </message>
        <message>
            <source>recording</source>
            <translation>nimmt auf</translation>
        </message>
        <message>
            <source>over before its state could be seen</source>
            <translation>vorbei, bevor der Zustand zu sehen war</translation>
        </message>
        <message>
            <source>Sound server (PipeWire)</source>
            <translation>Soundserver (PipeWire)</translation>
        </message>
        <message>
            <source>Sound server (PulseAudio)</source>
            <translation>Soundserver (PulseAudio)</translation>
        </message>
        <message>
            <source>Kernel's sound cards</source>
            <translation>Soundkarten des Kernels</translation>
        </message>
        <message>
            <source>Two</source>
            <translation>Zwei</translation>
        </message>
        <message>
            <source>Three</source>
            <translation>Drei</translation>
        </message>
        <message>
            <source>Four</source>
            <translation>Vier</translation>
        </message>
        <message>
            <source>Five</source>
            <translation>Fünf</translation>
        </message>
        <message>
            <source>Six</source>
            <translation>Sechs</translation>
        </message>
        <message>
            <source>Seven</source>
            <translation>Sieben</translation>
        </message>
        <message>
            <source>Eight</source>
            <translation>Acht</translation>
        </message>
        <message>
            <source>Nine</source>
            <translation>Neun</translation>
        </message>
        <message>
            <source>Ten</source>
            <translation>Zehn</translation>
        </message>
        <message>
            <source>Eleven</source>
            <translation>Elf</translation>
        </message>
        <message>
            <source>Twelve</source>
            <translation>Zwölf</translation>
        </message>
        <message>
            <source>{others} and {last}</source>
            <comment>a list</comment>
            <translation>{others} und {last}</translation>
        </message>
        <message>
            <source>less than 1 ms</source>
            <translation>weniger als 1 ms</translation>
        </message>
        <message>
            <source>calls itself {claim}</source>
            <translation>nennt sich {claim}</translation>
        </message>
        <message>
            <source>{product} (this program)</source>
            <translation>{product} (selbst)</translation>
        </message>
        <message>
            <source>unknown program</source>
            <translation>unbekanntes Programm</translation>
        </message>
        <message>
            <source>process {number}</source>
            <translation>Prozess {number}</translation>
        </message>
        <message>
            <source>{program} (process {number})</source>
            <translation>{program} (Prozess {number})</translation>
        </message>
        <message>
            <source>It is connected over the network from {host}, so its process can't be seen from here</source>
            <translation>Es ist über das Netzwerk von {host} aus verbunden, darum ist sein Prozess von hier aus nicht zu sehen</translation>
        </message>
        <message>
            <source>{fact}; what it says of itself agrees.</source>
            <translation>{fact}; was es von sich selbst angibt, stimmt damit überein.</translation>
        </message>
        <message>
            <source>{fact}; it passes sound on for a program that calls itself {claim}.</source>
            <translation>{fact}; es reicht Ton weiter für ein Programm, das sich {claim} nennt.</translation>
        </message>
        <message>
            <source>{fact}; it passes sound on for another program that can't be seen.</source>
            <translation>{fact}; es reicht Ton weiter für ein anderes Programm, das nicht zu sehen ist.</translation>
        </message>
        <message>
            <source>{fact}; it calls itself {claim}.</source>
            <translation>{fact}; es nennt sich {claim}.</translation>
        </message>
        <message>
            <source>sound of {device}</source>
            <translation>Ton von {device}</translation>
        </message>
        <message>
            <source>{microphone} through {filters}</source>
            <translation>{microphone} über {filters}</translation>
        </message>
        <message>
            <source>sound card {card} → {server} → {program}</source>
            <translation>Soundkarte {card} → {server} → {program}</translation>
        </message>
        <message>
            <source>a paired speaker</source>
            <translation>ein gekoppelter Smart-Speaker</translation>
        </message>
        <message>
            <source>Sound card and sound server contradict each other</source>
            <translation>Soundkarte und Soundserver widersprechen einander</translation>
        </message>
        <message numerus="yes">
            <source>%n {opening|openings}</source>
            <translation>
                <numerusform>%n Öffnung</numerusform>
                <numerusform>%n Öffnungen</numerusform>
            </translation>
        </message>
        <message>
            <source>{openings}, {shortest} to {longest}</source>
            <translation>{openings}, {shortest} bis {longest}</translation>
        </message>
        <message>
            <source>The sound server says that a program records from sound card {card}, but the kernel says that the card is closed.</source>
            <translation>Der Soundserver sagt, dass ein Programm von Soundkarte {card} aufnimmt, aber der Kernel sagt, dass die Karte geschlossen ist.</translation>
        </message>
        <message>
            <source>The kernel says that {holder} captures from sound card {card}, but the sound server lists no program that records from it.</source>
            <translation>Der Kernel sagt, dass {holder} von Soundkarte {card} aufnimmt, aber der Soundserver führt kein Programm auf, das von ihr aufnimmt.</translation>
        </message>
        <message>
            <source>A program</source>
            <comment>within a sentence</comment>
            <translation>ein Programm</translation>
        </message>
        <message>
            <source>container</source>
            <translation>Container</translation>
        </message>
        <message>
            <source>{file}, file deleted since</source>
            <translation>{file}, Datei seitdem gelöscht</translation>
        </message>
        <message>
            <source>{file}, exists only in memory</source>
            <translation>{file}, existiert nur im Arbeitsspeicher</translation>
        </message>
        <message>
            <source>script {script}, as its command line says</source>
            <translation>Skript {script}, wie die Befehlszeile angibt</translation>
        </message>
        <message>
            <source>service {unit}</source>
            <translation>Dienst {unit}</translation>
        </message>
        <message>
            <source>from {host}</source>
            <translation>von {host}</translation>
        </message>
        <message>
            <source>as user {user}</source>
            <translation>als Benutzer {user}</translation>
        </message>
        <message>
            <source>not as the package {package} ships it</source>
            <translation>nicht so, wie das Paket {package} sie liefert</translation>
        </message>
        <message>
            <source>package {package}</source>
            <translation>Paket {package}</translation>
        </message>
        <message>
            <source>run in a terminal</source>
            <translation>in einem Terminal gestartet</translation>
        </message>
        <message>
            <source>run by {parent} in a terminal</source>
            <translation>gestartet von {parent} in einem Terminal</translation>
        </message>
        <message>
            <source>run by {parent}</source>
            <translation>gestartet von {parent}</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>in Gebrauch</translation>
        </message>
        <message>
            <source>alarm</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <source>{time} again</source>
            <translation>{time} erneut</translation>
        </message>
        <message>
            <source>{weekday} {date}</source>
            <comment>short</comment>
            <translation>{weekday}, {date}</translation>
        </message>
        <message>
            <source>now</source>
            <translation>jetzt</translation>
        </message>
        <message>
            <source>within {length}</source>
            <translation>innerhalb von {length}</translation>
        </message>
        <message numerus="yes">
            <source>%n rows on screen as a table</source>
            <translation>
                <numerusform>%n gezeigte Zeile als Tabelle</numerusform>
                <numerusform>%n gezeigte Zeilen als Tabelle</numerusform>
            </translation>
        </message>
        <message>
            <source>The newest {listed} of {all} rows are listed; zoom in to list the others</source>
            <translation>Die neuesten {listed} von {all} Zeilen sind aufgeführt; vergrößern Sie für die anderen</translation>
        </message>
        <message>
            <source>{time} (again, clocks went back)</source>
            <translation>{time} (zum zweiten Mal, die Uhr wurde zurückgestellt)</translation>
        </message>
        <message>
            <source>{weekday} {date}</source>
            <translation>{weekday}, {date}</translation>
        </message>
        <message>
            <source>{first} – {last}</source>
            <comment>days of one month: 2 – 8 March 2026</comment>
            <translation>{first}. – {last}</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>Tastatur</translation>
        </message>
        <message>
            <source>Ctrl+1 … Ctrl+5</source>
            <translation>Strg+1 … Strg+5</translation>
        </message>
        <message>
            <source>Now, Timeline, Speakers, Findings, Settings</source>
            <translation>Jetzt, Zeitleiste, Speaker, Befunde, Einstellungen</translation>
        </message>
        <message>
            <source>F6, Shift+F6</source>
            <translation>F6, Umschalt+F6</translation>
        </message>
        <message>
            <source>To the next part of the window, or back: pages, page, details</source>
            <translation>Zum nächsten Teil des Fensters oder zurück: Seitenwahl, Seite, Einzelheiten</translation>
        </message>
        <message>
            <source>Tab, Shift+Tab</source>
            <translation>Tab, Umschalt+Tab</translation>
        </message>
        <message>
            <source>To the next control, or back</source>
            <translation>Zum nächsten Bedienelement oder zurück</translation>
        </message>
        <message>
            <source>Menu, Shift+F10</source>
            <translation>Menü, Umschalt+F10</translation>
        </message>
        <message>
            <source>The menu of what is chosen</source>
            <translation>Das Menü zum Ausgewählten</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Closes what is open, then leads back to Now</source>
            <translation>Schließt, was offen ist, und führt dann zu „Jetzt“ zurück</translation>
        </message>
        <message>
            <source>Ctrl+Q</source>
            <translation>Strg+Q</translation>
        </message>
        <message>
            <source>Quits: nothing is watched any more</source>
            <translation>Beendet das Programm: Danach wird nichts mehr beobachtet</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>This list</source>
            <translation>Diese Liste</translation>
        </message>
        <message>
            <source>Up, Down</source>
            <translation>Auf, Ab</translation>
        </message>
        <message>
            <source>Chooses a lane</source>
            <translation>Wählt eine Spur</translation>
        </message>
        <message>
            <source>Ctrl+Left, Ctrl+Right</source>
            <translation>Strg+Links, Strg+Rechts</translation>
        </message>
        <message>
            <source>To the previous or next mark of the lane</source>
            <translation>Zur vorigen oder nächsten Markierung der Spur</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Tells about what is chosen</source>
            <translation>Erzählt vom Ausgewählten</translation>
        </message>
        <message>
            <source>Left, Right</source>
            <translation>Links, Rechts</translation>
        </message>
        <message>
            <source>Moves the time on screen</source>
            <translation>Verschiebt die gezeigte Zeit</translation>
        </message>
        <message>
            <source>+, −, 0</source>
            <translation>+, −, 0</translation>
        </message>
        <message>
            <source>Shows less time, more, or all of it</source>
            <translation>Zeigt weniger Zeit, mehr oder alles</translation>
        </message>
        <message>
            <source>Home, End</source>
            <translation>Pos1, Ende</translation>
        </message>
        <message>
            <source>To the first activation, or to now</source>
            <translation>Zur ersten Aktivierung oder zum Jetzt</translation>
        </message>
        <message>
            <source>Shift+Left, Shift+Right</source>
            <translation>Umschalt+Links, Umschalt+Rechts</translation>
        </message>
        <message>
            <source>Marks a span for a report</source>
            <translation>Markiert eine Spanne für einen Bericht</translation>
        </message>
        <message>
            <source>T, S, R, /</source>
            <translation>T, S, R, /</translation>
        </message>
        <message>
            <source>Table, marking, report, filter</source>
            <translation>Tabelle, Markieren, Bericht, Filter</translation>
        </message>
        <message>
            <source>1, 2, 3</source>
            <translation>1, 2, 3</translation>
        </message>
        <message>
            <source>New, explained, incident</source>
            <translation>Neu, erklärt, Vorfall</translation>
        </message>
        <message>
            <source>Opens or closes the details</source>
            <translation>Öffnet oder schließt die Einzelheiten</translation>
        </message>
        <message>
            <source>Ctrl+Z</source>
            <translation>Strg+Z</translation>
        </message>
        <message>
            <source>Takes the last decision back</source>
            <translation>Nimmt die letzte Entscheidung zurück</translation>
        </message>
        <message>
            <source>Ctrl+C, Ctrl+S, R</source>
            <translation>Strg+C, Strg+S, R</translation>
        </message>
        <message>
            <source>Copies, exports, makes a report</source>
            <translation>Kopiert, exportiert, erstellt einen Bericht</translation>
        </message>
        <message>
            <source>Ctrl+F, F5</source>
            <translation>Strg+F, F5</translation>
        </message>
        <message>
            <source>Filter; compares anew</source>
            <translation>Filter; vergleicht neu</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Überall</translation>
        </message>
        <message>
            <source>On the timeline</source>
            <translation>In der Zeitleiste</translation>
        </message>
        <message>
            <source>In the findings</source>
            <translation>In den Befunden</translation>
        </message>
    </context>
</TS>
