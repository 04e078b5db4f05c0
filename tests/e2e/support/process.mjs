// Child processes that end with the suite, however it ends. Each leads a process group of its own, so that its own
// children end with it.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { eventually } from './wait.mjs';

const running = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(1));
}
process.once('exit', () => {
  for (const pid of running) end(pid, 'SIGKILL');
});

/** Starts a WebDriver server `program` on a free port; `args(port)` are its arguments. Resolves once it answers. */
export async function startDriver(program, args, env = process.env) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const service = await startProcess(program, args(port), {
    env,
    async ready() {
      const answer = await fetch(`${url}/status`, { signal: AbortSignal.timeout(2000) });
      return (await answer.json()).value?.ready;
    },
  });
  return { url, ...service };
}

/**
 * Starts `program` and resolves once `ready(child)` returns something truthy, with that as `answer`. The message of a
 * failure has its output. `stdio` are pipes in addition to those of its output.
 */
export async function startProcess(program, args, { env = process.env, ready = () => true, stdio = [] } = {}) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe', ...stdio], detached: true });
  let output = '';
  const keep = (chunk) => { output = (output + chunk).slice(-4000); };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let exited = false;
  const gone = new Promise((done) => child.once('exit', done).once('error', done)).then(() => {
    exited = true;
    // Its children may outlive it.
    end(child.pid, 'SIGKILL');
    running.delete(child.pid);
  });
  running.add(child.pid);

  const answer = await eventually(`${program} to answer`, () => (exited ? EXITED : ready(child)), { within: 20_000 }).catch((error) => error);
  if (answer === EXITED || answer instanceof Error) {
    end(child.pid, 'SIGKILL');
    throw new Error(`${program} did not start: ${answer.message ?? 'it has ended'}\n${output}`);
  }

  return {
    answer,
    signal: (name) => process.kill(child.pid, name),
    async stop() {
      end(child.pid, 'SIGTERM');
      const timer = setTimeout(() => end(child.pid, 'SIGKILL'), 3000);
      await gone;
      clearTimeout(timer);
    },
  };
}

const EXITED = Symbol('exited');

function end(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
