import type { DemoName } from '../demo.types.ts';

/** A place in which demo schools lie. */
export interface DemoPlace extends DemoName {
  code: string;
}

/** A province with the number of demo schools of each category in it. */
export interface DemoProvince extends DemoPlace {
  /** 云南, 广西: how people say it. */
  short: string;
  /** An invented day on which its federation was founded. */
  federationOn: string;
  /** Regular universities, vocational colleges, secondary schools. */
  schools: readonly [number, number, number];
  /** Prefectures with schools, the first one twice as often; a municipality stands for itself. */
  places: readonly DemoPlace[];
}

/** The 31 provinces and the Corps, by code; Hong Kong, Macao and Taiwan are not members of the federation. */
export const demoProvinces: readonly DemoProvince[] = [
  {
    code: '110000',
    zh: '北京市',
    en: 'Beijing',
    short: '北京',
    federationOn: '1950-03-12',
    schools: [3, 1, 1],
    places: [{ code: '110000', zh: '北京市', en: 'Beijing' }],
  },
  {
    code: '120000',
    zh: '天津市',
    en: 'Tianjin',
    short: '天津',
    federationOn: '1950-04-20',
    schools: [1, 1, 1],
    places: [{ code: '120000', zh: '天津市', en: 'Tianjin' }],
  },
  {
    code: '130000',
    zh: '河北省',
    en: 'Hebei',
    short: '河北',
    federationOn: '1950-06-18',
    schools: [1, 2, 1],
    places: [
      { code: '130100', zh: '石家庄市', en: 'Shijiazhuang' },
      { code: '130600', zh: '保定市', en: 'Baoding' },
      { code: '130200', zh: '唐山市', en: 'Tangshan' },
    ],
  },
  {
    code: '140000',
    zh: '山西省',
    en: 'Shanxi',
    short: '山西',
    federationOn: '1951-04-10',
    schools: [1, 1, 1],
    places: [
      { code: '140100', zh: '太原市', en: 'Taiyuan' },
      { code: '140200', zh: '大同市', en: 'Datong' },
    ],
  },
  {
    code: '150000',
    zh: '内蒙古自治区',
    en: 'Inner Mongolia',
    short: '内蒙古',
    federationOn: '1953-06-02',
    schools: [1, 1, 0],
    places: [
      { code: '150100', zh: '呼和浩特市', en: 'Hohhot' },
      { code: '150200', zh: '包头市', en: 'Baotou' },
    ],
  },
  {
    code: '210000',
    zh: '辽宁省',
    en: 'Liaoning',
    short: '辽宁',
    federationOn: '1955-05-16',
    schools: [2, 2, 1],
    places: [
      { code: '210100', zh: '沈阳市', en: 'Shenyang' },
      { code: '210200', zh: '大连市', en: 'Dalian' },
      { code: '210700', zh: '锦州市', en: 'Jinzhou' },
    ],
  },
  {
    code: '220000',
    zh: '吉林省',
    en: 'Jilin',
    short: '吉林',
    federationOn: '1954-10-09',
    schools: [1, 1, 1],
    places: [
      { code: '220100', zh: '长春市', en: 'Changchun' },
      { code: '220200', zh: '吉林市', en: 'Jilin' },
    ],
  },
  {
    code: '230000',
    zh: '黑龙江省',
    en: 'Heilongjiang',
    short: '黑龙江',
    federationOn: '1954-11-21',
    schools: [2, 1, 1],
    places: [
      { code: '230100', zh: '哈尔滨市', en: 'Harbin' },
      { code: '230600', zh: '大庆市', en: 'Daqing' },
    ],
  },
  {
    code: '310000',
    zh: '上海市',
    en: 'Shanghai',
    short: '上海',
    federationOn: '1949-11-13',
    schools: [3, 1, 1],
    places: [{ code: '310000', zh: '上海市', en: 'Shanghai' }],
  },
  {
    code: '320000',
    zh: '江苏省',
    en: 'Jiangsu',
    short: '江苏',
    federationOn: '1953-05-08',
    schools: [3, 2, 2],
    places: [
      { code: '320100', zh: '南京市', en: 'Nanjing' },
      { code: '320500', zh: '苏州市', en: 'Suzhou' },
      { code: '320300', zh: '徐州市', en: 'Xuzhou' },
    ],
  },
  {
    code: '330000',
    zh: '浙江省',
    en: 'Zhejiang',
    short: '浙江',
    federationOn: '1950-09-15',
    schools: [2, 2, 2],
    places: [
      { code: '330100', zh: '杭州市', en: 'Hangzhou' },
      { code: '330200', zh: '宁波市', en: 'Ningbo' },
      { code: '330700', zh: '金华市', en: 'Jinhua' },
    ],
  },
  {
    code: '340000',
    zh: '安徽省',
    en: 'Anhui',
    short: '安徽',
    federationOn: '1952-10-26',
    schools: [2, 1, 1],
    places: [
      { code: '340100', zh: '合肥市', en: 'Hefei' },
      { code: '340200', zh: '芜湖市', en: 'Wuhu' },
    ],
  },
  {
    code: '350000',
    zh: '福建省',
    en: 'Fujian',
    short: '福建',
    federationOn: '1950-12-03',
    schools: [1, 1, 1],
    places: [
      { code: '350100', zh: '福州市', en: 'Fuzhou' },
      { code: '350200', zh: '厦门市', en: 'Xiamen' },
    ],
  },
  {
    code: '360000',
    zh: '江西省',
    en: 'Jiangxi',
    short: '江西',
    federationOn: '1950-08-22',
    schools: [1, 1, 1],
    places: [
      { code: '360100', zh: '南昌市', en: 'Nanchang' },
      { code: '360700', zh: '赣州市', en: 'Ganzhou' },
    ],
  },
  {
    code: '370000',
    zh: '山东省',
    en: 'Shandong',
    short: '山东',
    federationOn: '1950-10-17',
    schools: [3, 2, 2],
    places: [
      { code: '370100', zh: '济南市', en: 'Jinan' },
      { code: '370200', zh: '青岛市', en: 'Qingdao' },
      { code: '370600', zh: '烟台市', en: 'Yantai' },
    ],
  },
  {
    code: '410000',
    zh: '河南省',
    en: 'Henan',
    short: '河南',
    federationOn: '1951-03-25',
    schools: [2, 2, 1],
    places: [
      { code: '410100', zh: '郑州市', en: 'Zhengzhou' },
      { code: '410300', zh: '洛阳市', en: 'Luoyang' },
      { code: '410700', zh: '新乡市', en: 'Xinxiang' },
    ],
  },
  {
    code: '420000',
    zh: '湖北省',
    en: 'Hubei',
    short: '湖北',
    federationOn: '1950-05-30',
    schools: [3, 2, 1],
    places: [
      { code: '420100', zh: '武汉市', en: 'Wuhan' },
      { code: '420500', zh: '宜昌市', en: 'Yichang' },
      { code: '420600', zh: '襄阳市', en: 'Xiangyang' },
    ],
  },
  {
    code: '430000',
    zh: '湖南省',
    en: 'Hunan',
    short: '湖南',
    federationOn: '1950-07-14',
    schools: [2, 2, 1],
    places: [
      { code: '430100', zh: '长沙市', en: 'Changsha' },
      { code: '430300', zh: '湘潭市', en: 'Xiangtan' },
    ],
  },
  {
    code: '440000',
    zh: '广东省',
    en: 'Guangdong',
    short: '广东',
    federationOn: '1950-11-11',
    schools: [3, 2, 3],
    places: [
      { code: '440100', zh: '广州市', en: 'Guangzhou' },
      { code: '440300', zh: '深圳市', en: 'Shenzhen' },
      { code: '440400', zh: '珠海市', en: 'Zhuhai' },
    ],
  },
  {
    code: '450000',
    zh: '广西壮族自治区',
    en: 'Guangxi',
    short: '广西',
    federationOn: '1958-12-06',
    schools: [1, 1, 1],
    places: [
      { code: '450100', zh: '南宁市', en: 'Nanning' },
      { code: '450300', zh: '桂林市', en: 'Guilin' },
    ],
  },
  {
    code: '460000',
    zh: '海南省',
    en: 'Hainan',
    short: '海南',
    federationOn: '1988-09-24',
    schools: [1, 1, 0],
    places: [
      { code: '460100', zh: '海口市', en: 'Haikou' },
      { code: '460200', zh: '三亚市', en: 'Sanya' },
    ],
  },
  {
    code: '500000',
    zh: '重庆市',
    en: 'Chongqing',
    short: '重庆',
    federationOn: '1997-12-05',
    schools: [1, 1, 0],
    places: [{ code: '500000', zh: '重庆市', en: 'Chongqing' }],
  },
  {
    code: '510000',
    zh: '四川省',
    en: 'Sichuan',
    short: '四川',
    federationOn: '1953-04-19',
    schools: [2, 2, 2],
    places: [
      { code: '510100', zh: '成都市', en: 'Chengdu' },
      { code: '510700', zh: '绵阳市', en: 'Mianyang' },
      { code: '511300', zh: '南充市', en: 'Nanchong' },
    ],
  },
  {
    code: '520000',
    zh: '贵州省',
    en: 'Guizhou',
    short: '贵州',
    federationOn: '1951-05-27',
    schools: [1, 1, 0],
    places: [
      { code: '520100', zh: '贵阳市', en: 'Guiyang' },
      { code: '520300', zh: '遵义市', en: 'Zunyi' },
    ],
  },
  {
    code: '530000',
    zh: '云南省',
    en: 'Yunnan',
    short: '云南',
    federationOn: '1951-11-18',
    schools: [2, 2, 2],
    places: [
      { code: '530100', zh: '昆明市', en: 'Kunming' },
      { code: '532900', zh: '大理白族自治州', en: 'Dali' },
      { code: '530300', zh: '曲靖市', en: 'Qujing' },
    ],
  },
  {
    code: '540000',
    zh: '西藏自治区',
    en: 'Tibet',
    short: '西藏',
    federationOn: '1966-05-04',
    schools: [1, 0, 0],
    places: [{ code: '540100', zh: '拉萨市', en: 'Lhasa' }],
  },
  {
    code: '610000',
    zh: '陕西省',
    en: 'Shaanxi',
    short: '陕西',
    federationOn: '1951-06-23',
    schools: [2, 1, 1],
    places: [
      { code: '610100', zh: '西安市', en: "Xi'an" },
      { code: '610400', zh: '咸阳市', en: 'Xianyang' },
    ],
  },
  {
    code: '620000',
    zh: '甘肃省',
    en: 'Gansu',
    short: '甘肃',
    federationOn: '1951-09-09',
    schools: [1, 1, 0],
    places: [
      { code: '620100', zh: '兰州市', en: 'Lanzhou' },
      { code: '620500', zh: '天水市', en: 'Tianshui' },
    ],
  },
  {
    code: '630000',
    zh: '青海省',
    en: 'Qinghai',
    short: '青海',
    federationOn: '1953-10-30',
    schools: [1, 0, 0],
    places: [{ code: '630100', zh: '西宁市', en: 'Xining' }],
  },
  {
    code: '640000',
    zh: '宁夏回族自治区',
    en: 'Ningxia',
    short: '宁夏',
    federationOn: '1959-05-17',
    schools: [0, 1, 0],
    places: [{ code: '640100', zh: '银川市', en: 'Yinchuan' }],
  },
  {
    code: '650000',
    zh: '新疆维吾尔自治区',
    en: 'Xinjiang',
    short: '新疆',
    federationOn: '1956-04-29',
    schools: [1, 1, 0],
    places: [
      { code: '650100', zh: '乌鲁木齐市', en: 'Urumqi' },
      { code: '652300', zh: '昌吉回族自治州', en: 'Changji' },
    ],
  },
  {
    code: '660000',
    zh: '新疆生产建设兵团',
    en: 'Xinjiang Production and Construction Corps',
    short: '新疆兵团',
    federationOn: '1981-12-03',
    schools: [1, 0, 1],
    places: [{ code: '659001', zh: '石河子市', en: 'Shihezi' }],
  },
];

