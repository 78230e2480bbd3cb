// SPDX-License-Identifier: EUPL-1.2
// Bytes to a server, as no library would send them, and all that comes back until it closes.
import { connect } from 'node:net';

export function rawExchange(base, bytes, { waitsMs = 3_000 } = {}) {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = '';
    const end = () => { socket.destroy(); resolve({ text }); };
    const timer = setTimeout(end, waitsMs);
    socket.setEncoding('latin1');
    socket.on('data', (part) => { text += part; });
    socket.on('close', () => { clearTimeout(timer); resolve({ text }); });
    socket.on('error', (error) => { clearTimeout(timer); text ? end() : reject(error); });
  });
}
