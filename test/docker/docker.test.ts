// The container files, checked without a Docker engine: what can be known wrong before anything is built or started.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SETTINGS } from '../../src/config.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Port {
  readonly host_ip?: string;
}

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly ports?: readonly (string | Port)[];
  readonly privileged?: boolean;
  readonly network_mode?: string;
  readonly user?: string;
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[]; readonly disable?: boolean };
  readonly 'x-no-healthcheck'?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

interface Copy {
  readonly from: string | undefined;
  readonly sources: readonly string[];
}

const compose = parse(read('docker/compose.yaml')) as Compose;
const services = Object.entries(compose.services);
const stages = stagesOf(read('docker/Dockerfile'));
const last = stages.at(-1)!;
const ignored = ignoreRules(read('.dockerignore'));

/** Written by `npm ci` (and its `prepare`) in the build stage, so not in the repository. */
const BUILT = new Set(['dist', 'node_modules']);

describe('Dockerfile', () => {
  it('starts every stage from an image with an explicit tag', () => {
    const images = stages.flatMap((stage) => of(stage, 'FROM')).map((rest) => rest.split(/\s+/)[0]!);
    expect(images.filter((image) => !isPinned(image))).toEqual([]);
  });

  it('runs as somebody other than root', () => {
    const user = of(last, 'USER').at(-1)?.split(':')[0];
    expect(user).toBeDefined();
    expect(['root', '0']).not.toContain(user);
  });

  it('gives the data folder to its user before it becomes a volume', () => {
    const owner = last.findIndex(({ name, rest }) => name === 'RUN' && /chown \S+ \/data/.test(rest));
    const volume = last.findIndex(({ name }) => name === 'VOLUME');
    expect(owner).toBeGreaterThan(-1);
    expect(volume).toBeGreaterThan(owner);
    expect(last[owner]?.rest).toContain(`chown ${of(last, 'USER').at(-1)} /data`);
  });

  it('starts the program and its health check without a shell, so that SIGTERM reaches the program', () => {
    const [command] = of(last, 'CMD');
    expect(JSON.parse(command ?? '')).toEqual(['node', 'dist/main.js', 'serve']);
    const [check] = of(last, 'HEALTHCHECK');
    const words = JSON.parse(check?.replace(/^.*?\bCMD\s+/, '') ?? '') as string[];
    expect(words[0]).toBe('node');
    expect(words.join(' ')).toContain('/health/ready');
  });

  it('exposes the default port', () => {
    expect(of(last, 'EXPOSE')).toEqual([SETTINGS.find(({ name }) => name === 'RENKEI_PORT')?.default]);
  });

  it('carries the version of package.json', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    expect(of(last, 'LABEL').join(' ')).toContain(`org.opencontainers.image.version="${version}"`);
  });

  it('copies only what is in the repository and reaches the build, or what the build makes', () => {
    const fromHere = stages.flatMap(copiesOf).filter(({ from }) => from === undefined);
    const sources = fromHere.flatMap((copy) => copy.sources);
    expect(sources).toContain('package-lock.json');
    expect(sources.filter((source) => !existsSync(path.join(ROOT, source)))).toEqual([]);
    expect(sources.filter(ignored)).toEqual([]);
  });

  it('copies from another stage only what that stage has', () => {
    const copies = copiesOf(last).filter(({ from }) => from !== undefined);
    expect(copies.flatMap(({ sources }) => sources)).toHaveLength(BUILT.size);
    for (const { from, sources } of copies) {
      const stage = stages.find((each) => of(each, 'FROM')[0]?.endsWith(` AS ${from}`));
      expect(stage, `stage ${from}`).toBeDefined();
      const folder = of(stage!, 'WORKDIR').at(-1)!;
      const there = new Set([...BUILT, ...copiesOf(stage!).flatMap((copy) => copy.sources)]);
      const wanted = sources.map((source) => path.posix.relative(folder, source));
      expect(wanted.filter((source) => !there.has(source))).toEqual([]);
    }
  });
});

describe('.dockerignore', () => {
  it.each([
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'src/config.ts',
    'src/store/migrations/0001_resources.sql',
    'profiles/any.json',
    'examples/any/any.json',
  ])('lets %s through', (file) => {
    expect(ignored(file)).toBe(false);
  });

  it.each(['node_modules/pg/package.json', 'dist/main.js', 'data/pgdata', '.git/config', '.env', 'renkei.dump'])(
    'keeps %s out',
    (file) => {
      expect(ignored(file)).toBe(true);
    },
  );
});

