"""README.txt of an archive: what is what, in both languages, for whoever opens it in ten years."""

from civicsteps.people.archives.tables import FORMAT

README = """\
ARHIVA GRUPULUI „{name}”, făcută la {made}

ATENȚIE. Aici sunt date ale oamenilor, necifrate: nume, telefoane, adrese, semnături. Țineți
arhiva cum ați ține o scrisoare adresată altcuiva; ștergeți-o când nu mai e nevoie de ea.

manifest.json   ce e aici: formatul ({format}), ziua, câte rânduri are fiecare tabel și suma
                SHA-256 a fiecărui fișier
tables/         câte un fișier pentru fiecare tabel, un rând JSON pe linie (UTF-8). Zilele sunt
                AAAA-LL-ZZ, momentele sunt în UTC. Rândurile se leagă prin „id”.
tables/members.jsonl  oamenii grupului: nume și rol, fără conturile lor. În alt loc sunt
                chemați din nou de un organizator.
csv/            aceleași contacte, probleme și scrisori, de deschis cu un program de tabele.
                O celulă care ar fi luată drept formulă începe cu un apostrof.
files/          pozele și documentele, după suma lor SHA-256; mesajele venite, ca .eml

Se citește cu: civicsteps archive read FIȘIER.zip

Nu sunt aici: alte grupuri, datele centrului, conturile oamenilor, cine urmărește o problemă,
istoricul listelor scoase. Autoritățile sunt doar cele de care e nevoie.

----------------------------------------------------------------------------------------------

THE ARCHIVE OF THE GROUP “{name}”, made on {made}

CAREFUL. This holds people's data, not encrypted: names, telephones, addresses, signatures. Keep
it as you would keep a letter addressed to somebody else; delete it when nobody needs it.

manifest.json   what is here: the format ({format}), the day, how many rows each table has, and
                the SHA-256 of each file
tables/         one file for each table, one JSON row on each line (UTF-8). Days are YYYY-MM-DD,
                moments are in UTC. Rows point at each other by “id”.
tables/members.jsonl  the group's people: names and roles, without their accounts. Elsewhere an
                organiser invites them again.
csv/            the same contacts, problems and letters, for a spreadsheet. A cell that would be
                taken for a formula begins with an apostrophe.
files/          photos and documents, by their SHA-256; messages that came, as .eml

To read it: civicsteps archive read FILE.zip

Not here: other groups, the centre's data, people's accounts, who follows a problem, the log of
lists taken out. Of the authorities, only those that are needed.
"""


def readme(name: str, made: str) -> str:
    """Return the words of README.txt for a group, made on a day."""
    return README.format(name=name, made=made, format=FORMAT)
