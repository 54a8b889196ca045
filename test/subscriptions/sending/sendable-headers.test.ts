import { describe, expect, test } from 'vitest';
import { problemOfHeaders } from '../../../src/subscriptions/sending/sendable-headers.ts';

describe('headers that are sent', () => {
  test.each([
    ['Authorization', 'Bearer abc.def-ghi'],
    ['X-Api-Key', ''],
    ['x_custom', 'a\tb'],
    ['Content-Type', 'application/fhir+json; charset=utf-8'],
  ])('%s: %s', (name, value) => {
    expect(problemOfHeaders([[name, value]])).toBeUndefined();
  });
});

describe('headers that are not', () => {
  test.each([
    ['a value with a line break', 'X-Key', 'a\r\nX-Admin: true'],
    ['a value with a bare line feed', 'X-Key', 'a\nb'],
    ['a value with a NUL', 'X-Key', 'a\0b'],
    ['a value beyond Latin-1', 'X-Key', '山田'],
    ['a name with a line break', 'X-Key\r\nX-Admin', 'true'],
    ['a name with a colon', 'X-Key:', 'true'],
    ['a name with a space', 'X Key', 'true'],
    ['no name', '', 'true'],
    ['Host', 'Host', 'inner.example'],
    ['Content-Length, however it is written', 'content-LENGTH', '5'],
    ['Transfer-Encoding', 'Transfer-Encoding', 'chunked'],
    ['Connection', 'Connection', 'close'],
    ['Upgrade', 'Upgrade', 'websocket'],
  ])('%s', (_, name, value) => {
    expect(
      problemOfHeaders([
        ['X-Fine', 'yes'],
        [name, value],
      ]),
    ).toBeDefined();
  });

  test('the problem names the header and keeps its value to itself', () => {
    const said = problemOfHeaders([['X-Key', 's3cret\n']])!;
    expect(said.en).toContain('X-Key');
    expect(said.ja).toContain('X-Key');
    expect(JSON.stringify(said)).not.toContain('s3cret');
  });
});
