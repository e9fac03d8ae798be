/** Sentences the generator strings together, by language. Openings, middles and ends fit each other. */
export interface Phrases {
  readonly openings: readonly string[];
  readonly middles: readonly string[];
  readonly ends: readonly string[];
}

export const phrases: Readonly<Record<string, Phrases>> = {
  es: {
    openings: [
      'Buenos días.',
      'Una cosa:',
      'Por cierto,',
      'Hoy aprendí algo.',
      '¡Qué tarde más bonita!',
      'Vuelvo del mercado.',
    ],
    middles: [
      'el barco de papel aguantó tres olas',
      'la panadería ya tiene mesa en la calle',
      'mi vecina canta mejor cuando llueve',
      'he cambiado la ruta y no me arrepiento',
      'el gato duerme encima del mapa',
    ],
    ends: ['¿Y vosotros?', 'Mañana lo repito.', 'Os leo luego 😊', 'No digo más.', 'Foto cuando haya luz.'],
  },
  'zh-Hans': {
    openings: ['早上好。', '刚到家。', '说件小事：', '今天风很大。', '大家晚上好！', '我试过了，'],
    middles: [
      '纸船折得越小，走得越远',
      '楼下的桂花开了，整条街都是香的',
      '新的航线比旧的快两分钟',
      '这本书我读到一半就舍不得读了',
      '雨停以后，湖面像一块玻璃',
    ],
    ends: ['你们觉得呢？', '明天继续。', '有空一起去看看。', '先去做饭了 🍜', '晚点发照片。'],
  },
  de: {
    openings: [
      'Guten Morgen!',
      'Kurze Frage:',
      'Nur so nebenbei:',
      'Feierabend.',
      'Ich war eben am Hafen.',
      'Zum Thema von gestern:',
    ],
    middles: [
      'die Papierbootfaltanleitung liegt jetzt im Treppenhaus',
      'mein Fahrrad klingt wieder wie ein Fahrrad',
      'das Wasser war heute ganz glatt',
      'der Bäcker hat die guten Körnerbrötchen zurück',
      'ich habe zwei Seiten gelesen und drei Stunden nachgedacht',
    ],
    ends: [
      'Was meint ihr?',
      'Bis später!',
      'Mehr weiß ich auch nicht.',
      'Kaffee steht bereit ☕',
      'Das wollte ich nur loswerden.',
    ],
  },
  fr: {
    openings: [
      'Bonjour à tous.',
      'Petite question :',
      'Au fait,',
      'Je rentre de l’atelier.',
      'Bonne nouvelle :',
      'Il pleut, donc',
    ],
    middles: [
      'le bateau a tenu jusqu’au pont',
      'j’ai retrouvé ma recette de tarte',
      'la lumière était rose sur les toits',
      'quelqu’un a laissé des livres dans l’entrée',
      'le marché change de place ce samedi',
    ],
    ends: ['Qu’en dites-vous ?', 'À demain !', 'Je vous raconterai.', 'Voilà, c’est tout 🙂', 'Bonne soirée.'],
  },
  ja: {
    openings: [
      'おはようございます。',
      'ちょっと報告です。',
      'いま港にいます。',
      'そういえば、',
      'こんばんは！',
      '雨があがりました。',
    ],
    middles: [
      '紙の舟が橋の下まで流れていきました',
      '駅前のパン屋さんが朝七時から開いています',
      '今日は一行だけ日記を書きました',
      '路面電車の窓から虹が見えました',
      '新しい折り方のほうがよく浮かびます',
    ],
    ends: ['みなさんはどうですか。', 'また明日！', '写真はあとで送ります。', 'おやすみなさい 🌙', 'それだけです。'],
  },
  ar: {
    openings: ['صباح الخير.', 'سؤال صغير:', 'بالمناسبة،', 'عدتُ من الميناء الآن.', 'مساء النور!', 'خبر جميل:'],
    middles: [
      'وصل القارب الورقي إلى الجسر',
      'رائحة الخبز تملأ الشارع',
      'كان البحر هادئًا مثل مرآة',
      'قرأتُ صفحة واحدة وفكّرتُ ساعة',
      'القهوة اليوم ألذّ من أمس',
    ],
    ends: ['ما رأيكم؟', 'إلى الغد.', 'سأرسل صورة لاحقًا.', 'يومكم سعيد 🌿', 'هذا كلّ شيء.'],
  },
  he: {
    openings: ['בוקר טוב.', 'שאלה קטנה:', 'אגב,', 'חזרתי עכשיו מהנמל.', 'ערב טוב!', 'חדשות טובות:'],
    middles: [
      'סירת הנייר הגיעה עד הגשר',
      'המאפייה פותחת שוב ביום שישי',
      'הים היה שקט כמו מראה',
      'ניגנתי היום שיר אחד עד הסוף',
      'החתול ישן על המפה',
    ],
    ends: ['מה דעתכם?', 'נתראה מחר.', 'אשלח תמונה אחר כך.', 'שבוע טוב 🎶', 'זהו, בעצם.'],
  },
  ko: {
    openings: [
      '좋은 아침이에요.',
      '작은 질문 하나요.',
      '그런데',
      '방금 항구에 다녀왔어요.',
      '좋은 소식이에요.',
      '비가 그쳤네요.',
    ],
    middles: [
      '종이배가 다리 밑까지 떠내려갔어요',
      '빵집이 다시 문을 열었어요',
      '오늘은 바다가 거울처럼 잔잔했어요',
      '새 접는 법이 훨씬 튼튼해요',
      '고양이가 지도 위에서 자고 있어요',
    ],
    ends: [
      '어떻게 생각하세요?',
      '내일 또 봐요.',
      '사진은 나중에 올릴게요.',
      '다들 좋은 밤 되세요 🌙',
      '그냥 그렇다고요.',
    ],
  },
  hi: {
    openings: ['सुप्रभात!', 'एक छोटा सवाल:', 'वैसे,', 'अभी बाज़ार से लौटी हूँ।', 'अच्छी ख़बर:', 'बारिश रुक गई।'],
    middles: [
      'काग़ज़ की नाव पुल तक पहुँच गई',
      'आज की चाय कल से अच्छी बनी',
      'नदी बिल्कुल शांत थी',
      'किताब का आधा हिस्सा ख़त्म हुआ',
      'ट्रेन से पूरा चाँद दिखा',
    ],
    ends: ['आपको क्या लगता है?', 'कल मिलते हैं।', 'तस्वीर बाद में भेजूँगी।', 'शुभ रात्रि 🌙', 'बस इतना ही।'],
  },
  th: {
    openings: ['สวัสดีตอนเช้าค่ะ', 'ขอถามหน่อยค่ะ', 'เพิ่งกลับจากท่าเรือ', 'ข่าวดีค่ะ', 'ฝนหยุดแล้ว', 'วันนี้อากาศดีมาก'],
    middles: [
      'เรือกระดาษลอยไปถึงใต้สะพานเลย',
      'ร้านขนมปังเปิดเช้ากว่าเดิม',
      'น้ำนิ่งเหมือนกระจก',
      'วาดรูปเสร็จไปครึ่งหนึ่งแล้ว',
      'แมวนอนทับแผนที่อีกแล้ว',
    ],
    ends: ['คิดว่ายังไงคะ', 'พรุ่งนี้เจอกันนะ', 'เดี๋ยวส่งรูปให้ดู', 'ฝันดีค่ะ 🌙', 'แค่นี้แหละค่ะ'],
  },
  pt: {
    openings: ['Bom dia!', 'Uma pergunta:', 'Aliás,', 'Acabei de voltar do porto.', 'Boa notícia:', 'Parou de chover.'],
    middles: [
      'o barquinho de papel chegou até a ponte',
      'a padaria abriu mais cedo hoje',
      'o mar estava liso como um espelho',
      'a turma tocou a valsa inteira',
      'meu vizinho plantou manjericão na escada',
    ],
    ends: ['O que vocês acham?', 'Até amanhã!', 'Depois mando foto.', 'Boa noite 🌙', 'Era só isso.'],
  },
  uk: {
    openings: [
      'Доброго ранку!',
      'Маленьке питання:',
      'До речі,',
      'Щойно повернулася з порту.',
      'Гарна новина:',
      'Дощ ущух.',
    ],
    middles: [
      'паперовий човник доплив аж до мосту',
      'тісто сьогодні підійшло за годину',
      'вода була рівна, як дзеркало',
      'на підвіконні розквітла мʼята',
      'кіт знову спить на мапі',
    ],
    ends: ['Як гадаєте?', 'До завтра!', 'Фото буде згодом.', 'На добраніч 🌙', 'Оце й усе.'],
  },
};
