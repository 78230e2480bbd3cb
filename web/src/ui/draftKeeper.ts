// SPDX-License-Identifier: EUPL-1.2
// Keeps what is being typed: at once in this tab's storage, a second later on the server. Without React, so that its rules
// can be read and tested alone; useDraft.ts ties it to a form.

/** Where unsent words wait; the shell shows what is left there when a page breaks. */
export const MIRROR_PREFIX = 'jalon-draft:';
const PAUSE_MS = 1_000;
const RETRY_MS = 15_000;
/** Within this time after clearing, the form is emptied or left: that change is no new draft. */
const EMPTYING_MS = 300;

export type DraftStatus = 'idle' | 'saving' | 'saved' | 'waiting';

export interface StoredDraft {
  content: unknown;
  /** An instant. */
  updatedAt: string;
}

export interface DraftServer {
  /** Null when there is none. */
  read: (key: string) => Promise<StoredDraft | null>;
  write: (key: string, content: unknown) => Promise<StoredDraft>;
  remove: (key: string) => Promise<void>;
}

export interface DraftState {
  status: DraftStatus;
  /** When the server last acknowledged. */
  savedAt: string | null;
}

export class DraftKeeper {
  private state: DraftState = { status: 'idle', savedAt: null };
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();
  /** What needs no saving: as the form was opened, or as the server has it. */
  private settled: string;
  private current: string;
  private takeNextAsSettled = false;

  constructor(
    private readonly key: string,
    private readonly server: DraftServer,
    opened: string,
  ) {
    this.settled = opened;
    this.current = opened;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    addEventListener('online', this.flush);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) removeEventListener('online', this.flush);
    };
  };
  readonly snapshot = () => this.state;

  /** What was left here or on the server. Words this tab could not send are newer than any the server has. */
  async find(): Promise<StoredDraft | null> {
    const left = this.readMirror();
    if (left) return left;
    try {
      return await this.server.read(this.key);
    } catch {
      // Typing goes on without it; what is typed is mirrored here in any case.
      return null;
    }
  }

  /** The form shows this stored draft now; `json` is how the form writes it. */
  adopted(json: string, stored: StoredDraft) {
    this.current = json;
    if (this.readMirror()) {
      this.plan(0);
      return;
    }
    this.settled = json;
    this.set({ status: 'saved', savedAt: stored.updatedAt });
  }

  /** At each keystroke. */
  changed(json: string) {
    if (json === this.current) return;
    this.current = json;
    if (this.takeNextAsSettled) {
      this.takeNextAsSettled = false;
      this.settled = json;
      return;
    }
    this.mirror(json);
    this.plan(PAUSE_MS);
  }

  get untouched(): boolean {
    return this.current === this.settled;
  }

  /** Sends now what waits. */
  readonly flush = () => {
    if (this.current !== this.settled) this.plan(0);
  };

  /** After the form was sent: no draft is left anywhere. The emptied form that follows is no new draft. */
  async clear() {
    clearTimeout(this.timer);
    this.takeNextAsSettled = true;
    this.settled = this.current;
    this.forgetMirror();
    this.set({ status: 'idle', savedAt: null });
    this.writing = this.writing.then(() => this.server.remove(this.key)).catch(() => undefined);
    await this.writing;
    setTimeout(() => {
      this.takeNextAsSettled = false;
    }, EMPTYING_MS);
  }

  private plan(pause: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.writing = this.writing.then(() => this.write());
    }, pause);
  }

  private async write() {
    const json = this.current;
    if (json === this.settled) {
      // Typed and taken back: the mirror would pass for unsent words.
      this.forgetMirror();
      return;
    }
    this.set({ ...this.state, status: 'saving' });
    try {
      const stored = await this.server.write(this.key, JSON.parse(json));
      // Cleared or typed on in the meantime: the newer state decides.
      if (this.takeNextAsSettled) return;
      this.settled = json;
      if (this.current !== json) return;
      this.forgetMirror();
      this.set({ status: 'saved', savedAt: stored.updatedAt });
    } catch {
      if (this.takeNextAsSettled) return;
      this.set({ ...this.state, status: 'waiting' });
      this.plan(RETRY_MS);
    }
  }

  private mirror(json: string) {
    try {
      const left: StoredDraft = { content: JSON.parse(json), updatedAt: new Date().toISOString() };
      sessionStorage.setItem(MIRROR_PREFIX + this.key, JSON.stringify(left));
    } catch {
      // Storage full or forbidden: the server's copy follows in a second.
    }
  }

  private forgetMirror() {
    sessionStorage.removeItem(MIRROR_PREFIX + this.key);
  }

  private readMirror(): StoredDraft | null {
    try {
      const left = sessionStorage.getItem(MIRROR_PREFIX + this.key);
      return left ? (JSON.parse(left) as StoredDraft) : null;
    } catch {
      return null;
    }
  }

  private set(state: DraftState) {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
