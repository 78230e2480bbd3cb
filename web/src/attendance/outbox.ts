// SPDX-License-Identifier: EUPL-1.2
// What was tapped and has not reached the server yet. Each change is kept on the device first, then sent; without a connection
// it waits. Sending twice is safe: the server refuses a version it has passed, and when it already holds the same answer the
// change has arrived. Without React, so that its rules can be read and tested alone.
import { asProblem, type Schema } from '@/api/client';

export type Taken = Schema<'Attendance'>;
export type Answer = Required<Schema<'AttendanceInput'>>;

/** One young person, one half-day. Holds no name: a lost device tells nothing. */
export interface Change {
  /** Who tapped: never sent by somebody else signed in later. */
  userId: string;
  stayId: string;
  halfDay: string;
  /** The version seen; 0 when not taken yet. */
  version: number;
  answer: Answer;
}

export interface Pending extends Change {
  /** `held` may still be taken back; `conflict` waits for a person. */
  state: 'held' | 'waiting' | 'sending' | 'conflict';
  /** A colleague's answer, in a conflict. */
  theirs: Taken | null;
}

/** Where changes survive a closed page. */
export interface ChangeStore {
  all: () => Promise<Change[]>;
  put: (change: Change) => Promise<void>;
  remove: (change: Change) => Promise<void>;
  clear: () => Promise<void>;
}

export interface OutboxState {
  pending: ReadonlyMap<string, Pending>;
  /** The last attempt found no server. */
  offline: boolean;
}

export interface OutboxEvents {
  stored: (taken: Taken) => void;
  /** Refused for good: the change is dropped. */
  refused: (change: Change, problem: unknown) => void;
}

const RETRY_MS = 15_000;

export const keyOf = ({ stayId, halfDay }: Pick<Change, 'stayId' | 'halfDay'>) => `${stayId} ${halfDay}`;

function sameAnswer(taken: Taken, answer: Answer): boolean {
  return (
    taken.status === answer.status &&
    taken.minutesLate === answer.minutesLate &&
    taken.leftAt === answer.leftAt &&
    taken.note === answer.note
  );
}

/** Not an answer to this change: the network, a proxy or a busy server. */
function isPassing(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}

export class Outbox {
  private state: OutboxState = { pending: new Map(), offline: false };
  private readonly listeners = new Set<() => void>();
  private readonly holds = new Map<string, ReturnType<typeof setTimeout>>();
  private retry: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  /** Asked to send while sending: once more afterwards. */
  private again = false;
  /** Answered on this page: what the device still holds of them is an echo, perhaps sent already. */
  private readonly answeredHere = new Set<string>();

  constructor(
    private readonly store: ChangeStore,
    private readonly deliver: (change: Change) => Promise<Taken>,
    private readonly events: OutboxEvents,
  ) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
  readonly snapshot = () => this.state;

  /** Takes up what this person left on the device and erases what others left. */
  async open(userId: string) {
    for (const change of await this.store.all()) {
      if (change.userId !== userId) await this.store.remove(change);
      else if (!this.state.pending.has(keyOf(change)) && !this.answeredHere.has(keyOf(change)))
        this.change((pending) => pending.set(keyOf(change), { ...change, state: 'waiting', theirs: null }));
    }
    void this.flush();
  }

  /** A newer answer takes the place of one not sent yet. `holdMs`: time to think better of it. */
  async add(change: Change, holdMs = 0) {
    const key = keyOf(change);
    this.answeredHere.add(key);
    clearTimeout(this.holds.get(key));
    this.holds.delete(key);
    const before = this.state.pending.get(key);
    const state = before?.state === 'sending' ? 'sending' : holdMs > 0 ? 'held' : 'waiting';
    // The version the server knows is that of the first unsent answer; after a conflict, the colleague's.
    const version = before?.theirs?.version ?? before?.version ?? change.version;
    const kept: Pending = { ...change, version, state, theirs: null };
    this.change((pending) => pending.set(key, kept));
    if (holdMs > 0)
      this.holds.set(
        key,
        setTimeout(() => this.release(key), holdMs),
      );
    await this.store.put(plain(kept));
    if (holdMs === 0) void this.flush();
  }

  /** Takes back what is still held; false for what has gone. */
  async takeBack(change: Pick<Change, 'stayId' | 'halfDay'>): Promise<boolean> {
    const key = keyOf(change);
    const held = this.state.pending.get(key);
    if (held?.state !== 'held') return false;
    await this.drop(held);
    return true;
  }

