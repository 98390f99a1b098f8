"""The counties: their letters, names, and numbers in the national register of localities."""

COUNTIES: dict[int, tuple[str, str]] = {
    1: ("AB", "Alba"), 2: ("AR", "Arad"), 3: ("AG", "Argeș"), 4: ("BC", "Bacău"),
    5: ("BH", "Bihor"), 6: ("BN", "Bistrița-Năsăud"), 7: ("BT", "Botoșani"), 8: ("BV", "Brașov"),
    9: ("BR", "Brăila"), 10: ("BZ", "Buzău"), 11: ("CS", "Caraș-Severin"), 12: ("CJ", "Cluj"),
    13: ("CT", "Constanța"), 14: ("CV", "Covasna"), 15: ("DB", "Dâmbovița"), 16: ("DJ", "Dolj"),
    17: ("GL", "Galați"), 18: ("GJ", "Gorj"), 19: ("HR", "Harghita"), 20: ("HD", "Hunedoara"),
    21: ("IL", "Ialomița"), 22: ("IS", "Iași"), 23: ("IF", "Ilfov"), 24: ("MM", "Maramureș"),
    25: ("MH", "Mehedinți"), 26: ("MS", "Mureș"), 27: ("NT", "Neamț"), 28: ("OT", "Olt"),
    29: ("PH", "Prahova"), 30: ("SM", "Satu Mare"), 31: ("SJ", "Sălaj"), 32: ("SB", "Sibiu"),
    33: ("SV", "Suceava"), 34: ("TR", "Teleorman"), 35: ("TM", "Timiș"), 36: ("TL", "Tulcea"),
    37: ("VS", "Vaslui"), 38: ("VL", "Vâlcea"), 39: ("VN", "Vrancea"), 40: ("B", "București"),
    51: ("CL", "Călărași"), 52: ("GR", "Giurgiu"),
}  # fmt: skip

NAMES: dict[str, str] = dict(COUNTIES.values())
BY_NAME = sorted(NAMES.items(), key=lambda pair: pair[1].translate(str.maketrans("ĂÂÎȘȚ", "AAIST")))


def county_name(letters: str) -> str:
    """Return a county's name, or nothing for letters of none."""
    return NAMES.get(letters, "")
