// Distances on the globe, taken for a sphere: half a percent off at most. https://en.wikipedia.org/wiki/Haversine_formula
import type { Circle } from '../tree.ts';

/** The mean radius of the earth. */
export const EARTH_METRES = 6_371_008.8;

interface Box {
  readonly south: number;
  readonly north: number;
  /** undefined: around the globe. */
  readonly east?: { readonly from: number; readonly to: number };
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

export function metresBetween(latitude: number, longitude: number, to: Pick<Circle, 'latitude' | 'longitude'>): number {
  const north = Math.sin(radians(to.latitude - latitude) / 2);
  const east = Math.sin(radians(to.longitude - longitude) / 2);
  const part = north * north + Math.cos(radians(latitude)) * Math.cos(radians(to.latitude)) * east * east;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(part)));
}

/** All of the circle is in it, and a little more. */
export function boxAround({ latitude, longitude, metres }: Circle): Box {
  const angle = metres / EARTH_METRES + 1e-9;
  const [south, north] = [latitude - degrees(angle), latitude + degrees(angle)];
  const latitudes = { south: Math.max(-90, south), north: Math.min(90, north) };
  // A pole is in it.
  if (south <= -90 || north >= 90) return latitudes;
  const width = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(latitude))))) + 1e-7;
  const [from, to] = [longitude - width, longitude + width];
  // Over the date line: told apart by the distance alone.
  return from < -180 || to > 180 ? latitudes : { ...latitudes, east: { from, to } };
}
