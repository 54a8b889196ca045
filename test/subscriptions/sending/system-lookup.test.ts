import { describe, expect, test } from 'vitest';
import { systemLookup } from '../../../src/subscriptions/sending/system-lookup.ts';

/** Names that are being looked up, to be found or not as the test says. */
function names() {
  const asked: { readonly name: string; found(): void; failed(): void }[] = [];
  let now = 0;
  const lookUp = systemLookup(
    (name) =>
      new Promise((resolve, reject) => {
        asked.push({ name, found: () => resolve(['192.0.2.1']), failed: () => reject(new Error('ENOTFOUND')) });
      }),
    () => now,
  );
  const ask = (name: string): Promise<readonly string[]> => {
    const answer = lookUp(name);
    answer.catch(() => undefined);
    return answer;
  };
  const passes = (ms: number): void => {
    now += ms;
  };
  return { asked, ask, passes };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the lookup of a name', () => {
  test('is made once for all who ask at the same time, and again for who asks later', async () => {
    const { asked, ask } = names();
    const both = [ask('a.example'), ask('a.example')];
    expect(asked).toHaveLength(1);
    asked[0]!.found();
    expect(await Promise.all(both)).toEqual([['192.0.2.1'], ['192.0.2.1']]);
    ask('a.example');
    expect(asked).toHaveLength(2);
  });

  test('waits for its like where the name was not found, or slow; others go on', async () => {
    const { asked, ask, passes } = names();
    const missing = ask('missing.example');
    asked[0]!.failed();
    await expect(missing).rejects.toThrow('ENOTFOUND');
    const slow = ask('slow.example');
    passes(600);
    asked[1]!.found();
    await slow;
    ask('missing.example');
    ask('slow.example');
    ask('good.example');
    await settled();
    expect(asked.slice(2).map(({ name }) => name)).toEqual(['good.example', 'missing.example']);
    asked[3]!.failed();
    await settled();
    expect(asked.slice(4).map(({ name }) => name)).toEqual(['slow.example']);
  });

  test('is trusted again once the name was found in time', async () => {
    const { asked, ask } = names();
    await Promise.allSettled([ask('a.example'), asked[0]!.failed()]);
    const again = ask('a.example');
    await settled();
    asked[1]!.found();
    await again;
    ask('a.example');
    expect(asked).toHaveLength(3);
  });
});
