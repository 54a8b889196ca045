// tsc compiles; what is not TypeScript is copied.
import { cpSync } from 'node:fs';

cpSync(new URL('../src/store/migrations', import.meta.url), new URL('../dist/store/migrations', import.meta.url), { recursive: true });
