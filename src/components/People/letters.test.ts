import { describe, expect, it } from 'vitest';
import { byLetter, fits, letterOf } from './letters.js';

const person = (name: string, reading?: string) => ({ id: name, name, reading });

describe('the letter somebody stands under', () => {
  it('is the first of the name without its marks, or of the reading', () => {
    expect(letterOf(person('Élodie'))).toBe('E');
    expect(letterOf(person('ábel'))).toBe('A');
    expect(letterOf(person('林晓雨', 'Lin Xiaoyu'))).toBe('L');
    expect(letterOf(person('Ａｎａ'))).toBe('A');
  });

  it('is one of the own script', () => {
    const names = [
      'оксана',
      'Йосиф',
      'Ωραία',
      'أحمد',
      'נועם',
      '김민준',
      'さくら',
      'ガク',
      'ลักษณ์',
      'Łukasz',
      'øystein',
      'ßen',
    ];
    expect(names.map((name) => letterOf(person(name))).join('')).toBe('ОЙΩا\u05e0ㄱさかลLOS');
  });

  it('is # for Han without a reading, for digits and signs, and for nothing', () => {
    expect(['林晓雨', '4 Brothers', '🦊', ''].map((name) => letterOf(person(name)))).toEqual(
      Array<string>(4).fill('#'),
    );
  });
});

it('people stand in the order of the letters, # last, whatever script they are in', () => {
  const names = ['Оксана', 'bo', 'Ana', 'Åsa', 'Zoe', '林晓雨', 'Lars'];
  const people = names.map((name) => person(name, name === '林晓雨' ? 'Lin Xiaoyu' : undefined));
  expect(byLetter(people, 'en').map(({ name }) => name)).toEqual([
    'Ana',
    'Åsa',
    'bo',
    'Lars',
    '林晓雨',
    'Zoe',
    'Оксана',
  ]);
});

it('the letters of the own language come first, and each heading stands once', () => {
  const people = ['Bo', 'Ян', '7', 'Анна', 'Йосиф', 'Игорь', 'Ana', 'Ира'].map((name) => person(name));
  const letters = (locale: string): string => byLetter(people, locale).map(letterOf).join('');
  expect(letters('ru')).toBe('АИИЙЯAB#');
  expect(letters('en')).toBe('ABАИИЙЯ#');
});

it('people are found by part of a name, by the reading and its first letters, in any width and case', () => {
  const zimo = person('周子墨', 'Zhou Zimo');
  expect(['子', 'zhou', 'zhouzi', 'ZZ', 'ｚｈｏｕ', ''].map((words) => fits(words, zimo))).toEqual(
    Array<boolean>(6).fill(true),
  );
  expect(fits('mo zi', zimo)).toBe(false);
  expect(fits('gardener', zimo, ['The gardener'])).toBe(true);
});
