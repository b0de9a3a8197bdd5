import type { DemoRandom } from './demo-random.ts';
import type { DemoRoster } from './demo-roster.ts';
import type { DemoPerson } from './demo.types.ts';

/** A way in which the same person comes to be entered twice. */
type Slip = (original: DemoPerson) => Partial<DemoPerson>;

const slips: readonly Slip[] = [
  // A list without student numbers.
  () => ({ studentNumber: null }),
  // A blank between surname and given name, as tables are padded.
  ({ name }) => ({ name: `${name.slice(0, 1)} ${name.slice(1)}`, studentNumber: null }),
  // The same number typed with a wrong gender.
  ({ gender }) => ({ gender: gender === 'FEMALE' ? 'MALE' : 'FEMALE', studentNumber: null }),
  // The year of enrolment off by one.
  ({ grade }) => ({ grade: grade === null ? null : grade - 1, studentNumber: null }),
  // No faculty given.
  () => ({ facultyKey: null, studentNumber: null }),
];

/** Enters some students a second time, each with a slip, as samples for duplicate detection. */
export function addDuplicates(roster: DemoRoster, random: DemoRandom, count: number): void {
  const students = roster.persons.filter(
    (person) => person.kind === 'UNDERGRADUATE' && /^\p{Script=Han}{2,3}$/u.test(person.name),
  );
  random.sample(students, count).forEach((original, index) => {
    const slip = slips[index % slips.length];
    if (slip) {
      roster.addDuplicate(original, slip(original));
    }
  });
}
