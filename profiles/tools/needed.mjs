// The makers stand on a package of their own (../package.json), which nobody who only runs the hub installs.
import { createRequire } from 'node:module';

const EXIT_USAGE = 2;

/** Ends the program with a plain word when a package is not installed: a stack trace would not say how to get it. */
export function needPackages(...names) {
  const { resolve } = createRequire(import.meta.url);
  const isMissing = (name) => {
    try {
      resolve(`${name}/package.json`);
      return false;
    } catch ({ code }) {
      // One that does not show its package.json is there all the same.
      return code === 'MODULE_NOT_FOUND';
    }
  };
  const missing = names.filter(isMissing);
  if (missing.length === 0) return;
  console.error(`Not installed: ${missing.join(', ')}. Run this once, in the project's folder: npm ci --prefix profiles`);
  console.error('必要なパッケージがありません。プロジェクトのフォルダで一度だけ npm ci --prefix profiles を実行してください。');
  process.exit(EXIT_USAGE);
}
