"""The table of problem codes: three lines each — code and title, what it means, how to mend it.

A code, once given, is never given to anything else. problems.py reads the table; the documentation shows it.
"""

TABLE = """
G001 Seed cannot be read
The file could not be opened or read (permissions, a vanished file, a fault of the disk). It gives no page.
Mend its permissions or restore it, then build again.

G002 Seed is not text
Its bytes are neither UTF-8, nor GB18030, nor UTF-16 with a byte order mark; or they mix encodings. It gives no page.
Save the file as UTF-8. The message names the first byte that does not fit.

G003 NUL in a seed
A NUL character stands in the file, which no text has. It gives no page.
Export the text again; the file may be a binary one under a text's name.

G004 Empty seed
The file holds nothing but blanks, so that there is nothing to show.
Delete it, or put the page's text into it.

G005 Copy of another seed
Two files hold the same page. The first by name is used, this one gives no articles.
Delete one of the two.

G006 Not a file of the folder
The entry is a symbolic link that leads out of the seeds folder, or a pipe, socket or device. It is not read.
Put the file itself into the folder.

G007 Seed too large
The file is far larger than any newspaper page. It gives no page.
Split it into one file a page.

G008 Invisible characters removed
Control, bidirectional or zero-width characters stood in the text. They were removed; the note counts them.
Nothing needs doing; export the text again where it looks wrong.

G009 Private-use or replacement characters
The text holds characters without an agreed meaning, or marks (U+FFFD) of damage done earlier. They are kept.
Look at the printed page, and put the right characters into the seed.

G010 Seed in another encoding
The file is not UTF-8 and was read as the encoding named.
Look at the page; save the seed as UTF-8 if you can.

G011 Radicals shown as characters
The text holds radicals in place of characters, as extraction from PDF files gives. They are shown as the characters.
Nothing needs doing.

G012 Seed keeps changing
The file changed each time it was read, so that no whole state of it was seen. It gives no page this time.
Build again when whatever writes the file has finished.

G013 No seeds folder
The folder that was to be read is not there, or is not a folder.
Name it with --seeds.

G040 Seed differs from its sum
The SHA-256 sum of a seed is not the one that seeds/SHA256SUMS records.
Restore the file from git, or record the new sum if the change is meant.

G041 Seed without a sum
A seed is not listed in seeds/SHA256SUMS.
Record the sums again.

G042 Seed missing
seeds/SHA256SUMS lists a file that is not there.
Restore it from git, or record the sums again if it was removed on purpose.

G043 Sums cannot be read
A line of seeds/SHA256SUMS is not a sum and a file name.
Record the sums again, or restore the file from git.

G044 Bag is not valid
The bag to be restored is incomplete or altered.
Fetch the bag again; nothing was restored.

G045 Folder in the way
The export or restore would write over a folder that is not empty.
Name a new folder.

G101 No front matter
A content page does not begin with front matter.
Begin it with a line of three hyphens, then the fields.

G102 Front matter not closed
The line of three hyphens that ends the front matter is missing.
Put it before the text.

G103 Field of the wrong kind
A field of the front matter is missing or has the wrong type.
Write it as the message says.

G104 Not YAML
The front matter or a vocabulary file is not valid YAML.
Put quotes around the value, or mend its indentation.

G105 YAML that is refused
Tags, aliases, duplicate keys, merge keys and deep nesting are refused.
Write the value out plainly.

G106 Not a file name
A field that names a file holds a path or something else.
Name the file alone.

G107 Unknown field
The front matter has a field that pages do not have.
Correct its spelling, or remove it.

G108 Page is not UTF-8
A content page is not UTF-8.
Save it as UTF-8.

G109 Page cannot be read
A content page could not be opened.
Mend its permissions.

G110 Unknown topic
A page names a topic that the vocabulary does not have.
Use one of the nearest that the message names, or add the topic.

G111 Two pages with one address
Two files in different folders would be published at one address. Nothing is built.
Rename one of the two.

G112 Unknown setting
content/site.yaml has a setting that does not exist.
Correct its spelling, or remove it.

G113 Hand-written page without a title
A page of content/pages does not begin with a title.
Begin it with a line `# title`.

G114 Page leads out of the folder
A content page is a symbolic link that leads out of content/. It is not read.
Put the file itself there.

G115 No such page
`build.py explain` was asked about a page that content/articles does not have.
Name a page that is there; the message says the nearest.

G120 Vocabulary is not UTF-8
A vocabulary file is not UTF-8.
Save it as UTF-8.

G121 Unknown key in the vocabulary
A record has a key that its kind does not have.
Use one of those that the message names.

G122 Vocabulary record of the wrong kind
A record, or one of its fields, has the wrong type.
Write it as the message says.

G123 Name stands twice
Two records of the vocabulary have one name.
Give each its own.

G124 Unknown parent
A record names a parent that the vocabulary does not have.
Add the parent, or correct the name.

G125 No such division
`build.py places` was asked for a division that the national table does not have.
Write its name as the state does (聊城市), or give its code (3715).

G130 Date in doubt
The clues to the date of a page contradict each other. The note says which; the date is the widest that they allow.
Look at the page, and write the right `date` into its articles.

G201 Proposal open
A page was edited by a person, and the program now reads its seed differently. The page was kept as it is.
Compare with `build.py proposals show SLUG`, then `accept` or `dismiss` it.

G202 Orphaned page
The seed of an edited page is gone. The page is kept.
Restore the seed, or remove the page's source if the page is to stand alone.

G203 Seed gone, pages unedited
The seed of pages that nobody edited is gone. They are kept until they are retired.
Restore the seed, or run `build.py proposals retire SLUG`.

G204 Page without a reading
The seed of an edited page no longer gives its article: its text stands in other pages now. The page is kept.
Move what is yours into the other page, then delete this one.

G206 Every page of a seed was deleted
All pages that a seed gave were deleted. They stay deleted.
Restore them from git; or remove the seed's entries from content/manifest.json to have them made again.

G207 Page taken back
A page that nobody edited was removed, because its text now belongs to another page.
Nothing needs doing.

G208 No such proposal
No open proposal has this name.
List them with `build.py proposals`.

G210 Page changed during the build
A page was saved while the build was running. Nothing was written, so that the edit is not lost.
Build again.

G230 Manifest broken
content/manifest.json cannot be understood, so that edited pages cannot be told from others. Nothing is written.
Restore it from git; if it has conflict markers, keep the lines of both sides.

G231 Manifest from a newer version
content/manifest.json was written by a newer Gazette.
Use that version.

G301 Template broken
A template cannot be read or rendered. The last good site stays.
Mend the line that the message names.

G302 Interface strings missing
The file of interface strings is missing.
Restore it from git.

G303 Interface string incomplete
An interface string lacks one of the two scripts.
Write both.

G401 Search index not made
Pagefind could not index the articles. The search of the published site is left as it was.
Build again; where memory was short, with fewer articles at a time.

G402 No browser to judge with
`build.py check --search` needs Chromium, and none was found. Nothing was judged.
Install Chromium, or name it in the environment variable CHROMIUM.

G403 Search is wrong
A string of the archive was not found where it stands, was found where it does not, or its headline was not first.
Build again. If it stays, report it: search promises to find everything.

G501 Another build is running
A build holds the lock on the folder. The message names its process.
Wait for it to end, or stop it.

G502 Disk full
No space was left on the device. Nothing was changed.
Free some space, then build again.

G503 Cannot write
A file could not be written (permissions, a read-only or faulty disk). Nothing was changed.
Mend what the message names, then build again.

G504 Unsafe file name
A file to be written has a name that leaves its folder, or that some system cannot store. Nothing was changed.
Rename the page or seed that gives the name.

G505 Not a folder of ours
The output folder holds files that Gazette did not write. Nothing was changed.
Name an empty or new folder, or empty this one.

G506 Content cannot be read
A file below content/ could not be read, so that edits in it could not be seen. Nothing is written.
Mend its permissions, then build again.

G507 Server cannot start
The address or port on which the site was to be served is not to be had.
Choose another with --bind or --port.

G508 Not enough memory
Memory ran out, or the system killed a process that did a part of the work. Nothing was changed.
Free some memory, or build with --jobs 1.

G509 Stopped
Someone stopped the program (Ctrl-C, kill, a closed terminal). What it had begun was taken back.
Run it again.

G511 Shard missing
The site cannot be assembled, since not every share of it is here. Nothing was changed.
Make the share that the message names with `build.py build --shard`, and bring its folder to the others.

G512 Shard of something else
A share of the site was made from other texts, options or versions than are here. Nothing was changed.
Make it again from the same texts and with the same options.

G513 Shard damaged
A file of a share is not there, or is not what was made. Nothing was changed.
Bring the share here again, or make it again.

G601 Lines of a seed not accounted for
Lines that are not blank stand in no article and nowhere in the seed's layout.
Convert again; if it stays, report the page so that the rules can learn it.

G602 Source lines that the seed does not have
A page says that it comes from lines beyond the end of its seed.
Correct `source.lines` of the page.

G603 Seed not converted
A seed is not in the manifest yet.
Run `build.py build`.

G604 Characters lost or invented
The characters of a seed's lines and those of its pages differ, and no person edited the pages.
Convert again; if it stays, report the page.

G605 Characters changed by people
The characters of a seed's lines and those of its pages differ, since people edited, moved or deleted text.
Nothing needs doing. The pages of a seed are counted together, so that moving text between them is no difference.

G606 Unplaced text
Characters of a seed stand in no article, section heading or furniture.
Look at the lines, and report the page so that the rules can learn it.

G610 No built site
There is no site to judge.
Run `build.py build`.

G611 Article missing from the site
A page of content/ has no page on the site.
Build again.

G612 HTML not well-formed
A page of the site is not well-formed.
Mend the template, or report it.

G613 Broken link
A link of the site leads nowhere.
Mend the link, or report it.

G614 File not well-formed
A feed, sitemap or data file of the site is not well-formed.
Report it.
"""
