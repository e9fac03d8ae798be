import { image, markdown, recalled, thread } from '../build.js';
import type { SeedConversation } from '../types.js';

/** Thai, which has no spaces between words; two unread. */
export const ploy: SeedConversation = {
  id: 'dm-mira-ploy',
  kind: 'direct',
  members: ['mira', 'ploy'],
  unreadFor: { mira: 2 },
  messages: thread('dm-mira-ploy', [
    ['1', 'ploy', 4500, 'มิร่า สวัสดีค่ะ ได้รับโปสการ์ดแล้วนะ ขอบคุณมากเลย!'],
    ['2', 'mira', 4480, 'It arrived! I was afraid the glitter would stop it at the border.'],
    ['3', 'ploy', 4476, 'กากเพชรอยู่เต็มโต๊ะเลยค่ะ แมวก็เป็นประกายด้วย 😹', { reactions: { '😹': ['mira'] } }],
    ['4', 'mira', 4470, 'Sorry, cat.'],
    [
      '5',
      'ploy',
      1450,
      'อาทิตย์หน้าจะไปเรียนวาดสีน้ำที่ริมแม่น้ำกับเพื่อนสองคนอยากชวนมิร่าไปด้วยถ้าว่างนะคะไม่ต้องเตรียมอะไรมาเลยอุปกรณ์มีให้ครบ',
    ],
    ['6', 'mira', 1441, 'I would love that. Is it fine if I only paint the sky? It is the one thing I can do.'],
    ['7', 'ploy', 1440, 'ได้สิคะ ท้องฟ้าสำคัญที่สุดเลย ☁️'],
    ['8', 'ploy', 15, 'เจอกันวันอาทิตย์สิบโมงเช้าหน้าท่าเรือนะคะ'],
    ['9', 'ploy', 14, 'อย่าลืมหมวกด้วยน้า แดดแรงมาก 👒'],
  ]),
};

/** Japanese; one message was taken back. */
export const sora: SeedConversation = {
  id: 'dm-mira-sora',
  kind: 'direct',
  members: ['mira', 'sora'],
  messages: thread('dm-mira-sora', [
    ['1', 'sora', 10120, 'ミラさん、先日はありがとうございました。あの喫茶店、また行きたいです。'],
    ['2', 'mira', 10100, 'こちらこそ！プリンが忘れられません🍮'],
    ['3', 'sora', 10095, 'あのプリンは、固さがちょうどいいんですよね。スプーンを入れた瞬間にわかる、というか。'],
    ['4', 'mira', 10090, 'わかります。「立っているプリン」。'],
    ['5', 'sora', 10089, 'いい言葉！', { reactions: { '🍮': ['mira'] } }],
    ['6', 'sora', 2890, '次の打ち合わせですが、木曜の15時はいかがでしょうか。'],
    ['7', 'mira', 2880, '木曜15時、大丈夫です。路面電車で行きますね🚋'],
    ['8', 'sora', 355, recalled, { recalled: true }],
    ['9', 'sora', 352, 'すみません、別の人あてのメッセージでした💦'],
    ['10', 'mira', 345, '大丈夫、ネコの写真以外は何も見ていません。'],
    ['11', 'sora', 340, 'ネコの写真は、見てもらってよかったです。'],
  ]),
};

