import { pinyin } from 'pinyin-pro';

import {
  commonGivenNames,
  givenCharacters,
  otherNames,
  reservedNames,
  staffGivenNames,
  surnames,
} from './data/person-names.data.ts';
import type { DemoPerson } from './demo.types.ts';
import type { DemoRandom } from './demo-random.ts';

const surnameTotal = surnames.reduce((sum, [, weight]) => sum + weight, 0);

function drawSurname(random: DemoRandom): string {
  let point = random.next() * surnameTotal;
  for (const [surname, weight] of surnames) {
    point -= weight;
    if (point < 0) {
      return surname;
    }
  }
  return '王';
}

function drawGivenName(random: DemoRandom, gender: DemoPerson['gender']): string {
  const characters = givenCharacters[gender];
  if (random.chance(0.13)) {
    return random.pick([...characters.single]);
  }
  if (random.chance(0.3)) {
    return random.pick(commonGivenNames[gender]);
  }
  const first = random.pick([...characters.first]);
  return first + random.pick([...characters.second].filter((second) => second !== first));
}

/** A believable name; in Xinjiang, Tibet and Inner Mongolia some are of the peoples who live there. */
export function drawPersonName(
  random: DemoRandom,
  gender: DemoPerson['gender'],
  provinceCode: string,
  isStaff = false,
): string {
  if (provinceCode === '650000' && random.chance(0.3)) {
    return `${random.pick(otherNames.uyghur[gender])}·${random.pick(otherNames.uyghur.MALE)}`;
  }
  if (provinceCode === '540000' && random.chance(0.6)) {
    return random.pick(otherNames.tibetan[gender]);
  }
  if (provinceCode === '150000' && random.chance(0.15)) {
    return random.pick(otherNames.mongol[gender]);
  }
  for (;;) {
    const given = isStaff ? random.pick(staffGivenNames[gender]) : drawGivenName(random, gender);
    const name = drawSurname(random) + given;
    if (!reservedNames.has(name)) {
      return name;
    }
  }
}

/** The pinyin of a Chinese text as lower-case words joined by hyphens, for natural keys. */
export const slugOf = (...texts: string[]): string =>
  texts.map((text) => pinyin(text, { toneType: 'none', type: 'array', v: true }).join('')).join('-');

/** The pinyin of a place as an English name. */
export function englishPlace(text: string): string {
  const letters = slugOf(text);
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