describe('compose.yaml', () => {
  it('publishes ports on loopback only', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports);
    expect(published).toHaveLength(2);
    const isOpen = (port: string | Port): boolean =>
      typeof port === 'string' ? !port.startsWith('127.0.0.1:') : port.host_ip !== '127.0.0.1';
    expect(published.filter(isOpen)).toEqual([]);
    expect(services.filter(([, { network_mode }]) => network_mode === 'host')).toEqual([]);
  });

  it('gives no service rights over the computer', () => {
    expect(read('docker/compose.yaml')).not.toMatch(/privileged\s*:|docker\.sock|cap_add/);
    for (const [name, service] of services) {
      expect(service.security_opt, name).toContain('no-new-privileges:true');
      expect(service.user?.split(':')[0] ?? 'unset', name).not.toMatch(/^(root|0)$/);
    }
  });

  it('closes renkei in as far as it runs so', () => {
    expect(compose.services.renkei).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  it('names every image with an explicit tag, or builds it from the Dockerfile here', () => {
    for (const [name, { image, build }] of services) {
      if (image !== undefined) expect(isPinned(image), `${name}: ${image}`).toBe(true);
      else expect(path.join('docker', build!.context, build!.dockerfile), name).toBe('docker/Dockerfile');
    }
  });

  it('checks the health of every service, or says why not', () => {
    for (const [name, service] of services) {
      const inherited = service.build !== undefined && of(last, 'HEALTHCHECK').length === 1;
      const own = service.healthcheck !== undefined && service.healthcheck.disable !== true;
      expect(own || inherited || (service['x-no-healthcheck'] ?? '').length > 20, name).toBe(true);
    }
  });

  it('waits only for services that can become healthy', () => {
    expect(compose.services.renkei?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    for (const [name, { depends_on = {} }] of services) {
      for (const awaited of Object.keys(depends_on)) {
        expect(compose.services[awaited]?.healthcheck, `${name} waits for ${awaited}`).toBeDefined();
      }
    }
  });

  it('declares exactly the volumes it uses', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes).map((volume) => volume.split(':')[0]);
    expect(used.sort()).toEqual(Object.keys(compose.volumes).sort());
  });
});

it.each(['docker/Dockerfile', 'docker/compose.yaml', 'docker/README.md'])(
  '%s names only settings there are',
  (file) => {
    const known = new Set(SETTINGS.map(({ name }) => name));
    const named = [...new Set(read(file).match(/RENKEI_[A-Z_]+/g))];
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  },
);

/** Comments gone, continued lines joined, cut before every FROM. */
function stagesOf(text: string): Instruction[][] {
  const joined = text.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ');
  const stages: Instruction[][] = [];
  for (const line of joined.split('\n')) {
    const [, name, rest] = /^\s*(\w+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) continue;
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, rest });
  }
  return stages;
}

function of(stage: readonly Instruction[], name: string): string[] {
  return stage.filter((instruction) => instruction.name === name).map(({ rest }) => rest);
}

function copiesOf(stage: readonly Instruction[]): Copy[] {
  return [...of(stage, 'COPY'), ...of(stage, 'ADD')].map((rest) => {
    const words = rest.split(/\s+/);
    const paths = words.filter((word) => !word.startsWith('--'));
    return {
      from: words.find((word) => word.startsWith('--from='))?.slice('--from='.length),
      sources: paths.slice(0, -1).map((source) => source.replace(/\/$/, '')),
    };
  });
}

function isPinned(image: string): boolean {
  const tag = /:([^/:]+)$/.exec(image)?.[1];
  return tag !== undefined && tag !== 'latest';
}

/** As Docker reads them: a pattern also counts for what is below, and the last that fits decides. */
function ignoreRules(text: string): (file: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ excludes: !line.startsWith('!'), pattern: globToRegExp(line.replace(/^!/, '')) }));
  return (file) => rules.reduce((out, { excludes, pattern }) => (pattern.test(file) ? excludes : out), false);
}

function globToRegExp(glob: string): RegExp {
  const pattern = glob
    .replace(/^\/|\/$/g, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => ({ '**/': '(.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[part] ?? escapeRegExp(part))
    .join('');
  return new RegExp(`^${pattern}(/.*)?$`);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
}
