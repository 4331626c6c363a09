// Names of companies or ventures as links to their views.
import { hrefOf } from './links.js';

/** Names with commas between them. */
export function NameLinks(props: { kind: 'companies' | 'ventures'; names: readonly string[] }) {
  return (
    <>
      {props.names.map((name, i) => (
        <span key={name}>
          {i ? ', ' : ''}
          <a href={hrefOf(props.kind, name)}>{name}</a>
        </span>
      ))}
    </>
  );
}
