// SPDX-License-Identifier: EUPL-1.2
// The network between a server and its database: a port of the loopback address that leads to another, until it is cut.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export class Line {
  #open = true;
  #far = 0;
  #sockets = new Set();
  /** How many have been turned away since the last cut. */
  refused = 0;

  /** In front of a port of this machine. */
  static async to(port) {
    const line = new Line();
    line.leadTo(port);
    line.listener = createServer((near) => line.#carry(near));
    line.listener.listen(0, '127.0.0.1');
    await once(line.listener, 'listening');
    line.listener.unref();
    line.port = line.listener.address().port;
    return line;
  }

  /** From now on new connections get to another port. */
  leadTo(port) { this.#far = port; }

  #carry(near) {
    near.on('error', () => {}); // 'close' follows
    if (!this.#open) {
      this.refused += 1;
      near.destroy();
      return;
    }
    const far = connect(this.#far, '127.0.0.1');
    far.on('error', () => {});
    for (const [socket, other] of [[near, far], [far, near]]) {
      this.#sockets.add(socket);
      socket.on('close', () => { this.#sockets.delete(socket); other.destroy(); });
      socket.pipe(other);
    }
  }

  /** Cuts every connection where it stands, and lets no other through. */
  cut() {
    this.#open = false;
    this.refused = 0;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend() { this.#open = true; }
}