/** A city with a federation of its own. */
export interface DemoCity extends DemoPlace {
  provinceCode: string;
  /** An invented day on which its federation was founded. */
  federationOn: string;
}

/** Cities whose federation stands between its vocational and secondary schools and the province. */
export const demoCities: readonly DemoCity[] = [
  { code: '210200', zh: '大连市', en: 'Dalian', provinceCode: '210000', federationOn: '1981-03-08' },
  { code: '320100', zh: '南京市', en: 'Nanjing', provinceCode: '320000', federationOn: '1984-04-09' },
  { code: '320500', zh: '苏州市', en: 'Suzhou', provinceCode: '320000', federationOn: '1987-05-10' },
  { code: '330100', zh: '杭州市', en: 'Hangzhou', provinceCode: '330000', federationOn: '1981-06-11' },
  { code: '330200', zh: '宁波市', en: 'Ningbo', provinceCode: '330000', federationOn: '1984-07-12' },
  { code: '350200', zh: '厦门市', en: 'Xiamen', provinceCode: '350000', federationOn: '1987-08-13' },
  { code: '370100', zh: '济南市', en: 'Jinan', provinceCode: '370000', federationOn: '1981-09-14' },
  { code: '370200', zh: '青岛市', en: 'Qingdao', provinceCode: '370000', federationOn: '1984-10-15' },
  { code: '420100', zh: '武汉市', en: 'Wuhan', provinceCode: '420000', federationOn: '1987-03-16' },
  { code: '430100', zh: '长沙市', en: 'Changsha', provinceCode: '430000', federationOn: '1981-04-17' },
  { code: '440100', zh: '广州市', en: 'Guangzhou', provinceCode: '440000', federationOn: '1984-05-18' },
  { code: '440300', zh: '深圳市', en: 'Shenzhen', provinceCode: '440000', federationOn: '1987-06-19' },
  { code: '510100', zh: '成都市', en: 'Chengdu', provinceCode: '510000', federationOn: '1981-07-20' },
  { code: '530100', zh: '昆明市', en: 'Kunming', provinceCode: '530000', federationOn: '1984-08-21' },
  { code: '610100', zh: '西安市', en: "Xi'an", provinceCode: '610000', federationOn: '1987-09-22' },
];