/** Korean; an answer was begun and not sent. */
export const jiwoo: SeedConversation = {
  id: 'dm-mira-jiwoo',
  kind: 'direct',
  members: ['mira', 'jiwoo'],
  draftFor: { mira: '토요일은 산에 가고, 일요일 오전은 어때요? 흙은 제가 ' },
  messages: thread('dm-mira-jiwoo', [
    ['1', 'jiwoo', 5900, '미라, 지난번에 말한 도자기 공방에 자리가 났어요!'],
    ['2', 'mira', 5880, '정말요? 저 완전 초보인데 괜찮을까요?'],
    [
      '3',
      'jiwoo',
      5876,
      '그럼요. 첫날은 다들 접시를 만들려다가 재떨이를 만들어요 😂',
      { reactions: { '😂': ['mira'] } },
    ],
    ['4', 'mira', 5870, '그럼 저는 재떨이를 만들려고 해 볼게요. 혹시 접시가 나올지도…'],
    ['5', 'jiwoo', 5869, 'ㅋㅋㅋㅋ 좋은 전략이에요.'],
    [
      '6',
      'jiwoo',
      490,
      image('pottery', '나무 탁자 위의 푸른 꽃병, 얼룩무늬 그릇, 황토색 잔'),
      { reactions: { '💙': ['mira'] } },
    ],
    ['7', 'jiwoo', 489, '카미유 씨 작품이래요. 이런 유약 색은 어떻게 내는 걸까요?'],
    ['8', 'jiwoo', 480, '이번 주말에 시간 어때요? 토요일이나 일요일 다 괜찮아요.'],
  ]),
};

/** Simplified Chinese with a bit of code. */
export const lin: SeedConversation = {
  id: 'dm-mira-lin',
  kind: 'direct',
  members: ['mira', 'lin'],
  messages: thread('dm-mira-lin', [
    ['1', 'lin', 8800, '早！新图标我看到了，线条比上一版轻很多。'],
    ['2', 'mira', 8790, 'Thank you! 1.75 px strokes. 会不会太细？'],
    ['3', 'lin', 8786, '深色模式下刚刚好，浅色模式建议再深一点点。'],
    [
      '4',
      'lin',
      8785,
      markdown(
        '这样就行：\n```css\n.icon {\n  stroke-width: 1.75;\n  color: color-mix(in oklch, currentColor 92%, black);\n}\n```',
      ),
    ],
    ['5', 'mira', 8770, '试过了，好看！', { reactions: { '🎨': ['lin'] } }],
    ['6', 'lin', 4400, '周末把阳台的多肉都换了盆，有一盆开花了，像一颗小星星。'],
    ['7', 'mira', 4390, 'Mine are watching me with suspicion. 多久浇一次水？'],
    ['8', 'lin', 4386, '忘了的时候，正好。', { reactions: { '😂': ['mira'] } }],
    ['9', 'mira', 230, '下午的评审改到四点可以吗？'],
    ['10', 'lin', 210, '可以，我正好先把测试跑完。'],
  ]),
};

/** Hindi, ending in a missed call. */
export const anjali: SeedConversation = {
  id: 'dm-mira-anjali',
  kind: 'direct',
  members: ['mira', 'anjali'],
  messages: thread('dm-mira-anjali', [
    ['1', 'anjali', 17300, 'नमस्ते मीरा! ट्रेन में बैठ गई हूँ, खिड़की वाली सीट मिली है 🚂'],
    ['2', 'mira', 17280, 'नमस्ते! बाहर क्या दिख रहा है?'],
    ['3', 'anjali', 17275, 'सरसों के खेत, एक नदी, और बीच-बीच में बच्चे जो हर डिब्बे को हाथ हिलाते हैं।'],
    ['4', 'mira', 17270, 'Wave back for me!', { reactions: { '👋': ['anjali'] } }],
    [
      '5',
      'anjali',
      13010,
      'घर की अदरक वाली चाय:\n• दो कप पानी\n• एक इंच अदरक, कूटी हुई\n• दो चम्मच चाय पत्ती\n• दूध और चीनी स्वाद के अनुसार\nधीमी आँच पर पाँच मिनट।',
    ],
    ['6', 'mira', 12940, 'बन गई! रसोई में कमाल की ख़ुशबू है।'],
    ['7', 'anjali', 12935, 'देखा? अब तुम भी परिवार का हिस्सा हो।', { reactions: { '🥹': ['mira'], '☕': ['mira'] } }],
    ['8', 'mira', 4460, 'Are you around tonight? I want to hear about the exhibition.'],
    ['9', 'anjali', 4400, { type: 'call', media: 'audio', outcome: 'missed' }],
  ]),
};
