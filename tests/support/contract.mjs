// SPDX-License-Identifier: EUPL-1.2
// Checks each exchange of a test client against api/openapi.yaml: the route exists, what was sent and what came back have the
// declared shape. Remembers which operations answered well, so that a test can demand all of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './server.mjs';

const require = createRequire(path.join(root, 'web/package.json'));
const Ajv2020 = require('ajv/dist/2020.js').default;
const addFormats = require('ajv-formats').default;
const YAML = require('yaml');

export const description = YAML.parse(readFileSync(path.join(root, 'api/openapi.yaml'), 'utf8'));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(description, 'api');

function resolve(value) {
  if (!value?.$ref) return value;
  return value.$ref.slice(2).split('/').reduce((node, key) => node[key.replaceAll('~1', '/')], description);
}

const pointer = (parts) => parts.map((p) => encodeURIComponent(p.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');

/** Every operation: { id, method, template, pattern, operation, at }. */
export const operations = Object.entries(description.paths).flatMap(([template, item]) =>
  ['get', 'post', 'put', 'patch', 'delete'].filter((method) => item[method]).map((method) => ({
    id: item[method].operationId, method: method.toUpperCase(), template, operation: item[method],
    literals: template.split('/').filter((part) => part && !part.startsWith('{')).length,
    pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  })));

export function operationOf(method, url) {
  const { pathname } = new URL(url, 'http://x');
  return operations.filter((o) => o.method === method && o.pattern.test(pathname)).sort((a, b) => b.literals - a.literals)[0];
}

function check(schemaPath, value, what) {
  const validate = ajv.getSchema(`api#/${schemaPath}`) ?? ajv.compile({ $ref: `api#/${schemaPath}` });
  assert.ok(validate(value), `${what}: ${ajv.errorsText(validate.errors, { separator: '\n  ' })}\n${JSON.stringify(value)?.slice(0, 1500)}`);
}

export class Contract {
  succeeded = new Set();
  seen = new Set();

  /** Give this to a Client as onExchange. */
  observe = (exchange) => {
    const { method, status } = exchange;
    const found = operationOf(method, exchange.path);
    assert.ok(found, `${method} ${exchange.path} is not described`);
    const { id, operation, template } = found;
    this.seen.add(id);
    const good = status >= 200 && status < 300;
    if (good && operation.requestBody && exchange.body !== undefined)
      check(`paths/${pointer([template])}/${method.toLowerCase()}/requestBody/content/${pointer(['application/json'])}/schema`,
        exchange.body, `${id}: what was sent`);
    const key = operation.responses[status] ? String(status) : 'default';
    const declared = operation.responses[key];
    assert.ok(good === (key !== 'default'), `${id} answered ${status}, which is not described: ${exchange.text.slice(0, 400)}`);
    const type = (exchange.headers.get('content-type') ?? '').split(';')[0];
    const content = resolve(declared).content;
    if (!content) assert.equal(exchange.text, '', `${id}: ${status} should have no body`);
    else {
      assert.ok(content[type], `${id}: ${status} came as ${type}`);
      const at = declared.$ref ? `${declared.$ref.slice(2)}` : `paths/${pointer([template])}/${method.toLowerCase()}/responses/${key}`;
      if (type.endsWith('json')) check(`${at}/content/${pointer([type])}/schema`, exchange.json, `${id}: answer ${status}`);
    }
    if (resolve(declared).headers?.ETag) assert.match(exchange.headers.get('etag') ?? '', /^"\d+"$/, `${id}: no ETag`);
    if (good) this.succeeded.add(id);
  };
}
