// SPDX-License-Identifier: EUPL-1.2
// A signed-in client of the API for tests: cookie, CSRF token, If-Match and ids like the web client's.
import { randomBytes } from 'node:crypto';

/** The accounts of the demo (docs/guide/demo.md). */
export const demoAccounts = {
  coordinator: { login: 'camille', password: 'demo-camille-2026' },
  colleague: { login: 'sacha', password: 'demo-sacha-2026' },
  administrator: { login: 'admin', password: 'demo-admin-2026' },
};

export function uuidv7() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export class Client {
  constructor(base, { onExchange } = {}) {
    this.base = base;
    this.onExchange = onExchange;
  }

  async signIn({ login, password }) {
    const answer = await this.request('POST', '/api/v1/session', { body: { login, password } });
    if (answer.status !== 200) throw new Error(`sign-in of ${login}: ${answer.status} ${answer.text}`);
    this.csrf = answer.json.csrfToken;
    this.user = answer.json.user;
    return answer;
  }

  /** One exchange of the network. */
  send(request) { return fetch(request); }

  /** Sends one request; resolves to { status, headers, text, json, etag }. */
  async request(method, path, { body, ifMatch, headers = {}, raw, signal } = {}) {
    const sent = { ...headers };
    if (this.cookie) sent.cookie = this.cookie;
    if (this.csrf && method !== 'GET') sent['x-jalon-csrf'] = this.csrf;
    if (ifMatch !== undefined) sent['if-match'] = `"${ifMatch}"`;
    if (body !== undefined) sent['content-type'] = 'application/json';
    if (raw !== undefined && !sent['content-type']) sent['content-type'] = 'application/octet-stream';
    const answer = await this.send(new Request(this.base + path, {
      method, headers: sent, body: raw ?? (body === undefined ? undefined : JSON.stringify(body)), redirect: 'manual', signal,
    }));
    const cookies = answer.headers.getSetCookie();
    for (const cookie of cookies) this.cookie = cookie.split(';')[0];
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    const json = type.includes('json') && text ? JSON.parse(text) : undefined;
    const exchange = { method, path, body, status: answer.status, headers: answer.headers, text, json, cookies,
      etag: Number((answer.headers.get('etag') ?? '').replaceAll('"', '')) };
    this.onExchange?.(exchange);
    return exchange;
  }

  get(path, options) { return this.request('GET', path, options); }
  post(path, body, options) { return this.request('POST', path, { body, ...options }); }
  put(path, body, options) { return this.request('PUT', path, { body, ...options }); }
  patch(path, body, options) { return this.request('PATCH', path, { body, ...options }); }
  del(path, options) { return this.request('DELETE', path, options); }
}
