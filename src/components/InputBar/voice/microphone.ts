/** Why there is no sound: not allowed, no microphone, in use elsewhere, or not in this browser at all. */
export type MicrophoneProblem = 'refused' | 'missing' | 'busy' | 'unsupported';

/** Whether sound can be recorded here at all: not in pages that are not secure. */
export function canRecord(): boolean {
  return typeof MediaRecorder === 'function' && 'mediaDevices' in navigator;
}

/** Whether the browser will ask; `prompt` also where it does not say. */
export async function microphonePermission(): Promise<PermissionState> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state;
  } catch {
    return 'prompt';
  }
}

/** Opens the microphone. Answers why not. */
export async function openMicrophone(): Promise<MediaStream | MicrophoneProblem> {
  if (!canRecord()) return 'unsupported';
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (reason) {
    const name = reason instanceof DOMException ? reason.name : '';
    if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
    return name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'busy';
  }
}
