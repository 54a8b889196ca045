// PGlite does not notice a second process on its directory and then loses rows silently. So: one process at a time.
import { readFileSync, readlinkSync } from 'node:fs';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../problem.ts';

interface Holder {
  readonly pid: number;
  /** Start time of the process as the system counts it: tells a later process with the same pid. */
  readonly started: string;
  readonly host: string;
}

export interface DirectoryLock {
  release(): Promise<void>;
}

// A holder on another host (a container on the same volume) cannot be asked; it shows that it lives by touching the file.
const TOUCH_MS = 5_000;
const SILENT_MS = 30_000;

export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const file = join(directory, 'renkei.lock');
  const self: Holder = { pid: process.pid, started: startOf(process.pid) ?? '', host: thisHost() };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await createExclusively(file, JSON.stringify(self))) return hold(file);
    const holder = await readHolder(file);
    if (holder === undefined) continue;
    if (await isAlive(holder, file)) throw taken(directory, holder, file);
    await setAside(file, holder);
  }
  throw taken(directory, await readHolder(file), file);
}

function hold(file: string): DirectoryLock {
  const touch = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), TOUCH_MS);
  touch.unref();
  return {
    release: async () => {
      clearInterval(touch);
      await rm(file, { force: true });
    },
  };
}

async function createExclusively(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(text);
    await handle.close();
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // Written this very moment, or cut off by a crash: nobody we can ask, so its age decides.
    return { pid: 0, started: '', host: '' };
  }
}

async function isAlive(holder: Holder, file: string): Promise<boolean> {
  if (holder.host === thisHost()) {
    const started = startOf(holder.pid);
    return started !== undefined && (holder.started === '' || started === holder.started);
  }
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < SILENT_MS;
}

/** Of several that find a stale lock only one renames it; whoever renamed a fresh one by mistake puts it back. */
async function setAside(file: string, judged: Holder): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const found = await readHolder(aside);
  if (found?.pid === judged.pid && found.started === judged.started) await rm(aside, { force: true });
  else await rename(aside, file);
}

/** Where a pid means something: the machine, and within it the container's own count of processes. */
function thisHost(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** undefined when there is no such process; '' when the system does not tell its start. */
function startOf(pid: number): string | undefined {
  if (pid <= 0) return undefined;
  try {
    process.kill(pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the command name, which may hold spaces and brackets.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return '';
  }
}

const taken = (directory: string, holder: Holder | undefined, file: string): Refusal => {
  const who = holder === undefined || holder.pid === 0 ? '' : ` (pid ${holder.pid}, ${holder.host})`;
  return new Refusal({
    en: `The data directory ${directory} is in use by another renkei process${who}. Stop that one, choose another directory in RENKEI_DATABASE_URL, or use PostgreSQL for several processes. (Lock: ${file})`,
    ja: `データフォルダ ${directory} は別の renkei プロセス${who}が使用中です。そのプロセスを止めるか、RENKEI_DATABASE_URL で別のフォルダを指定してください。複数プロセスで使うには PostgreSQL をご利用ください。`,
  });
};
