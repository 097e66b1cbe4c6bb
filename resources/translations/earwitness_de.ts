<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name />
        <message>
            <source>A cell near line {0} is longer than 64 KB: probably a quotation mark is never closed. Export it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A control record has a payload.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A line of the file is longer than 256 KB, which no vendor's history has, so it was not read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A quotation mark in the file is never closed: it was cut off or edited. Export it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A record can't be understood: it is damaged or from another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A record of the journal is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A recording of the chime is silent or damaged. Record it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A speaker needs a name, such as Kitchen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A stored name is damaged: {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A stored name is text, or an object with b64 or wtf8.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An erase record speaks of records after itself ({0} to {1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another Earwitness is recording into this folder already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another speaker has that name already. Choose one that tells them apart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Apple gives you no list of Siri requests. There is nothing to compare with. This program can only show what it heard. (Apple support HT208502: what is not in your data file is not linked to your Apple ID, or not stored.)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checkpoint {0} can't be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checkpoint {0} {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a password of at least {0} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earwitness had stopped without warning.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earwitness has a fault here and stopped watching; the log file says more. Start it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earwitness is being ended, so nothing more is kept. Start it again and repeat what you did.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earwitness is still starting, so nothing can be kept yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earwitness tries again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earwitness was ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earwitness was not running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Earwitness was stopped by another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is outside the hours in which Earwitness listens.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listening for this speaker is switched off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listening is paused.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listening is switched off for each speaker.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listening is switched off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More than {0} takes are of no use. Start anew with fewer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No PipeWire sound server is running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No PulseAudio server answers.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No folder is known in which a PipeWire sound server would be. Start this program in a desktop session, or set XDG_RUNTIME_DIR.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No folder is known in which a PulseAudio server would be. Start this program in a desktop session, or set XDG_RUNTIME_DIR.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No microphone is connected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No microphone is open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No part of the log that the report shows is signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No program whose name or path holds '{0}' is recorded in that time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No recording of the chime was given, or it is too short to be one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No speaker is paired.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>None of the devices in this file was in what you imported before, so it may be from somebody else's account. If it is yours, say so: --same-account on the command line, or tick it in the window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing can be kept. {0}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing has been recorded in {0} yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing is listened for: who is paired is in the journal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of records {0} to {1}, {2} were erased, but {3} are missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One entry of the file is larger than 1 MB, which no vendor's history has, so it was not read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One entry of the page is larger than 256 KB, so it was not read. Export your activity as JSON instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only a bundle (.zip) can have a time stamp: it is about the bundle's manifest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record {0} is not what was committed to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Record {0} is not where it belongs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Records were lost while the disk was in trouble.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Records {0} to {1} are missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Records {0} to {1} were removed without an erase record.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A Voice Preview Edition has no end sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Activations nobody asked for are stored in My Activity and treated like normal ones; no label tells them apart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Alexa app: open Devices, your Echo, its settings (the cog wheel), then Sounds, and switch on the start and the end of request.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Alexa is the only one of the large vendors whose history labels a wake that was not meant (FALSE_WAKE_WORD).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Amazon keeps recordings and transcripts until you delete them, unless you choose 3 or 18 months or not to save any.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another Echo heard it too and answered, and the history lists it there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Apple gives you no list of Siri requests. There is nothing to compare with. This program can only show what it heard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Audio has not been kept by default since 2019, only by those who opted in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sounds are off on an Echo until you switch them on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both sounds are off until you switch them on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete at myactivity.google.com, or say "Hey Google, that wasn't for you" to delete the last one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Delete in the Alexa app under Alexa Privacy, or on the privacy page of your Amazon account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Google Home app: open your speaker, its settings (the cog wheel), then Accessibility, and switch on Play start sound and Play end sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Google's export does not say which speaker it was, so it may be another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Home app: open the HomePod, its settings (the cog wheel), then Siri, and switch on Sound When Using Siri.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Human review of recordings can be switched off on the same page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In 2018 Amazon sent one customer about 1,700 recordings of a stranger.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>In Home Assistant, open the device and switch on Wake sound. On a Voice Preview Edition it is on unless you switched it off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It had not been published yet when the history was taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not known whether this vendor lists activations that nobody asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was a follow-up question of a dialog, which listens without a wake word.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look in the speaker's app for a sound when it wakes, often under sounds, voice assistant or accessibility. On a Sonos it is the chime in the settings of the voice service.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sound is known that a HomePod makes when it stops listening.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of just over 1,000 leaked snippets, 153 had been recorded without the wake word.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the history of the assist_satellite entity and choose "Download data".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order your data at Amazon under "Request My Data", category "Alexa and Echo devices". It can take a month.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Siri does not associate requests with your Apple ID but with your device, through a random identifier.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Siri is listed under what is not in your Apple data file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Siri users are denied access to their data, unlike Google's and Amazon's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>So much happened at the sound cards at once that some of it could not be followed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody said "Hey Google, that wasn't for you", which deletes the entry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody with access to the account deleted it, in the app or by voice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Somebody with access to the account deleted it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That is too much to be kept at once. Import fewer files at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That time is still to come; a sighting tells what has happened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That time is too long ago: no smart speaker was there then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The Apple Intelligence Report of a phone or Mac lists calls of the model, not every Siri request, and nothing of a HomePod.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The PulseAudio server does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The PulseAudio server has ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account deletes activity by itself after a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account deletes recordings by itself: at once, after 3 months or after 18 months.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account is set not to save voice recordings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The archive is damaged or was not downloaded to its end. Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The archive is protected with a password. Unpack it yourself and import the file inside.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The archive uses a compression that vendors don't use. Unpack it yourself and import the file inside.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The archive was built to mislead a reader ({0}), so nothing of it was read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The boot clock ran backwards.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The bundle's manifest is not signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The checkpoint and the report were signed by different keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The checkpoint belongs to another log.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The checkpoint's signature is not good.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The chime holds what cannot be. Pair the speaker again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The chosen microphone is not there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The clock here and the one of Home Assistant differ by more than could be told.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The clock here and the vendor's clock differ by more than could be told.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The command ended before it had told everything, so nothing of it was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The computer was asleep.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The computer was off or starting.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The computer was too busy, and sound was lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to the sound server broke.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The control record is not as it was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The device in this file is known to be another speaker's. Choose that one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The device's name is too long: at most {0} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The end of a sighting lies after its start, and not in time to come.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The event {0} is not told as it was recorded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The event {0} is told, and no record shows it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The event {0} was recorded and is not told.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file could not be read: the reader ended without an answer. Nothing of it was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file ends in the middle of an entry. It was probably not downloaded to its end: download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file holds NUL characters, so it is damaged or no text. Export it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file holds a server's error message and no history. Sign in again and repeat the download.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file holds cookies or tokens with which somebody could use the account, so nothing of it was read or kept. Save only the answer itself, without the request.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is not UTF-8 text. Import the file as the vendor gave it, without converting it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is not a history that this program knows. It reads Amazon's and Google's exports, Home Assistant's history, and lists with the columns time,device,kind,text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is not text that this program knows. Import the zip, JSON or CSV as the vendor gave it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is not valid JSON. Export it again, and don't edit it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file is not written as Earwitness writes it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file needs more memory than any vendor's history does, so it was not read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file nests deeper than any vendor's history does, so it was not read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file took longer to read than any vendor's history of its size, so it was given up. Nothing of it was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file {0} can't be opened: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file {0} can't be used: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file {0} is damaged. Put its copy back, or move it away and import your files again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file's tables are not as this program makes them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The files hold more than {0} entries. Import fewer at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {0} belongs to another user. Choose another with --data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder {0} can't be used: {1}. Choose another with --data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history does not name the device, so it may be another Echo.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The history ends before this time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The import was cancelled. Nothing of it was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal can't be copied before its update: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal can't be written to the disk just now ({0}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal is being opened.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal is damaged near record {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal is empty: not even its first record is there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal refused a request ({0}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal was written by a newer Earwitness. It can be read, but not written to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal {0} belongs to another user. Choose another folder with --data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal {0} can't be made: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal {0} can't be renamed: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal's file is a database of another program. Choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal's file is damaged or is not a journal ({0}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal's file is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal's first record is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal's first record is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal's last record is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal's last records are damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal's table of activations is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The journal's table of coverage is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The kernel does not tell who is connected to the sound server: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The kernel's list of sound cards is hidden from this program, as it is in a container.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key to what was learned of this speaker is gone. Pair it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring did not answer; it may be locked. The journal is not signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring holds no key for this journal, so the report is not signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring refused ({0}). The journal is not signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring remembers {0} records with another end: the log was rolled back or replaced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring's entry for the journal can't be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring's key is not the one that the last checkpoint announces.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The library libpulse is not installed, so a PulseAudio server can't be asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list ends before this time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list has more than 200 000 lines, which nobody copied from a screen. Import the vendor's own file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list needs a first line that names its columns: start,end,note.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list needs a first line that names its columns: time,device,kind,text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of allowed programs in {0} is damaged. Mend the file or move it away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list was copied by hand, and a line was left out or mistyped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list was made by a program that leaves out false wakes and silent ones.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The listener ended before it was told what to listen for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The listener had ended before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The listener has a fault and ended; it is started again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The listener is being started.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The listener was held up by the computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The listener was not told what to listen for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The listener's process could not be started: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The listener's process ended; it is started again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The listener's process told something that is not understood.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The log's first record does not follow from its id.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The manifest and the report were signed by different keys.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The manifest was changed after it was signed, or was signed by another key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The microphone gives digital silence: it is muted or cut off somewhere, or a filter took all sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The microphone gives no sound any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The microphone is gone. Connect it again, and start anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The microphone is muted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The microphone is not there, or gives no sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The microphone is overloaded: the sound is clipped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The microphones can't be listed: the sound system does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The note is too long: at most {0} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pairing could not be started: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pairing stopped unexpectedly, and nothing was kept. Start it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pairing was cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pairing's process had ended before.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pairing's process said something that is no event.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pairing's process said something that is not understood.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The password is wrong, or the file is damaged. Nothing was kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pipeline's debug list holds the last ten runs only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program found here that the log had been rolled back behind record {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program that records ended before it answered. Look whether it was kept before you repeat it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program's file {0} is damaged. Install Earwitness again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The reader of vendor files could not be started: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record can't be understood.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record does not follow from the one before it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record is not as it was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The record's hashes are not hashes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recorder has purged it; how long it keeps is up to the user.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recorder leaves this entity out, or was stopped at that time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recorder's thread can't wait for itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording of the room is silent: nothing arrives from the microphone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recordings hold nothing between 150 and 7500 Hz.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The records are not those that the checkpoint signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The records do not lead to the head that the report names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report is not signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report was changed after it was signed, or was signed by another key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report was signed by another installation than the one expected.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report would cover no time at all: its end is not after its begin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report's key is no Ed25519 key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The request was filed under another account or profile of the household.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The room is too loud: more than half of the chimes would be missed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The room must be heard for {0} seconds at least.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The salt that hides serial numbers is too short. Restart the program, and report it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The satellite plays no start sound, or it was too quiet here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The settings in {0} can't be read ({1}). Mend the file or move it away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server has gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server sent a message that ends too early.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server sent a message whose body is not what its protocol says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server sent a value larger than the message that holds it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server sent a value of type {0} where its protocol has type {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server sent something that is not PipeWire's protocol.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server sent values nested deeper than its protocol ever does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server spoke of an object that this program never asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server stopped in the middle of a message.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound server stopped listening to this program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound system can't be asked for its microphones ({0}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speaker has moved to Gemini and the Gemini Apps folder was not exported. Whether its requests appear there is not known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speaker's name or room is too long: at most {0} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The start sound was off or too quiet to be heard here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The state of a sound card can't be read ({0}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system can't report changes in {0} ({1}). Raise fs.inotify.max_user_watches.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The system can't report changes of files to this program ({0}). Close programs that watch many files, or raise fs.inotify.max_user_instances.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The table is broken near line {0}. Export it again, and don't edit it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The table names more than a thousand satellites, so it was not read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The table {0} does not show what the log says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The table's first line is not the one that Home Assistant writes. Download the history again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The uncertainty of a sighting lies between 0 and 3600 seconds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The wall clock was moved and no note of it was made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The watcher %s ended by a fault of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are sound cards, but this kernel does not say who uses them (it lacks CONFIG_SND_PROC_FS).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are too many journals set aside beside {0}. Move some away first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are two sounds, one after the wake word and one when it stops listening; they are set one by one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is a record numbered {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no activation in it that could be kept, so nothing was imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no finding {0}. `crosscheck --json` lists them with their ids.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no speaker of that name. `speakers list` shows those there are; `speakers add` adds one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no such import, or it was undone already. `import --list` shows those there are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no such sighting. `sightings` shows those there are, each with its id.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no such speaker; it may have been forgotten. `speakers list` shows those there are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no such speaker; it may have been forgotten. `speakers` shows those there are.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no voice history in it that this program knows. If the export came in several parts, import them all at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These Wyoming events say how much audio had passed, not what time it was, so they can't be compared. Log detections with the time of day in "at", or use the history of Home Assistant.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>These files are of several vendors. Import those of one vendor at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This history is of {0}, and the speaker is of {1}. Choose the speaker it is of.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is a saved sign-in page, not your history: you had been signed out. Sign in, and save it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is a saved web page, not the list itself. Use the export, or copy it into time,device,kind,text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no answer of a time-stamping authority, or it is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no bundle of Earwitness, or it is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no chime of Earwitness, or it is damaged. Pair the speaker again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no report of Earwitness, or one of another version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no report of Earwitness: it is not readable as one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is no speaker that Earwitness wrote. Choose a file that `speakers export` made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This journal was opened without a key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This kernel does not say who uses its sound cards (it lacks CONFIG_SND_VERBOSE_PROCFS).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This log was signed, but its signatures are not there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This microphone leaves out the pitch of the chime: it takes too few samples a second.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This program can't be allowed: who it is rests on its own word, and any other could say the same.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This report is damaged: parts of it are not what a report holds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This session has no keyring that keeps a key safe, so the journal is not signed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This speaker is not listened for any more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To hear a speaker, Earwitness needs {0}. Run: pip install {1}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use WAV, FLAC or Ogg.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use takeout.google.com: only "My Activity", products Assistant, Voice and Audio and Gemini Apps, format JSON, not HTML.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Voice Match filed it under another member's account; voices it does not know go to the owner's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Web &amp; App Activity is off for the account, and then nothing is stored.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is heard is the computer's own loudspeaker, not a microphone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the journal keeps of speakers is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was heard was another sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was heard was another sound: an alarm, an announcement, a routine, a television.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was learned can't be deleted: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was learned can't be read: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was learned can't be written to {0}: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was learned of this speaker is damaged and can't be read. Pair it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was learned of this speaker is locked in the keyring, which did not open: {0}. Unlock it, or pair the speaker again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was recorded here was erased.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What was to be kept is not as this program writes it, so nothing of it was kept. Is another version running?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When to listen is damaged in {0}. Write hours = ['07:00-23:00'] under [listening], or move the file away.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>With Web &amp; App Activity off nothing is stored; then there is nothing to compare with either.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your own machine keeps the history, for as long as you set the recorder to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What is on screen: {span}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{program} only: {span}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark  S</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No span is marked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Marked: {span}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The marked span: {span}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a report of the marked span</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a report of the time on screen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mark a span by dragging; with Shift it is marked at any time</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
