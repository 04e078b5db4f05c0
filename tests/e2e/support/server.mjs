// A static web server with scripted exceptions, on the loopback interface.
//
// 1. The server records the request.
// 2. If a test has set a route for the path, the route answers.
// 3. Else a file of a mounted folder answers, with byte ranges, as any web server does.
// HTML gets the policy header and, as its first script, the collector.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { createReadStream, promises as fs } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mediaType } from './media-types.mjs';
import { CONTRACT_POLICY } from './policy.mjs';
import { eventually } from './wait.mjs';

/** A page that has got an answer sends its next request within this time. */
const QUIET_MS = 120;

const COLLECTOR = fileURLToPath(new URL('collector.js', import.meta.url));

export class Server {
  #http = createServer((request, response) => {
    this.#answer(request, response).catch((error) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(`the test server failed: ${error.stack}`);
    });
  });
  #mounts = [];
  #routes = new Map();
  #open = 0;
  #last = 0;
  /** Every request so far: method, path, query, range, and whether the client left before the end. */
  requests = [];
  /** The policy sent with HTML. Set it before loading a page that needs another; `reset` restores it. */
  policy = CONTRACT_POLICY;
  /** A script that runs in every page before its own, such as a double of something that the machine lacks. */
  early = '';
  /** Headers of every answer, such as CORS ones. */
  headers = {};
  origin = '';

  static async start() {
    const server = new Server();
    await new Promise((ready, failed) => server.#http.once('error', failed).listen(0, '127.0.0.1', ready));
    server.origin = `http://127.0.0.1:${server.#http.address().port}`;
    return server;
  }

  async stop() {
    this.#http.closeAllConnections();
    await new Promise((done) => this.#http.close(done));
  }

  /** Forgets mounts, routes, requests and settings. */
  reset() {
    this.requests.length = 0;
    this.#mounts.length = 0;
    this.#routes.clear();
    this.policy = CONTRACT_POLICY;
    this.headers = {};
    this.early = '';
  }

  /** Serves `folder` under `prefix` (`/` or `/a/b/`). Later mounts come first. */
  mount(prefix, folder) {
    this.#mounts.unshift({ prefix, folder });
  }

  /** Removes all folders. */
  unmount() {
    this.#mounts.length = 0;
  }

  /** Answers `path` (a string, or a RegExp on the path) by `handler(request, response, server)`. */
  route(path, handler) {
    this.#routes.set(path, handler);
  }

  /** Removes the route: the file answers again, if there is one. */
  unroute(path) {
    this.#routes.delete(path);
  }

  url(path) {
    return this.origin + path;
  }

  /** Returns the requests whose path matches. */
  requestsFor(pattern) {
    return this.requests.filter(({ path }) => pattern.test(path));
  }

  /** Resolves once all requests are answered and no other has come for `quiet` milliseconds. */
  idle(quiet = QUIET_MS) {
    return eventually('the server to have nothing to do', () => this.#open === 0 && Date.now() - this.#last > quiet);
  }

  async #answer(request, response) {
    const { pathname, search } = new URL(request.url, this.origin);
    const path = decodeURIComponent(pathname);
    const record = { method: request.method, path, query: search, range: request.headers.range, cut: false };
    this.requests.push(record);
    this.#open++;
    response.on('close', () => {
      record.cut = !response.writableFinished;
      this.#open--;
      this.#last = Date.now();
    });
    for (const [name, value] of Object.entries(this.headers)) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');

    if (path === '/__collector.js') return this.file(COLLECTOR, request, response);
    if (path === '/__early.js') return content(this.early, 'text/javascript')(request, response);
    const handler = this.#routed(path);
    if (handler) return handler(request, response, this);
    // The prepared form of a file that a test replaces is wrong.
    const own = path.replace(/\.[0-9a-f]{16}\.bin$/, '.md');
    if (own !== path && this.#routed(own)) return content('[]', 'application/json')(request, response);
    return this.serve(request, response);
  }

  #routed(path) {
    for (const [pattern, handler] of this.#routes) {
      if (typeof pattern === 'string' ? pattern === path : pattern.test(path)) return handler;
    }
    return undefined;
  }

  /** Answers with the mounted file of the request's path. */
  async serve(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.origin).pathname);
    for (const { prefix, folder } of this.#mounts) {
      if (!path.startsWith(prefix)) continue;
      const rest = normalize('/' + path.slice(prefix.length));
      const file = join(folder, rest);
      const found = await fs.stat(file).catch(() => undefined);
      if (found?.isFile()) return this.file(file, request, response);
      if (found?.isDirectory() && path.endsWith('/')) {
        const index = join(file, 'index.html');
        if (await fs.stat(index).catch(() => undefined)) return this.file(index, request, response);
      }
    }
    // Browsers request it by themselves: a page that names no icon is not at fault.
    if (path === '/favicon.ico') return status(204)(request, response);
    return status(404, 'Not found')(request, response);
  }

  /** Answers with `file`, or its requested byte range. */
  async file(file, request, response) {
    const type = mediaType(file);
    if (type.startsWith('text/html')) return this.html(await fs.readFile(file, 'utf8'), response);
    const { size } = await fs.stat(file);
    const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const headers = { 'content-type': type, 'accept-ranges': 'bytes' };
    if (first === undefined || (first === '' && last === '')) {
      response.writeHead(200, { ...headers, 'content-length': size });
      if (request.method === 'HEAD') return response.end();
      return createReadStream(file).pipe(response);
    }
    const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
    const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
    if (start > end) {
      response.writeHead(416, { 'content-range': `bytes */${size}` });
      return response.end();
    }
    response.writeHead(206, { ...headers, 'content-length': end - start + 1, 'content-range': `bytes ${start}-${end}/${size}` });
    return createReadStream(file, { start, end }).pipe(response);
  }

  /** Answers with a page: under the policy, the collector first. */
  html(text, response) {
    const early = this.early && '<script src="/__early.js"></script>';
    const collector = `<script src="/__collector.js"></script>${early}`;
    const page = /<head[^>]*>/i.test(text) ? text.replace(/<head[^>]*>/i, (head) => head + collector) : collector + text;
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    if (this.policy) headers['content-security-policy'] = this.policy;
    response.writeHead(200, headers);
    response.end(page);
  }
}

