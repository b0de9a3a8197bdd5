/** A unit as the chart draws it. */
export interface ChartUnit {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly kind: string;
  /** Units directly below it on the day, drawn or not. */
  readonly childCount: number;
  readonly children: readonly ChartUnit[];
}

/** A box of the chart: a unit, or the number of units that the chart leaves to its table. */
export interface ChartBox {
  readonly key: string;
  readonly unit: ChartUnit | null;
  readonly hiddenCount: number;
  readonly x: number;
  readonly y: number;
}

/** A line from a box to one below it. */
interface ChartLine {
  readonly key: string;
  readonly path: string;
}

/** Where everything stands, in pixels. */
export interface ChartLayout {
  readonly boxes: readonly ChartBox[];
  readonly lines: readonly ChartLine[];
  readonly width: number;
  readonly height: number;
}

/** Sizes of the chart in pixels. */
export const CHART = { boxWidth: 232, boxHeight: 32, gapX: 48, rowHeight: 40 } as const;

/** Units of the lowest drawn level that one box shows before it only tells how many more there are. */
const LEAVES = 8;

const middle = (box: ChartBox): number => box.y + CHART.boxHeight / 2;

function line(from: ChartBox, to: ChartBox): ChartLine {
  const start = from.x + CHART.boxWidth;
  const turn = start + CHART.gapX / 2;
  return { key: to.key, path: `M${start} ${middle(from)} H${turn} V${middle(to)} H${to.x}` };
}

/** Places a unit and two levels below it from left to right: each leaf in a row of its own. */
export function layoutChart(root: ChartUnit): ChartLayout {
  const boxes: ChartBox[] = [];
  const lines: ChartLine[] = [];
  let rows = 0;
  let columns = 0;

  const place = (unit: ChartUnit, depth: number): ChartBox => {
    columns = Math.max(columns, depth + 1);
    const x = depth * (CHART.boxWidth + CHART.gapX);
    const shown = depth < 2 ? unit.children.slice(0, depth === 0 ? undefined : LEAVES) : [];
    const below = shown.map((child) => place(child, depth + 1));
    const hiddenCount = depth < 2 ? unit.childCount - shown.length : 0;
    if (hiddenCount > 0) {
      columns = Math.max(columns, depth + 2);
      const rest = {
        key: `${unit.id}+`,
        unit: null,
        hiddenCount,
        x: x + CHART.boxWidth + CHART.gapX,
        y: rows++ * CHART.rowHeight,
      };
      boxes.push(rest);
      below.push(rest);
    }
    // Beside its first unit, so that the head of a tall chart is in view before anyone scrolls.
    const y = below[0]?.y ?? rows++ * CHART.rowHeight;
    const box: ChartBox = { key: unit.id, unit, hiddenCount: 0, x, y };
    boxes.push(box);
    lines.push(...below.map((item) => line(box, item)));
    return box;
  };

  place(root, 0);
  return {
    boxes,
    lines,
    width: columns * CHART.boxWidth + (columns - 1) * CHART.gapX,
    height: rows * CHART.rowHeight - (CHART.rowHeight - CHART.boxHeight),
  };
}

/** Width of a character in half em: Chinese characters and other full-width signs take a whole em. */
const halves = (character: string): number => (/[\u2e80-\uffef]/u.test(character) ? 2 : 1.1);

/** The beginning of a name that fits a box, with an ellipsis where it was cut. */
export function fitName(name: string, limit = 30): string {
  let width = 0;
  const characters = [...name];
  for (const [index, character] of characters.entries()) {
    width += halves(character);
    if (width > limit) {
      return `${characters.slice(0, index).join('')}…`;
    }
  }
  return name;
}

/** All units of the chart with the name of what they stand below, the root first, for its table. */
export function chartRows(
  root: ChartUnit,
  parentName: string | null = null,
): readonly { readonly unit: ChartUnit; readonly parentName: string | null }[] {
  return [{ unit: root, parentName }, ...root.children.flatMap((child) => chartRows(child, root.name))];
}
