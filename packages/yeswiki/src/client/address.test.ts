import { expect, it } from 'vitest';
import { routeAddress, wikiAddress } from './address.ts';

it.each([
  ['https://wiki.example/?', 'https://wiki.example/?api/x%2Fy&a=1%262'],
  ['https://wiki.example/coop/', 'https://wiki.example/coop/api/x%2Fy?a=1%262'],
  ['https://wiki.example/coop', 'https://wiki.example/coop/api/x%2Fy?a=1%262'],
])('the address of a route under %s', (base, address) => {
  expect(routeAddress(base, ['api', 'x/y'], { a: '1&2', b: undefined })).toBe(address);
});

it.each([
  ['https://wiki.example', 'https://wiki.example/?'],
  ['https://wiki.example/?PagePrincipale', 'https://wiki.example/?'],
  [' https://wiki.example/coop/wakka.php?wiki=Accueil ', 'https://wiki.example/coop/?'],
  ['http://localhost:8080/coop', 'http://localhost:8080/coop/?'],
])('the address of a wiki out of %s', (given, address) => {
  expect(wikiAddress(given)).toBe(address);
});

it('is no address of a wiki: another protocol', () => {
  expect(() => wikiAddress('javascript:alert(1)')).toThrow(TypeError);
});
