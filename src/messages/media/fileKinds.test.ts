import { describe, expect, it } from 'vitest';
import { endingOf, fileKind, isRunnable } from './fileKinds.js';

describe('the ending of a file name', () => {
  it('is what a system goes by', () => {
    expect(endingOf('plan.PDF')).toBe('pdf');
    expect(endingOf('archive.tar.gz')).toBe('gz');
    expect(endingOf('no ending')).toBe('');
    expect(endingOf('.bashrc')).toBe('bashrc');
  });

  it('is found behind dots and spaces that a system drops', () => {
    for (const name of ['a.exe', 'a.exe.', 'a.exe . .', 'a.exe\u00a0', 'photo.jpg                      .exe']) {
      expect(endingOf(name)).toBe('exe');
    }
  });
});

describe('a file that a system may run', () => {
  it.each([
    'setup.exe',
    'photo.jpg.scr',
    'Report.DOCM',
    'run.sh',
    'start.command',
    'a.lnk',
    'page.html',
    'drawing.svg',
    'x.jar',
    'y.apk',
    'z.dmg',
    'script.PS1',
    'invoice.pdf.js',
    'disk.iso',
  ])('is asked about: %s', (name) => {
    expect(isRunnable(name)).toBe(true);
    expect(fileKind(name, 'image/png')).toBe('program');
  });

  it.each(['plan.pdf', 'photo.jpg', 'tune.mp3', 'list.csv', 'exe', 'notes', 'a.exe.txt', 'constructor', '__proto__'])(
    'is not every file: %s',
    (name) => {
      expect(isRunnable(name)).toBe(false);
    },
  );
});

describe('the kind of a file', () => {
  it('follows its ending, and its type only where the ending says nothing', () => {
    expect(fileKind('a.pdf', 'application/pdf')).toBe('words');
    expect(fileKind('a.xlsx', 'image/png')).toBe('sheet');
    expect(fileKind('clip', 'video/mp4')).toBe('film');
    expect(fileKind('tune.xyz', 'audio/ogg')).toBe('sound');
    expect(fileKind('a.zip', 'application/zip')).toBe('archive');
    expect(fileKind('a.heic', 'application/octet-stream')).toBe('picture');
    expect(fileKind('a', 'application/octet-stream')).toBe('file');
  });
});
