/** The operands of the outermost `|`. No published expression has a `|` or a parenthesis inside a string literal. */
export function branchesOf(expression: string): string[] {
  const branches: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < expression.length; i++) {
    const char = expression[i];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '|' && depth === 0) {
      branches.push(expression.slice(start, i).trim());
      start = i + 1;
    }
  }
  return [...branches, expression.slice(start).trim()];
}
