import { foldText } from '../../../utils/foldText.js';
import type { EmojiHit } from '../emojiModule.js';

/** The emoji that are always there: characters, shortcode, name in English and Chinese (Unicode CLDR). */
const few: readonly string[] = [
  '😀|grinning|grinning face|嘿嘿',
  '😄|smile|grinning face with smiling eyes|大笑',
  '😂|joy|face with tears of joy|笑哭了',
  '🤣|rolling_on_the_floor_laughing|rolling on the floor laughing|笑得满地打滚',
  '😊|blush|smiling face with smiling eyes|羞涩微笑',
  '😍|heart_eyes|smiling face with heart-eyes|花痴',
  '🥰|smiling_face_with_3_hearts|smiling face with hearts|喜笑颜开',
  '😘|kissing_heart|face blowing a kiss|飞吻',
  '😉|wink|winking face|眨眼',
  '😎|sunglasses|smiling face with sunglasses|墨镜笑脸',
  '🤩|star-struck|star-struck|好崇拜哦',
  '🥳|partying_face|partying face|聚会笑脸',
  '😇|innocent|smiling face with halo|微笑天使',
  '🙂|slightly_smiling_face|slightly smiling face|呵呵',
  '🙃|upside_down_face|upside-down face|倒脸',
  '😋|yum|face savoring food|好吃',
  '🤔|thinking_face|thinking face|想一想',
  '🤗|hugging_face|smiling face with open hands|抱抱',
  '😅|sweat_smile|grinning face with sweat|苦笑',
  '😬|grimacing|grimacing face|龇牙咧嘴',
  '🙄|face_with_rolling_eyes|face with rolling eyes|翻白眼',
  '😴|sleeping|sleeping face|睡着了',
  '🤭|face_with_hand_over_mouth|face with hand over mouth|不说',
  '🤫|shushing_face|shushing face|安静的脸',
  '😢|cry|crying face|哭',
  '😭|sob|loudly crying face|放声大哭',
  '🥺|pleading_face|pleading face|恳求的脸',
  '😡|rage|enraged face|怒火中烧',
  '😱|scream|face screaming in fear|吓死了',
  '🤯|exploding_head|exploding head|爆炸头',
  '😷|mask|face with medical mask|感冒',
  '🤒|face_with_thermometer|face with thermometer|发烧',
  '👍|+1|thumbs up|拇指向上',
  '👎|-1|thumbs down|拇指向下',
  '👏|clap|clapping hands|鼓掌',
  '🙌|raised_hands|raising hands|举双手',
  '🙏|pray|folded hands|双手合十',
  '👋|wave|waving hand|挥手',
  '💪|muscle|flexed biceps|肌肉',
  '👌|ok_hand|OK hand|OK',
  '✌️|v|victory hand|胜利手势',
  '🤝|handshake|handshake|握手',
  '🤞|crossed_fingers|crossed fingers|交叉的手指',
  '👀|eyes|eyes|双眼',
  '💯|100|hundred points|一百分',
  '✨|sparkles|sparkles|闪亮',
  '🔥|fire|fire|火焰',
  '🎉|tada|party popper|拉炮彩带',
  '❤️|heart|red heart|红心',
  '🧡|orange_heart|orange heart|橙心',
  '💛|yellow_heart|yellow heart|黄心',
  '💚|green_heart|green heart|绿心',
  '💙|blue_heart|blue heart|蓝心',
  '💜|purple_heart|purple heart|紫心',
  '🖤|black_heart|black heart|黑心',
  '💔|broken_heart|broken heart|心碎',
  '☕|coffee|hot beverage|热饮',
  '🍕|pizza|pizza|披萨',
  '🎂|birthday|birthday cake|生日蛋糕',
  '🌸|cherry_blossom|cherry blossom|樱花',
  '🌞|sun_with_face|sun with face|微笑的太阳',
  '🌙|crescent_moon|crescent moon|弯月',
  '⭐|star|star|星星',
  '✅|white_check_mark|check mark button|勾号按钮',
];

/** Looks among the emoji that are always there. */
export async function searchEmoji(query: string, locale: string, limit = 8): Promise<readonly EmojiHit[]> {
  const wanted = foldText(query);
  const inChinese = locale.startsWith('zh');
  const ranked = few.flatMap((row) => {
    const [native = '', shortcode = '', english = '', chinese = ''] = row.split('|');
    const words = [shortcode, ...english.split(/[\s-]+/), chinese].map(foldText);
    const rank = words.findIndex((word) => word.startsWith(wanted));
    const within = chinese.includes(wanted);
    if (rank < 0 && !within) return [];
    return [{ hit: { native, shortcode, name: inChinese ? chinese : english }, rank: rank < 0 ? words.length : rank }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ hit }) => hit);
}
