// The names of a chart's series beside their colours.

/** Series in the order of their colours. */
export function Legend(props: { series: readonly string[] }) {
  if (props.series.length < 2) return null;
  return (
    <ul class="plain legend small chart">
      {props.series.map((name, i) => (
        <li key={name}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect width="10" height="10" class={`series-${i}`} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
