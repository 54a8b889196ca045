/** One member of each list, in every way there is; no more of them than so many. */
export function combinations<T>(lists: readonly (readonly T[])[], most = Number.POSITIVE_INFINITY): T[][] {
  let all: T[][] = [[]];
  for (const list of lists) {
    const longer: T[][] = [];
    for (const begun of all) {
      for (const member of list) {
        if (longer.length >= most) break;
        longer.push([...begun, member]);
      }
    }
    all = longer;
  }
  return all;
}
