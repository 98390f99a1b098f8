// A map, drawn only when somebody asks for it: the places of a list, or one pin to put down.
// `[data-map]` reads its list; `[data-map-picker]` writes the fields named in its data.
// Until then, and where WebGL is missing, the list or the address field does the work.

import { put } from "./locate.js";

export function wake(place) {
  const button = place.querySelector("[data-map-open]");
  if (!canDraw() || (place.matches("[data-map]") && !points(place).length)) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await open(place);
      button.hidden = true;
    } catch {
      button.hidden = true; // the list stays
      place.querySelector("[data-map-canvas]").hidden = true;
    }
  });
}

function canDraw() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

async function open(place) {
  const library = await import(place.dataset.lib);
  const { Map, Marker, NavigationControl, LngLatBounds, setWorkerUrl } = library;
  setWorkerUrl?.(place.dataset.worker);
  await styles(place.dataset.css);
  const canvas = place.querySelector("[data-map-canvas]");
  canvas.hidden = false;
  const map = new Map({
    container: canvas,
    style: place.dataset.style || plain(place.dataset.land),
    attributionControl: false,
    ...view(place),
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  if (place.matches("[data-map]")) showPlaces(place, map, Marker, LngLatBounds);
  else pick(place, map, Marker);
}

function styles(href) {
  return new Promise((done, failed) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href, onload: done, onerror: failed });
    document.head.append(link);
  });
}

/** A map with no tiles: water, land, nothing asked of anybody else. */
function plain(land) {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return {
    version: 8,
    sources: { land: { type: "geojson", data: new URL(land, location.href).href } },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colour("--petrol-tint") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--card") } },
      { id: "border", type: "line", source: "land", paint: { "line-color": colour("--edge") } },
    ],
  };
}

/** How near it makes sense to look: without tiles there are no streets to see. */
function nearest(place) {
  return place.dataset.style ? 15 : 6;
}

function view(place) {
  const { fromLat, fromLon, fromZoom } = place.dataset;
  const [lat, lon] = written(place);
  if (lat && lon) return { center: [lon, lat], zoom: nearest(place) };
  return fromLat ? { center: [Number(fromLon), Number(fromLat)], zoom: Number(fromZoom) } : {};
}

function written(place) {
  const ids = [place.dataset.latField, place.dataset.lonField];
  return ids.map((id) => Number(document.getElementById(id)?.value));
}

/** The places to show: in the figure itself, or in the list that it stands beside. */
function points(place) {
  const list = place.dataset.mapOf ? document.getElementById(place.dataset.mapOf) : place;
  return [...(list?.querySelectorAll("[data-lat]") ?? [])];
}

function colour() {
  return getComputedStyle(document.documentElement).getPropertyValue("--brick").trim();
}

function showPlaces(place, map, Marker, LngLatBounds) {
  const bounds = new LngLatBounds();
  for (const item of points(place)) {
    const at = [Number(item.dataset.lon), Number(item.dataset.lat)];
    const pin = new Marker({ color: colour() }).setLngLat(at).addTo(map).getElement();
    const link = item.querySelector("a");
    pin.setAttribute("aria-label", item.textContent.trim());
    if (link) pin.addEventListener("click", () => link.click());
    bounds.extend(at);
  }
  map.fitBounds(bounds, { padding: 50, maxZoom: nearest(place), animate: false });
  const offer = place.querySelector("[data-map-area]");
  if (offer) map.on("moveend", () => offerArea(offer, map.getBounds()));
}

/** A link to the same list, narrowed to the part of the map that is seen. */
function offerArea(offer, seen) {
  const query = new URLSearchParams(location.search);
  const sides = [seen.getSouth(), seen.getWest(), seen.getNorth(), seen.getEast()];
  query.set("zona", sides.map((side) => side.toFixed(4)).join(","));
  query.delete("page");
  offer.querySelector("a").href = `?${query}`;
  offer.hidden = false;
}

function pick(place, map, Marker) {
  const pin = new Marker({ color: colour(), draggable: true });
  const set = (latitude, longitude) => pin.setLngLat([longitude, latitude]).addTo(map);
  const tell = ({ lat, lng }) => put(place, { latitude: lat, longitude: lng, accuracy: null });
  place.addEventListener("placed", ({ detail }) => {
    set(detail.latitude, detail.longitude);
    map.jumpTo({ center: [detail.longitude, detail.latitude], zoom: Math.max(map.getZoom(), nearest(place)) });
  });
  map.on("click", ({ lngLat }) => {
    set(lngLat.lat, lngLat.lng);
    tell(lngLat);
  });
  pin.on("dragend", () => tell(pin.getLngLat()));
  const [lat, lon] = written(place);
  if (lat && lon) set(lat, lon);
}
