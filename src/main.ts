#!/usr/bin/env node
import { HELP } from './cli/help.ts';
// The command line: finds the command, loads only what it needs, turns what is thrown into one sentence and an exit code.
import { type Config, readConfig } from './config.ts';
import { Refusal } from './problem.ts';

/** 0 fine, 1 findings, 2 usage or unreadable input. */
export type ExitCode = 0 | 1 | 2;

type Command = (args: readonly string[], config: () => Config) => Promise<ExitCode>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => {
    const [{ serve }, { startHub, VERSION }] = await Promise.all([import('./cli/serve.ts'), import('./hub.ts')]);
    return (args, config) => serve(args, config, { startHub, version: VERSION });
  },
  load: async () => {
    const [{ load }, { openStore, createLog }] = await Promise.all([import('./cli/load.ts'), import('./hub.ts')]);
    return (args, config) =>
      load(args, config, (settings) => openStore(settings, createLog(settings), ownBase(settings)));
  },
  validate: async () => (await import('./cli/validate.ts')).validate,
  reindex: async () => {
    const [{ reindex }, hub] = await Promise.all([import('./cli/reindex.ts'), import('./hub.ts')]);
    return (args, config) =>
      reindex(args, config, (settings) =>
        hub.openStore(settings, hub.createLog(settings), hub.configuredBases(settings)),
      );
  },
  migrate: async () => {
    const { migrate } = await import('./cli/migrate.ts');
    return (args, config) => migrate(args, config);
  },
};

/** References by the address clients use are references to what is stored here. */
const ownBase = ({ publicUrl }: Config): string[] => (publicUrl === undefined ? [] : [`${publicUrl}/fhir/`]);

async function main([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    throw new Refusal({
      en: `There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}. See renkei --help.`,
      ja: `「${name}」というコマンドはありません。使えるコマンド：${Object.keys(COMMANDS).join('、')}（renkei --help をご覧ください）。`,
    });
  }
  return (await command())(args, () => readConfig(process.env));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (cause) {
  if (cause instanceof Refusal) {
    process.stderr.write(`renkei: ${cause.said.en}\n        ${cause.said.ja}\n`);
  } else {
    process.stderr.write(
      `renkei: an error of ours / 内部エラー: ${cause instanceof Error ? cause.stack : String(cause)}\n`,
    );
  }
  // Nothing of a failed start may keep the process alive.
  process.exit(2);
}
