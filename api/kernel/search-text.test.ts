import { describe, expect, it } from 'vitest';

import { buildSearchText, searchPatterns, type SearchTextSource } from './search-text.ts';

/** What PostgreSQL's LIKE does with patterns that hold no wildcard but `%`. */
function like(text: string, pattern: string): boolean {
  const literal = pattern.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${literal.join('[^]*')}$`, 'u').test(text);
}

function finds(query: string, source: SearchTextSource): boolean {
  const text = buildSearchText(source);
  const patterns = searchPatterns(query);
  return patterns.like.length > 0 && patterns.like.every((pattern) => like(text, pattern));
}

function rank(query: string, source: SearchTextSource): 'exact' | 'prefix' | 'inside' {
  const text = buildSearchText(source);
  const patterns = searchPatterns(query);
  if (like(text, patterns.exact)) {
    return 'exact';
  }
  return like(text, patterns.prefix) ? 'prefix' : 'inside';
}

const peking: SearchTextSource = { names: ['北京大学', '京师大学堂', 'Peking University'], codes: ['4111010001'] };

describe('buildSearchText', () => {
  it('keeps each Chinese character as a word and closes the text with spaces', () => {
    expect(buildSearchText({ names: ['北京大学'], codes: ['4111010001'] })).toBe(
      ' | 北 京 大 学 | beijingdaxue | bjdx | 4111010001 | ~ bei bj jing jd da dx xue x ',
    );
  });

  it('is empty of readings but well formed without names', () => {
    expect(buildSearchText({ names: [] })).toBe(' | ~ ');
    expect(buildSearchText({ names: ['（）', ''] })).toBe(' | ~ ');
  });

  it('never breaks a character outside the basic plane', () => {
    expect(buildSearchText({ names: ['𠮷野'] }).isWellFormed()).toBe(true);
    expect(finds('𠮷', { names: ['𠮷野'] })).toBe(true);
  });
});

describe('searchPatterns', () => {
  it.each(['北', '学', '大学', '北京大学', '北京 大学', '京师', '大学堂'])('finds Chinese text %s', (query) => {
    expect(finds(query, peking)).toBe(true);
  });

  it.each([
    'b',
    'bj',
    'dx',
    'da',
    'xu',
    'bjd',
    'bjdx',
    'jdx',
    'beijing',
    'Beijing',
    'daxue',
    'ngda',
    'bei jing',
    'běijīng',
  ])('finds pinyin and initials %s', (query) => {
    expect(finds(query, peking)).toBe(true);
  });

  it.each(['peking', 'PEK', 'Peking Univ', 'pu', '4111010001', '10001', '41'])('finds words and codes %s', (query) => {
    expect(finds(query, peking)).toBe(true);
  });

  it.each(['北学', '南', 'nj', 'ei', 'qinghua', '京北', '4112'])('does not find %s', (query) => {
    expect(finds(query, peking)).toBe(false);
  });

  it.each([
    ['北京dx', true],
    ['bj大学', true],
    ['北京sf', false],
    ['大学4111', true],
  ])('takes a mixed query %s apart', (query, found) => {
    expect(finds(query, peking)).toBe(found);
  });

  it('folds full width, case and brackets on both sides', () => {
    const source = { names: ['中国石油大学（北京）', 'ＡＢ社'] };
    expect(finds('大学(北京)', source)).toBe(true);
    expect(finds('大学北京', source)).toBe(true);
    expect(finds('ＺＧＳＹ', source)).toBe(true);
    expect(finds('ab社', source)).toBe(true);
  });

  it.each([
    ['重庆大学', 'chongqing'],
    ['重庆大学', 'cqdx'],
    ['厦门大学', 'xiamen'],
    ['喀什大学', 'kashi'],
    ['女子学院', 'nvzi'],
    ['女子学院', 'nüzi'],
    ['女子学院', 'nu'],
    ['西安交通大学', "xi'an"],
  ])('reads %s as %s', (name, query) => {
    expect(finds(query, { names: [name] })).toBe(true);
  });

  it.each([
    ['单晓', 'shanxiao'],
    ['单晓', 'danxiao'],
    ['曾国安', 'zeng'],
    ['尉迟明', 'yuchi'],
    ['阿依古丽·买买提', 'ayiguli'],
    ['阿依古丽·买买提', '古丽买买'],
  ])('reads the person %s as %s', (name, query) => {
    expect(finds(query, { names: [name] })).toBe(true);
  });

  it('does not give a surname reading to a long name', () => {
    expect(buildSearchText({ names: ['解放军艺术学院'] })).not.toContain('xiefangjun');
  });

  it('ranks a whole name before a beginning before an inner match', () => {
    for (const query of ['北京大学', 'beijingdaxue', 'bjdx', '4111010001', 'Peking University', '京师大学堂']) {
      expect([query, rank(query, peking)]).toEqual([query, 'exact']);
    }
    for (const query of ['北京', '北', 'beij', 'bj', '41110', 'peking uni', '京师']) {
      expect([query, rank(query, peking)]).toEqual([query, 'prefix']);
    }
    for (const query of ['大学', 'daxue', 'dx', '10001', '北京dx']) {
      expect([query, rank(query, peking)]).toEqual([query, 'inside']);
    }
  });

  it('finds a code with and without its separators', () => {
    const source = { names: [], codes: ['XL-53_0012'] };
    for (const query of ['XL-53_0012', 'xl530012', 'xl 53', '0012']) {
      expect([query, finds(query, source)]).toEqual([query, true]);
    }
  });

  it('leaves nothing of a query without letters', () => {
    for (const query of ['', '  ', '%', '_', '\\', '%%_\\', '\0', '()', '\ud800']) {
      expect(searchPatterns(query)).toEqual({ like: [], exact: '', prefix: '' });
    }
  });

  it('never lets a character of the query act as a wildcard', () => {
    for (const query of ['北%学', 'b_j', 'a\\%', "'; drop table--", '北京|大学', '~ bei']) {
      const { like: parts, exact, prefix } = searchPatterns(query);
      for (const pattern of [...parts, exact, prefix]) {
        expect(pattern.slice(1, -1)).not.toMatch(/[%_\\']/u);
      }
    }
    expect(finds('北%学', { names: ['北京大学'] })).toBe(true);
    expect(finds('北%南', { names: ['北京大学'] })).toBe(false);
  });

  it('reads no more than a hundred characters', () => {
    expect(searchPatterns('学 '.repeat(5000)).like).toEqual(['% 学 %']);
    expect(searchPatterns('学'.repeat(5000)).exact.length).toBeLessThan(220);
  });
});
