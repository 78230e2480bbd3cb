// SPDX-License-Identifier: EUPL-1.2
// The contract on speed, and how the measured figures stand to it. Docs: docs/performance.md.

/**
 * What is promised for one user of one server; "at least" where `least` is set, and on one engine alone where it is
 * named. Growth: see growth().
 */
export const CONTRACT = [
  { id: 'open', what: 'Open a file with its timeline, p50', unit: 'ms', target: 2 },
  { id: 'open99', what: 'Open a file with its timeline, p99', unit: 'ms', target: 10 },
  { id: 'list', what: 'List of files, any filter and sort, p50', unit: 'ms', target: 3 },
  { id: 'search', what: 'Search of names while typing, p50', unit: 'ms', target: 3 },
  { id: 'words', what: 'Search in the text of notes, the slowest sort of words, p50', unit: 'ms', target: 15 },
  { id: 'candidates', what: 'Who may it be (search before creating), p50', unit: 'ms', target: 3 },
  { id: 'add', what: 'Add a note, durable, p50', unit: 'ms', target: 5 },
  { id: 'today', what: 'Today, p50', unit: 'ms', target: 3 },
  { id: 'figures', what: 'Statistics page for a year, p50', unit: 'ms', target: 50 },
  { id: 'mixed', what: 'Mixed work of 50 users', unit: 'requests/s', target: 1000, least: true, engine: 'SQLCipher' },
  { id: 'start', what: 'Start to first answer', unit: 'ms', target: 300 },
  { id: 'memory', what: 'Memory after all this', unit: 'MB', target: 150 },
  { id: 'weight', what: 'First load of the client, gzip', unit: 'KB', target: 300 },
  { id: 'screen', what: 'First screen, cold browser', unit: 'ms', target: 1000 },
];

export const GROWTH_LIMIT = 1.5;
/** Each sort of words is held to the contract, not their mixture. */
const WORDS = ['words_rare', 'words_name', 'words_common', 'words_two', 'words_phrase', 'words_beginning'];
const GROWING = ['open', 'list', 'search', ...WORDS, 'candidates', 'add', 'today'];

const round = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const row = (cells) => `| ${cells.join(' | ')} |`;

/** One value for each line of the contract, from the rows of one base. */
export function valuesOf(run) {
  const at = (operation, connections) => run.rows.find((r) => r.operation === operation && r.connections === connections);
  const values = { open99: at('open', 1).p99, mixed: at('mixed', 50).perSecond, start: run.startMs,
    memory: run.memoryMb, weight: run.weightKb, screen: run.screenMs, words: Math.max(...WORDS.map((sort) => at(sort, 1).p50)) };
  // What is counted grows with the receptions of the year: it has no limit of growth.
  for (const operation of [...GROWING, 'figures']) values[operation] = at(operation, 1).p50;
  return values;
}

function contractTable(run) {
  const values = valuesOf(run);
  const lines = CONTRACT.filter(({ id }) => values[id] !== undefined).map(({ id, what, unit, target, least, engine }) => {
    const value = values[id];
    if (engine && engine !== run.engine) return row([what, '', `${round(value)} ${unit}`, '', '']);
    const kept = least ? value >= target : value <= target;
    return row([what, `${least ? '≥' : '≤'} ${target} ${unit}`, `${round(value)} ${unit}`, round(value / target), kept ? 'yes' : '**no**']);
  });
  return [row(['what', 'contract', 'measured', 'measured/contract', 'kept']), row(['---', '---', '---', '---', '---']), ...lines];
}

/** The plain search draws any word of recent notes: most are common. */
const FLOOR_OF = { words_common: 'words' };

/** With the plain SQL of the same operation beside it, where there is one, and how many times longer the answer takes. */
function detailTable(run) {
  const lines = run.rows.map((r) => {
    const floor = run.floor.find((f) => f.operation === (FLOOR_OF[r.operation] ?? r.operation) && f.connections === r.connections);
    return row([r.operation, r.connections, round(r.p50), round(r.p99), round(r.perSecond), r.cpuMs.toFixed(3),
      r.engineCpuMs.toFixed(3), round(r.bytes / 1024),
      ...(floor ? [round(floor.p50), round(r.p50 / floor.p50), round(floor.p99), round(floor.perSecond), floor.cpuMs.toFixed(3)] : ['', '', '', '', ''])]);
  });
  const titles = ['operation', 'users', 'p50 ms', 'p99 ms', 'requests/s', 'program CPU ms', 'engine CPU ms', 'KB/answer',
    'SQL alone p50 ms', 'times', 'SQL alone p99 ms', 'SQL alone/s', 'SQL alone CPU ms'];
  return [row(titles), row(titles.map(() => '---')), ...lines];
}

/** CPU a request, of program and engine, which a busy machine changes least: of the larger base over the smaller one. */
export function growth(small, large) {
  const cpu = (run, operation) => {
    const at = run.rows.find((r) => r.operation === operation && r.connections === 1);
    return at.cpuMs + at.engineCpuMs;
  };
  return GROWING.map((operation) => ({ operation, small: cpu(small, operation), large: cpu(large, operation),
    ratio: cpu(large, operation) / cpu(small, operation) }));
}

function growthTable(small, large) {
  return [`### ${small.engine}: growth from ${small.files} to ${large.files} files`, '',
    row(['operation', 'CPU ms/request, small', 'CPU ms/request, large', 'ratio', `at most ${GROWTH_LIMIT}`]),
    row(['---', '---', '---', '---', '---']),
    ...growth(small, large).map((g) => row([g.operation, g.small.toFixed(3), g.large.toFixed(3), round(g.ratio),
      g.ratio <= GROWTH_LIMIT ? 'yes' : '**no**'])), ''];
}

/** Markdown: contract and details of each run, then how the cost of an engine grows from its first base to its last. */
export function tables(runs) {
  const out = [];
  for (const run of runs) {
    const memory = run.engineMemoryMb > 0 ? [`Memory of the engine's own processes: ${round(run.engineMemoryMb)} MB.`, ''] : [];
    out.push(`### ${run.engine}: ${run.files} files, ${run.entries} notes`, '', ...contractTable(run), '', ...memory, ...detailTable(run), '');
  }
  for (const engine of new Set(runs.map((run) => run.engine))) {
    const [small, large] = runs.filter((run) => run.engine === engine);
    if (large) out.push(...growthTable(small, large));
  }
  return out.join('\n');
}
