// Which of two versions is the later: numbers as numbers, and what is marked as a draft of a version before the version.

/** Less than 0: `a` is the earlier. */
export function compareVersions(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i += 1) {
    const difference = compareParts(left.numbers[i] ?? '0', right.numbers[i] ?? '0');
    if (difference !== 0) return difference;
  }
  if (left.label === right.label) return 0;
  if (left.label === '') return 1;
  if (right.label === '') return -1;
  return left.label < right.label ? -1 : 1;
}

function partsOf(version: string): { readonly numbers: readonly string[]; readonly label: string } {
  const dash = version.search(/[-+]/);
  const plain = dash < 0 ? version : version.slice(0, dash);
  return { numbers: plain.split('.'), label: dash < 0 ? '' : version.slice(dash + 1) };
}

function compareParts(a: string, b: string): number {
  const areNumbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  if (areNumbers) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}
