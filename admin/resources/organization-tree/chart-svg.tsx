import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CHART, type ChartBox, type ChartUnit, fitName, layoutChart } from './chart-layout.ts';
import styles from './chart.module.css';

interface ChartSvgProps {
  readonly root: ChartUnit;
  readonly label: string;
  readonly addressOf: (id: string) => string;
}

/**
 * The chart as a picture. Its table says the same in words and has the same links, so readers of the page by keyboard
 * or by ear go there instead of through hundreds of boxes.
 */
export function ChartSvg({ root, label, addressOf }: ChartSvgProps) {
  const { boxes, lines, width, height } = layoutChart(root);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by itself, so arrow keys need its focus
    <div className={styles['scroll']} role="region" aria-label={label} tabIndex={0}>
      <svg
        aria-hidden="true"
        className={styles['chart']}
        width={width + 2}
        height={height + 2}
        viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      >
        {lines.map((line) => (
          <path key={line.key} className={styles['line']} d={line.path} />
        ))}
        {boxes.map((box) => (
          <Box key={box.key} box={box} isRoot={box.unit === root} addressOf={addressOf} />
        ))}
      </svg>
    </div>
  );
}

interface BoxProps {
  readonly box: ChartBox;
  readonly isRoot: boolean;
  readonly addressOf: (id: string) => string;
}

function Box({ box, isRoot, addressOf }: BoxProps) {
  const { t } = useTranslation();
  const text = (words: string) => (
    <text className={styles['name']} x={box.x + 10} y={box.y + CHART.boxHeight / 2} dominantBaseline="central">
      {words}
    </text>
  );
  if (!box.unit) {
    return <g className={styles['rest']}>{text(t('organizationTree.more', { count: box.hiddenCount }))}</g>;
  }
  const { id, name, childCount } = box.unit;
  return (
    <Link to={addressOf(id)} tabIndex={-1} className={styles['box']} data-root={isRoot} data-open={childCount > 0}>
      <title>{name}</title>
      <rect x={box.x} y={box.y} width={CHART.boxWidth} height={CHART.boxHeight} rx={6} />
      {text(fitName(name))}
    </Link>
  );
}
