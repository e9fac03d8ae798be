import type { SeedUser } from '../types.js';

/** People who write in Arabic, Hebrew, Hindi, Thai, Japanese, Korean and Chinese. All of them are made up. */
export const worldwidePeople: readonly SeedUser[] = [
  {
    id: 'yusra',
    nick: 'يسرى الحدّاد',
    bio: 'مصوّرة ومحبّة للقهوة',
    hue: 12,
    locale: 'ar',
    presence: 'online',
    status: { emoji: '📷', text: 'في رحلة تصوير' },
    bot: {
      delayMs: [900, 2600],
      rules: [
        { keywords: ['مرحبا', 'السلام', 'أهلا', 'hello', 'hi '], replies: ['أهلًا وسهلًا!', 'مرحبًا! كيف حالك؟'] },
        { keywords: ['شكر', 'thank'], replies: ['على الرحب والسعة.', 'العفو 🌷'] },
        { keywords: ['؟', '?'], replies: ['أظنّ ذلك، نعم.', 'سأتأكّد وأخبرك.'] },
      ],
      replies: ['فكرة جميلة!', 'تمام، اتفقنا.', 'القهوة أولًا، ثم نتحدّث.', 'الضوء رائع الآن، سأرسل لك صورة.'],
    },
  },
  {
    id: 'noam',
    nick: 'נועם ברקאי',
    bio: 'מפתח, מנגן קצת על קלרינט',
    hue: 220,
    locale: 'he',
    presence: 'away',
    lastSeenMinutesAgo: 28,
    bot: {
      delayMs: [800, 2400],
      rules: [
        { keywords: ['שלום', 'היי', 'hello', 'hi '], replies: ['שלום! מה נשמע?', 'היי, טוב לשמוע ממך.'] },
        { keywords: ['תודה', 'thank'], replies: ['בשמחה!', 'אין על מה.'] },
        { keywords: ['?'], replies: ['נראה לי שכן.', 'אבדוק ואחזור אליך.'] },
      ],
      replies: ['מעולה.', 'סגור, נדבר מחר.', 'אני באמצע build, עוד רגע.', 'רעיון טוב!\nבוא נכתוב את זה.'],
    },
  },
  {
    id: 'anjali',
    nick: 'अंजलि वर्मा',
    bio: 'चाय, किताबें और लंबी ट्रेन यात्राएँ',
    hue: 38,
    locale: 'hi',
    presence: 'offline',
    lastSeenMinutesAgo: 75,
    bot: {
      delayMs: [900, 2600],
      rules: [
        { keywords: ['नमस्ते', 'हैलो', 'hello', 'hi '], replies: ['नमस्ते! कैसी हो?', 'अरे वाह, नमस्ते!'] },
        { keywords: ['धन्यवाद', 'शुक्रिया', 'thank'], replies: ['कोई बात नहीं!', 'हमेशा ख़ुशी से 🙏'] },
        { keywords: ['?'], replies: ['हाँ, मुझे तो लगता है।', 'देखकर बताती हूँ।'] },
      ],
      replies: ['बिल्कुल सही!', 'चलो, तय रहा।', 'चाय बन रही है, दो मिनट।', 'यह तो बहुत अच्छी ख़बर है।'],
    },
  },
  {
    id: 'ploy',
    nick: 'พลอย ใจดี',
    bio: 'ชอบวาดรูปและชอบกินของอร่อย',
    hue: 325,
    locale: 'th',
    presence: 'online',
    bot: {
      delayMs: [700, 2000],
      rules: [
        { keywords: ['สวัสดี', 'หวัดดี', 'hello', 'hi '], replies: ['สวัสดีค่ะ!', 'หวัดดีค่ะ วันนี้เป็นยังไงบ้าง'] },
        { keywords: ['ขอบคุณ', 'thank'], replies: ['ยินดีค่ะ 🙏', 'ไม่เป็นไรเลยค่ะ'] },
        { keywords: ['ไหม', '?'], replies: ['น่าจะได้นะคะ', 'เดี๋ยวดูให้ก่อนนะ'] },
      ],
      replies: ['โอเคค่ะ', 'น่ารักมากเลย', 'เดี๋ยวส่งรูปให้ดูนะคะ', 'หิวแล้ว ไปกินข้าวกันเถอะ'],
    },
  },
  {
    id: 'sora',
    nick: '宮下 そら',
    reading: 'Miyashita Sora',
    bio: '喫茶店と路面電車がすきです',
    hue: 190,
    locale: 'ja',
    presence: 'online',
    bot: {
      delayMs: [900, 2400],
      rules: [
        {
          keywords: ['こんにちは', 'おはよう', 'hello', 'hi '],
          replies: ['こんにちは！', 'おつかれさまです。お元気ですか？'],
        },
        { keywords: ['ありがとう', 'thank'], replies: ['どういたしまして。', 'こちらこそ！'] },
        { keywords: ['?', '？', 'ますか'], replies: ['たぶん大丈夫だと思います。', '確認してからお返事しますね。'] },
      ],
      replies: ['了解です！', 'いいですね。', 'いま電車なので、あとで書きます。', 'なるほど…\nおもしろいですね。'],
    },
  },
  {
    id: 'jiwoo',
    nick: '한지우',
    bio: '주말에는 도자기 공방에 있어요',
    hue: 255,
    locale: 'ko',
    presence: 'dnd',
    status: { emoji: '🎧', text: '집중하는 중' },
    lastSeenMinutesAgo: 8,
    bot: {
      delayMs: [800, 2200],
      rules: [
        { keywords: ['안녕', 'hello', 'hi '], replies: ['안녕하세요!', '안녕! 오늘 어때요?'] },
        { keywords: ['고마', '감사', 'thank'], replies: ['천만에요!', '별말씀을요 😊'] },
        { keywords: ['?'], replies: ['네, 그럴 것 같아요.', '확인하고 알려 드릴게요.'] },
      ],
      replies: ['좋아요!', '그럼 그렇게 해요.', '지금 물레 돌리는 중이라 손이 흙투성이예요.', '와, 기대돼요.'],
    },
  },
  {
    id: 'lin',
    nick: '林晓雨',
    reading: 'Lin Xiaoyu',
    bio: '前端工程师，业余养多肉。',
    hue: 95,
    locale: 'zh-Hans',
    presence: 'online',
    status: { emoji: '🌵', text: '换盆中', minutesLeft: 180 },
    bot: {
      delayMs: [700, 2000],
      rules: [
        { keywords: ['你好', '早上好', 'hello', 'hi '], replies: ['你好呀！', '早！今天怎么样？'] },
        { keywords: ['谢谢', 'thank'], replies: ['不客气！', '小事一桩。'] },
        { keywords: ['?', '？', '吗'], replies: ['应该可以。', '我看一下再告诉你。'] },
      ],
      replies: ['好的，收到。', '这个主意不错。', '我先提个分支，晚点给你看。', '哈哈，确实。'],
    },
  },
  {
    id: 'weiting',
    nick: '陳薇婷',
    reading: 'Chen Weiting',
    bio: '三年二班導師，喜歡爬山與老電影',
    hue: 285,
    locale: 'zh-Hant',
    presence: 'offline',
    lastSeenMinutesAgo: 320,
    bot: {
      delayMs: [1000, 2600],
      rules: [
        { keywords: ['你好', '早安', 'hello', 'hi '], replies: ['您好！', '早安，今天天氣真好。'] },
        { keywords: ['謝謝', 'thank'], replies: ['不會不會！', '應該的。'] },
        { keywords: ['?', '？', '嗎'], replies: ['可以的，我再確認時間。', '好問題，我明天在群組裡說明。'] },
      ],
      replies: ['收到，謝謝。', '孩子們今天表現很棒。', '下課後再回覆您。', '沒問題！'],
    },
  },
];
