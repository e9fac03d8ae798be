import type { MediaKey } from './types.js';

/** What a sample translator and a sample transcriber know: a few sentences and recordings of the demo world. */
export interface SampleLanguage {
  /** By the sentence as it was written, then by language. */
  readonly translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly spoken: Readonly<Partial<Record<MediaKey, string>>>;
}

/** Made by hand for the demo: no service stands behind it. */
export const sampleLanguage: SampleLanguage = {
  translations: {
    '¿Te acuerdas de la cresta que vimos desde el tren? Encontré el sendero 😄': {
      en: 'Do you remember the ridge we saw from the train? I found the trail 😄',
      'zh-CN': '还记得我们从火车上看到的那道山脊吗？我找到那条小路了 😄',
    },
    'Una hora… en bici. Cuesta abajo.': {
      en: 'One hour… by bike. Downhill.',
      'zh-CN': '一个小时……骑车，下坡。',
    },
    'Así estaba a las siete de la mañana. Mereció la pena madrugar.': {
      en: 'This is how it looked at seven in the morning. It was worth getting up early.',
      'zh-CN': '早上七点就是这个样子。早起很值得。',
    },
    'Sí. Subimos temprano y bajamos antes de comer.': {
      en: 'Yes. We go up early and come down before lunch.',
      'zh-CN': '是的。我们一早上山，午饭前下来。',
    },
    'Tren a las 8:10, andén 3. Yo llevo el pan 🥖': {
      en: 'Train at 8:10, platform 3. I bring the bread 🥖',
      'zh-CN': '火车 8:10，3 号站台。我带面包 🥖',
    },
    'La lista. Marca lo que ya tengas.': {
      en: 'The list. Tick what you have already.',
      'zh-CN': '清单。已经有的就打勾。',
    },
    'Uno para los dos. Tú lees los capítulos pares.': {
      en: 'One for both of us. You read the even chapters.',
      'zh-CN': '两个人一本。你读双数章。',
    },
    'Era un ensayo general 😅': { en: 'It was a dress rehearsal 😅', 'zh-CN': '那只是一次彩排 😅' },
    'Me gusta. Menos cuesta con el estómago lleno.': {
      en: 'I like it. It is less steep on a full stomach.',
      'zh-CN': '我喜欢。吃饱了坡就没那么陡。',
    },
    'Trato hecho. Mañana, 8:10. ¡Esta vez de verdad!': {
      en: 'It is a deal. Tomorrow, 8:10. This time for real!',
      'zh-CN': '说定了。明天 8:10。这次是真的！',
    },
  },
  spoken: { 'voice-uk': 'Доброго ранку! Я вже спекла хліб, чекаю на вас у неділю.' },
};