  /** A conflict is settled: with the answer given here, on top of theirs; or with theirs. */
  async settle(change: Pick<Change, 'stayId' | 'halfDay'>, keep: 'mine' | 'theirs') {
    const key = keyOf(change);
    const found = this.state.pending.get(key);
    if (found?.state !== 'conflict') return;
    if (keep === 'mine') {
      await this.add(plain(found));
      return;
    }
    if (found.theirs) this.events.stored(found.theirs);
    await this.drop(found);
  }

  /** Nothing waits any longer: the page is being left. */
  releaseAll() {
    for (const key of [...this.holds.keys()]) this.release(key);
  }

  /** Sends what waits, one after the other. */
  readonly flush = (): Promise<void> => {
    if (this.running) this.again = true;
    this.running ??= this.runWhileAsked().finally(() => {
      this.running = null;
    });
    return this.running;
  };

  /** At sign-out: nothing is left on the device. */
  async erase() {
    for (const timer of this.holds.values()) clearTimeout(timer);
    this.holds.clear();
    clearTimeout(this.retry);
    this.answeredHere.clear();
    this.set({ pending: new Map(), offline: false });
    await this.store.clear();
  }

  private release(key: string) {
    clearTimeout(this.holds.get(key));
    this.holds.delete(key);
    const held = this.state.pending.get(key);
    if (held?.state === 'held') this.change((pending) => pending.set(key, { ...held, state: 'waiting' }));
    void this.flush();
  }

  private async runWhileAsked() {
    do {
      this.again = false;
      clearTimeout(this.retry);
      await this.run();
    } while (this.again);
  }

  private async run() {
    for (;;) {
      const next = [...this.state.pending.values()].find(({ state }) => state === 'waiting');
      if (!next) return;
      if (!(await this.attempt(next))) {
        this.retry = setTimeout(() => void this.flush(), RETRY_MS);
        return;
      }
    }
  }

  /** False when no server answered. */
  private async attempt(change: Pending): Promise<boolean> {
    const key = keyOf(change);
    this.change((pending) => pending.set(key, { ...change, state: 'sending' }));
    try {
      await this.arrived(change, await this.deliver(plain(change)));
      return true;
    } catch (error) {
      const problem = asProblem(error);
      if (isPassing(problem.status)) {
        this.backTo(key, 'waiting');
        this.set({ ...this.state, offline: true });
        return false;
      }
      if (problem.status === 412) await this.overtaken(change, problem.current as Taken | null);
      else {
        await this.drop(this.state.pending.get(key) ?? change);
        this.events.refused(change, error);
      }
      this.set({ ...this.state, offline: false });
      return true;
    }
  }

  private async arrived(sent: Change, taken: Taken) {
    const key = keyOf(sent);
    this.set({ ...this.state, offline: false });
    // Before the change goes: the page must never show the value before it again.
    this.events.stored(taken);
    const now = this.state.pending.get(key);
    if (now && now.answer !== sent.answer) {
      // Another answer was given meanwhile: it goes on top of the one just stored.
      const newer: Pending = { ...now, version: taken.version, state: this.holds.has(key) ? 'held' : 'waiting' };
      this.change((pending) => pending.set(key, newer));
      await this.store.put(plain(newer));
    } else if (now) await this.drop(now);
  }

  private async overtaken(sent: Pending, theirs: Taken | null) {
    if (theirs && sameAnswer(theirs, sent.answer)) {
      await this.arrived(sent, theirs);
      return;
    }
    const key = keyOf(sent);
    const now = this.state.pending.get(key) ?? sent;
    clearTimeout(this.holds.get(key));
    this.holds.delete(key);
    this.change((pending) => pending.set(key, { ...now, state: 'conflict', theirs }));
  }

  private backTo(key: string, state: 'waiting') {
    const now = this.state.pending.get(key);
    if (now) this.change((pending) => pending.set(key, { ...now, state: this.holds.has(key) ? 'held' : state }));
  }

  private async drop(change: Change) {
    const key = keyOf(change);
    clearTimeout(this.holds.get(key));
    this.holds.delete(key);
    this.change((pending) => pending.delete(key));
    await this.store.remove(plain(change));
  }

  private change(edit: (pending: Map<string, Pending>) => unknown) {
    const pending = new Map(this.state.pending);
    edit(pending);
    this.set({ ...this.state, pending });
  }

  private set(state: OutboxState) {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function plain({ userId, stayId, halfDay, version, answer }: Change): Change {
  return { userId, stayId, halfDay, version, answer };
}
