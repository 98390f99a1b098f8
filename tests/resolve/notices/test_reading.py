"""What sources' bytes say, when anybody may have written them."""

import time
from datetime import date

import pytest

from civicsteps.resolve.notices.reading import (
    MOST_ENTRIES,
    ReadError,
    added,
    alike,
    fingerprint,
    read_feed,
    read_lines,
    words_of_page,
)

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Proiecte</title>
<item><guid>p-1</guid><title>Proiect de hotărâre: parcul &lt;b&gt;Tineretului&lt;/b&gt;</title>
<link>https://primarie.example/p1</link><description>A &lt;script&gt;x&lt;/script&gt;</description>
<pubDate>Mon, 02 Nov 2026 09:00:00 +0200</pubDate></item>
<item><guid>p-2</guid><title>Buget</title><link>javascript:alert(1)</link></item>
</channel></rss>"""


def test_a_feed_gives_its_entries_without_markup() -> None:
    first, second = read_feed(RSS.encode())
    assert (first.key, first.title) == ("p-1", "Proiect de hotărâre: parcul Tineretului")
    assert first.published_on == date(2026, 11, 2)
    assert "<" not in first.text
    assert second.url == ""


def test_a_feed_in_another_charset_keeps_its_letters() -> None:
    told = RSS.replace("UTF-8", "ISO-8859-2").replace("ș", "ş").encode("iso-8859-2", "replace")
    assert "hotărâre" in read_feed(told)[0].title


def test_a_wrongly_declared_charset_loses_nothing() -> None:
    told = RSS.replace('encoding="UTF-8"', 'encoding="us-ascii"').encode()
    assert len(read_feed(told)) == 2


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
    "<rss><channel><item><title>&c;</title></item></channel></rss>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:secret">]>'
    "<rss><channel><item><title>&x;</title></item></channel></rss>"
)


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
def test_a_feed_that_makes_entities_is_refused(text: str, charset: str) -> None:
    with pytest.raises(ReadError, match="entities"):
        read_feed(text.encode(charset))


@pytest.mark.parametrize("content", [b"", b"<html><p>Nu e un flux</p></html>", b"\x00\xff\xfe" * 9])
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError, match="feed"):
        read_feed(content)


def test_bytes_that_look_like_a_path_open_nothing() -> None:
    with pytest.raises(ReadError):
        read_feed(b"/etc/passwd")


def test_a_huge_feed_gives_its_first_entries() -> None:
    items = "".join(f"<item><guid>{n}</guid><title>P {n}</title></item>" for n in range(1000))
    assert len(read_feed(f"<rss><channel>{items}</channel></rss>".encode())) == MOST_ENTRIES


def test_a_table_gives_its_lines_by_its_headings() -> None:
    headings = "Titlu;Link;Data;Termen;Loc"
    table = f"{headings}\nProiect parc;https://p.example/1;2.11.2026;12.11.2026;Str. A\n;;;;\n"
    (line,) = read_lines("proiecte.csv", table.encode())
    assert (line.title, line.url, line.place) == ("Proiect parc", "https://p.example/1", "Str. A")
    assert (line.published_on, line.proposals_by) == (date(2026, 11, 2), date(2026, 11, 12))


def test_a_table_without_titles_says_so() -> None:
    with pytest.raises(ReadError, match="no_titles"):
        read_lines("x.csv", b"A;B\n1;2\n3;4\n")


def test_a_page_is_its_words_alone() -> None:
    page = "<html><style>p{}</style><script>var x=1</script><p>Proiect  de\nhotărâre</p></html>"
    assert words_of_page(page.encode()) == "Proiect de\nhotărâre"
    old = '<meta charset="windows-1250"><p>hotărâre</p>'.encode("windows-1250")
    assert words_of_page(old) == "hotărâre"


def test_a_page_changes_only_when_its_words_do() -> None:
    assert fingerprint("Şedinţa de consiliu") == fingerprint("ședința  DE consiliu")
    assert fingerprint("Ședința din 1 mai") != fingerprint("Ședința din 2 mai")
    assert added("unu\ndoi", "Unu\ntrei\ndoi") == "trei"


def test_a_title_put_right_is_the_same_title() -> None:
    assert alike("Proiect privind parcul", "Proiect privind Parcul Tineretului")
    assert not alike("Proiect privind parcul", "Rectificarea bugetului pe 2026")


@pytest.mark.parametrize("piece", ["<script ", "<div><p>", "<!--", "<svg></svg", "<", "</"])
def test_a_page_made_to_be_slow_is_read_at_once(piece: str) -> None:
    began = time.monotonic()
    words_of_page(piece.encode() * (1_000_000 // len(piece)))
    assert time.monotonic() - began < 10


def test_what_a_page_hides_is_not_among_its_words() -> None:
    page = "<title>Anunțuri</title><script>if (a < b) x()</script><p>3 < 4 &amp; 5</p><li>Ședință"
    assert words_of_page(page.encode()) == "Anunțuri\n3 < 4 & 5\nȘedință"
