"""What people write: charsets, dates, addresses, quoting, forwards."""

from tests.core.mail.corpus.case import Case, mail, part, parts

_GMAIL = (
    "Nu avem bani.\n"
    "\n"
    "În lun., 23 nov. 2026 la 10:20, Ana Popescu <ana@exemplu.example>\n"
    "a scris:\n"
    "\n"
    "> Faceți un loc de joacă.\n"
    "> Mulțumim\n"
)
_OUTLOOK = (
    "Se va face în primăvară.\n"
    "\n"
    "De la: Ana Popescu <r-x@posta.example>\n"
    "Trimis: luni, 23 noiembrie 2026 10:20\n"
    "Către: Registratura\n"
    "Subiect: Petiție\n"
    "\n"
    "Faceți un loc de joacă.\n"
)
_OLD = (
    "Am verificat.\n"
    "\n"
    "-----Mesaj original-----\n"
    "De la: Ana\n"
    "Subiect: Petiție\n"
    "\n"
    "Faceți un loc de joacă.\n"
)
_DISCLAIMER = (
    "Vă răspundem: da.\n"
    "\n"
    "Acest mesaj este confidențial și este destinat exclusiv destinatarului. Dacă l-ați "
    "primit din greșeală, ștergeți-l.\n"
    "Gândiți-vă la mediu înainte de a tipări.\n"
)
_THUNDERBIRD = "Revenim.\n\nPe 23.11.2026 10:20, Ana Popescu a scris:\n> Faceți un loc de joacă.\n"
_YAHOO = (
    "Bine.\n"
    "\n"
    "    La luni, 23 noiembrie 2026, 10:20:11 EET, Ana <a@b.example> a scris:  \n"
    " \n"
    " Faceți un loc de joacă.\n"
)
_UNDERLINE = (
    "Am transmis la tehnic.\n"
    "________________________________\n"
    "From: Ana <r-x@posta.example>\n"
    "Sent: Monday, November 23, 2026\n"
    "To: Registratura\n"
    "Subject: Petitie\n"
    "\n"
    "Faceți un loc de joacă.\n"
)
_FORWARDED = (
    "---------- Forwarded message ---------\n"
    "From: Registratura <registratura@primarie.example>\n"
    "Date: lun., 23 nov. 2026\n"
    "Subject: Răspuns\n"
    "To: Ana\n"
    "\n"
    "Nu avem bani.\n"
)

