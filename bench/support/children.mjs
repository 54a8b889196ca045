// Processes we started end with us, also when we end by an error.

const alive = new Set();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export function endWithUs(child) {
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}
