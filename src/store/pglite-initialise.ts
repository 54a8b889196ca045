// Run as a process of its own by pglite.ts: makes an empty database in the given folder.
import { PGlite } from '@electric-sql/pglite';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('usage: pglite-initialise <directory>');
const db = await PGlite.create({ dataDir: directory });
await db.close();