// Handlers for `route`.

/** A bare status. */
export const status = (code, text = '', headers = {}) => (_, response) => {
  response.writeHead(code, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(text);
};

/** `body` (text or bytes) of `type`. */
export const content = (body, type) => (_, response) => {
  response.writeHead(200, { 'content-type': type });
  response.end(body);
};

/** Markdown, as an article's file is served. */
export const markdown = (body) => content(body, 'text/markdown; charset=utf-8');

/** A page. */
export const page = (text) => (_, response, server) => server.html(text, response);

/** Sends the client to another address. */
export const redirect = (location, code = 302) => status(code, '', { location });

/** The usual answer, `ms` later. */
export const after = (ms, handler = (request, response, server) => server.serve(request, response)) => async (request, response, server) => {
  await new Promise((done) => setTimeout(done, ms));
  return handler(request, response, server);
};

/** Never answers, until the client leaves or the server stops. */
export const silent = () => () => {};

/** The answers in turn; the last one again and again. */
export const inTurn = (...handlers) => {
  let next = 0;
  return (...args) => handlers[Math.min(next++, handlers.length - 1)](...args);
};

/** Sends the first `sent` of `bytes`. After `ms` the connection breaks off, and the file is gone. */
export const breakingOff = (bytes, type, { sent, ms }) => inTurn((_, response) => {
  response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
  response.write(bytes.subarray(0, sent));
  setTimeout(() => response.destroy(), ms);
}, status(404, 'gone'));

/** Streams `bytes` bytes of prose of `type`, without a length. */
export const huge = (bytes, type) => async (_, response) => {
  response.writeHead(200, { 'content-type': type });
  const closed = once(response, 'close');
  const chunk = Buffer.from('The tide keeps its own hours, and the harbour keeps them with it.\n\n'.repeat(1000));
  for (let sent = 0; sent < bytes && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk)) {
      await Promise.race([new Promise((ready) => response.once('drain', ready)), closed]);
    }
    // As over a network: sent at once, it would be in the browser's buffers before anybody could hang up.
    await new Promise((later) => setTimeout(later, 3));
  }
  response.end();
};
