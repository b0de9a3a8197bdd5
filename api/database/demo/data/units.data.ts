import type { DemoClubType, DemoName } from '../demo.types.ts';

const pairs = (text: string): DemoName[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [zh = '', en = ''] = line.split('=').map((part) => part.trim());
      return { zh, en };
    });

/** Faculties of regular universities. */
export const universityFaculties = pairs(`
  文学院 = School of Liberal Arts
  历史文化学院 = School of History and Culture
  马克思主义学院 = School of Marxism
  教育学院 = School of Education
  心理学院 = School of Psychology
  外国语学院 = School of Foreign Languages
  法学院 = School of Law
  经济学院 = School of Economics
  管理学院 = School of Management
  会计学院 = School of Accounting
  新闻与传播学院 = School of Journalism and Communication
  数学与统计学院 = School of Mathematics and Statistics
  物理学院 = School of Physics
  化学与材料学院 = School of Chemistry and Materials
  生命科学学院 = School of Life Sciences
  地理科学学院 = School of Geography
  机械工程学院 = School of Mechanical Engineering
  电气工程学院 = School of Electrical Engineering
  土木工程学院 = School of Civil Engineering
  环境学院 = School of Environment
  公共卫生学院 = School of Public Health
  体育学院 = School of Physical Education
  音乐学院 = School of Music
  美术学院 = School of Fine Arts`);

/** Departments of vocational colleges. */
export const vocationalFaculties = pairs(`
  机电工程系 = Department of Mechatronics
  建筑工程系 = Department of Construction
  汽车工程系 = Department of Automotive Engineering
  信息工程系 = Department of Information Engineering
  电子商务系 = Department of E-commerce
  财务会计系 = Department of Accounting
  旅游管理系 = Department of Tourism
  护理系 = Department of Nursing
  学前教育系 = Department of Preschool Education
  艺术设计系 = Department of Art and Design
  现代农业系 = Department of Modern Agriculture
  轨道交通系 = Department of Rail Transport`);

/** Working departments of a union, the obligatory ones first; a union has at most six. */
export const unionDepartments = pairs(`
  综合事务部 = General Affairs Department
  权益服务部 = Rights and Services Department
  学习发展部 = Academic Development Department
  文体活动部 = Culture and Sports Department
  社会实践部 = Social Practice Department
  新媒体宣传部 = New Media Department`);

/** Departments of graduate unions. */
export const graduateDepartments = pairs(`
  学术科研部 = Academic Research Department
  职业发展部 = Career Development Department`);

/** Departments of the national federation's secretariat. */
export const nationalDepartments = pairs(`
  综合协调部 = General Coordination Department
  组织建设部 = Organization Building Department
  宣传教育部 = Publicity and Education Department
  权益服务部 = Rights and Services Department
  交流合作部 = Exchange and Cooperation Department`);

const clubs = (type: DemoClubType, text: string): (DemoName & { type: DemoClubType })[] =>
  pairs(text).map((name) => ({ ...name, type }));

/** Clubs of the six official types. */
export const clubNames = [
  ...clubs(
    'IDEOLOGICAL_POLITICAL',
    `
    青年理论学习社 = Youth Theory Society
    时事政策研习社 = Current Affairs Society
    党史学习社 = Party History Society
    国旗护卫队 = Flag Guard
    宪法宣讲社 = Constitution Society`,
  ),
  ...clubs(
    'ACADEMIC_TECHNICAL',
    `
    天文协会 = Astronomy Society
    数学建模协会 = Mathematical Modelling Society
    英语演讲社 = English Speech Society
    辩论协会 = Debating Society
    古籍研读社 = Classics Reading Society
    计算机协会 = Computer Society
    机器人协会 = Robotics Society
    模拟联合国协会 = Model United Nations
    昆虫观察社 = Entomology Society`,
  ),
  ...clubs(
    'INNOVATION_ENTREPRENEURSHIP',
    `
    创新创业协会 = Innovation and Entrepreneurship Society
    创客空间 = Makers' Space
    电子设计协会 = Electronic Design Society
    乡村振兴创业社 = Rural Start-up Society`,
  ),
  ...clubs(
    'CULTURE_SPORTS',
    `
    合唱团 = Choir
    民乐团 = Chinese Orchestra
    街舞社 = Street Dance Club
    汉服社 = Hanfu Society
    书法协会 = Calligraphy Society
    摄影协会 = Photography Society
    话剧社 = Drama Society
    吉他社 = Guitar Club
    围棋社 = Go Club
    篮球协会 = Basketball Club
    羽毛球协会 = Badminton Club
    乒乓球协会 = Table Tennis Club
    登山协会 = Mountaineering Club
    武术协会 = Martial Arts Club
    相声社 = Crosstalk Club`,
  ),
  ...clubs(
    'VOLUNTEER_PUBLIC_GOOD',
    `
    青年志愿者协会 = Young Volunteers
    爱心支教社 = Volunteer Teaching Society
    绿色环保协会 = Environmental Society
    无偿献血服务队 = Blood Donation Volunteers
    手语社 = Sign Language Club
    流动图书社 = Travelling Library`,
  ),
  ...clubs(
    'SELF_DISCIPLINE_MUTUAL_AID',
    `
    心理互助协会 = Peer Support Society
    勤工助学互助社 = Work-study Society
    文明宿舍促进会 = Dormitory Society
    学业互助社 = Study Support Society`,
  ),
] as const;

/** Overseas associations: country and an invented university. */
export const overseasAssociations: readonly (DemoName & { countryCode: string })[] = [
  { countryCode: 'NL', zh: '荷兰郁汀大学', en: 'Utingen University, Netherlands' },
  { countryCode: 'GB', zh: '英国橡谷大学', en: 'Oakvale University, United Kingdom' },
  { countryCode: 'FR', zh: '法国蓝丘大学', en: 'Bleucolline University, France' },
  { countryCode: 'DE', zh: '德国枫溪大学', en: 'Ahornbach University, Germany' },
  { countryCode: 'JP', zh: '日本若叶滨大学', en: 'Wakabahama University, Japan' },
  { countryCode: 'KR', zh: '韩国青峰大学', en: 'Cheongbong University, Korea' },
  { countryCode: 'AU', zh: '澳大利亚银湾大学', en: 'Silverbay University, Australia' },
  { countryCode: 'CA', zh: '加拿大霜河大学', en: 'Frostriver University, Canada' },
  { countryCode: 'EG', zh: '埃及莲洲大学', en: 'Lotus Delta University, Egypt' },
  { countryCode: 'SG', zh: '新加坡海棠大学', en: 'Begonia University, Singapore' },
  { countryCode: 'IT', zh: '意大利橄榄丘大学', en: 'Colleulivo University, Italy' },
  { countryCode: 'BR', zh: '巴西晨港大学', en: 'Porto Aurora University, Brazil' },
];
