// What we started ends with us, and what we put into temporary folders goes with us: also after an error or Ctrl-C.
import { rmSync } from 'node:fs';

const alive = new Map();
const folders = new Set();

process.once('exit', () => {
  for (const [child, signal] of alive) child.kill(signal);
  for (const folder of folders) removeNow(folder);
});
export function endWithUs(child, signal = 'SIGKILL') {
  alive.set(child, signal);
  child.once('exit', () => alive.delete(child));
  return child;
}

export function removeWithUs(folder) {
  folders.add(folder);
  return folder;
}

export function removeNow(folder) {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
