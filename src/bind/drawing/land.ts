/** The land of the world as outlines of countries, out of a topology (TopoJSON 1.0, section 2): Natural Earth's, in the public domain. */
import type { Point } from '../../model/document.ts';

/** Countries, by their English names, each with its polygons: closed outlines in degrees, longitude and latitude. */
export type Land = readonly Country[];
export type Country = { readonly name: string; readonly polygons: readonly (readonly (readonly Point[])[])[] };

type Geometry = {
  readonly properties: { readonly name: string };
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly arcs: readonly (readonly (number | readonly number[])[])[];
};
type Topology = {
  readonly objects: { readonly countries: { readonly geometries: readonly Geometry[] } };
  readonly arcs: readonly (readonly Point[])[];
  readonly transform: { readonly scale: Point; readonly translate: Point };
};

/** Reads the topology of countries. */
export function landOf(json: Uint8Array): Land {
  const topology: Topology = JSON.parse(new TextDecoder().decode(json));
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Point => {
      [x, y] = [x + dx, y + dy];
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  // A negative number is an arc read backwards; each begins where the one before ends.
  const ring = (numbers: readonly number[]): readonly Point[] =>
    numbers.flatMap((number, index) => {
      const arc = number < 0 ? (arcs[~number] ?? []).toReversed() : (arcs[number] ?? []);
      return index === 0 ? arc : arc.slice(1);
    });
  return topology.objects.countries.geometries.map((geometry): Country => {
    const { name } = geometry.properties;
    if (geometry.type === 'Polygon') return { name, polygons: [rings(geometry.arcs).map(ring)] };
    return { name, polygons: geometry.type === 'MultiPolygon' ? geometry.arcs.map((polygon) => rings([polygon]).map(ring)) : [] };
  });
}

/** The rings in nested lists of arcs. */
function rings(arcs: Geometry['arcs']): readonly (readonly number[])[] {
  return arcs.flatMap((part): readonly (readonly number[])[] => {
    const flat = part.filter((it): it is number => typeof it === 'number');
    return flat.length > 0 ? [flat] : part.filter((it): it is readonly number[] => typeof it !== 'number');
  });
}