WORDS = [
    Case("plain", lambda m: mail(m), says="Bună ziua."),
    Case("no message id", lambda m: mail(m, "Message-ID:"), says="Bună ziua."),
    Case("two message ids", lambda m: mail(m, "Message-ID: <a@b.example> <c@d.example>")),
    Case("no date", lambda m: mail(m, "Date:")),
    Case("a Romanian date", lambda m: mail(m, "Date: luni, 23 noiembrie 2026 10:20")),
    Case("a date in another century", lambda m: mail(m, "Date: Fri, 01 Jan 1904 00:00:00 +0000")),
    Case("no subject", lambda m: mail(m, "Subject:")),
    Case("empty body", lambda m: mail(m, body="")),
    Case(
        "cp1250 labelled latin-1",
        lambda m: mail(
            m,
            "Content-Type: text/plain; charset=iso-8859-1",
            body="Şcoala aşteaptă".encode("cp1250"),
        ),
        says="Școala așteaptă",
    ),
    Case(
        "cp1250 labelled cp1250",
        lambda m: mail(
            m,
            "Content-Type: text/plain; charset=windows-1250",
            body="Şcoala ţării".encode("cp1250"),
        ),
        says="Școala țării",
    ),
    Case(
        "latin-2",
        lambda m: mail(
            m, "Content-Type: text/plain; charset=iso-8859-2", body="aşteptăm".encode("iso-8859-2")
        ),
        says="așteptăm",
    ),
    Case(
        "unknown charset",
        lambda m: mail(m, "Content-Type: text/plain; charset=unknown-8bit", body="Școala"),
        says="Școala",
    ),
    Case(
        "user defined charset",
        lambda m: mail(m, "Content-Type: text/plain; charset=x-user-defined", body="Școala"),
        says="Școala",
    ),
    Case(
        "utf-8 labelled ascii",
        lambda m: mail(m, "Content-Type: text/plain; charset=us-ascii", body="Școala"),
        says="Școala",
    ),
    Case(
        "7bit that lies",
        lambda m: mail(m, "Content-Transfer-Encoding: 7bit", body="țară"),
        says="țară",
    ),
    Case("cedillas", lambda m: mail(m, body="Şi ţara"), says="Și țara"),
    Case(
        "utf-16",
        lambda m: mail(
            m, "Content-Type: text/plain; charset=utf-16", body="Școala".encode("utf-16")
        ),
        says="Școala",
    ),
    Case(
        "quoted-printable",
        lambda m: mail(m, "Content-Transfer-Encoding: quoted-printable", body="=C8=98coala"),
        says="Școala",
    ),
    Case(
        "subject in raw cp1250",
        lambda m: mail(m).replace("Petiție".encode(), "Petiţie".encode("cp1250")),
    ),
    Case(
        "glued encoded words",
        lambda m: mail(m, "Subject: =?utf-8?q?R=C4=83spuns?==?utf-8?q?_nou?="),
    ),
    Case("a subject over three lines", lambda m: mail(m, "Subject: Re:\r\n  Petiție\r\n  privind")),
    Case(
        "an unquoted comma in the sender",
        lambda m: mail(m, sender="Primăria Comunei Teiuș, Jud. Model <p@primarie.example>"),
    ),
    Case("no sender", lambda m: mail(m, "From:", sender="")),
    Case("an address in capitals", lambda m: mail(m, to=m.one.upper())),
    Case("an address with a slip", lambda m: mail(m, to=f"r-{m.one[3]}{m.one[2]}{m.one[4:]}")),
    Case("two requests in Cc", lambda m: mail(m, f"Cc: {m.two}"), filed=2),
    Case("two requests in To", lambda m: mail(m, f"To: {m.one}, Ana <{m.two}>"), filed=2),
    Case("the same request twice", lambda m: mail(m, f"Cc: <{m.one}>")),
    Case(
        "delivered-to alone",
        lambda m: mail(m, f"Delivered-To: {m.one}", to="primarie@lista.example"),
    ),
    Case(
        "an answer by its references",
        lambda m: mail(m, f"References: <x@y.example> {m.ours}", to="alta@primarie.example"),
    ),
    Case(
        "an answer by in-reply-to",
        lambda m: mail(m, f"In-Reply-To: {m.ours}", to="alta@primarie.example"),
    ),
    Case("nobody's", lambda m: mail(m, to="alta@primarie.example"), filed=0),
    Case(
        "spam",
        lambda m: mail(
            m, "Subject: Ofertă", to="bun-venit@posta.example.org", sender="<vinde@rau.example>"
        ),
        filed=0,
    ),
    Case(
        "quoted by Gmail in Romanian",
        lambda m: mail(m, body=_GMAIL),
        says="Nu avem bani.",
        hides="Faceți",
    ),
    Case(
        "quoted by Outlook in Romanian",
        lambda m: mail(m, body=_OUTLOOK),
        says="Se va face în primăvară.",
        hides="Faceți",
    ),
    Case("mesaj original", lambda m: mail(m, body=_OLD), says="Am verificat.", hides="Faceți"),
    Case(
        "a disclaimer",
        lambda m: mail(m, body=_DISCLAIMER),
        says="Vă răspundem: da.",
        hides="confidențial",
    ),
    Case(
        "quoted by Thunderbird",
        lambda m: mail(m, body=_THUNDERBIRD),
        says="Revenim.",
        hides="Faceți",
    ),
    Case("quoted by Yahoo", lambda m: mail(m, body=_YAHOO), says="Bine.", hides="Faceți"),
    Case(
        "quoted by Outlook in English",
        lambda m: mail(m, body=_UNDERLINE),
        says="Am transmis la tehnic.",
        hides="Faceți",
    ),
    Case(
        "forwarded by a citizen",
        lambda m: mail(
            m,
            "Subject: Fwd: Răspuns",
            sender="Ana <ana@exemplu.example>",
            body=_FORWARDED,
        ),
    ),
    Case(
        "html alone",
        lambda m: mail(
            m,
            "Content-Type: text/html; charset=utf-8",
            body="<p>Bună,</p><img src='https://urma.example/x.gif'><p>nu.</p>",
        ),
        says="Bună,\nnu.",
        hides="urma.example",
    ),
    Case(
        "html that runs",
        lambda m: mail(m, "Content-Type: text/html", body="<script>alert(1)</script><p>Da</p>"),
        says="Da",
        hides="alert",
    ),
    Case(
        "html in a charset of its own",
        lambda m: mail(
            m,
            "Content-Type: text/html; charset=windows-1250",
            body="<p>Şcoala</p>".encode("cp1250"),
        ),
        says="Școala",
    ),
    Case(
        "both text and html",
        lambda m: parts(
            m,
            part("text/plain; charset=utf-8", "Da.", encoded=False),
            part("text/html", "<p>Da.</p>", encoded=False),
            kind="alternative",
        ),
        says="Da.",
    ),
    Case(
        "a confirmation with its number",
        lambda m: mail(m, body="Petiția dvs. a fost înregistrată cu nr. 34567/26.11.2026."),
        says="34567",
    ),
]
