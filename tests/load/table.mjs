// SPDX-License-Identifier: EUPL-1.2
// The contract on speed, and how the measured figures stand to it. Docs: docs/performance.md.

/** What is promised for one user of one server; "at least" where `least` is set. Growth: see table(). */
export const CONTRACT = [
  { id: 'open', what: 'Open a file with its timeline, p50', unit: 'ms', target: 2 },
  { id: 'open99', what: 'Open a file with its timeline, p99', unit: 'ms', target: 10 },
  { id: 'list', what: 'List of files, any filter and sort, p50', unit: 'ms', target: 3 },
  { id: 'search', what: 'Search of names while typing, p50', unit: 'ms', target: 3 },
  { id: 'words', what: 'Search in the text of notes, rare and common words, p50', unit: 'ms', target: 15 },
  { id: 'candidates', what: 'Who may it be (search before creating), p50', unit: 'ms', target: 3 },
  { id: 'add', what: 'Add a note, durable, p50', unit: 'ms', target: 5 },
  { id: 'today', what: 'Today, p50', unit: 'ms', target: 3 },
  { id: 'figures', what: 'Statistics page for a year, p50', unit: 'ms', target: 50 },
  { id: 'mixed', what: 'Mixed work of 50 users', unit: 'requests/s', target: 1000, least: true },
  { id: 'start', what: 'Start to first answer', unit: 'ms', target: 300 },
  { id: 'memory', what: 'Memory after all this', unit: 'MB', target: 150 },
  { id: 'weight', what: 'First load of the client, gzip', unit: 'KB', target: 300 },
  { id: 'screen', what: 'First screen, cold browser', unit: 'ms', target: 1000 },
];

export const GROWTH_LIMIT = 1.5;
const GROWING = ['open', 'list', 'search', 'words', 'candidates', 'add', 'today'];

const round = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const row = (cells) => `| ${cells.join(' | ')} |`;

/** One value for each line of the contract, from the rows of one base. */
export function valuesOf(run) {
  const at = (operation, connections) => run.rows.find((r) => r.operation === operation && r.connections === connections);
  const values = { open99: at('open', 1).p99, mixed: at('mixed', 50).perSecond, start: run.startMs,
    memory: run.memoryMb, weight: run.weightKb, screen: run.screenMs };
  // What is counted grows with the receptions of the year: it has no limit of growth.
  for (const operation of [...GROWING, 'figures']) values[operation] = at(operation, 1).p50;
  return values;
}

function contractTable(run) {
  const values = valuesOf(run);
  const lines = CONTRACT.filter(({ id }) => values[id] !== undefined).map(({ id, what, unit, target, least }) => {
    const value = values[id];
    const kept = least ? value >= target : value <= target;
    return row([what, `${least ? '≥' : '≤'} ${target} ${unit}`, `${round(value)} ${unit}`, round(value / target), kept ? 'yes' : '**no**']);
  });
  return [row(['what', 'contract', 'measured', 'measured/contract', 'kept']), row(['---', '---', '---', '---', '---']), ...lines];
}

function detailTable(run) {
  const lines = run.rows.map((r) => row([r.operation, r.connections, round(r.p50), round(r.p99), round(r.perSecond),
    r.cpuMs.toFixed(3), round(r.bytes / 1024)]));
  return [row(['operation', 'connections', 'p50 ms', 'p99 ms', 'requests/s', 'server CPU ms/request', 'KB/answer']),
    row(['---', '---', '---', '---', '---', '---', '---']), ...lines];
}

/** Server CPU a request, which a busy machine changes least, of the larger base over the smaller one. */
export function growth(small, large) {
  const cpu = (run, operation) => run.rows.find((r) => r.operation === operation && r.connections === 1).cpuMs;
  return GROWING.map((operation) => ({ operation, small: cpu(small, operation), large: cpu(large, operation),
    ratio: cpu(large, operation) / cpu(small, operation) }));
}

/** Markdown: contract and details for each base, then how the cost grows from the first to the last. */
export function tables(runs) {
  const out = [];
  for (const run of runs) {
    out.push(`### ${run.files} files, ${run.entries} notes`, '', ...contractTable(run), '', ...detailTable(run), '');
  }
  if (runs.length > 1) {
    const [small, large] = [runs[0], runs.at(-1)];
    out.push(`### Growth from ${small.files} to ${large.files} files`, '',
      row(['operation', 'CPU ms/request, small', 'CPU ms/request, large', 'ratio', `at most ${GROWTH_LIMIT}`]),
      row(['---', '---', '---', '---', '---']),
      ...growth(small, large).map((g) => row([g.operation, g.small.toFixed(3), g.large.toFixed(3), round(g.ratio),
        g.ratio <= GROWTH_LIMIT ? 'yes' : '**no**'])), '');
  }
  return out.join('\n');
}
