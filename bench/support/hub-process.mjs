// The hub as it is really run: a process of its own, reached over HTTP.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { endWithUs } from './children.mjs';
import { processorMs } from './processor-time.mjs';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const PATIENCE_MS = 60_000;

/** @returns resolves when it says that it is ready; `readyMs` counts from the start of the process. */
export async function startHub(databaseUrl, { nodeArgs = [], env = {} } = {}) {
  const started = performance.now();
  const child = spawn(process.execPath, [...nodeArgs, MAIN, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      RENKEI_DATABASE_URL: databaseUrl,
      RENKEI_PORT: '0',
      RENKEI_LOG: 'error',
      RENKEI_DEMO: 'off',
      ...env,
    },
  });
  endWithUs(child);
  const ended = new Promise((done) => child.once('exit', done));
  const base = await new Promise((ready, failed) => {
    let said = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      failed(new Error(`the hub was not ready after ${PATIENCE_MS / 1000} s: ${said}`));
    }, PATIENCE_MS);
    const listen = (chunk) => {
      said += chunk;
      const address = /FHIR\s+(http\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(late);
      ready(address);
    };
    child.stdout.setEncoding('utf8').on('data', listen);
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
      process.stderr.write(chunk);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      failed(new Error(`the hub ended with ${code}: ${said}`));
    });
  });
  return {
    base,
    readyMs: performance.now() - started,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    memory: () => memoryOf(child.pid),
    cpuMs: () => processorMs(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    /** As a power cut ends it: no signal it could answer. */
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Resident now and at its highest, in MB; undefined where the system does not tell. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const mb = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { now: mb('VmRSS'), most: mb('VmHWM') };
  } catch {
    return undefined;
  }
}
