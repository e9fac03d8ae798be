// Runs before anything is installed: only Node's own modules here.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Debian starts a service, on fixed ports, when its package is installed. policy-rc.d says no to that for as long as we install;
 * the shell takes it away again, also when it is interrupted.
 */
const script = `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 130' HUP INT TERM
  printf '#!/bin/sh\\nexit 101\\n' >"$policy"
  chmod +x "$policy"
fi
apt-get update -q # a broken extra source must not stop us: the install tells
apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
`;

/** Whether packages can be installed here without asking anybody. */
export function hasApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs Debian packages, as root; answers whether that worked. Of `services` none is running afterwards, or starts with the machine.
 *
 * @param {readonly string[]} packages
 * @param {readonly string[]} services systemd units that come with them
 */
export function aptInstall(packages, services = []) {
  if (!hasApt()) return false;
  console.log(`$ apt-get install ${packages.join(' ')}`);
  const options = { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 };
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('/bin/sh', ['-c', script, 'install', ...packages], { ...options, env });
  if (status === 0 && services.length > 0 && existsSync('/run/systemd/system')) {
    spawnSync('systemctl', ['disable', '--quiet', '--now', ...services], options);
  }
  return status === 0;
}
