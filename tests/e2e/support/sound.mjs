// Sound on a machine without a sound card: a PulseAudio server whose only device leads nowhere. And a voice for the Web
// Speech API: speech-dispatcher with espeak-ng, which speaks into that device.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './environment.mjs';
import { startProcess } from './process.mjs';

const SOUND = 'pulseaudio';
const VOICE = 'speech-dispatcher';

/** Returns why this machine has no sound, or `undefined`. */
export function missing() {
  return program(SOUND) ? undefined : 'no pulseaudio on the PATH: install pulseaudio';
}

/** Returns why this machine has no voice, or `undefined`. */
export function missingVoice() {
  if (!program(VOICE)) return 'no speech-dispatcher on the PATH: install speech-dispatcher and speech-dispatcher-espeak-ng';
  return missing();
}

/** Starts the device, and with `voice` the voice. `env` is for the programs that use them. */
export async function startSound({ voice = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'article-widget-sound-'));
  const services = [];
  const stop = async () => {
    for (const service of services.reverse()) await service.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const own = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder, XDG_CONFIG_HOME: folder, PULSE_RUNTIME_PATH: folder, PULSE_STATE_PATH: folder };
  const pulse = join(folder, 'sound.socket');
  const speech = join(folder, 'speech.socket');
  const env = { PULSE_SERVER: `unix:${pulse}`, ...(voice && { SPEECHD_ADDRESS: `unix_socket:${speech}` }) };
  try {
    services.push(await startProcess(program(SOUND), [
      // Without `norewinds` a new stream waits for two seconds of silence.
      '-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1', '--disable-shm=yes', '--log-target=stderr',
      '--load=module-null-sink sink_name=nowhere norewinds=1', `--load=module-native-protocol-unix auth-anonymous=1 auth-cookie-enabled=0 socket=${pulse}`,
    ], { env: own, ready: () => listens(pulse) }));
    if (voice) {
      mkdirSync(join(folder, 'modules'));
      writeFileSync(join(folder, 'speechd.conf'), SPEECHD);
      writeFileSync(join(folder, 'modules/espeak-ng.conf'), '');
      services.push(await startProcess(program(VOICE), [
        '--run-single', '--timeout=0', '--log-dir', folder, '--config-dir', folder, '--pid-file', join(folder, 'speech.pid'),
        '--communication-method=unix_socket', '--socket-path', speech,
      ], { env: { ...own, ...env }, ready: () => listens(speech) }));
    }
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const SPEECHD = `LogLevel 1
AudioOutputMethod "pulse"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
`;

/** Returns whether a server answers at a Unix socket. */
const listens = (path) => new Promise((done) => {
  const socket = connect(path);
  socket.once('connect', () => { socket.destroy(); done(true); });
  socket.once('error', () => done(false));
});
