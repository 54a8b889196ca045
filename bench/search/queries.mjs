// What is asked. `ask` gives the search for a number, so that not one answer alone is measured.
import { marks } from './marked.mjs';

export const RARE = [
  { name: 'two tokens', ask: (n) => `Task?owner=${marks(n).owner}&status=requested` },
  {
    name: 'token + date, sorted',
    ask: (n) => `Task?owner=${marks(n).owner}&authored-on=ge2026-03&_sort=-authored-on`,
  },
  { name: 'string prefix', ask: (n) => `Patient?name=${marks(n).name}` },
  { name: 'chain', ask: (n) => `Task?patient.name=${marks(n).name}` },
  { name: '_has', ask: (n) => `Patient?_has:Task:patient:owner=${marks(n).owner}` },
  { name: '_include', ask: (n) => `Task?owner=${marks(n).owner}&_include=Task:patient` },
  { name: 'count', ask: (n) => `Task?owner=${marks(n).owner}&_summary=count` },
  { name: 'sorted by a token', ask: (n) => `Task?owner=${marks(n).owner}&_sort=status,-authored-on` },
];

const DEEP = 3_000;

export const COMMON = [
  { name: 'two tokens', ask: () => 'Task?status=requested&priority=routine' },
  { name: 'token + date, sorted', ask: () => 'Task?status=completed&authored-on=ge2025&_sort=-authored-on' },
  { name: 'newest of a token', ask: () => 'Task?status=completed&_sort=-_lastUpdated' },
  { name: 'string prefix', ask: () => 'Patient?name=佐藤' },
  { name: 'chain', ask: () => 'Task?patient.gender=male' },
  { name: '_has', ask: () => 'Patient?_has:Task:patient:status=completed' },
  { name: '_include', ask: () => 'Task?status=completed&_include=Task:patient' },
  { name: 'count', ask: () => 'Task?status=requested&_summary=count' },
  { name: 'estimate', ask: () => 'Task?status=completed&_total=estimate' },
  { name: 'sorted by id', ask: () => 'Task?_sort=_id' },
  { name: 'sorted by name', ask: () => 'Patient?_sort=name' },
  { name: 'sorted by two keys', ask: () => 'Patient?_sort=birthdate,-name' },
  { name: 'a page 3,000 deep', ask: () => 'Task?status=completed', deep: DEEP },
  { name: 'a page 3,000 deep, sorted', ask: () => 'Task?_sort=-authored-on', deep: DEEP },
].map((each) => ({ ...each, name: `common: ${each.name}` }));
