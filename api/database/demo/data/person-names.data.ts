/** Surnames with their weight: about the number of bearers in ten thousand people. */
export const surnames: readonly (readonly [surname: string, weight: number])[] = (
  '王710 李700 张660 刘520 陈450 杨310 黄220 赵210 吴200 周190 徐145 孙140 马130 朱125 胡120 郭115 何110 林110 高105 罗100 ' +
  '郑94 梁86 谢78 宋74 唐70 许68 韩68 冯66 邓66 曹64 彭62 曾60 肖58 田57 董56 袁55 潘54 于52 蒋51 蔡50 余48 杜47 叶46 程45 ' +
  '苏44 魏44 吕43 丁42 任41 沈40 姚39 卢38 姜38 崔37 钟36 谭36 陆35 汪34 范34 金33 石33 廖32 贾32 夏31 韦31 付30 方30 白29 ' +
  '邹29 孟28 熊28 秦27 邱27 江26 尹26 薛25 闫25 段24 雷24 侯23 龙23 史22 陶22 黎21 贺21 顾20 毛20 郝19 龚19 邵18 万18 钱17 ' +
  '严17 覃16 武16 戴15 莫15 孔15 向14 汤14 温13 康13 施12 牛12 樊11 葛11 邢10 安10 齐10 易9 乔9 伍9 庞8 颜8 倪8 庄8 聂7 章7 ' +
  '鲁7 岳6 翟6 殷6 詹6 申5 耿5 关5 焦5 左5 柳4 甘4 祝4 包4 宁4 尚4 符3 舒3 阮3 纪3 梅3 童3 凌3 毕3 单3 季3 裴2 解2 查2 仇1 ' +
  '欧阳8 上官2 司徒2 诸葛1 司马1 尉迟1 皇甫1 令狐1 夏侯1'
)
  .split(' ')
  .map((entry) => {
    const surname = entry.replace(/\d+$/u, '');
    return [surname, Number(entry.slice(surname.length))] as const;
  });

/** First and second characters of two-character given names, and single ones, by gender. */
export const givenCharacters = {
  FEMALE: {
    first: '欣梓雨思佳诗雅若子晓梦嘉心可静婉文怡依语芷慧书清悦紫淑筱沐瑾冰亦玉艺美乐安月一秋春念芸',
    second: '怡涵琪萱婷妍彤瑶琳蕾颖雪洁菲娜倩欣然悦宁薇琴蓉莹馨晴珊茹媛月云兰凝岚璇柔霖玥漪蕊苒',
    single: '静婷雪颖敏洁丹璐蕾琳倩妍悦莹慧娜媛瑶薇晴萌玥',
  },
  MALE: {
    first: '子浩宇俊志文明博泽天伟嘉家晨建思睿嘉一铭鹏国海鸿振承景启远修正书昊奕立少永德弘哲云向锦旭',
    second: '轩宇杰豪涛鹏辉阳明博浩航凯翔然文泽铭睿宸霖林峰龙超强飞彬昊森洋成诚朗恒煜川源磊麟庭安恺',
    single: '伟磊强涛鹏超杰浩宇凯斌帆洋毅鑫博昊晨锐峰辉航恺',
  },
} as const;

/** Given names that many bear, so that namesakes occur. */
export const commonGivenNames = {
  FEMALE: (
    '欣怡 梓涵 诗涵 子涵 雨桐 佳怡 思雨 梦瑶 雨欣 可欣 佳琪 梦婷 思琪 静怡 雨萱 紫涵 心怡 雅婷 文静 晓雯 佳慧 嘉怡 雨涵 婷婷 晓燕 ' +
    '若曦 语嫣 舒涵 一诺 安琪'
  ).split(' '),
  MALE: (
    '浩然 子轩 宇轩 浩宇 俊杰 子豪 文博 宇航 志强 天宇 文杰 俊豪 泽宇 家豪 明轩 博文 嘉豪 志伟 晨阳 俊熙 子涵 嘉诚 建国 志远 ' +
    '国强 海涛 鹏飞 子昂 思远 一鸣'
  ).split(' '),
} as const;

/** Given names of the generation that works as staff. */
export const staffGivenNames = {
  FEMALE:
    '丽 敏 静 燕 艳 娟 红梅 丽娟 晓红 海燕 秀英 玉兰 春梅 雪梅 丽华 晓丽 小燕 志红 淑芳 文娟 慧敏 建华 亚萍 晓梅 爱华 月英 永红 晓云 少芬 凤霞'.split(
      ' ',
    ),
  MALE: '勇 军 建军 建华 志强 海波 国平 晓东 文斌 永刚 卫东 立新 少华 志刚 建平 德明 学军 春生 金宝 文忠 光明 宏伟 庆华 新民 世杰 向东 继红 长江 明辉 振华'.split(
    ' ',
  ),
} as const;

/** Names of other peoples, given where they live: Uyghur (with the father's name), Tibetan and Mongol. */
export const otherNames = {
  uyghur: {
    FEMALE: '阿依古丽 古丽娜尔 祖丽胡玛尔 热依汗 阿孜古丽 迪丽努尔 麦迪娜 古丽巴哈尔 努尔比亚 再乃甫'.split(' '),
    MALE: '艾力 买买提 吐尔逊 玉素甫 艾尔肯 麦麦提江 阿卜杜拉 库尔班 伊力亚尔 帕尔哈提'.split(' '),
  },
  tibetan: {
    FEMALE: '卓玛 央金 拉姆 白玛央宗 德吉卓嘎 次仁拉姆 格桑梅朵 达娃卓玛 仓决 曲珍'.split(' '),
    MALE: '扎西顿珠 次仁多吉 旦增平措 格桑罗布 洛桑旺堆 巴桑次仁 索朗达杰 多吉 尼玛扎西 平措旺久'.split(' '),
  },
  mongol: {
    FEMALE: '乌兰托娅 萨日娜 其其格 斯琴 娜仁高娃 塔娜 乌云嘎 阿茹娜 高娃 苏日娜'.split(' '),
    MALE: '巴特尔 苏日图 那日苏 阿古拉 布和 朝鲁 哈斯巴根 格日勒图 宝音 额尔德尼'.split(' '),
  },
} as const;

/** Namesakes of public figures, which are drawn again. */
export const reservedNames: ReadonlySet<string> = new Set(
  '李强 李鹏 李希 王毅 王晨 王洋 汪洋 韩正 陈毅 陈云 贺龙 王勇 张军 向东 蔡奇 马云 姚明 刘翔 李宁'.split(' '),
);
