// The map of the world, projected when the page is built: the page gets finished outlines, and neither the raw shapes nor
// a projection. Shapes are Natural Earth's (public domain), by the package world-atlas.
import { createRequire } from 'node:module';
import { type GeoPermissibleObjects, geoArea, geoEqualEarth, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import type { WorldMap } from '../src/charts/world-map.js';

const load = createRequire(import.meta.url);
const WIDTH = 960;
const ANTARCTICA = '010';

type Country = Feature & { id?: string };
type Atlas = Topology<{ countries: GeometryCollection }>;

/** One resolution of the atlas, without Antarctica. */
function loadAtlas(resolution: '50m' | '110m'): Atlas {
  const atlas = load(`world-atlas/countries-${resolution}.json`) as Atlas;
  const { countries } = atlas.objects;
  return {
    ...atlas,
    objects: { countries: { ...countries, geometries: countries.geometries.filter(g => g.id !== ANTARCTICA) } },
  };
}

const countriesOf = (atlas: Atlas): Country[] =>
  (feature(atlas, atlas.objects.countries) as FeatureCollection).features as Country[];

/** Two-letter code of a country by its ISO 3166-1 number, as the atlas has it. */
function codesByNumber(): Map<string, string> {
  const codes = load('i18n-iso-countries/codes.json') as [two: string, three: string, number: string][];
  return new Map(codes.map(([two, , number]) => [number, two]));
}

/** The largest piece of a country: its mainland, where a mark for the country belongs. */
function mainlandOf({ geometry }: Country): GeoPermissibleObjects {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const pieces = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return pieces.reduce((largest, piece) => (geoArea(piece) > geoArea(largest) ? piece : largest));
}

/** Draws the world in the Equal Earth projection, 960 units wide; small countries have an anchor and no outline. */
export function drawWorld(): WorldMap {
  const [coarse, fine] = [loadAtlas('110m'), loadAtlas('50m')];
  const { countries } = coarse.objects;
  const land = merge(coarse, countries.geometries as Parameters<typeof merge>[1]);
  const codes = codesByNumber();
  const path = geoPath(geoEqualEarth().fitWidth(WIDTH, land)).digits(1);
  const anchors: WorldMap['anchors'] = {};
  // The finer atlas also has the countries that are too small to be seen.
  for (const country of [...countriesOf(fine), ...countriesOf(coarse)]) {
    const code = codes.get(country.id ?? '');
    if (code) anchors[code] = path.centroid(mainlandOf(country)).map(n => Math.round(n)) as [number, number];
  }
  return {
    width: WIDTH,
    height: Math.ceil(path.bounds(land)[1][1]),
    land: path(land) ?? '',
    borders: path(mesh(coarse, countries, (a, b) => a !== b)) ?? '',
    anchors,
  };
}

const ID = 'virtual:world-map';

/** Serves the drawn world to the page's scripts as the module `virtual:world-map`. */
export function worldMap(): Plugin {
  return {
    name: 'world-map',
    resolveId: id => (id === ID ? `\0${ID}` : null),
    load: id => (id === `\0${ID}` ? `export const world = ${JSON.stringify(drawWorld())};` : null),
  };
}
