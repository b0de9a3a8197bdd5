import { pinyin } from 'pinyin-pro';

/** What one searchable row is found by. */
export interface SearchTextSource {
  /** Present, short, former and English names, the present name first. */
  names: readonly string[];
  /** Codes people type: school code, external code, student number. */
  codes?: readonly string[];
}

/** LIKE patterns for a column filled by `buildSearchText`; they hold no character that LIKE gives a meaning but `%`. */
export interface SearchPatterns {
  /** All of them must match. Empty when the query holds no letter, digit or Chinese character. */
  like: string[];
  /** Matches when one whole name, its pinyin, its initials or a code equals the query; the first rank. */
  exact: string;
  /** Matches when one of them begins with the query; the second rank. */
  prefix: string;
}

// Trigrams of pg_trgm are taken per word, and a pattern without a word of three characters has none. Chinese names are
// therefore stored as words of one character (" 北 京 大 学 "): "% 大 学 %" then yields the trigrams "  大" " 大 " "  学"
// " 学 ", and a single character is enough to use the index.
//   | 北 京 大 学 | beijingdaxue | bjdx | 4111010001 | ~ bei bj jing jd da dx xue
// A bar opens each complete reading, so that "%| …" is a prefix. Behind "~" stand the places where one or two letters
// may match besides: every syllable and every pair of initials.
const bar = '|';
const insideMark = '~';

const maxQueryCharacters = 100;
// Surnames read otherwise (单, 曾, 解) only matter in a person's name; 解放军 must not become xiefangjun.
const maxPersonCharacters = 4;

const wordPattern = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const hanPattern = /\p{Script=Han}/u;

// Readings that the dictionary of pinyin-pro does not know; each is indexed beside the dictionary's own.
const placeReadings: readonly (readonly [name: string, ...syllables: string[]])[] = [
  ['喀什', 'ka', 'shi'],
  ['乐清', 'yue', 'qing'],
  ['乐亭', 'lao', 'ting'],
  ['涡阳', 'guo', 'yang'],
  ['浚县', 'xun', 'xian'],
  ['尉犁', 'yu', 'li'],
  ['泌阳', 'bi', 'yang'],
  ['单县', 'shan', 'xian'],
  ['会稽', 'kuai', 'ji'],
];

/** Lower case, half width, without diacritics and apostrophes: the form in which names and queries meet. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’ʼ]/gu, '')
    .normalize('NFKC')
    .toLowerCase();
}

/** Runs of Chinese characters and words of other scripts, in order; everything else is dropped. */
const runsOf = (text: string): string[] => fold(text).match(wordPattern) ?? [];

/** The name as the column holds it: Chinese characters one by one, other words whole. */
const spaced = (runs: readonly string[]): string =>
  runs.flatMap((run) => (hanPattern.test(run) ? [...run] : [run])).join(' ');

const firstOf = (word: string): string => [...word][0] ?? '';

const syllablesOf = (run: string, surname: 'head' | 'off'): string[] =>
  pinyin(run, { toneType: 'none', type: 'array', v: true, surname });

/** The dictionary's syllables with those of every known place in the run put in their stead. */
function withPlaceReadings(run: string, syllables: readonly string[]): string[] {
  const corrected = [...syllables];
  for (const [name, ...reading] of placeReadings) {
    const at = run.indexOf(name);
    if (at >= 0) {
      corrected.splice(Array.from(run.slice(0, at)).length, reading.length, ...reading);
    }
  }
  return corrected;
}

/** Every reading of a name as syllables: the dictionary's, the one with a surname's reading, those of known places. */
function readingsOf(runs: readonly string[]): string[][] {
  const parts = runs.map((run) => {
    if (!hanPattern.test(run)) {
      return { dictionary: [run], surname: [run], places: [run] };
    }
    const dictionary = syllablesOf(run, 'off');
    const mayBePerson = [...run].length <= maxPersonCharacters;
    return {
      dictionary,
      surname: mayBePerson ? syllablesOf(run, 'head') : dictionary,
      places: withPlaceReadings(run, dictionary),
    };
  });
  const readings = (['dictionary', 'surname', 'places'] as const).map((kind) => parts.flatMap((part) => part[kind]));
  // ü is typed as v by some and as u by others.
  const withU = readings.map((reading) => reading.map((syllable) => syllable.replace(/^([ln])v/u, '$1u')));
  return [...new Map([...readings, ...withU].map((reading) => [reading.join(' '), reading])).values()];
}

/**
 * The text of a search column: present and former names by character, by pinyin and by initials, and codes. Write it
 * whenever one of them changes; index it with `USING gin (… gin_trgm_ops)` and read it through `searchPatterns`.
 */
export function buildSearchText({ names, codes = [] }: SearchTextSource): string {
  const whole = new Set<string>();
  const inside = new Set<string>();
  for (const name of names) {
    const runs = runsOf(name);
    whole.add(spaced(runs));
    if (!runs.some((run) => hanPattern.test(run))) {
      whole.add(runs.map(firstOf).join(''));
      continue;
    }
    for (const syllables of readingsOf(runs)) {
      const initials = syllables.map(firstOf);
      whole.add(syllables.join(''));
      whole.add(initials.join(''));
      syllables.forEach((syllable, index) => {
        inside.add(syllable);
        inside.add(initials.slice(index, index + 2).join(''));
      });
    }
  }
  for (const code of codes) {
    const runs = runsOf(code);
    whole.add(spaced(runs));
    whole.add(runs.join(''));
  }
  whole.delete('');
  return ` ${[...whole].map((reading) => `${bar} ${reading} `).join('')}${bar} ${[insideMark, ...inside].join(' ')} `;
}

/** One or two letters match where a word begins, three or more anywhere; Chinese characters match in sequence. */
function patternOf(run: string): string {
  if (hanPattern.test(run)) {
    return `% ${[...run].join(' ')} %`;
  }
  return [...run].length < 3 ? `% ${run}%` : `%${run}%`;
}

/**
 * The patterns a query asks for. Runs of Chinese and of other letters are taken apart ("北京dx"), and words too, and all
 * must match. Rank with `ORDER BY search_text LIKE exact DESC, search_text LIKE prefix DESC, length(name)`.
 */
export function searchPatterns(query: string): SearchPatterns {
  const runs = runsOf([...query].slice(0, maxQueryCharacters).join(''));
  const text = spaced(runs);
  if (text === '') {
    return { like: [], exact: '', prefix: '' };
  }
  const endsInHan = hanPattern.test(runs.at(-1) ?? '');
  return {
    like: [...new Set(runs.map(patternOf))],
    exact: `%${bar} ${text} ${bar}%`,
    prefix: `%${bar} ${text}${endsInHan ? ' ' : ''}%`,
  };
}
